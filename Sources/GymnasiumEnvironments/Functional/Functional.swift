import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// An ordinary environment made of pure functions: it keeps the state and the key that they are called with.
///
/// ```swift
/// var env = Functional(FunctionalCartPole(gravity: 5))
/// try env.reset(seed: 42)
/// let step = try env.step(1)
/// env.functions.gravity = 9.8
/// ```
///
/// Before a reset and before each step the key is split: one half is used, the other kept. With a seed it starts from
/// `ThreefryKey(seed:)`. Numbers are those of Gymnasium's `FunctionalJaxEnv`.
public struct Functional<Functions: FunctionalEnv>: Env {
    /// The pure functions, with their parameters.
    public var functions: Functions
    /// The space that every observation lies in.
    public var observationSpace: Functions.ObservationSpace
    /// The space that actions are taken from.
    public var actionSpace: Functions.ActionSpace
    /// Gymnasium's `np_random`, seeded by a reset; nothing of the dynamics is drawn from it.
    public var random = Generator()
    /// The key that the next reset or step splits.
    public var key: ThreefryKey
    /// The state; `nil` before the first reset. Assigning one goes on from there.
    public var state: Functions.State?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The key before the last reset; `nil` where that had a seed.
    private var keyBefore: ThreefryKey?

    /// An environment that calls the functions given.
    public init(_ functions: Functions, renderMode: RenderMode? = nil) {
        self.functions = functions
        self.renderMode = renderMode
        observationSpace = functions.observationSpace
        actionSpace = functions.actionSpace
        key = ThreefryKey(seed: Int(truncatingIfNeeded: freshSeedBits()))
    }

    /// What the functions can draw.
    public static var metadata: Metadata { Functions.metadata }

    /// The parameters of the functions.
    public static var attributes: [Attribute<Functional>] {
        Functions.parameters.map { Attribute($0, at: \.functions) }
    }

    /// Starts an episode.
    ///
    /// - Parameter options: none.
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Functions.Observation> {
        try reseed(seed)
        keyBefore = seed == nil ? key : nil
        if let seed { key = ThreefryKey(seed: SeedExchange.seed(for: seed)) }
        let own = nextKey()
        let first = functions.initial(own)
        state = first
        return Reset(functions.observation(first, own), info: functions.stateInfo(first))
    }

    /// Takes an action. The episode may go on after a terminal state.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Functions.Action) throws -> Step<Functions.Observation> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard let state else { throw ResetNeeded("step") }
        let own = nextKey()
        let next = functions.transition(state, action, own)
        self.state = next
        return Step(
            functions.observation(next, own), reward: functions.reward(state, action, next, own),
            terminated: functions.terminal(next, own), info: functions.transitionInfo(state, action, next))
    }

    /// Draws the state; `nil` without a render mode that the functions know.
    ///
    /// - Throws: ``ResetNeeded``.
    public mutating func render() throws -> RenderedFrame? {
        guard let renderMode else { return nil }
        guard let state else { throw ResetNeeded("render") }
        return functions.render(state, mode: renderMode)
    }

    private mutating func nextKey() -> ThreefryKey {
        let (own, rest) = key.split()
        key = rest
        return own
    }
}

// JAX computes in single precision.
extension Functional: SinglePrecisionEnv {}

extension Functional: HistoryDependentEnv {
    package var inheritance: [UInt8] {
        guard let keyBefore else { return [] }
        return [keyBefore.high, keyBefore.low].flatMap { word in withUnsafeBytes(of: word.littleEndian, Array.init) }
    }

    package mutating func inherit(_ bytes: [UInt8]) throws {
        if bytes.isEmpty { return }
        guard bytes.count == 8 else { throw InvalidInheritance(Self.typeName) }
        let words = [bytes.prefix(4), bytes.suffix(4)].map { $0.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
        key = ThreefryKey(high: words[0], low: words[1])
    }
}

extension Attribute {
    /// The same property of something that is a part of `E`.
    init<Part>(_ attribute: Attribute<Part>, at path: WritableKeyPath<E, Part> & Sendable) {
        var setPart: (@Sendable (inout E, Value) -> Bool)?
        if let set = attribute.set {
            setPart = { env, value in set(&env[keyPath: path], value) }
        }
        self.init(name: attribute.name, get: { attribute.get($0[keyPath: path]) }, set: setPart)
    }
}

extension EnvID {
    /// An id of an environment that is made of pure functions.
    package init<Functions: FunctionalEnv>(_ id: String, _ functions: Functions) where E == Functional<Functions> {
        self.init(id) { Functional(functions, renderMode: $0.renderMode) }
    }
}
