import Lyceum
import LyceumHandIns

/// A new package, before it is written.
package struct NewPackage {
    /// The name of the package, of its only program and of the folder that the program is in.
    let name: String
    /// The folder of Lyceum, as the manifest names it.
    let lyceum: String

    package init(name: String, lyceum: String) {
        self.name = name
        self.lyceum = lyceum
    }

    /// The files with their paths in the package.
    var files: [(path: String, text: String)] {
        [("Package.swift", manifest), ("Sources/\(name)/main.swift", program), (".gitignore", ".build/\nruns/\n")]
    }

    /// The package manifest.
    package var manifest: String {
        ProgramManifest(name: name, lyceum: lyceum, programs: [.init(name: name)]).text
    }

    /// A first program.
    var program: String {
        """
        // A pole on a cart, and an agent that pushes it at random. Run it with
        //
        //     swift run -c release \(name)
        //
        // and look at what it leaves with
        //
        //     swift run -c release course log runs/logs/random-log.txt

        import Lyceum

        // The environment, and around it what counts and writes down each episode.
        var env = try Recorder(
            make("CartPole-v1"), smoothing: 10, logs: true, logFolder: "runs/logs", logFile: "random-log.txt")
        try seedEverything(42, &env)  // the same numbers in every run

        /// Plays an episode to its end and returns its statistics.
        func playEpisode() throws -> EpisodeStatistics? {
            try env.reset()
            while true {
                let action = env.actionSpace.sample()  // your agent chooses here
                let step = try env.step(action)
                if step.isDone { return step.info.recorder }
            }
        }

        for episode in progress(0..<100) {
            guard let statistics = try playEpisode() else { continue }
            if episode.isMultiple(of: 10) { print("episode \\(episode): return \\(statistics.rewardSum)") }
        }
        try env.close()
        try env.writeLog()

        """
    }

    /// A name for the package in a folder: the last part of the path, without characters that program names cannot
    /// have.
    package static func name(inFolder folder: String) -> String {
        let kept = ProgramManifest.lastPart(folder).map {
            $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-"
        }
        let name = String(kept).drop { $0 == "-" }
        let isFree = name.first?.isLetter == true && !isTaken(String(name))
        return isFree ? String(name) : name.isEmpty ? "my-course" : "my-\(name)"
    }

    /// Whether a module of that name already exists, in Lyceum or in Swift itself.
    private static func isTaken(_ name: String) -> Bool {
        let name = name.lowercased().map { $0 == "_" ? "-" : $0 }
        let taken = [
            "benchmarks", "checks", "course", "coursetool", "foundation", "glibc", "gymnasium", "lecture", "lyceum",
            "main", "musl", "packagedescription", "swift", "synchronization", "test", "testing", "tests", "tutorial",
            "xctest",
        ]
        return taken.contains(String(name))
            || ["lecture-", "lyceum", "tutorial-"].contains { String(name).hasPrefix($0) }
    }
}
