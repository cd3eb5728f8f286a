import LyceumValues

/// What the registry knows of an environment: its id, its limits and how it is made.
public struct EnvSpec: Sendable, Hashable {
    /// The id, such as `CartPole-v1` or `course/SlotMachines-v0`.
    public let id: String
    /// The id's parts.
    public let name: EnvName
    /// The type that the entry makes, after its module or group: `Gymnasium.classic_control:CartPole`.
    public var entryPoint: String
    /// The mean return at which the environment counts as solved; `nil` where none is defined.
    public var rewardThreshold: Double? {
        get { threshold?.number }
        set { threshold = newValue.map { RewardThreshold($0) } }
    }
    package var threshold: RewardThreshold?
    /// Whether equal seeds and actions may lead to different episodes.
    public var nondeterministic: Bool
    /// The number of steps after which episodes are truncated; `nil` for no limit.
    public var maxEpisodeSteps: Int?
    /// Whether `step` and `render` are refused before the first `reset`.
    public var orderEnforce: Bool
    /// Whether the first reset and step go unchecked.
    public var disableEnvChecker: Bool
    /// The options that the environment is made with.
    public var options: Info
    /// The wrappers around it, from the inside to the outside.
    public var additionalWrappers: [WrapperSpec]

    /// An entry.
    ///
    /// - Throws: ``MalformedID``.
    public init(
        _ id: String, entryPoint: String, rewardThreshold: Double? = nil, nondeterministic: Bool = false,
        maxEpisodeSteps: Int? = nil, orderEnforce: Bool = true, disableEnvChecker: Bool = false, options: Info = [:],
        additionalWrappers: [WrapperSpec] = []
    ) throws {
        self.id = id
        name = try EnvName(id)
        self.entryPoint = entryPoint
        threshold = rewardThreshold.map { RewardThreshold($0) }
        self.nondeterministic = nondeterministic
        self.maxEpisodeSteps = maxEpisodeSteps
        self.orderEnforce = orderEnforce
        self.disableEnvChecker = disableEnvChecker
        self.options = options
        self.additionalWrappers = additionalWrappers
    }

    /// The innermost spec of a stack that is made from this one: the limits are added by the layers.
    @usableFromInline
    package func minimal(options: Info) -> EnvSpec {
        var spec = self
        spec.options = options
        spec.maxEpisodeSteps = nil
        spec.orderEnforce = false
        spec.disableEnvChecker = true
        spec.additionalWrappers = []
        return spec
    }
}

/// A number that Gymnasium may have registered as a whole one: 8 and 8.0 are equal, and each prints as it was written.
package struct RewardThreshold: Sendable, Hashable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    let number: Double
    private let isWhole: Bool

    init(_ number: Double) { (self.number, isWhole) = (number, false) }
    package init(integerLiteral value: Int) { (number, isWhole) = (Double(value), true) }
    package init(floatLiteral value: Double) { self.init(value) }

    /// A whole or floating-point number; `nil` for anything else.
    package init?(_ value: Value) {
        guard let number = value.double else { return nil }
        self.number = number
        isWhole = value.int != nil
    }

    package var value: Value { isWhole ? Int(exactly: number).map(Value.int) ?? .double(number) : .double(number) }

    package static func == (left: RewardThreshold, right: RewardThreshold) -> Bool { left.number == right.number }
    package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
