import Gymnasium
import GymnasiumCore
import LyceumSystem
import LyceumValues

/// What a lecturer asks for, as `assignment.json` has it: students check their runs against it, and the grader uses the same file.
///
/// ```swift
/// import LyceumHandIns
///
/// var assignment = Assignment(name: "Coursework 1", environment: "CartPole-v1", episodes: 1000)
/// assignment.seeds = [42]
/// assignment.scorer = .meanOfLast(100)
/// try assignment.write(to: "assignment.json")
/// print(try Assignment(contentsOf: "assignment.json") == assignment)        // true
/// ```
public struct Assignment: Sendable, Equatable {
    /// The name, which is in each hand-in; at most 100 characters.
    public var name: String
    /// The id of the environment.
    public var environment: String
    /// The options that it must be made with.
    public var options: Info = [:]
    /// The time limit that it must be made with; `nil` for the registered one.
    public var maxEpisodeSteps: Int?
    /// How many episodes the log must have at least; `nil` where they are not counted.
    public var episodes: Int?
    /// How many steps the log must have at least; `nil` where they are not counted.
    public var steps: Int?
    /// The seeds that a run may begin with; `nil` for any.
    public var seeds: [Int]?
    /// How large the archive may be, in millions of bytes.
    public var megabytes = 50
    /// What must be handed in; the log must in any case.
    public var required: [HandInPart] = [.log, .trace, .sources]
    /// What it is scored by.
    public var scorer = Scorer.convergence
    /// The mean return to reach, for ``Scorer/episodesToThreshold``; `nil` for the one that the environment is registered with.
    public var threshold: Double?
    /// Until when it is to be handed in; `nil` where that is said elsewhere.
    public var deadline: Deadline?

    /// An assignment that asks for so many episodes or steps; everything else can be changed afterwards.
    public init(name: String, environment: String, episodes: Int? = nil, steps: Int? = nil) {
        self.name = name
        self.environment = environment
        self.episodes = episodes
        self.steps = steps
    }

    /// What identifies the assignment in a hand-in: the SHA-256 of its text, 64 hexadecimal digits.
    public var fingerprint: String { SHA256.hexadecimal(Array(json.utf8)) }

    /// How `make` makes the environment that is asked for, with the options and limits of this assignment.
    ///
    /// - Throws: as `make`.
    public func envSpec() throws -> EnvSpec? {
        var spec = try Gymnasium.make(environment, options, maxEpisodeSteps: maxEpisodeSteps).spec
        spec?.options["render_mode"] = nil as Value?
        return spec
    }

    /// Reads an assignment.
    ///
    /// - Throws: `FileError`, ``MalformedAssignment``.
    public init(contentsOf path: String) throws {
        try self.init(bytes: try Platform.readFile(path, limit: JSONFields.byteLimit), name: path)
    }

    /// Writes the file, whole or not at all.
    ///
    /// - Throws: `FileError`; ``MalformedAssignment`` for an assignment that could not be read again.
    public func write(to path: String) throws {
        let bytes = Array(json.utf8)
        _ = try Assignment(bytes: bytes, name: path)
        try Platform.replaceFile(path, with: bytes)
    }
}
