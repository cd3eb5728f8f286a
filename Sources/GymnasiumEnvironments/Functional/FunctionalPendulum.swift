import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

/// The pendulum that is to be swung up, as pure functions in 32-bit numbers. `phys2d/Pendulum-v0`.
///
/// | | |
/// |-|-|
/// | Action | `[Float]` of 1: the torque in N m, from -2 to 2 |
/// | Observation | `[Float]` of 3: cosine and sine of the angle (0 is upright), angular velocity (rad/s) |
/// | Reward | -(angle² + 0.1 · angular velocity² + 0.001 · torque²) before the step, the angle within ±π |
/// | Start | angle uniform in ±π, angular velocity uniform in ±1 |
/// | Terminated | never |
/// | Truncated | by the registered time limit, after 200 steps |
///
/// Numbers are those of Gymnasium 1.4 with jax 0.10.2: multiplications are fused with additions where JAX's compiler fuses
/// them on a CPU.
public struct FunctionalPendulum: FunctionalEnv, Hashable, Codable {
    /// The greatest angular velocity in rad/s.
    public var maxSpeed: Float = 8
    /// The greatest torque in N m. The action space is made with it.
    public var maxTorque: Float = 2
    /// The time from one step to the next in s.
    public var timeStep: Float = 0.05
    /// The acceleration of free fall in m/s².
    public var gravity: Float
    /// The mass in kg.
    public var mass: Float = 1
    /// The length in m.
    public var length: Float = 1
    /// The limit of the angle at the start in rad.
    public var startAngle = Float(Double.pi)
    /// The limit of the angular velocity at the start in rad/s.
    public var startVelocity: Float = 1

    /// What the dynamics advance.
    public struct State: Sendable, Hashable, Codable {
        /// The angle in rad; 0 is upright. It is not wrapped.
        public var angle: Float
        /// The angular velocity in rad/s.
        public var angularVelocity: Float

        /// A state of the pendulum.
        public init(angle: Float, angularVelocity: Float) {
            self.angle = angle
            self.angularVelocity = angularVelocity
        }
    }

    /// Gymnasium's parameters, but for the ones given.
    public init(gravity: Float = 10) { self.gravity = gravity }

    /// Any three numbers.
    public var observationSpace: Box<Float> { Box(low: -.infinity, high: .infinity, shape: [3]) }
    /// The torque.
    public var actionSpace: Box<Float> { Box(low: -maxTorque, high: maxTorque) }
    /// Images, 30 a second.
    public static var metadata: Metadata { Metadata(renderModes: [.rgbArray], renderFPS: 30) }

    /// The parameters under Gymnasium's names.
    public static var parameters: [Attribute<FunctionalPendulum>] {
        [
            Attribute("max_speed", \.maxSpeed), Attribute("dt", \.timeStep), Attribute("g", \.gravity),
            Attribute("m", \.mass), Attribute("l", \.length), Attribute("high_x", \.startAngle),
            Attribute("high_y", \.startVelocity), Attribute(readOnly: "max_torque", \.maxTorque),
        ]
    }

    /// Any angle, and a small angular velocity.
    public func initial(_ key: ThreefryKey) -> State {
        State(
            angle: key.uniform(-startAngle, startAngle, at: 0),
            angularVelocity: key.uniform(-startVelocity, startVelocity, at: 1))
    }

    /// One step of Euler's method, the velocity first.
    public func transition(_ state: State, _ action: [Float], _ key: ThreefryKey) -> State {
        let torque = clipped(action)
        let push = 3 / (mass * (length * length)) * torque
        let acceleration = push.addingProduct(3 * gravity / (2 * length), Math.sin(state.angle))
        let velocity = min(
            max(state.angularVelocity.addingProduct(acceleration, timeStep), -maxSpeed), maxSpeed)
        return State(angle: state.angle.addingProduct(velocity, timeStep), angularVelocity: velocity)
    }

    /// Cosine and sine of the angle, and the angular velocity.
    public func observation(_ state: State, _ key: ThreefryKey) -> [Float] {
        [Math.cos(state.angle), Math.sin(state.angle), state.angularVelocity]
    }

    /// The costs of the state before the step and of the torque, negative.
    public func reward(_ state: State, _ action: [Float], _ nextState: State, _ key: ThreefryKey) -> Double {
        let torque = clipped(action)
        let angle = wrapped(state.angle)
        let stillness = (angle * angle).addingProduct(0.1, state.angularVelocity * state.angularVelocity)
        return -Double(stillness.addingProduct(0.001, torque * torque))
    }

    /// False: episodes do not terminate.
    public func terminal(_ state: State, _ key: ThreefryKey) -> Bool { false }

    private func clipped(_ action: [Float]) -> Float { min(max(action[0], -maxTorque), maxTorque) }

    /// An angle as one from -π to π.
    private func wrapped(_ angle: Float) -> Float {
        let half = Float(Double.pi)
        let turned = Math.fmod(angle + half, 2 * half)
        return (turned < 0 ? turned + 2 * half : turned) - half
    }
}

extension FunctionalPendulum {
    /// Draws the pendulum as a blueprint: an image of shape (400, 600, 3).
    public func render(_ state: State, mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var canvas = blueprint(width: 600, height: 400)
        let center = Point(300, 200)
        canvas.stroke(circleAt: center, radius: 150, width: 2, WorldColors.chalk.opacity(0.5))
        let turned = Math.fmod(Double(state.angle), 2 * .pi)
        let tip = center + Point(0, -150).rotated(by: -turned)
        canvas.stroke([center, tip], width: 14, WorldColors.start, cap: .round)
        canvas.fill(circleAt: center, radius: 8, WorldColors.chalk)
        canvas.fill(circleAt: tip, radius: 20, WorldColors.chalk)
        return .image(canvas.image)
    }
}

extension EnvID where E == Functional<FunctionalPendulum> {
    /// `phys2d/Pendulum-v0`: a pendulum to swing up, as pure functions, 200 steps.
    public static var functionalPendulum: EnvID {
        EnvID("phys2d/Pendulum-v0", FunctionalPendulum())
    }
}
