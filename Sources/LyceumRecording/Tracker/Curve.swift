import LyceumGraphics

/// A series of a ``Recorder``'s statistics as a plot shows it.
///
/// ```swift
/// try tracker.plot(.meanReturn, .returnDeviation, .length(line: .dashed, marker: .circle))
/// ```
///
/// Each series is a value, `.length`, and a function that takes a style, `.length(line: .dotted, color: .red)`. The
/// deviations are bands around their means: they take a colour and a label.
public struct Curve: Sendable, Equatable {
    /// The statistics that a ``Recorder`` keeps, in the order in which they are drawn; the raw values are their keys.
    public enum Series: String, Sendable, CaseIterable {
        /// The number of steps.
        case length
        /// The return: the sum of an episode's rewards.
        case rewardSum = "r_sum"
        /// The mean reward of a step.
        case rewardMean = "r_mean"
        /// The standard deviation of the rewards.
        case rewardDeviation = "r_std"
        /// The mean number of steps of the last episodes.
        case meanLength = "length_"
        /// The sum of the last returns.
        case returnSum = "r_sum_"
        /// The mean of the last returns.
        case meanReturn = "r_mean_"
        /// The standard deviation of the last returns.
        case returnDeviation = "r_std_"

        /// The series that this one is the deviation of.
        var center: Series? {
            switch self {
            case .rewardDeviation: .rewardMean
            case .returnDeviation: .meanReturn
            default: nil
            }
        }

        /// Its unit.
        var unit: String {
            switch self {
            case .length, .meanLength: "steps"
            case .rewardMean, .rewardDeviation: "reward"
            case .rewardSum, .returnSum, .meanReturn, .returnDeviation: "return"
            }
        }

        /// Its name in a legend, with its key.
        ///
        /// - Parameter window: the number of episodes that it is over; `nil` where that is not known.
        func label(window: Int?) -> String {
            let name =
                switch self {
                case .length: "steps"
                case .rewardSum: "return"
                case .rewardMean: "mean reward"
                case .rewardDeviation: "± deviation of the reward"
                case .meanLength: "mean steps"
                case .returnSum: "sum of returns"
                case .meanReturn: "mean return"
                case .returnDeviation: "± deviation"
                }
            let episodes = isSmoothed ? window.map { ", last \($0)" } ?? ", last episodes" : ""
            return "\(name)\(episodes) (\(rawValue))"
        }

        /// Whether it needs a Recorder with smoothing.
        var isSmoothed: Bool { rawValue.hasSuffix("_") }
    }

    /// What is shown.
    public let series: Series
    /// How its line is drawn; a band has none.
    public let line: LineStyle
    /// The shape at each episode; `nil` for none.
    public let marker: Marker?
    /// `nil` for the next of matplotlib's ten; a band is grey.
    public let color: ChartColor?
    /// Its name in the legend; `nil` for what it is, with its key: "mean return, last 10 (r_mean_)".
    public let label: String?

    private init(
        _ series: Series, line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil,
        label: String? = nil
    ) {
        self.series = series
        self.line = line
        self.marker = marker
        self.color = color
        self.label = label
    }

    // MARK: - One episode

    /// The number of steps of each episode: `length`.
    public static let length = Curve(.length)

    /// The number of steps of each episode, in a style.
    public static func length(
        line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil, label: String? = nil
    ) -> Curve {
        Curve(.length, line: line, marker: marker, color: color, label: label)
    }

    /// The return of each episode: `r_sum`.
    public static let rewardSum = Curve(.rewardSum)

    /// The return of each episode, in a style.
    public static func rewardSum(
        line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil, label: String? = nil
    ) -> Curve {
        Curve(.rewardSum, line: line, marker: marker, color: color, label: label)
    }

    /// The mean reward of a step of each episode: `r_mean`.
    public static let rewardMean = Curve(.rewardMean)

    /// The mean reward of a step of each episode, in a style.
    public static func rewardMean(
        line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil, label: String? = nil
    ) -> Curve {
        Curve(.rewardMean, line: line, marker: marker, color: color, label: label)
    }

    /// The standard deviation of each episode's rewards, a band around their mean: `r_std`.
    public static let rewardDeviation = Curve(.rewardDeviation)

    /// The standard deviation of each episode's rewards, in a style.
    public static func rewardDeviation(color: ChartColor? = nil, label: String? = nil) -> Curve {
        Curve(.rewardDeviation, color: color, label: label)
    }

    // MARK: - The last episodes together

    /// The mean number of steps of the last episodes: `length_`.
    public static let meanLength = Curve(.meanLength)

    /// The mean number of steps of the last episodes, in a style.
    public static func meanLength(
        line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil, label: String? = nil
    ) -> Curve {
        Curve(.meanLength, line: line, marker: marker, color: color, label: label)
    }

    /// The sum of the last returns: `r_sum_`.
    public static let returnSum = Curve(.returnSum)

    /// The sum of the last returns, in a style.
    public static func returnSum(
        line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil, label: String? = nil
    ) -> Curve {
        Curve(.returnSum, line: line, marker: marker, color: color, label: label)
    }

    /// The mean of the last returns: `r_mean_`.
    public static let meanReturn = Curve(.meanReturn)

    /// The mean of the last returns, in a style.
    public static func meanReturn(
        line: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil, label: String? = nil
    ) -> Curve {
        Curve(.meanReturn, line: line, marker: marker, color: color, label: label)
    }

    /// The standard deviation of the last returns, a band around their mean: `r_std_`.
    public static let returnDeviation = Curve(.returnDeviation)

    /// The standard deviation of the last returns, in a style.
    public static func returnDeviation(color: ChartColor? = nil, label: String? = nil) -> Curve {
        Curve(.returnDeviation, color: color, label: label)
    }
}
