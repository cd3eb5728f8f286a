import Lyceum

/// The Swift package manager at work in a student's package, as a program of its own.
struct PackageManager {
    /// The package's folder, from the root.
    let folder: String
    /// The practicals to build and test; `nil` for all.
    var chosen: [String]?

    /// What came of it.
    struct Outcome {
        enum End: Equatable {
            case ended(RunningProgram.End)
            /// Nothing had happened for too long.
            case tookTooLong
        }
        let end: End
        /// What it printed.
        let output: String

        var isGood: Bool { end == .ended(.code(0)) }
    }

    /// The path of a file of the check's own, below the folder that the package manager builds in.
    func path(_ name: String) throws -> String {
        let own = Platform.joined(folder, ".build/course-check")
        try Platform.makeFolder(own)
        return Platform.joined(own, name)
    }

    /// Builds the tests, and with them what they test.
    func build(_ progress: inout BuildProgress) throws -> Outcome {
        defer { progress.end() }
        return try run(["build", "-c", "release", "--build-tests"], log: "build.txt") { output in
            progress.show(output)
            return true
        }
    }

    /// Runs the tests that were built.
    ///
    /// - Parameters:
    ///   - skipped: the tests to leave out.
    ///   - patience: how long a test may take.
    func test(skipping skipped: [String], patience: Duration) throws -> (outcome: Outcome, events: TestEvents) {
        let file = try path("events.jsonl")
        Platform.remove(file)
        var seen = 0
        var last = ContinuousClock.now
        let outcome = try run(
            [
                "test", "-c", "release", "--disable-testable-imports", "--skip-build", "--no-parallel",
                "--event-stream-output-path", file, "--event-stream-version", "0",
            ] + skipped.flatMap { ["--skip", $0] }, log: "tests.txt"
        ) { _ in
            // Every event is a sign of life.
            let size = (try? Platform.readFile(file, limit: 1 << 28))?.count ?? 0
            if size != seen { (seen, last) = (size, .now) }
            // Before the first one the program of the tests is only being started.
            return ContinuousClock.now - last < (seen == 0 ? max(patience, .seconds(120)) : patience)
        }
        let bytes = (try? Platform.readFile(file, limit: 1 << 28)) ?? []
        return (outcome, TestEvents(String(decoding: bytes, as: UTF8.self)))
    }

    /// Runs `swift` and waits for its end; it is ended where `goesOn` does not want to wait any longer.
    private func run(_ arguments: [String], log: String, while goesOn: (String) -> Bool) throws -> Outcome {
        let log = try path(log)
        func output() -> String {
            String(decoding: (try? Platform.readFile(log, limit: 1 << 28)) ?? [], as: UTF8.self)
        }
        var launch = Launch("swift", arguments + ["--package-path", folder])
        if let chosen { launch.variables[ExercisePackage.chosen] = chosen.joined(separator: ",") }
        launch.output = .file(log)
        launch.explainsCrashes = true
        launch.hasOwnGroup = false
        let child = try launch.start()
        var interrupted: ContinuousClock.Instant?
        while true {
            if let end = child.currentEnd() {
                return Outcome(end: interrupted == nil ? .ended(end) : .tookTooLong, output: output())
            }
            if let since = interrupted {
                if ContinuousClock.now - since > .seconds(5) { child.kill() }
            } else if !goesOn(output()) {
                child.interrupt()
                interrupted = .now
            }
            Platform.sleep(.milliseconds(100))
        }
    }
}
