import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

/// The pole on a cart as pure functions, in 32-bit numbers. `phys2d/CartPole-v0` and `phys2d/CartPole-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 pushes the cart to the left, 1 to the right |
/// | Observation | `[Float]` of 4: position (m), velocity (m/s), angle of the pole (rad, 0 is upright), angular velocity (rad/s) |
/// | Reward | 1 for every step; with `suttonBartoReward` 0, and -1 for a step from a state that was terminal already |
/// | Start | each of the four numbers uniform in ±`startLimit` |
/// | Terminated | position beyond ±2.4 m or angle beyond ±12° |
/// | Truncated | by the registered time limit: after 200 steps (v0) or 500 (v1) |
///
/// Gymnasium's has ``poleMassLength`` as the sum of mass and length, 0.6, where ``CartPole`` has their product, 0.05:
/// the pole falls in another way. It is kept, so that episodes are the same; set it to 0.05 for the equations of the
/// paper. First states equal Gymnasium 1.4's with jax 0.10.2 bit for bit; later ones to about 1e-6, because JAX's
/// compiler fuses multiplications with additions.
public struct FunctionalCartPole: FunctionalEnv, Hashable, Codable {
    /// The acceleration of free fall in m/s².
    public var gravity: Float
    /// The mass of the cart in kg.
    public var cartMass: Float = 1
    /// The mass of the pole in kg.
    public var poleMass: Float = 0.1
    /// The mass of both in kg.
    public var totalMass: Float = 1.1
    /// Half the length of the pole in m.
    public var poleHalfLength: Float = 0.5
    /// What the equations take for the mass of the pole times half its length.
    public var poleMassLength: Float = 0.6
    /// The force of a push in N.
    public var forceMagnitude: Float = 10
    /// The time from one step to the next in s.
    public var timeStep: Float = 0.02
    /// The angle in rad beyond which the pole counts as fallen.
    public var angleThreshold: Float = 12 * 2 * Float(Double.pi) / 360
    /// The position in m beyond which the cart has left the track.
    public var positionThreshold: Float = 2.4
    /// How far from 0 the numbers of a first state may be.
    public var startLimit: Float = 0.05
    /// Whether steps are rewarded by 0, and by -1 from a terminal state on.
    public var suttonBartoReward: Bool

    /// Position, velocity, angle and angular velocity: the observation, too.
    public typealias State = [Float]

    /// Gymnasium's parameters, but for the ones given.
    public init(gravity: Float = 9.8, suttonBartoReward: Bool = false) {
        self.gravity = gravity
        self.suttonBartoReward = suttonBartoReward
    }

    /// Any four numbers.
    public var observationSpace: Box<Float> { Box(low: -.infinity, high: .infinity, shape: [4]) }
    /// 0 pushes to the left, 1 to the right.
    public var actionSpace: Discrete { Discrete(2) }
    /// Images, 50 a second.
    public static var metadata: Metadata { Metadata(renderModes: [.rgbArray], renderFPS: 50) }

    /// The parameters under Gymnasium's names.
    public static var parameters: [Attribute<FunctionalCartPole>] {
        [
            Attribute("gravity", \.gravity), Attribute("masscart", \.cartMass), Attribute("masspole", \.poleMass),
            Attribute("total_mass", \.totalMass), Attribute("length", \.poleHalfLength),
            Attribute("polemass_length", \.poleMassLength), Attribute("force_mag", \.forceMagnitude),
            Attribute("tau", \.timeStep), Attribute("theta_threshold_radians", \.angleThreshold),
            Attribute("x_threshold", \.positionThreshold), Attribute("x_init", \.startLimit),
            Attribute("sutton_barto_reward", \.suttonBartoReward),
        ]
    }

    /// Four numbers near 0.
    public func initial(_ key: ThreefryKey) -> [Float] { key.uniform(-startLimit, startLimit, count: 4) }

    /// One step of Euler's method.
    public func transition(_ state: [Float], _ action: Int, _ key: ThreefryKey) -> [Float] {
        let (position, velocity, angle, angularVelocity) = (state[0], state[1], state[2], state[3])
        let force = action == 1 ? forceMagnitude : -forceMagnitude
        let sine = Math.sin(angle)
        let cosine = Math.cos(angle)
        let push = (force + poleMassLength * (angularVelocity * angularVelocity) * sine) / totalMass
        let angularAcceleration =
            (gravity * sine - cosine * push)
            / (poleHalfLength * (4.0 / 3.0 - poleMass * (cosine * cosine) / totalMass))
        let acceleration = push - poleMassLength * angularAcceleration * cosine / totalMass
        return [
            position + timeStep * velocity, velocity + timeStep * acceleration, angle + timeStep * angularVelocity,
            angularVelocity + timeStep * angularAcceleration,
        ]
    }

    /// The state.
    public func observation(_ state: [Float], _ key: ThreefryKey) -> [Float] { state }

    /// 1, or with ``suttonBartoReward`` 0, and -1 where the step began in a terminal state.
    public func reward(_ state: [Float], _ action: Int, _ nextState: [Float], _ key: ThreefryKey) -> Double {
        guard suttonBartoReward else { return 1 }
        return terminal(state, key) ? -1 : 0
    }

    /// Whether the cart has left the track or the pole has fallen.
    public func terminal(_ state: [Float], _ key: ThreefryKey) -> Bool {
        state[0].magnitude > positionThreshold || state[2].magnitude > angleThreshold
    }
}

extension FunctionalCartPole {
    /// Draws cart and pole as a blueprint: an image of shape (400, 600, 3).
    public func render(_ state: [Float], mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var canvas = blueprint(width: 600, height: 400)
        let scale = 600 / (2 * Double(positionThreshold))
        let center = Point(300 + Double(state[0]) * scale, 300)
        canvas.stroke([Point(0, 322), Point(600, 322)], width: 2, WorldColors.chalk)
        canvas.box(
            center - Point(32, 18), width: 64, height: 36, WorldColors.blueprint, line: WorldColors.chalk, lineWidth: 3)
        let tip = center + Point(0, -2 * Double(poleHalfLength) * scale).rotated(by: Double(state[2]))
        canvas.stroke([center, tip], width: 9, WorldColors.start, cap: .round)
        canvas.fill(circleAt: center, radius: 6, WorldColors.chalk)
        for side in [-18.0, 18.0] {
            canvas.stroke(circleAt: center + Point(side, 20), radius: 7, width: 3, WorldColors.chalk)
        }
        return .image(canvas.image)
    }
}

extension EnvID where E == Functional<FunctionalCartPole> {
    /// `phys2d/CartPole-v1`: a pole on a cart as pure functions, 500 steps.
    public static var functionalCartPole: EnvID {
        EnvID("phys2d/CartPole-v1", FunctionalCartPole())
    }
}
