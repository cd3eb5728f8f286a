import CourseTool
import Foundation
import Gymnasium
import Lyceum
import Testing

extension Tag {
    /// Builds a package of its own, which takes a minute.
    @Tag static var buildsPackage: Tag
}

/// A student's package, outside of the checkout, with nothing but `import Lyceum`.
@Suite(.tags(.buildsPackage), .timeLimit(.minutes(15))) struct OutsidePackageTests {
    @Test(.enabled(if: Toolchain.swift != nil, "there is no swift in the PATH to build the package with"))
    func `A package as the README has it builds without a warning and runs, and makes every id`() throws {
        let swift = try #require(Toolchain.swift)
        try withTemporaryFolder { outer in
            let folder = outer + "/my-course"
            _ = try NewCommand.write(folder, checkout.path)
            let manifest = try readmeManifest()
            #expect(try text(folder + "/Package.swift") == manifest)
            try write(withTargets(["Course", "Options"], in: manifest), to: folder + "/Package.swift")
            try write(program, to: folder + "/Sources/Course/main.swift")
            try write(options, to: folder + "/Sources/Options/main.swift")
            let arguments = [
                "build", "--disable-sandbox", "--package-path", folder, "--scratch-path", folder + "/build",
                "--cache-path", folder + "/cache", "--config-path", folder + "/config",
                "--security-path", folder + "/security",
            ]
            // The tool is a product of Lyceum, so that `swift run course` works in every package that depends on it.
            for arguments in [arguments, arguments + ["--product", "course"]] {
                let build = try Toolchain.run(swift, arguments, home: folder)
                try #require(build.status == 0, "\(build.output)")
                #expect(!build.output.contains("warning:"), "\(build.output)")
            }

            try expectCourse(folder + "/build/debug/Course")
            try expectOptions(folder + "/build/debug/Options")
            try expectFirstProgram(folder, "build/debug/my-course", tool: "build/debug/course")
        }
    }

    /// The README's manifest, with the folder of this checkout in the place of `../lyceum`.
    private func readmeManifest() throws -> String {
        let readme = try text(checkout.appending(path: "README.md").path)
        let start = try #require(readme.range(of: "// swift-tools-version")).lowerBound
        let end = try #require(readme[start...].range(of: "```")).lowerBound
        return readme[start..<end]
            .replacingOccurrences(of: "path: \"../lyceum\"", with: "path: \"\(checkout.path)\"")
            .replacingOccurrences(of: "package: \"lyceum\"", with: "package: \"\(checkout.lastPathComponent)\"")
    }

    /// The manifest with more programs, each a copy of the one there is.
    private func withTargets(_ names: [String], in manifest: String) throws -> String {
        let start = try #require(manifest.range(of: "        .executableTarget(")).lowerBound
        let end = try #require(manifest[start...].range(of: "\n    ]\n")).lowerBound
        let target = manifest[start..<end]
        let more = names.map { target.replacingOccurrences(of: "\"my-course\"", with: "\"\($0)\"") + ",\n" }.joined()
        return manifest[..<start] + more + manifest[start...]
    }

    private func expectFirstProgram(_ folder: String, _ path: String, tool: String) throws {
        let run = try Toolchain.run("\(folder)/\(path)", [], home: folder, in: folder)
        #expect(run.status == 0 && run.output.contains("episode 90: return "), "\(run.output)")
        let log = try Toolchain.run("\(folder)/\(tool)", ["log", "runs/logs/random-log.txt"], home: folder, in: folder)
        #expect(log.status == 0 && log.output.contains("\n100 episodes, "), "\(log.output)")
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let full = try Toolchain.run("/bin/sh", ["-c", "\(folder)/\(tool) envs > /dev/full"], home: folder)
        #expect(full == (1, "course: cannot write the standard output: No space left on device\n"))
    }

    private func expectCourse(_ path: String) throws {
        let run = try Toolchain.run(path, [], home: NSTemporaryDirectory())
        #expect(run.status == 0, "\(run.output)")
        let lines = run.output.split(separator: "\n").map(String.init)
        var random = try Generator(seed: 42)
        let wins = (0..<1000).count { _ in random.random() < 0.7 }
        #expect(lines.contains("arm 5 of 1000: \(wins) wins"), "\(run.output)")
        let stack =
            "<UnscaledReward<TimeLimit<OrderEnforcing<PassiveEnvChecker<SlotMachines<course/SlotMachines-v0>>>>>>"
        #expect(lines.contains("typed: \(stack)"))
        #expect(lines.contains("actions are discrete with 6 dimensions/#actions"))
        #expect(lines.contains("observations are discrete with 1 dimensions/#observations"))
        #expect(lines.contains("maximum timesteps is: 100"))
        #expect(lines.contains("The device is: cpu (as recommended)"))
        #expect(lines.contains("made course/SlotMachines-v0"))
        #expect(lines.contains("checked: []"))
        let made = lines.filter { $0.hasPrefix("made ") }.map { String($0.dropFirst(5)) }
        #expect(lines.contains("ids: \(made.joined(separator: " "))"))
        #expect(Set(made).isSuperset(of: ["CartPole-v0", "CartPole-v1"]))
        #expect(lines.last == "done")
    }

    private func expectOptions(_ path: String) throws {
        func run(_ arguments: String...) throws -> (status: Int32, output: String) {
            try Toolchain.run(path, arguments, home: NSTemporaryDirectory())
        }
        #expect(try run("--seed", "7") == (0, "7 runs/options\n"))
        let help = try run("--help")
        #expect(help.status == 0)
        #expect(help.output.hasPrefix("Shows its options\n\nswift run -c release options [options]\n"))
        #expect(try run("--sede", "7") == (2, "options: there is no option --sede: did you mean `--seed`?\n"))
        #expect(try run("--quiet") == (0, ""))

        let long = try run("--quick")
        #expect(long.status == 0)
        let note =
            "note: this is a debug build and about 50 times slower than need be: `swift run -c release Options`\n"
        #expect(long.output.components(separatedBy: note).count == 2, "\(long.output)")
        #expect(try run("--quick", "--quiet") == (0, ""))

        let refused = try run("--out", "/dev/null/results")
        #expect(refused == (2, "options: cannot make the folder /dev/null/results: Not a directory\n"))
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let full = try Toolchain.run("/bin/sh", ["-c", "\(path) > /dev/full"], home: NSTemporaryDirectory())
        #expect(full == (1, "Options: cannot write the standard output: No space left on device\n"))
    }

    private func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    private var checkout: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    private let program = """
        import Lyceum

        struct SlotMachines: Env {
            typealias Observation = Int
            typealias Action = Int
            var observationSpace = Discrete(1)
            var actionSpace: Discrete
            var random = Generator()
            let winProbability: [Double]

            init(winProbability: [Double] = [0.4, 0.2, 0.1, 0.1, 0.1, 0.7]) {
                self.winProbability = winProbability
                actionSpace = Discrete(winProbability.count)
            }
            mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
                try reseed(seed)
                return Reset(0)
            }
            mutating func step(_ arm: Int) throws -> Step<Int> {
                Step(0, reward: random.random() < winProbability[arm] ? 1 : 0, terminated: true)
            }
        }

        let slotMachines = try register("course/SlotMachines-v0", maxEpisodeSteps: 100) { _ in SlotMachines() }
        var wins = 0.0
        var env = try Recorder(make("course/SlotMachines-v0"), smoothing: 10).rewardsClipped(to: 0...1)
        try seedEverything(42, &env)

        func play(_ arm: Int) throws {
            try env.reset()
            let step = try env.step(arm)
            wins += step.reward
        }

        for _ in 0..<1000 { try play(5) }
        print("arm 5 of 1000: \\(Int(wins)) wins")
        env.info = false
        print("typed: \\(try make(slotMachines))")
        envInfo(env, printOut: true)
        checkDevice()

        print("checked: \\(checkEnv(SlotMachines()))")
        print("ids: \\(registeredIDs.joined(separator: " "))")
        for id in registeredIDs {
            var env = try make(id)
            try env.reset(seed: 1)
            _ = try env.step(env.actionSpace.sample())
            try env.close()
            print("made \\(id)")
        }
        print("done")
        """

    private let options = """
        import Lyceum

        let options = ProgramOptions.read(name: "options", summary: "Shows its options")
        print(options.seed, options.out)
        if options.quick {
            var env = try make("CartPole-v1")
            let start = ContinuousClock.now
            while ContinuousClock.now - start < .seconds(2.5) { try env.reset() }
        }
        """
}

/// The compiler, and programs in general.
private enum Toolchain {
    /// The path of `swift`; `nil` where there is none.
    static let swift = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map { "\($0)/swift" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Runs a program without the variables that a test run sets, and returns all that it wrote.
    static func run(
        _ path: String, _ arguments: [String], home: String, in folder: String? = nil
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": home]
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
