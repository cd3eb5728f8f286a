import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A pendulum with a weak motor: swing it up and keep it there. `Pendulum-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Box<Float>` of 1: the torque, -2…2 N m; values beyond are clipped |
/// | Observation | `[Float]` of 3: cosine and sine of the angle (0 is upright), angular velocity (-8…8 rad/s) |
/// | Reward | -(angle² + 0.1 · velocity² + 0.001 · torque²), of the state before the step; the angle in -π…π |
/// | Start | angle uniform in -π…π, angular velocity in -1…1 |
/// | Terminated | never |
/// | Truncated | by the registered time limit: after 200 steps |
/// | Options of `reset` | `x_init`, `y_init`: the greatest angle and angular velocity at the start |
///
/// ```swift
/// var env = try make(.pendulum)
/// try env.reset(seed: 42)
/// let step = try env.step([1])        // step.observation: [-0.1878612, 0.98219556, 0.7692768]
/// ```
///
/// The equation of motion is that of a uniform rod that turns around its end. Numbers are Gymnasium 1.4's, to the last
/// bit: what depends on the torque alone is computed in 32-bit numbers, everything else in 64-bit ones.
public struct Pendulum: ConfigurableEnv {
    /// The acceleration of free fall in m/s².
    public var gravity: Double
    /// The mass of the rod in kg.
    public var mass = 1.0
    /// The length of the rod in m.
    public var length = 1.0
    /// The time from one step to the next in s.
    public var timeStep = 0.05
    /// The greatest angular velocity in rad/s, in either direction.
    public var maxSpeed = 8.0
    /// The greatest torque in N m, in either direction.
    public var maxTorque = 2.0
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Cosine, sine and angular velocity between their limits.
    public var observationSpace = Box(low: [-1, -1, -8], high: [1, 1, 8])
    /// The torque.
    public var actionSpace = Box(low: -2, high: 2, shape: [1])
    /// What the start of an episode is drawn from: two numbers.
    public var random = Generator()

    /// Angle and angular velocity in full precision; `nil` before the first reset. Assigning starts from another state.
    public var state: State?
    private var observations = ObservationBuffer(count: 3)
    /// The torque of the last step, as clipped; `nil` before the first one.
    public internal(set) var lastTorque: Float?

    /// What the dynamics advance.
    public struct State: Sendable, Hashable, Codable {
        /// The angle in rad, turns included; 0 is upright, and it grows anticlockwise.
        public var angle: Double
        /// The angular velocity in rad/s.
        public var angularVelocity: Double

        /// A state of the pendulum.
        public init(angle: Double, angularVelocity: Double) {
            self.angle = angle
            self.angularVelocity = angularVelocity
        }

        /// Writes what an agent sees of it: where the end is, and how fast it turns.
        @inline(__always)
        func observe(into numbers: UnsafeMutableBufferPointer<Float>) {
            numbers[0] = Float(Math.cos(angle))
            numbers[1] = Float(Math.sin(angle))
            numbers[2] = Float(angularVelocity)
        }
    }

    /// What a pendulum is made with.
    public struct Settings: EnvSettings {
        /// The acceleration of free fall in m/s².
        public var gravity = 10.0

        /// 10 m/s².
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("g", \Settings.gravity, "the acceleration of free fall in m/s²")
        ]
    }

    /// A pendulum.
    ///
    /// - Parameters:
    ///   - gravity: the acceleration of free fall in m/s².
    ///   - renderMode: how it draws.
    public init(gravity: Double = Settings.standard.gravity, renderMode: RenderMode? = nil) {
        self.init(Settings(gravity: gravity), renderMode: renderMode)
    }

    /// A pendulum with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        gravity = settings.gravity
        self.renderMode = renderMode
    }

    /// Starts an episode at any angle.
    ///
    /// - Parameter options: `x_init` and `y_init`, the greatest angle (rad) and angular velocity (rad/s).
    /// - Throws: `InvalidSeed`, ``InvalidOption``.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        let (x, y) = try (reach(options, "x_init") ?? .pi, reach(options, "y_init") ?? 1)
        let start = State(angle: try random.uniform(-x, x), angularVelocity: try random.uniform(-y, y))
        state = start
        lastTorque = nil
        return Reset(observations.next { start.observe(into: $0) })
    }

    private func reach(_ options: Info, _ key: String) throws -> Double? {
        guard let reach = try number(options, key, example: 1) else { return nil }
        guard reach >= 0, (2 * reach).isFinite else {
            throw InvalidOption(key, given: reach, expected: "a finite number of 0 or more, such as 1.0")
        }
        return reach
    }

    /// Applies the torque and advances time by ``timeStep``.
    ///
    /// - Parameter action: one number; beyond ±``maxTorque`` it is clipped.
    /// - Throws: ``InvalidAction`` for an array of another length, ``ResetNeeded``.
    public mutating func step(_ action: [Float]) throws -> Step<[Float]> {
        guard action.count == 1 else { throw InvalidAction(action, in: actionSpace) }
        guard var state else { throw ResetNeeded("step") }
        let world = World(self)
        let torque = world.clipped(action[0])
        let cost = world.advance(&state, torque: torque, sine: Math.sin(state.angle))
        self.state = state
        lastTorque = torque
        return Step(observations.next { state.observe(into: $0) }, reward: -cost)
    }
}

extension Pendulum {
    /// The numbers that can be changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<Pendulum>("g", \.gravity), Attribute("m", \.mass), Attribute("l", \.length),
        Attribute("dt", \.timeStep), Attribute("max_speed", \.maxSpeed), Attribute("max_torque", \.maxTorque),
    ]
}

extension EnvID where E == Pendulum {
    /// `Pendulum-v1`: a pendulum with a weak motor, 200 steps.
    public static var pendulum: EnvID { .pendulum() }

    /// `Pendulum-v1` with its options.
    public static func pendulum(gravity: Double = Pendulum.Settings.standard.gravity) -> EnvID {
        EnvID("Pendulum-v1", Pendulum.Settings(gravity: gravity))
    }
}
