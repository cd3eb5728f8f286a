/// The mass of a body and how it is spread.
public struct MassData: Hashable, Sendable {
    /// In kilograms.
    public var mass: Float
    /// The centre of mass in the body's coordinates.
    public var center: Vector2
    /// The rotational inertia about the body's origin, in kg m².
    public var inertia: Float

    /// A mass at a centre, with an inertia about the body's origin.
    public init(mass: Float, center: Vector2, inertia: Float) {
        self.mass = mass
        self.center = center
        self.inertia = inertia
    }
}

extension ShapeView {
    /// The mass of the shape if a square metre weighs `density`.
    func massData(density: Float) -> MassData {
        switch kind {
        case .edge, .chain: return MassData(mass: 0, center: .zero, inertia: 0)
        case .circle:
            let center = points[0]
            let mass = density * Tuning.pi * radius * radius
            return MassData(
                mass: mass, center: center, inertia: mass * (0.5 * radius * radius + center.lengthSquared))
        case .polygon: return polygonMassData(density: density)
        }
    }

    private func polygonMassData(density: Float) -> MassData {
        // The polygon is cut into triangles from a point inside.
        var inside = Vector2.zero
        for index in 0..<count { inside += points[index] }
        inside = (1 / Float(count)) * inside

        let third: Float = 1 / 3
        var center = Vector2.zero
        var area: Float = 0
        var inertia: Float = 0
        for index in 0..<count {
            let a = points[index] - inside
            let b = points[index + 1 < count ? index + 1 : 0] - inside
            let parallelogram = a.cross(b)
            let triangle = 0.5 * parallelogram
            area += triangle
            center += triangle * third * (a + b)
            let x = a.x * a.x + b.x * a.x + b.x * b.x
            let y = a.y * a.y + b.y * a.y + b.y * b.y
            inertia += (0.25 * third * parallelogram) * (x + y)
        }
        let mass = density * area
        center = (1 / area) * center
        let bodyCenter = center + inside
        return MassData(
            mass: mass, center: bodyCenter,
            inertia: density * inertia + mass * (bodyCenter.lengthSquared - center.lengthSquared))
    }
}
