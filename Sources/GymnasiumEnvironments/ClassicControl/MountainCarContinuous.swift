import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The car in the valley with an accelerator that can be pressed a little. `MountainCarContinuous-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Box<Float>` of 1: the force, -1…1; values beyond are clipped |
/// | Observation | `[Float]` of 2: position (-1.2…0.6), velocity (-0.07…0.07) |
/// | Reward | -0.1 · action² for every step, as given and not as clipped, and 100 for reaching the goal |
/// | Start | position uniform in -0.6…-0.4, velocity 0 |
/// | Terminated | position of 0.45 or more with a velocity of ``goalVelocity`` or more |
/// | Truncated | by the registered time limit: after 999 steps |
/// | Options of `reset` | `low`, `high`: the range of the position at the start |
///
/// ```swift
/// var env = try make(.mountainCarContinuous)
/// try env.reset(seed: 42)
/// let step = try env.step([0.5])      // step.observation: [-0.4450413, 0.00016747934], step.reward: -0.025
/// ```
///
/// The problem is Moore's (1990), with a continuous action as in Sigaud's adaptation. Numbers are Gymnasium 1.4's, to
/// the last bit: the first step of an episode is computed in 64-bit numbers, and from then on position and velocity are
/// 32-bit numbers, because NumPy keeps them so.
public struct MountainCarContinuous: ConfigurableEnv {
    /// The force to the left at full throttle.
    public var minAction: Float = -1
    /// The force to the right at full throttle.
    public var maxAction: Float = 1
    /// The position of the left wall.
    public var minPosition = -1.2
    /// The greatest position.
    public var maxPosition = 0.6
    /// The greatest speed, in either direction.
    public var maxSpeed = 0.07
    /// The position from which the hill counts as climbed.
    public var goalPosition = 0.45
    /// The least velocity that the car must have there.
    public var goalVelocity: Double
    /// By how much a force of 1 changes the velocity in a step.
    public var power = 0.0015
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Position and velocity between their limits.
    public var observationSpace: Box<Float>
    /// The force.
    public var actionSpace = Box(low: -1, high: 1, shape: [1])
    /// What the start of an episode is drawn from: one number.
    public var random = Generator()

    /// Position and velocity; `nil` before the first reset. Assigning starts from another state.
    public var state: State?
    private var observations = ObservationBuffer(count: 2)
    /// The force of the last step, as clipped; `nil` before the first one.
    public internal(set) var lastForce: Float?

    /// What the dynamics advance.
    public struct State: Sendable, Hashable, Codable {
        /// The position along the road.
        public var position: Double
        /// The change of the position in a step.
        public var velocity: Double
        /// Whether the next step is computed in 32-bit numbers: after the first step of an episode.
        public var isSinglePrecision: Bool

        /// A state of the car.
        public init(position: Double, velocity: Double, isSinglePrecision: Bool = false) {
            self.position = position
            self.velocity = velocity
            self.isSinglePrecision = isSinglePrecision
        }

        /// Writes what an agent sees of it: the two numbers.
        @inline(__always)
        func observe(into numbers: UnsafeMutableBufferPointer<Float>) {
            numbers[0] = Float(position)
            numbers[1] = Float(velocity)
        }
    }

    /// What it is made with: the same as the car without an accelerator.
    public typealias Settings = MountainCar.Settings

    /// A car in a valley.
    ///
    /// - Parameters:
    ///   - goalVelocity: the least velocity that the car must have at the goal.
    ///   - renderMode: how it draws.
    public init(goalVelocity: Double = Settings.standard.goalVelocity, renderMode: RenderMode? = nil) {
        self.init(Settings(goalVelocity: goalVelocity), renderMode: renderMode)
    }

    /// A car in a valley with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        goalVelocity = settings.goalVelocity
        self.renderMode = renderMode
        observationSpace = Valley.space(minPosition, maxPosition, maxSpeed: maxSpeed)
    }

    /// Starts an episode at rest near the bottom of the valley.
    ///
    /// - Parameter options: `low` and `high`, the range of the position.
    /// - Throws: `InvalidSeed`, ``InvalidOption``, ``InvalidBound``.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        let start = State(position: try Valley.start(options, from: &random), velocity: 0)
        state = start
        lastForce = nil
        return Reset(observations.next { start.observe(into: $0) })
    }

    /// Accelerates and drives for one step.
    ///
    /// - Parameter action: one number; beyond -1…1 it is clipped, though the reward counts it in full.
    /// - Throws: ``InvalidAction`` for an array of another length, ``ResetNeeded``.
    public mutating func step(_ action: [Float]) throws -> Step<[Float]> {
        guard action.count == 1 else { throw InvalidAction(action, in: actionSpace) }
        guard let state else { throw ResetNeeded("step") }
        let world = World(self)
        let (next, reward, isAtGoal) = world.advanced(state, action[0], cosine: Math.cos(world.angle(state)))
        self.state = next
        lastForce = world.clipped(action[0])
        return Step(observations.next { next.observe(into: $0) }, reward: reward, terminated: isAtGoal)
    }
}

extension MountainCarContinuous {
    /// The numbers that can be changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<MountainCarContinuous>("min_action", \.minAction), Attribute("max_action", \.maxAction),
        Attribute("min_position", \.minPosition), Attribute("max_position", \.maxPosition),
        Attribute("max_speed", \.maxSpeed), Attribute("goal_position", \.goalPosition),
        Attribute("goal_velocity", \.goalVelocity), Attribute("power", \.power),
    ]
}

extension EnvID where E == MountainCarContinuous {
    /// `MountainCarContinuous-v0`: a weak car in a valley with an accelerator, 999 steps.
    public static var mountainCarContinuous: EnvID { .mountainCarContinuous() }

    /// `MountainCarContinuous-v0` with its options.
    public static func mountainCarContinuous(
        goalVelocity: Double = MountainCarContinuous.Settings.standard.goalVelocity
    ) -> EnvID {
        EnvID("MountainCarContinuous-v0", MountainCarContinuous.Settings(goalVelocity: goalVelocity))
    }
}
