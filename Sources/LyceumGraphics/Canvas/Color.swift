/// A colour of a picture: red, green and blue from 0 to 255, and how opaque it is.
///
/// Curves have a ``ChartColor``, which is another one on a dark screen.
public struct Color: Sendable, Hashable {
    /// Red, 0 to 255.
    public var red: UInt8
    /// Green, 0 to 255.
    public var green: UInt8
    /// Blue, 0 to 255.
    public var blue: UInt8
    /// The opacity: 255 covers what is below, 0 shows all of it.
    public var alpha: UInt8

    /// A colour of these components.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// A grey of this brightness.
    public init(grey: UInt8, alpha: UInt8 = 255) { self.init(grey, grey, grey, alpha: alpha) }

    /// The same colour, more or less opaque.
    ///
    /// - Parameter share: 1 leaves it as it is, 0 makes it invisible.
    public func opacity(_ share: Double) -> Color {
        var color = self
        color.alpha = UInt8(max(0, min(255, (Double(alpha) * share).rounded())))
        return color
    }

    /// A colour between this one and another.
    ///
    /// - Parameter share: 0 for this one, 1 for the other.
    public func mixed(with other: Color, _ share: Double) -> Color {
        let share = share.isNaN ? 0 : max(0, min(1, share))
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
            let (a, b) = (Double(a), Double(b))
            return UInt8((a + (b - a) * share).rounded())
        }
        return Color(
            mix(red, other.red), mix(green, other.green), mix(blue, other.blue), alpha: mix(alpha, other.alpha))
    }

    /// (255, 255, 255).
    public static let white = Color(grey: 255)
    /// (0, 0, 0).
    public static let black = Color(grey: 0)
    /// (128, 128, 128).
    public static let grey = Color(grey: 128)
    /// The red of the pictures: (214, 69, 65).
    public static let red = Color(214, 69, 65)
    /// The green of the pictures: (76, 163, 91).
    public static let green = Color(76, 163, 91)
    /// The blue of the pictures: (62, 120, 178).
    public static let blue = Color(62, 120, 178)
    /// The yellow of the pictures: (240, 196, 66).
    public static let yellow = Color(240, 196, 66)
    /// The orange of the pictures: (232, 137, 52).
    public static let orange = Color(232, 137, 52)
    /// The violet of the pictures: (129, 112, 190).
    public static let violet = Color(129, 112, 190)
    /// The brown of the pictures: (138, 98, 66).
    public static let brown = Color(138, 98, 66)
}
