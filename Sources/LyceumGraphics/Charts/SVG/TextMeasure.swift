/// Estimates the width of a text: the reader's font is unknown, so a wide one is assumed.
enum TextMeasure {
    /// The width in pixels.
    static func width(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size
    }

    /// The text, cut off with "…" where it is too wide.
    static func fitted(_ text: String, size: Double, into room: Double) -> String {
        // A text of this length fits nowhere, and need not be measured to its end.
        let text = text.unicodeScalars.count > 2000 ? String(text.prefix(2000)) : text
        guard width(text, size: size) > room else { return text }
        var sum = width("…", size: size)
        var kept = ""
        for character in text {
            sum += width(String(character), size: size)
            if sum > room { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{202F}": 0.33
        case "f", "r", "t", "(", ")", "[", "]", "/", "-", "⁰"..."⁹", "¹", "²", "³", "⁻": 0.42
        case "m", "w", "M", "W", "@", "%", "…": 0.95
        case "A"..."Z", "+", "=", "<", ">", "−", "×", "&", "#", "~": 0.74
        case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{FFFF}", "\u{1F000}"...: 1.1
        default: 0.62
        }
    }
}
