/// The colours of everything but the curves, and the style sheet for a dark screen.
enum Palette {
    /// A colour on paper and on a dark screen.
    struct Ink: Sendable {
        /// The class that carries the dark one.
        let name: String
        let light: String
        let dark: String
    }

    static let paper = Ink(name: "ly-paper", light: "#ffffff", dark: "#15171b")
    static let ink = Ink(name: "ly-ink", light: "#1b1d21", dark: "#e9eaec")
    static let quiet = Ink(name: "ly-quiet", light: "#4a4e56", dark: "#b4b8bf")
    static let axis = Ink(name: "ly-axis", light: "#6a6e76", dark: "#8d929b")
    static let grid = Ink(name: "ly-grid", light: "#e4e6e9", dark: "#2f333a")

    /// Black or white, for text on a colour that is the same on paper and on a dark screen.
    static func ink(on color: (red: UInt8, green: UInt8, blue: UInt8)) -> Ink {
        Ink(name: "ly-cell", light: Contrast.prefersWhite(on: color) ? "#ffffff" : "#000000", dark: "")
    }

    /// Only a dark screen needs one; paper keeps the attributes.
    static let styleSheet: String = {
        var rules = "@media screen and (prefers-color-scheme:dark){"
        for ink in [paper, ink, quiet, axis, grid] {
            rules += ".\(ink.name){fill:\(ink.dark)}.\(ink.name)-s{stroke:\(ink.dark)}"
        }
        for (color, value) in ChartColor.onDark {
            guard let name = color.className else { continue }
            rules += ".\(name){stroke:\(value)}.\(name)-f{fill:\(value)}"
        }
        return rules + "}"
    }()
}

/// A rectangle in pixels.
struct Frame: Equatable {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
}
