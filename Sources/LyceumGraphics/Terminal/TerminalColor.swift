/// The colours of terminals, by ANSI's numbers: Gymnasium's `colorize`.
///
/// ```swift
/// print(TerminalColor.green("solved", isBold: true))
/// ```
public enum TerminalColor: Int, Sendable, Hashable, CaseIterable {
    /// Dark grey, number 30.
    case gray = 30
    /// Number 31.
    case red
    /// Number 32.
    case green
    /// Number 33.
    case yellow
    /// Number 34.
    case blue
    /// Number 35.
    case magenta
    /// Number 36.
    case cyan
    /// Number 37.
    case white
    /// A bright red, number 38 as in Gymnasium.
    case crimson

    /// A text in this colour, which is reset at its end.
    ///
    /// - Parameters:
    ///   - text: what is coloured.
    ///   - isBold: whether it is bold.
    ///   - isBackground: whether the colour is that of the background: Gymnasium's `highlight`.
    public func callAsFunction(_ text: String, isBold: Bool = false, isBackground: Bool = false) -> String {
        "\u{1B}[\(rawValue + (isBackground ? 10 : 0))\(isBold ? ";1" : "")m\(text)\u{1B}[0m"
    }
}
