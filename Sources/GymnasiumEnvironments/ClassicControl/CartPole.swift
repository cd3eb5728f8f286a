import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A pole on a cart that is pushed left or right: keep the pole up. `CartPole-v0` and `CartPole-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 pushes the cart to the left, 1 to the right |
/// | Observation | `[Float]` of 4: position (m), velocity (m/s), angle of the pole (rad, 0 is upright), angular velocity (rad/s) |
/// | Reward | 1 for every step, the last one included; with `suttonBartoReward` 0, and -1 when the pole falls |
/// | Start | each of the four numbers uniform in -0.05…0.05 |
/// | Terminated | position beyond ±2.4 m or angle beyond ±12° |
/// | Truncated | by the registered time limit: after 200 steps (v0) or 500 (v1) |
/// | Options of `reset` | `low`, `high`: the range of the four numbers at the start |
///
/// ```swift
/// var env = try make(.cartPole)
/// try env.reset(seed: 42)
/// let step = try env.step(1)          // step.observation: [0.027273363, 0.18847767, 0.03625453, -0.26141977]
/// ```
///
/// The problem is that of Barto, Sutton and Anderson, "Neuronlike adaptive elements that can solve difficult learning
/// control problems", IEEE Transactions on Systems, Man and Cybernetics 13 (1983), with the equations of Florian, "Correct
/// equations for the dynamics of the cart-pole system" (2007), without friction. Numbers are Gymnasium 1.4's, to the last
/// bit.
public struct CartPole: ConfigurableEnv {
    /// How velocities and positions are advanced over a time step.
    public enum KinematicsIntegrator: String, Sendable, Hashable, Codable {
        /// Positions with the old velocities.
        case euler
        /// Velocities first, then positions with the new ones.
        case semiImplicitEuler = "semi-implicit euler"
    }

    /// The acceleration of free fall in m/s².
    public var gravity = 9.8
    /// The mass of the cart in kg.
    public var cartMass = 1.0
    /// The mass of the pole in kg.
    public var poleMass = 0.1
    /// Half the length of the pole in m.
    public var poleHalfLength = 0.5
    /// The mass of cart and pole in kg. As in Gymnasium it is taken when the environment is made, and does not follow a later
    /// change of the two masses.
    public var totalMass: Double
    /// The mass of the pole times half its length in kg m, taken when the environment is made like ``totalMass``.
    public var poleMassLength: Double
    /// The force of a push in N.
    public var forceMagnitude = 10.0
    /// The time from one step to the next in s.
    public var timeStep = 0.02
    /// How velocities and positions are advanced over a time step.
    public var kinematicsIntegrator = KinematicsIntegrator.euler
    /// The angle in rad beyond which the pole counts as fallen.
    public var angleThreshold = 12 * 2 * Double.pi / 360
    /// The position in m beyond which the cart has left the track.
    public var positionThreshold = 2.4
    /// Whether steps are rewarded by 0, and by -1 when the pole falls.
    public let suttonBartoReward: Bool
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Twice the limits of position and angle, so that the observation of a final state lies inside; any velocity.
    public var observationSpace: Box<Float>
    /// 0 pushes to the left, 1 to the right.
    public var actionSpace = Discrete(2)
    /// What the start of an episode is drawn from: four numbers.
    public var random = Generator()

    /// Position, velocity, angle and angular velocity in full precision; `nil` before the first reset.
    ///
    /// Assigning starts from another state.
    public var state: State? {
        get { hasStarted ? current : nil }
        set {
            hasStarted = newValue != nil
            if let newValue { current = newValue }
        }
    }
    /// The range of the four numbers at the start where a reset names no other.
    static let startRange = (low: -0.05, high: 0.05)
    private var current = State(position: 0, velocity: 0, angle: 0, angularVelocity: 0)
    private var observations = ObservationBuffer(count: 4)
    private var hasStarted = false
    var hasFallen = false
    private var hasWarned = false

    /// What the dynamics advance.
    public struct State: Sendable, Hashable, Codable {
        /// The position of the cart in m.
        public var position: Double
        /// The velocity of the cart in m/s.
        public var velocity: Double
        /// The angle of the pole in rad; 0 is upright.
        public var angle: Double
        /// The angular velocity of the pole in rad/s.
        public var angularVelocity: Double

        /// A state of cart and pole.
        public init(position: Double, velocity: Double, angle: Double, angularVelocity: Double) {
            self.position = position
            self.velocity = velocity
            self.angle = angle
            self.angularVelocity = angularVelocity
        }

