import GymnasiumCore
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

    /// Whether there is an action for each pole, 0 or 1.
    func accepts(_ actions: [Int]) -> Bool { actions.count == count && actions.reduce(0, |) & ~1 == 0 }

    /// Pushes each cart to the right where its action is 1 and to the left where it is 0, and advances time.
    ///
    /// - Parameter rewards: of a step, and of the one with which the pole falls.
    /// - Returns: whether any pole is down.
    mutating func advance(
        _ world: World, _ actions: [Int], rewards: (usual: Double, last: Double), _ results: RowState.Results
    ) -> Bool {
        var given = LYCartPole(
            gravity: world.gravity, pole_mass: world.poleMass, total_mass: world.totalMass,
            pole_half_length: world.poleHalfLength, pole_mass_length: world.poleMassLength,
            force: world.forceMagnitude, time_step: world.timeStep, position_threshold: world.positionThreshold,
            angle_threshold: world.angleThreshold, is_semi_implicit: world.kinematicsIntegrator == .semiImplicitEuler,
            reward: rewards.usual, last_reward: rewards.last)
        return ly_cart_pole(
            &given, count, actions, &position, &velocity, &angle, &angularVelocity, results.observations.baseAddress,
            results.rewards.baseAddress, results.terminated.baseAddress)
    }

    /// What an environment's steps depend on beside its state.
    struct World: Equatable, Sendable {
        let gravity, poleMass, totalMass, poleHalfLength, poleMassLength, forceMagnitude, timeStep: Double
        let positionThreshold, angleThreshold: Double
        let kinematicsIntegrator: CartPole.KinematicsIntegrator
        let suttonBartoReward: Bool

        init(_ cartPole: CartPole) {
            (gravity, timeStep) = (cartPole.gravity, cartPole.timeStep)
            (poleMass, totalMass) = (cartPole.poleMass, cartPole.totalMass)
            (poleHalfLength, poleMassLength) = (cartPole.poleHalfLength, cartPole.poleMassLength)
            forceMagnitude = cartPole.forceMagnitude
            (positionThreshold, angleThreshold) = (cartPole.positionThreshold, cartPole.angleThreshold)
            kinematicsIntegrator = cartPole.kinematicsIntegrator
            suttonBartoReward = cartPole.suttonBartoReward
        }
    }
}
