import Foundation
import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording

/// What is in a hand-in, as somebody who wants to cheat takes it apart; the manifest fits whatever is done to the rest.
struct HandInParts {
    var log: CourseLog
    var header: TraceHeader
    var episodes: [TracedEpisode]
    /// The bytes of the log and of the trace, where they are not made of the above.
    var logBytes: [UInt8]?
    var traceBytes: [UInt8]?
    var manifest: Manifest
    var others: [ZipWriter.File] = []
    var hasLog = true
    var hasTrace = true
    /// What is done to the manifest at last, and to the bytes of the archive.
    var changeManifest: (inout Manifest) -> Void = { _ in }
    var changeArchive: (inout [UInt8]) -> Void = { _ in }

    /// The archive.
    func packed() throws -> [UInt8] {
        var files = others
        if hasTrace {
            let bytes = traceBytes ?? RunTrace(header: header, episodes: episodes).bytes
            files.insert(ZipWriter.File("log.trace", bytes), at: 0)
        }
        if hasLog { files.insert(ZipWriter.File("log.txt", logBytes ?? Array(log.text.utf8)), at: 0) }
        var manifest = manifest
        manifest.files = files.map {
            Manifest.File(name: $0.name, size: $0.bytes.count, sha256: SHA256.hexadecimal($0.bytes))
        }
        changeManifest(&manifest)
        var bytes = try ZipWriter.archive(
            [ZipWriter.File("manifest.json", Array(manifest.json.utf8))] + files, name: "it.zip")
        changeArchive(&bytes)
        return bytes
    }

    /// Changes an episode of the trace.
    mutating func change(_ position: Int, row: CourseLog.Row? = nil, _ change: (inout StepTrail) -> Void = { _ in }) {
        let episode = episodes[position]
        var trail = episode.trail
        change(&trail)
        episodes[position] = TracedEpisode(
            row: row ?? episode.row, isLogged: true, isWhole: true, wasInterrupted: false, trail: trail)
    }

    /// Gives rows and episodes the numbers 0, 1, 2, …
    mutating func renumber() {
        for index in log.rows.indices { log.rows[index].count = index }
        for index in episodes.indices {
            var row = episodes[index].row
            row.count = index
            change(index, row: row)
        }
    }
}

/// A run that is as an assignment wants it.
struct GoodRun {
    /// What is played, and how.
    struct Kind {
        var id: String
        var options: Info = [:]
        /// Whether rewards are scaled and actions repeated outside of what `make` made.
        var isWrapped = false
        /// Whether the program was stopped in the middle, and went on with the same environment and a new seed.
        var isResumed = false
        /// Whether several programs recorded at the same time, with one name for all their logs.
        var isOneOfSeveral = false
    }

    static let kinds = [
        Kind(id: "CartPole-v1"), Kind(id: "Pendulum-v1"), Kind(id: "CartPole-v1", isWrapped: true),
        Kind(id: "checks/Ledge-v0"), Kind(id: "MountainCarContinuous-v0", isResumed: true),
        Kind(id: "CliffWalking-v1", options: ["is_slippery": true]), Kind(id: "CartPole-v1", isOneOfSeveral: true),
    ]

    let parts: HandInParts
    let assignment: Assignment
    let assignmentPath: String

    init(_ kind: Kind, seed: Int, episodes: Int = 12, in folder: String) throws {
        let place =
            "\(folder)/good-\(kind.id.replacing("/", with: "-"))-\(kind.isWrapped)-\(kind.isOneOfSeveral)-\(seed)"
        var assignment = Assignment(name: "Coursework 1", environment: kind.id, episodes: episodes)
        assignment.options = kind.options
        assignment.required = [.log, .trace]
        assignment.maxEpisodeSteps = 60
        assignment.megabytes = 5
        assignmentPath = place + ".json"
        try assignment.write(to: assignmentPath)
        self.assignment = assignment
        let inner = try make(kind.id, kind.options, maxEpisodeSteps: 60)
        var logPath = place + "/log.txt"
        if kind.isOneOfSeveral {
            let children = try (0..<3).map {
                try Child.start(folder: place, seed: seed + 1000 * $0, episodes: episodes, isShort: true)
            }
            let runs = try children.map { try $0.end() }
            try require(runs.allSatisfy { $0.end == .code(0) }, "a program failed: \(runs[0].errors)")
            logPath = runs[1].output.split(separator: "\n").last.map(String.init) ?? ""
        } else if kind.isWrapped {
            var env = try Recorder(
                inner, logs: true, logFolder: place, logFile: "log.txt", trace: .all
            ).rewardsTransformed { $0 * 100 - 3 }
            try Self.play(&env, kind, seed: seed, episodes: episodes)
            try env.close()
        } else {
            var env = try Recorder(inner, logs: true, logFolder: place, logFile: "log.txt", trace: .all)
            try Self.play(&env, kind, seed: seed, episodes: episodes)
            try env.close()
        }
        let trace = try RunTrace(contentsOf: RunTrace.path(besideLog: logPath))
        parts = HandInParts(
            log: try CourseLog(contentsOf: logPath), header: trace.header, episodes: trace.episodes,
            manifest: Manifest(
                student: "abcd\(seed)", assignment: assignment.name, fingerprint: assignment.fingerprint,
                library: TraceHeader.library, files: []))
    }

    private static func play<E: Env>(_ env: inout E, _ kind: Kind, seed: Int, episodes: Int) throws {
        try env.actionSpace.seed(seed)
        for episode in 0..<episodes {
            let isStart = episode == 0 || kind.isResumed && episode == episodes / 2
            try env.reset(seed: isStart ? seed + episode : nil)
            while !(try env.step(env.actionSpace.sample()).isDone) {}
        }
    }
}
