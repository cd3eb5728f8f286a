/// A shape that is fixed to a body, and the material it is made of.
///
/// ```swift
/// let wheel = Fixture(.circle(radius: 0.4), density: 1, friction: 0.9)
/// ```
public struct Fixture: Hashable, Sendable {
    /// The form.
    public var shape: Shape
    /// The mass of a square metre, in kilograms.
    public var density: Float
    /// How it resists sliding: 0 slides without resistance, 1 strongly resists. Of two that touch, the geometric mean counts.
    public var friction: Float
    /// How it bounces: 0 does not, 1 keeps its speed. Of two that touch, the larger one counts.
    public var restitution: Float
    /// Whether it only reports what touches it, and lets it pass.
    public var isSensor: Bool
    /// What it collides with.
    public var filter: Filter

    /// A shape and its material.
    public init(
        _ shape: Shape, density: Float = 0, friction: Float = 0.2, restitution: Float = 0, isSensor: Bool = false,
        filter: Filter = Filter()
    ) {
        self.shape = shape
        self.density = density
        self.friction = friction
        self.restitution = restitution
        self.isSensor = isSensor
        self.filter = filter
    }
}

/// Which fixtures collide with each other: those of which each has a category that is in the mask of the other.
///
/// Fixtures that share a group other than 0 always collide if it is positive, and never if it is negative.
public struct Filter: Hashable, Sendable {
    /// What it is: one bit, or several.
    public var category: UInt16
    /// The categories that it collides with.
    public var mask: UInt16
    /// A group that decides before the categories do; 0 for none.
    public var group: Int16

    /// A category, a mask and a group. Without them a fixture collides with everything.
    public init(category: UInt16 = 1, mask: UInt16 = .max, group: Int16 = 0) {
        self.category = category
        self.mask = mask
        self.group = group
    }

    func collides(with other: Filter) -> Bool {
        if group == other.group && group != 0 { return group > 0 }
        return mask & other.category != 0 && category & other.mask != 0
    }
}

/// A fixture in the world.
struct FixtureRecord {
    var shape = ShapeRecord()
    var body: Int32 = -1
    /// The fixture that was added to the body before it.
    var next: Int32 = -1
    var density: Float = 0
    var friction: Float = 0
    var restitution: Float = 0
    var isSensor = false
    var filter = Filter()
    /// Where the leaves of its parts begin in the world's array; and whether they are in the tree.
    var firstLeaf: Int32 = 0
    var hasLeaves = false
    var generation: UInt32 = 0
    var isAlive = false
}
