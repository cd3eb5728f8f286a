import LyceumKernels
import LyceumNumerics

/// Poles on carts as rows of numbers, which are advanced several at a time.
struct CartPoleRows: Sendable {
    /// The four numbers of each pole's state.
    private(set) var position, velocity, angle, angularVelocity: [Double]

    init(count: Int) {
        position = Array(repeating: 0, count: count)
        (velocity, angle, angularVelocity) = (position, position, position)
    }

    var count: Int { position.count }

    /// The state of one pole.
    subscript(lane: Int) -> CartPole.State {
        get {
            CartPole.State(
                position: position[lane], velocity: velocity[lane], angle: angle[lane],
                angularVelocity: angularVelocity[lane])
        }
        set {
            position[lane] = newValue.position
            velocity[lane] = newValue.velocity
            angle[lane] = newValue.angle
            angularVelocity[lane] = newValue.angularVelocity
        }
    }

    /// The states of all poles.
    var states: [CartPole.State] { (0..<count).map { self[$0] } }

    /// Draws new states of some poles: all positions first, then all velocities and so on.
    mutating func start(_ lanes: [Int], from random: inout Generator, _ range: (low: Double, high: Double)) throws {
        for lane in lanes { position[lane] = try random.uniform(range.low, range.high) }
        for lane in lanes { velocity[lane] = try random.uniform(range.low, range.high) }
        for lane in lanes { angle[lane] = try random.uniform(range.low, range.high) }
        for lane in lanes { angularVelocity[lane] = try random.uniform(range.low, range.high) }
    }

    /// Writes what is observed of a pole.
    func observe(_ lane: Int, _ observations: UnsafeMutableBufferPointer<Float>) {
        observations[4 * lane] = Float(position[lane])
        observations[4 * lane + 1] = Float(velocity[lane])
        observations[4 * lane + 2] = Float(angle[lane])
        observations[4 * lane + 3] = Float(angularVelocity[lane])
    }

    /// What the steps of all poles give, in memory of the caller's.
    struct Results {
        /// Four numbers for each pole.
        let observations: UnsafeMutableBufferPointer<Float>
        let rewards: UnsafeMutableBufferPointer<Double>
        let terminated: UnsafeMutableBufferPointer<Bool>
        /// The reward of a step, and of the one with which the pole falls.
        let reward, lastReward: Double
    }

    /// Pushes each cart to the right where its action is 1 and to the left where it is 0, and advances time.
    ///
    /// - Returns: whether any pole is down.
    mutating func advance(_ cartPole: CartPole, _ actions: [Int], _ results: Results) -> Bool {
        var world = LYCartPole(
            gravity: cartPole.gravity, pole_mass: cartPole.poleMass, total_mass: cartPole.totalMass,
            pole_half_length: cartPole.poleHalfLength, pole_mass_length: cartPole.poleMassLength,
            force: cartPole.forceMagnitude, time_step: cartPole.timeStep,
            position_threshold: cartPole.positionThreshold, angle_threshold: cartPole.angleThreshold,
            is_semi_implicit: cartPole.kinematicsIntegrator == .semiImplicitEuler, reward: results.reward,
            last_reward: results.lastReward)
        return ly_cart_pole(
            &world, count, actions, &position, &velocity, &angle, &angularVelocity, results.observations.baseAddress,
            results.rewards.baseAddress, results.terminated.baseAddress)
    }
}