        /// Writes what an agent sees of it: the four numbers.
        @inline(__always)
        func observe(into numbers: UnsafeMutableBufferPointer<Float>) {
            numbers[0] = Float(position)
            numbers[1] = Float(velocity)
            numbers[2] = Float(angle)
            numbers[3] = Float(angularVelocity)
        }
    }

    /// What a cart and a pole are made with.
    public struct Settings: EnvSettings {
        /// Whether steps are rewarded by 0, and by -1 when the pole falls, instead of 1 for every step.
        public var suttonBartoReward = false

        /// 1 for every step.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption(
                "sutton_barto_reward", \Settings.suttonBartoReward,
                "whether steps are rewarded by 0, and by -1 when the pole falls")
        ]
    }

    /// A cart and a pole.
    ///
    /// - Parameters:
    ///   - suttonBartoReward: 0 for every step and -1 when the pole falls, instead of 1 for every step.
    ///   - renderMode: how it draws.
    public init(suttonBartoReward: Bool = Settings.standard.suttonBartoReward, renderMode: RenderMode? = nil) {
        self.init(Settings(suttonBartoReward: suttonBartoReward), renderMode: renderMode)
    }

    /// A cart and a pole with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        suttonBartoReward = settings.suttonBartoReward
        self.renderMode = renderMode
        totalMass = poleMass + cartMass
        poleMassLength = poleMass * poleHalfLength
        let high: [Float] = [Float(positionThreshold * 2), .infinity, Float(angleThreshold * 2), .infinity]
        observationSpace = Box(low: high.map { -$0 }, high: high)
    }

    /// Starts an episode somewhere near the middle, with the pole nearly upright.
    ///
    /// - Parameter options: `low` and `high`, the range of the four numbers of the state.
    /// - Throws: `InvalidSeed`, ``InvalidOption``, ``InvalidBound``.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        let (low, high) = try startBounds(options, default: Self.startRange)
        current = State(
            position: try random.uniform(low, high), velocity: try random.uniform(low, high),
            angle: try random.uniform(low, high), angularVelocity: try random.uniform(low, high))
        hasStarted = true
        hasFallen = false
        hasWarned = false
        return Reset(observations.next { current.observe(into: $0) })
    }

    /// Pushes the cart and advances time by ``timeStep``.
    ///
    /// After the episode has terminated it goes on: with a warning, and a reward of 0, or -1 with ``suttonBartoReward``.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard hasStarted else { throw ResetNeeded("step") }
        var state = current
        advance(&state, force: action == 1 ? forceMagnitude : -forceMagnitude)
        current = state
        let isOut = isOut(state)
        let reward = isOut ? rewardOfFall() : suttonBartoReward ? 0 : 1
        return Step(observations.next { state.observe(into: $0) }, reward: reward, terminated: isOut)
    }

    private mutating func rewardOfFall() -> Double {
        guard hasFallen else {
            hasFallen = true
            return suttonBartoReward ? -1 : 1
        }
        if !hasWarned {
            hasWarned = true
            Warnings.warn(
                "CartPole was stepped after the episode had terminated: call reset() when step.isDone is true")
        }
        return suttonBartoReward ? -1 : 0
    }
}

extension CartPole {
    /// The numbers that can be changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<CartPole>("gravity", \.gravity), Attribute("masscart", \.cartMass),
        Attribute("masspole", \.poleMass), Attribute("length", \.poleHalfLength),
        Attribute("total_mass", \.totalMass), Attribute("polemass_length", \.poleMassLength),
        Attribute("force_mag", \.forceMagnitude), Attribute("tau", \.timeStep),
        Attribute("theta_threshold_radians", \.angleThreshold), Attribute("x_threshold", \.positionThreshold),
        Attribute("kinematics_integrator", \.integratorName),
        Attribute(readOnly: "sutton_barto_reward", \.suttonBartoReward),
    ]

    /// The integrator by Gymnasium's rule: `euler`, and anything else is the semi-implicit one.
    private var integratorName: String {
        get { kinematicsIntegrator.rawValue }
        set { kinematicsIntegrator = newValue == "euler" ? .euler : .semiImplicitEuler }
    }
}

extension EnvID where E == CartPole {
    /// `CartPole-v1`: a pole on a cart, 500 steps.
    public static var cartPole: EnvID { .cartPole() }

    /// `CartPole-v1` with its options.
    public static func cartPole(
        suttonBartoReward: Bool = CartPole.Settings.standard.suttonBartoReward
    ) -> EnvID {
        EnvID("CartPole-v1", CartPole.Settings(suttonBartoReward: suttonBartoReward))
    }
}
