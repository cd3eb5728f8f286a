import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// How ``AtariPreprocessing`` prepares the screen of a game console.
public struct AtariSettings: Sendable, Hashable {
    /// The greatest number of no-op actions at the start of an episode; 0 for none.
    public var noopMax = 30
    /// The number of frames that an action is repeated for, 1 or more.
    public var frameSkip = 4
    /// The size of the prepared screen, both 1 or more.
    public var screenSize: ScreenSize = 84
    /// Whether a lost life ends the episode.
    public var terminalOnLifeLoss = false
    /// Whether the screen is grey.
    public var grayscaleObs = true
    /// Whether grey screens have a last axis of extent 1.
    public var grayscaleNewaxis = false

    /// The size of a screen: a height and a width, or one number for both.
    public struct ScreenSize: Sendable, Hashable, ExpressibleByIntegerLiteral, ValueConvertible {
        /// The height in pixels.
        public var height: Int
        /// The width in pixels.
        public var width: Int

        /// A height and a width.
        public init(height: Int, width: Int) {
            self.height = height
            self.width = width
        }

        /// A square.
        public init(integerLiteral value: Int) { self.init(height: value, width: value) }

        /// One number for a square, else the width and the height, which is Gymnasium's order here.
        public var value: Value { height == width ? .int(height) : .list([.int(width), .int(height)]) }

        /// One number for a square, else the width and the height.
        public init?(_ value: Value) {
            if let side = value.int {
                self.init(height: side, width: side)
            } else if let sides = value.integers, sides.count == 2 {
                self.init(height: sides[1], width: sides[0])
            } else {
                return nil
            }
        }
    }

    /// Settings; those that are not given are Gymnasium's.
    public init(
        noopMax: Int = 30, frameSkip: Int = 4, screenSize: ScreenSize = 84, terminalOnLifeLoss: Bool = false,
        grayscaleObs: Bool = true, grayscaleNewaxis: Bool = false
    ) {
        self.noopMax = noopMax
        self.frameSkip = frameSkip
        self.screenSize = screenSize
        self.terminalOnLifeLoss = terminalOnLifeLoss
        self.grayscaleObs = grayscaleObs
        self.grayscaleNewaxis = grayscaleNewaxis
    }

    /// The settings among options.
    package init(_ options: Options) throws {
        self.init(
            noopMax: try options("noop_max", default: 30), frameSkip: try options("frame_skip", default: 4),
            screenSize: try options("screen_size", default: ScreenSize(integerLiteral: 84)),
            terminalOnLifeLoss: try options("terminal_on_life_loss", default: false),
            grayscaleObs: try options("grayscale_obs", default: true),
            grayscaleNewaxis: try options("grayscale_newaxis", default: false))
    }

    /// The settings under Gymnasium's names.
    var arguments: Info {
        [
            "noop_max": .int(noopMax), "frame_skip": .int(frameSkip), "screen_size": screenSize.value,
            "terminal_on_life_loss": .bool(terminalOnLifeLoss), "grayscale_obs": .bool(grayscaleObs),
            "grayscale_newaxis": .bool(grayscaleNewaxis),
        ]
    }

    /// Whether the settings are in range and fit a machine.
    func check(_ machine: some AtariMachine) throws {
        try checkCount("noopMax", noopMax, 0...Limits.stepsOfOne)
        try checkCount("frameSkip", frameSkip, 1...Limits.stepsOfOne)
        guard (1...1 << 15).contains(screenSize.height), (1...1 << 15).contains(screenSize.width) else {
            throw InvalidArgument(
                "screenSize", given: "\(screenSize.height) × \(screenSize.width)",
                expected: "1 or more each, such as 84")
        }
        guard frameSkip == 1 || machine.frameSkip == 1 else {
            throw InvalidArgument(
                "frameSkip", given: frameSkip,
                expected: "1, because the machine skips \(machine.frameSkip) frames itself; or make it with 1")
        }
        let shape = machine.screen.shape
        guard shape.count == 3, shape[2] == 3, shape[0] > 0, shape[1] > 0 else {
            throw InvalidArgument(
                "screen", given: "an array of shape \(shapeText(shape))", expected: "the shape (height, width, 3)")
        }
    }
}
