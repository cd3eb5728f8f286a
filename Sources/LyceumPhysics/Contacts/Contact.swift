/// Two parts of fixtures whose boxes overlap.
struct Contact {
    var fixtureA: Int32 = -1
    var fixtureB: Int32 = -1
    var childA: Int32 = 0
    var childB: Int32 = 0
    var bodyA: Int32 = -1
    var bodyB: Int32 = -1
    var radiusA: Float = 0
    var radiusB: Float = 0
    var isSensor = false
    var isEnabled = true
    var isTouching = false
    var isInIsland = false
    /// Whether the filters are to be asked again.
    var needsFilter = false
    var hasImpactTime = false
    var impactCount = 0
    var impactTime: Float = 1
    var friction: Float = 0
    var restitution: Float = 0
    var surfaceSpeed: Float = 0
    var manifold = Manifold.none

    /// The neighbours in the list of contacts; of a free one, `next` is the next free one.
    var previous: Int32 = -1
    var next: Int32 = -1
    /// The neighbours in the lists of the bodies: A's and B's. An entry of such a list is twice the index of a contact, and one
    /// more for B's side of it.
    var previousA: Int32 = -1
    var nextA: Int32 = -1
    var previousB: Int32 = -1
    var nextB: Int32 = -1
}

/// What happened between two fixtures during a step.
public struct ContactEvent: Hashable, Sendable {
    /// The kinds of events.
    public enum Kind: Hashable, Sendable {
        /// They began to touch.
        case began
        /// They ended to touch, or one of them was removed.
        case ended
        /// They were kept apart with these impulses, for each of the points of contact, along the normal and along the surface.
        case solved(ContactImpulses)
    }

    /// What happened.
    public let kind: Kind
    /// The first fixture.
    public let fixtureA: FixtureID
    /// The first fixture's body.
    public let bodyA: BodyID
    /// The second fixture.
    public let fixtureB: FixtureID
    /// The second fixture's body.
    public let bodyB: BodyID
    /// Which edge of a chain the first fixture touched with; 0 for other shapes.
    public let childA: Int
    /// Which edge of a chain the second fixture touched with; 0 for other shapes.
    public let childB: Int

    /// Whether a body takes part in it.
    public func involves(_ body: BodyID) -> Bool { bodyA == body || bodyB == body }

    /// The body that touches this one; `nil` if this one does not take part.
    public func other(than body: BodyID) -> BodyID? { body == bodyA ? bodyB : body == bodyB ? bodyA : nil }
}

/// The impulses at one or two points of contact, in newton seconds.
public struct ContactImpulses: Hashable, Sendable {
    /// The number of points.
    public let count: Int
    /// Along the normal, at the first and the second point.
    public let normal: SIMD2<Float>
    /// Along the surface, at the first and the second point.
    public let tangent: SIMD2<Float>
}

/// A contact that is about to be solved, as the closure that is given to `step` sees it.
public struct ContactProposal: Sendable {
    /// The first fixture.
    public let fixtureA: FixtureID
    /// The first fixture's body.
    public let bodyA: BodyID
    /// The second fixture.
    public let fixtureB: FixtureID
    /// The second fixture's body.
    public let bodyB: BodyID
    /// The direction from the first to the second.
    public let normal: Vector2
    /// Where they touch: one point or two.
    public let points: [Vector2]
    /// The velocity of the second body relative to the first, at the first point.
    public let relativeVelocity: Vector2
    /// Whether they collide in this step; set it to `false` and they pass through each other.
    public var isEnabled = true
    /// How they resist sliding.
    public var friction: Float
    /// How they bounce.
    public var restitution: Float
    /// How fast the surface runs along, as that of a conveyor belt does, in metres a second.
    public var surfaceSpeed: Float
}
