/// How a line is drawn.
public enum LineStyle: Sendable, Hashable, CaseIterable {
    /// ─────, matplotlib's `"-"`.
    case solid
    /// ‒ ‒ ‒, matplotlib's `"--"`.
    case dashed
    /// ·····, matplotlib's `":"`.
    case dotted
    /// ‒ · ‒, matplotlib's `"-."`.
    case dashDotted
    /// No line, so that only the markers show: matplotlib's `"none"`.
    case hidden

    /// The lengths of dashes and gaps in pixels; `nil` for a line without gaps.
    var dashes: String? {
        switch self {
        case .solid, .hidden: nil
        case .dashed: "7 3.5"
        case .dotted: "2 3"
        case .dashDotted: "9 3.5 2 3.5"
        }
    }
}
