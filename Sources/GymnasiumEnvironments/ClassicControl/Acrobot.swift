import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Two links that hang, with a motor between them: swing the free end above the line. `Acrobot-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(3)`: a torque of -1, 0 or 1 N m on the joint between the links |
/// | Observation | `[Float]` of 6, see below |
/// | Reward | -1 for every step, 0 for the one that reaches the line |
/// | Start | angles and angular velocities uniform in -0.1…0.1 |
/// | Terminated | the free end more than the length of a link above the upper joint |
/// | Truncated | by the registered time limit: after 500 steps |
/// | Options of `reset` | `low`, `high`: the range of the four numbers at the start |
///
/// | Observation | | From, to |
/// |-|-|-|
/// | 0, 1 | cosine and sine of the first angle; 0 hangs down | -1, 1 |
/// | 2, 3 | cosine and sine of the second angle against the first; 0 is straight | -1, 1 |
/// | 4 | angular velocity of the first angle in rad/s | -4π, 4π |
/// | 5 | angular velocity of the second angle in rad/s | -9π, 9π |
///
/// ```swift
/// var env = try make(.acrobot)
/// try env.reset(seed: 42)
/// let step = try env.step(2)          // step.observation[5]: 0.43717727
/// ```
///
/// The problem is that of Sutton, "Generalization in reinforcement learning: successful examples using sparse coarse
/// coding", NIPS 8 (1996), with the equations of Sutton and Barto's book. Numbers are Gymnasium 1.4's, to the last bit:
/// the first state of an episode is rounded to 32 bits, and its sines and cosines are those of NumPy's 32-bit code.
public struct Acrobot: Env {
    /// Which equations of motion are used.
    public enum Equations: String, Sendable, Hashable, Codable {
        /// Those of the book.
        case book
        /// Those printed in the paper, which lack a term.
        case nips
    }

    /// The time from one step to the next in s.
    public var timeStep = 0.2
    /// The lengths of the links in m.
    public var linkLength1 = 1.0, linkLength2 = 1.0
    /// The masses of the links in kg.
    public var linkMass1 = 1.0, linkMass2 = 1.0
    /// The distances from the upper end of each link to its centre of mass in m.
    public var linkCenter1 = 0.5, linkCenter2 = 0.5
    /// The moment of inertia of either link in kg m².
    public var linkInertia = 1.0
    /// The greatest angular velocities in rad/s, in either direction.
    public var maxVelocity1 = 4 * Double.pi, maxVelocity2 = 9 * Double.pi
    /// The torques of the actions in N m.
    public var torques = SIMD3(-1.0, 0.0, 1.0)
    /// The greatest noise on the torque in N m; above 0, each step draws one number.
    public var torqueNoise = 0.0
    /// Which equations of motion are used.
    public var equations = Equations.book
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?

    /// Sines, cosines and angular velocities between their limits.
    public var observationSpace: Box<Float>
    /// A torque to one side, none, and to the other.
    public var actionSpace = Discrete(3)
    /// What the start of an episode is drawn from: four numbers.
    public var random = Generator()

    /// The angles and angular velocities; `nil` before the first reset. Assigning starts from another state.
    public var state: State?
    private var observations = ObservationBuffer(count: 6)

    /// What the dynamics advance.
    public struct State: Sendable, Hashable, Codable {
        /// The angle of the first link in rad; 0 hangs down.
        public var angle1: Double
        /// The angle of the second link against the first in rad.
        public var angle2: Double
        /// The angular velocity of the first link in rad/s.
        public var velocity1: Double
        /// The angular velocity of the second link against the first in rad/s.
        public var velocity2: Double

        /// A state of the links.
        public init(angle1: Double, angle2: Double, velocity1: Double, velocity2: Double) {
            self.angle1 = angle1
            self.angle2 = angle2
            self.velocity1 = velocity1
            self.velocity2 = velocity2
        }

