import LyceumGraphics
import LyceumPhysics

extension BipedalWalker {
    /// How a walker is built.
    public enum Design: Sendable, Hashable, CaseIterable {
        /// Gymnasium's.
        case gymnasium
        /// That of the course's assignment, `rldurham/Walker`: a heavier hull with a belly, stronger motors, and rewards that are
        /// three quarters of Gymnasium's.
        case course
    }
}

extension BipedalWalker.Design {
    /// The number of pixels that a metre has in pictures. Velocities observed, the reward for the way, and the unevenness of the
    /// ground are computed with it, too.
    var scale: Double { self == .course ? 40 : 30 }

    /// The greatest torque of a motor in N m.
    var torque: Double { self == .course ? 100 : 80 }

    /// The corners of the hull, in pixels.
    var hull: [(x: Double, y: Double)] { self == .course ? Self.courseHull : Self.gymnasiumHull }

    /// The corners of the hull in metres.
    var hullCorners: [Vector2] { hull.map { Vector2(Float($0.x / scale), Float($0.y / scale)) } }

    private static let gymnasiumHull: [(x: Double, y: Double)] = [(-30, 9), (6, 9), (34, 1), (34, -8), (-30, -8)]
    private static let courseHull: [(x: Double, y: Double)] = [
        (-43.319, 8.22), (-34.325, 13.51), (-24.273, 17.478), (-5.669, 17.39), (24.486, 12.717), (43.003, 6.545),
        (48.029, 2.401), (48.646, -2.537), (41.592, -5.535), (25.28, -8.709), (6.323, -10.649), (-7.697, -10.473),
        (-22.862, -8.886), (-35.824, -6.064), (-42.26, -2.096),
    ]

    /// The colours of the hull's inside and outline.
    var hullColors: (fill: Color, line: Color) {
        self == .course
            ? (Color(50, 150, 50), Color(50, 50, 50)) : (Color(127, 51, 229), Color(76, 76, 127))
    }

    /// The colours of a leg's inside and outline, of the farther one, which is lighter, or of the nearer one.
    func legColors(isNear: Bool) -> (fill: Color, line: Color) {
        let shade = (self == .course ? 20 : 25) * (isNear ? -1 : 1)
        func color(_ red: Int, _ green: Int, _ blue: Int) -> Color {
            Color(UInt8(red + shade), UInt8(green + shade), UInt8(blue + shade))
        }
        return self == .course
            ? (color(150, 50, 50), color(100, 50, 50)) : (color(153, 76, 127), color(102, 51, 76))
    }
}
