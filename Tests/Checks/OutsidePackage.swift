import Foundation
import Lyceum
import TestSupport

/// A student's package, with the README's manifest and nothing but `import Lyceum`, builds without a warning and runs, and
/// makes every id. What it builds of this package is kept for the next time.
let outsidePackage = Check("outside/package") { _ in try OutsidePackage().check() }

private struct OutsidePackage {
    private let checkout = (0..<3).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    private var folder: String { checkout.appending(path: ".build/outside/my-course").path }
    private var scratch: String { checkout.appending(path: ".build/outside/build").path }
    /// A program of its own has none of the variables that this one was started with.
    private var environment: [String: String] { ["PATH": Program.environment["PATH"] ?? "", "HOME": folder] }

    func check() throws -> String {
        guard let swift = Program("swift") else { return "there is no swift in the search path" }
        try? FileManager.default.removeItem(atPath: folder)
        try require(
            try Program.current.neighbour("course").run(["new", folder]).code == 0,
            "`course new` does not make a package")
        let manifest = try readmeManifest()
        try require(
            try text(folder + "/Package.swift") == manifest, "`course new` has another manifest than the README")
        try write(withTargets(["Course", "Options"], in: manifest), to: folder + "/Package.swift")
        try write(Self.program, to: folder + "/Sources/Course/main.swift")
        try write(Self.options, to: folder + "/Sources/Options/main.swift")
        let arguments = [
            "build", "--disable-sandbox", "--package-path", folder, "--scratch-path", scratch,
            "--cache-path", scratch + "/cache", "--config-path", scratch + "/config",
            "--security-path", scratch + "/security",
        ]
        // The tool is a product of Lyceum, so that `swift run course` works in every package that depends on it.
        for arguments in [arguments, arguments + ["--product", "course"]] {
            let build = try swift.run(arguments, environment: environment, limit: .seconds(1800))
            let told = build.output + build.errors
            try require(build.code == 0 && !told.contains("warning:"), told)
        }
        let made = try checkCourse()
        try checkOptions()
        try checkFirstProgram()
        return "\(made) ids made"
    }

    /// Runs what was built.
    private func run(_ name: String, _ arguments: String...) throws -> Run {
        try Program(path: "\(scratch)/debug/\(name)").run(arguments, environment: environment, in: folder)
    }

    private func expect(_ run: Run, _ code: Int32, _ told: String) throws {
        let found = run.output + run.errors
        try require(run.code == code && found == told, "\(run.end) and \(found) instead of \(code) and \(told)")
    }

    /// What a program says when nobody can take what it prints.
    private func expectFullDisk(_ command: String, _ name: String) throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        try expect(
            Program(path: "/bin/sh").run(["-c", "\(scratch)/debug/\(command) > /dev/full"], environment: environment),
            1,
            "\(name): cannot write the standard output: No space left on device\n")
    }

    /// The README's manifest, with the folder of this checkout in the place of `../lyceum`.
    private func readmeManifest() throws -> String {
        let readme = try text(checkout.appending(path: "README.md").path)
        guard let start = readme.range(of: "// swift-tools-version")?.lowerBound,
            let end = readme[start...].range(of: "```")?.lowerBound
        else { throw CheckFailed("the README has no manifest") }
        return readme[start..<end]
            .replacingOccurrences(of: "path: \"../lyceum\"", with: "path: \"\(checkout.path)\"")
            .replacingOccurrences(of: "package: \"lyceum\"", with: "package: \"\(checkout.lastPathComponent)\"")
    }

    /// The manifest with more programs, each a copy of the one there is.
    private func withTargets(_ names: [String], in manifest: String) throws -> String {
        guard let start = manifest.range(of: "        .executableTarget(")?.lowerBound,
            let end = manifest[start...].range(of: "\n    ]\n")?.lowerBound
        else { throw CheckFailed("the README's manifest has no program") }
        let target = manifest[start..<end]
        let more = names.map { target.replacingOccurrences(of: "\"my-course\"", with: "\"\($0)\"") + ",\n" }.joined()
        return manifest[..<start] + more + manifest[start...]
    }

    private func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    private func checkFirstProgram() throws {
        let first = try run("my-course")
        try require(first.code == 0 && first.output.contains("episode 90: return "), first.output + first.errors)
        let log = try run("course", "log", "runs/logs/random-log.txt")
        try require(log.code == 0 && log.output.contains("\n100 episodes, "), log.output + log.errors)
        try expectFullDisk("course envs", "course")
    }

    private func checkCourse() throws -> Int {
        let course = try run("Course")
        try require(course.code == 0, course.output + course.errors)
        let lines = course.output.split(separator: "\n").map(String.init)
        let made = lines.filter { $0.hasPrefix("made ") }.map { String($0.dropFirst(5)) }
        var random = try Generator(seed: 42)
        let wins = (0..<1000).count { _ in random.random() < 0.7 }
        let stack =
            "<UnscaledReward<TimeLimit<OrderEnforcing<PassiveEnvChecker<SlotMachines<course/SlotMachines-v0>>>>>>"
        for line in [
            "arm 5 of 1000: \(wins) wins", "typed: \(stack)", "actions are discrete with 6 dimensions/#actions",
            "observations are discrete with 1 dimensions/#observations", "maximum timesteps is: 100",
            "The device is: cpu (as recommended)", "made course/SlotMachines-v0", "checked: []",
            "ids: \(made.joined(separator: " "))",
        ] {
            try require(lines.contains(line), "no line is \(line): \(course.output)")
        }
        try require(Set(made).isSuperset(of: ["CartPole-v0", "CartPole-v1"]) && lines.last == "done", course.output)
        return made.count
    }

    private func checkOptions() throws {
        try expect(run("Options", "--seed", "7"), 0, "7 runs/options\n")
        let help = try run("Options", "--help").output
        try require(help.hasPrefix("Shows its options\n\nswift run -c release options [options]\n"), help)
        try expect(
            run("Options", "--sede", "7"), 2, "options: there is no option --sede: did you mean `--seed`?\n")
        try expect(run("Options", "--quiet"), 0, "")
        let long = try run("Options", "--quick")
        let note =
            "note: this is a debug build and about 50 times slower than need be: `swift run -c release Options`\n"
        let told = long.output + long.errors
        try require(long.code == 0 && told.components(separatedBy: note).count == 2, told)
        try expect(run("Options", "--quick", "--quiet"), 0, "")
        try expect(
            run("Options", "--out", "/dev/null/results"), 2,
            "options: cannot make the folder /dev/null/results: Not a directory\n")
        try expectFullDisk("Options", "Options")
    }
}

/// The programs of the package.
extension OutsidePackage {
    private static let program = """
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

    private static let options = """
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
