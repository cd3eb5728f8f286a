/// Texts that anybody may have written, for a terminal or a file of ours.
package enum PlainLine {
    /// A text on one line, without controls and signs that change how others are read, and at most so long.
    package static func of(_ text: String, most: Int = 160) -> String {
        let scalars = text.unicodeScalars.prefix(most).map { scalar -> Unicode.Scalar in
            if scalar == "\t" { return " " }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: return "?"
            default: return scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)) + (text.unicodeScalars.count > most ? "…" : "")
    }
}