        /// Writes what an agent sees of it: where both ends point, and how fast they turn.
        @inline(__always)
        func observe(into numbers: UnsafeMutableBufferPointer<Float>) {
            numbers[0] = Float(Math.cos(angle1))
            numbers[1] = Float(Math.sin(angle1))
            numbers[2] = Float(Math.cos(angle2))
            numbers[3] = Float(Math.sin(angle2))
            numbers[4] = Float(velocity1)
            numbers[5] = Float(velocity2)
        }

        /// What is observed of a state of 32-bit numbers.
        var startObservation: [Float] {
            let (first, second) = (Float(angle1), Float(angle2))
            return [
                NumPySinCos.cos(first), NumPySinCos.sin(first), NumPySinCos.cos(second), NumPySinCos.sin(second),
                Float(velocity1), Float(velocity2),
            ]
        }
    }

    /// Two links.
    ///
    /// - Parameter renderMode: how it draws.
    public init(renderMode: RenderMode? = nil) {
        self.renderMode = renderMode
        let high: [Float] = [1, 1, 1, 1, Float(maxVelocity1), Float(maxVelocity2)]
        observationSpace = Box(low: high.map { -$0 }, high: high)
    }

    /// Starts an episode with both links nearly at rest, hanging down.
    ///
    /// - Parameter options: `low` and `high`, the range of the four numbers of the state.
    /// - Throws: `InvalidSeed`, ``InvalidOption``, ``InvalidBound``.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
        try reseed(seed)
        let (low, high) = try startBounds(options, default: (-0.1, 0.1))
        func draw() throws -> Double { Double(Float(try random.uniform(low, high))) }
        let start = State(
            angle1: try draw(), angle2: try draw(), velocity1: try draw(), velocity2: try draw())
        state = start
        return Reset(start.startObservation)
    }

    /// Applies the torque and advances time by ``timeStep``.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<[Float]> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard let state else { throw ResetNeeded("step") }
        var torque = torques[action]
        if torqueNoise > 0 { torque += try random.uniform(-torqueNoise, torqueNoise) }
        let next = World(self).advanced(state, torque: torque)
        self.state = next
        let isUp = -Math.cos(next.angle1) - Math.cos(next.angle2 + next.angle1) > 1
        return Step(observations.next { next.observe(into: $0) }, reward: isUp ? 0 : -1, terminated: isUp)
    }
}

extension Acrobot {
    /// The numbers that can be changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<Acrobot>("dt", \.timeStep), Attribute("LINK_LENGTH_1", \.linkLength1),
        Attribute("LINK_LENGTH_2", \.linkLength2), Attribute("LINK_MASS_1", \.linkMass1),
        Attribute("LINK_MASS_2", \.linkMass2), Attribute("LINK_COM_POS_1", \.linkCenter1),
        Attribute("LINK_COM_POS_2", \.linkCenter2), Attribute("LINK_MOI", \.linkInertia),
        Attribute("MAX_VEL_1", \.maxVelocity1), Attribute("MAX_VEL_2", \.maxVelocity2),
        Attribute("AVAIL_TORQUE", \.torqueList), Attribute("torque_noise_max", \.torqueNoise),
        Attribute("book_or_nips", \.equationsName),
    ]

    /// The torques as a list, which must have three elements.
    private struct TorqueList: ValueConvertible {
        var torques: SIMD3<Double>

        init(_ torques: SIMD3<Double>) { self.torques = torques }

        var value: Value { .doubles([torques[0], torques[1], torques[2]]) }

        init?(_ value: Value) {
            guard let numbers = [Double](value), numbers.count == 3 else { return nil }
            torques = SIMD3(numbers)
        }
    }

    private var torqueList: TorqueList {
        get { TorqueList(torques) }
        set { torques = newValue.torques }
    }

    /// The equations by Gymnasium's rule: `nips`, and anything else is the book's.
    private var equationsName: String {
        get { equations.rawValue }
        set { equations = newValue == "nips" ? .nips : .book }
    }
}

extension EnvID where E == Acrobot {
    /// `Acrobot-v1`: two links with a motor between them, 500 steps.
    public static var acrobot: EnvID { EnvID("Acrobot-v1") { Acrobot(renderMode: $0.renderMode) } }
}
