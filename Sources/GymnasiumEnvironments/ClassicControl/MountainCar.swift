import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A car in a valley whose engine is too weak for the hill: gather speed by rocking. `MountainCar-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(3)`: 0 accelerates to the left, 1 not at all, 2 to the right |
/// | Observation | `[Float]` of 2: position (-1.2…0.6), velocity (-0.07…0.07) |
/// | Reward | -1 for every step |
/// | Start | position uniform in -0.6…-0.4, velocity 0 |
/// | Terminated | position of 0.5 or more with a velocity of ``goalVelocity`` or more |
/// | Truncated | by the registered time limit: after 200 steps |
/// | Options of `reset` | `low`, `high`: the range of the position at the start |
///
/// ```swift
/// var env = try make(.mountainCar)
/// try env.reset(seed: 42)
/// let step = try env.step(2)          // step.observation: [-0.44479132, 0.00041747934]
/// ```
///
/// The problem is Moore's, "Efficient memory-based learning for robot control" (University of Cambridge, 1990), in the
/// form of Sutton and Barto, Reinforcement Learning (2018), example 10.1. Numbers are Gymnasium 1.4's, to the last bit.
public struct MountainCar: ConfigurableEnv {
    /// The position of the left wall.
    public var minPosition = -1.2
    /// The greatest position.
    public var maxPosition = 0.6
    /// The greatest speed, in either direction.
    public var maxSpeed = 0.07
    /// The position from which the hill counts as climbed.
    public var goalPosition = 0.5
    /// The least velocity that the car must have there.
    public var goalVelocity: Double
    /// By how much the engine changes the velocity in a step.
    public var force = 0.001
    /// By how much the steepest slope changes the velocity in a step.
    public var gravity = 0.0025
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Position and velocity between their limits.
    public var observationSpace: Box<Float>
    /// 0 to the left, 1 not at all, 2 to the right.
    public var actionSpace = Discrete(3)
    /// What the start of an episode is drawn from: one number.
    public var random = Generator()

    /// Position and velocity in full precision; `nil` before the first reset. Assigning starts from another state.
    public var state: State?
    private var observations = ObservationBuffer(count: 2)

    /// What the dynamics advance.
    public struct State: Sendable, Hashable, Codable {
        /// The position along the road.
        public var position: Double
        /// The change of the position in a step.
        public var velocity: Double

        /// A state of the car.
        public init(position: Double, velocity: Double) {
            self.position = position
            self.velocity = velocity
        }

        /// Writes what an agent sees of it: the two numbers.
        @inline(__always)
        func observe(into numbers: UnsafeMutableBufferPointer<Float>) {
            numbers[0] = Float(position)
            numbers[1] = Float(velocity)
        }
    }

    /// What a car in a valley is made with.
    public struct Settings: EnvSettings {
        /// The velocity that the car must have at the goal at least.
        public var goalVelocity = 0.0

        /// A car that may also stand still at the goal.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption(
                "goal_velocity", \Settings.goalVelocity, "the velocity that the car must have at the goal at least")
        ]
    }

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
        return Reset(observations.next { start.observe(into: $0) })
    }

    /// Accelerates and drives for one step.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard var state else { throw ResetNeeded("step") }
        let isAtGoal = World(self).advance(&state, action, cosine: Math.cos(3 * state.position))
        self.state = state
        return Step(observations.next { state.observe(into: $0) }, reward: -1, terminated: isAtGoal)
    }
}

extension MountainCar {
    /// The numbers that can be changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<MountainCar>("min_position", \.minPosition), Attribute("max_position", \.maxPosition),
        Attribute("max_speed", \.maxSpeed), Attribute("goal_position", \.goalPosition),
        Attribute("goal_velocity", \.goalVelocity), Attribute("force", \.force), Attribute("gravity", \.gravity),
    ]
}

extension EnvID where E == MountainCar {
    /// `MountainCar-v0`: a weak car in a valley, 200 steps.
    public static var mountainCar: EnvID { .mountainCar() }

    /// `MountainCar-v0` with its options.
    public static func mountainCar(
        goalVelocity: Double = MountainCar.Settings.standard.goalVelocity
    ) -> EnvID {
        EnvID("MountainCar-v0", MountainCar.Settings(goalVelocity: goalVelocity))
    }
}
