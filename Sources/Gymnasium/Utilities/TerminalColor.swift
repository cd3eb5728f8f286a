/// The colours of terminals, by ANSI's numbers.
enum TerminalColor: Int {
    case red = 31
    case green, yellow, blue, magenta

    /// A text in this colour, or on this background, until its end.
    func callAsFunction(_ text: String, isBold: Bool = false, isBackground: Bool = false) -> String {
        "\u{1B}[\(rawValue + (isBackground ? 10 : 0))\(isBold ? ";1" : "")m\(text)\u{1B}[0m"
    }
}
