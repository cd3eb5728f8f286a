/// A body of a world, and of the copies of the world.
public struct BodyID: Hashable, Sendable {
    let index: Int32
    let generation: UInt32
}

/// A fixture of a world, and of the copies of the world.
public struct FixtureID: Hashable, Sendable {
    let index: Int32
    let generation: UInt32
}

/// A joint of a world, and of the copies of the world.
public struct JointID: Hashable, Sendable {
    let index: Int32
    let generation: UInt32
}
