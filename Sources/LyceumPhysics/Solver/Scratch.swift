/// Arrays that a step works in, kept from step to step.
struct Scratch: Sendable {
    var bodies: [Int32] = []
    var contacts: [Int32] = []
    var joints: [Int32] = []
    var stack: [Int32] = []
    var positions: [Position] = []
    var velocities: [Velocity] = []
    var constraints: [ContactConstraint] = []
    var memory: [UInt32] = []
    var pushes: [Vector2] = []
    var members: [Int32] = []
    var hits: [Int32] = []

    /// Makes room for an island of everything.
    mutating func reserve(bodies bodyCount: Int, contacts contactCount: Int, joints jointCount: Int) {
        if bodies.count < bodyCount {
            let count = bodyCount + bodyCount / 2
            bodies = Array(repeating: 0, count: count)
            stack = bodies
            positions = Array(repeating: Position(), count: count)
            velocities = Array(repeating: Velocity(), count: count)
        }
        if contacts.count < contactCount {
            let count = contactCount + contactCount / 2
            contacts = Array(repeating: 0, count: count)
            constraints = Array(repeating: ContactConstraint(), count: count)
        }
        if joints.count < jointCount {
            let count = jointCount + jointCount / 2
            joints = Array(repeating: 0, count: count)
            pushes = Array(repeating: .zero, count: VelocityIterations.longestCircle * count)
        }
        let size = VelocityIterations.stateSize(
            bodies: bodies.count, contacts: contacts.count, joints: joints.count)
        if memory.count < size { memory = Array(repeating: 0, count: size) }
    }
}
