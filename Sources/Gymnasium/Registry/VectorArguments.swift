import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The arguments of one call of `makeVec`, apart from the id.
struct VectorArguments {
    var count: Int
    var mode: VectorizeMode?
    var autoresetMode: AutoresetMode?
    var threads: Int?
    var lane: MakeArguments
    var wrappers: [(AnyEnv) throws -> AnyEnv]

    private static let countKey = "num_envs"
    private static let modeKey = "vectorization_mode"
    private static let argumentsKey = "vector_kwargs"

    /// Takes the arguments that a vector environment's spec has among its options out of them.
    ///
    /// - Throws: ``InvalidOption``.
    mutating func take(from options: inout Info) throws {
        if let given: Value = options[Self.countKey] {
            guard let number = given.int else {
                throw InvalidOption(Self.countKey, given: given, expected: "a number of lanes")
            }
            count = number
        }
        if let given: Value = options[Self.modeKey] { mode = try Self.named(given, Self.modeKey) }
        if let given: Value = options[Self.argumentsKey] {
            guard let arguments = given.dictionary else {
                throw InvalidOption(Self.argumentsKey, given: given, expected: "a dictionary")
            }
            if let mode: Value = arguments["autoreset_mode"] { autoresetMode = try Self.named(mode, "autoreset_mode") }
            if let number: Int = arguments["threads"] { threads = number }
        }
        for key in [Self.countKey, Self.modeKey, Self.argumentsKey] { options[key] = nil as Value? }
    }

    private static func named<Name: RawRepresentable & CaseIterable>(
        _ value: Value, _ key: String
    ) throws -> Name where Name.RawValue == String {
        guard let name = value.string.flatMap(Name.init(rawValue:)) else {
            let names = Name.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            throw InvalidOption(key, given: value, expected: "one of \(names)")
        }
        return name
    }

    /// The arguments as options of the vector environment's spec.
    static func options(
        count: Int, mode: VectorizeMode, autoresetMode: AutoresetMode?, threads: Int?
    ) -> Info {
        var options = Info()
        if count != 1 { options[countKey] = .int(count) }
        options[modeKey] = .string(mode.rawValue)
        var arguments = Info()
        if let autoresetMode, autoresetMode != .nextStep {
            arguments["autoreset_mode"] = .string(autoresetMode.rawValue)
        }
        if let threads { arguments["threads"] = .int(threads) }
        if !arguments.isEmpty { options[argumentsKey] = .dictionary(arguments) }
        return options
    }
}

/// Thrown if an id has no vector environment of its own, or it cannot do what is asked for.
public struct VectorEntryPointError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id.
    public let id: String
    /// What is wrong.
    public let problem: String

    /// An id and what is wrong.
    public init(id: String, problem: String) {
        self.id = id
        self.problem = problem
    }

    public var description: String {
        "the vector environment of \(id) cannot be made: \(problem); write vectorizationMode: .sync"
    }
}

func makeVector(_ entry: RegistryEntry, _ spec: EnvSpec, _ arguments: VectorArguments) throws -> AnyVectorEnv {
    try checkCount("count", arguments.count, 1...Limits.lanes, of: "lanes")
    let asksForLanes =
        arguments.autoresetMode != nil || arguments.threads != nil || !arguments.wrappers.isEmpty
        || !spec.additionalWrappers.isEmpty
    let usual: VectorizeMode = entry.makeVector != nil && !asksForLanes ? .vectorEntryPoint : .sync
    let mode = arguments.mode ?? usual
    if mode == .vectorEntryPoint { return try makeRegisteredVector(entry, spec, arguments) }
    let lanes = try (0..<arguments.count).map { _ in
        var env = try entry.make(spec, arguments.lane)
        for wrapper in arguments.wrappers { env = try wrapper(env) }
        return env
    }
    let recorded = VectorArguments.options(
        count: arguments.count, mode: mode, autoresetMode: arguments.autoresetMode, threads: arguments.threads)
    let autoresetMode = arguments.autoresetMode ?? .nextStep
    if mode == .async {
        var vector = try AsyncVectorEnv(lanes, autoresetMode: autoresetMode, threads: arguments.threads)
        vector.spec = vectorSpec(lanes[0].spec, recorded)
        return AnyVectorEnv(vector)
    }
    var vector = try SyncVectorEnv(lanes, autoresetMode: autoresetMode, threads: arguments.threads)
    vector.record(recorded)
    return AnyVectorEnv(vector)
}

private func vectorSpec(_ lane: EnvSpec?, _ recorded: Info) -> EnvSpec? {
    guard var spec = lane else { return nil }
    spec.options.merge(recorded)
    return spec
}

extension SyncVectorEnv {
    mutating func record(_ recorded: Info) { spec = vectorSpec(lanes[0].env.spec, recorded) }

    /// Gives the vector the spec of its sub-environments, with the arguments that it was made with.
    @usableFromInline
    mutating func record(count: Int, autoresetMode: AutoresetMode, threads: Int?) {
        record(VectorArguments.options(count: count, mode: .sync, autoresetMode: autoresetMode, threads: threads))
    }
}

private func makeRegisteredVector(
    _ entry: RegistryEntry, _ spec: EnvSpec, _ arguments: VectorArguments
) throws -> AnyVectorEnv {
    func refuse(_ problem: String) -> VectorEntryPointError { VectorEntryPointError(id: spec.id, problem: problem) }
    guard let makeVector = entry.makeVector else { throw refuse("none is registered") }
    if arguments.autoresetMode != nil { throw refuse("it has an autoreset mode of its own") }
    if arguments.threads != nil { throw refuse("it has no threads to choose") }
    if !arguments.wrappers.isEmpty || !spec.additionalWrappers.isEmpty { throw refuse("its lanes take no wrappers") }
    var (options, given, _) = try resolve(spec, arguments.lane, modes: [.rgbArray])
    let limit = arguments.lane.maxEpisodeSteps == -1 ? nil : arguments.lane.maxEpisodeSteps ?? spec.maxEpisodeSteps
    var withLimit = given
    withLimit["render_mode"] = nil as Value?
    if let limit { withLimit["max_episode_steps"] = .int(limit) }
    options = Options(withLimit, renderMode: options.renderMode)
    let vector = try makeVector(options, arguments.count)
    try options.checkAllKnown(id: spec.id)
    var made = spec
    made.options = given
    made.maxEpisodeSteps = limit
    let recorded = VectorArguments.options(
        count: arguments.count, mode: .vectorEntryPoint, autoresetMode: nil, threads: nil)
    return AnyVectorEnv(vector, spec: vectorSpec(made, recorded))
}
