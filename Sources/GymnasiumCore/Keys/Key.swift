/// A key of a keyboard.
///
/// Written as a literal: `"a"` for the key of a character, `97` for the key of a character's code.
public enum Key: Sendable, Hashable {
    /// The key that types a character; upper case is another key than lower case.
    case character(Character)
    /// The up arrow.
    case up
    /// The down arrow.
    case down
    /// The left arrow.
    case left
    /// The right arrow.
    case right
    /// The return key.
    case enter
    /// The tab key.
    case tab
    /// The backspace key.
    case backspace
    /// The escape key.
    case escape

    /// The space bar.
    public static let space = Key.character(" ")

    /// The key of a code: that of a character in Unicode, or pygame's for the arrows, as in programs written for Gymnasium.
    ///
    /// - Parameter code: such as 97 for `a`, 1073741904 for the left arrow; an unknown code gives `nil`.
    public init?(code: Int) {
        switch code {
        case 8, 127: self = .backspace
        case 9: self = .tab
        case 13: self = .enter
        case 27: self = .escape
        case 273, 1_073_741_906: self = .up
        case 274, 1_073_741_905: self = .down
        case 275, 1_073_741_903: self = .right
        case 276, 1_073_741_904: self = .left
        default:
            guard code >= 32, let code = UInt32(exactly: code), let scalar = Unicode.Scalar(code) else { return nil }
            self = .character(Character(scalar))
        }
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    /// The key that types a character.
    public init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}

extension Key: Comparable {
    /// The order of their names.
    public static func < (left: Key, right: Key) -> Bool { left.description < right.description }
}

extension Key: CustomStringConvertible {
    /// The character, or the key's name.
    public var description: String {
        switch self {
        case .character(" "): "space"
        case .character(let character): String(character)
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .enter: "enter"
        case .tab: "tab"
        case .backspace: "backspace"
        case .escape: "escape"
        }
    }
}
