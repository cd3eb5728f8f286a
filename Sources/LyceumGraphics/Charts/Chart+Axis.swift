extension Chart {
    /// An axis of a chart.
    ///
    /// A text is an axis with that label: `Chart(x: "episode index", y: .logarithmic("loss"))`.
    public struct Axis: Sendable, Equatable, ExpressibleByStringInterpolation {
        /// How numbers are laid out along an axis.
        public enum Scale: Sendable, Equatable {
            /// Equal differences take equal room.
            case linear
            /// Equal ratios take equal room; only numbers above 0 can be drawn.
            case logarithmic
        }

        /// What the axis measures, with its unit.
        public var label: String
        /// How numbers are laid out.
        public var scale: Scale
        /// The first and the last number shown; `nil` for what the data needs.
        ///
        /// A range that is empty, not finite or too narrow to tell its numbers apart counts as `nil`, and so does one
        /// on a logarithmic axis that does not begin above 0.
        public var range: ClosedRange<Double>?
        /// Names shown at 0, 1, 2, … in place of the numbers; empty for the numbers.
        public var categories: [String]
        /// Whether numbers grow to the left or downwards.
        public var isReversed: Bool

        /// An axis; without arguments, one that follows the data.
        public init(
            _ label: String = "", scale: Scale = .linear, range: ClosedRange<Double>? = nil, categories: [String] = [],
            isReversed: Bool = false
        ) {
            self.label = label
            self.scale = scale
            self.range = range
            self.categories = categories
            self.isReversed = isReversed
        }

        /// An axis with a label.
        public init(stringLiteral label: String) { self.init(label) }

        /// A linear axis.
        public static func linear(_ label: String = "", range: ClosedRange<Double>? = nil) -> Axis {
            Axis(label, range: range)
        }

        /// A logarithmic axis.
        public static func logarithmic(_ label: String = "", range: ClosedRange<Double>? = nil) -> Axis {
            Axis(label, scale: .logarithmic, range: range)
        }

        /// An axis of names, at 0, 1, 2, ….
        public static func categories(_ names: [String], _ label: String = "") -> Axis {
            Axis(label, categories: names)
        }
    }
}
