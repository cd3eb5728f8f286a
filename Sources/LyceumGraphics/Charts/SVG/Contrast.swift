import LyceumNumerics

/// How well one colour is seen on another: the Web Content Accessibility Guidelines' contrast ratio (version 2.2),
/// which must be 4.5 or more between a text and its background.
enum Contrast {
    /// The luminance of a colour, from 0 to 1.
    static func luminance(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Double {
        func linear(_ part: UInt8) -> Double {
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Whether white is seen better than black on a colour. The better of the two has a contrast of at least 4.58.
    static func prefersWhite(on color: (red: UInt8, green: UInt8, blue: UInt8)) -> Bool {
        // White's contrast is 1.05 / (luminance + 0.05), black's (luminance + 0.05) / 0.05.
        let above = luminance(color.red, color.green, color.blue) + 0.05
        return above * above < 1.05 * 0.05
    }
}
