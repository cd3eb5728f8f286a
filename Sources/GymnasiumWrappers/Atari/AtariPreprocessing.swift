import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Prepares a game console's screen for learning, as agents for Atari games have since V. Mnih and others, "Human-level
/// control through deep reinforcement learning", 2015.
///
/// ```swift
/// func preprocessed(_ machine: some AtariMachine) throws {
///     let env = try machine.atariPreprocessed()                        // (84, 84), bytes
///     let scaled = try machine.atariPreprocessed(scaled: Float.self)   // (84, 84), from 0 to 1
///     print(env, scaled)
/// }
/// ```
///
/// - An episode begins with 1 to `noopMax` no-op actions (0), a number drawn from the environment's random stream.
/// - Every action is repeated for `frameSkip` frames; rewards are added up. The observation is the pixelwise maximum of
///   the last two screens, grey, and resized with the mean of the area that a pixel covers.
/// - With `terminalOnLifeLoss` a lost life ends the episode.
///
/// Screens are kept from one step to the next, so that after an early end of an episode the observation may come from
/// earlier ones, as in Gymnasium 1.4.
public struct AtariPreprocessing<Base: Env, Pixel: AtariPixel>: Wrapper {
    /// The prepared screen.
    public typealias Observation = NDArray<Pixel>
    /// The environment inside, with an ``AtariMachine`` at the bottom.
    public var base: Base
    /// The space of prepared screens.
    public var observationSpace: ArrayBox<Pixel>
    /// How the screen is prepared.
    public let settings: AtariSettings
    /// Whether the game, or with `terminalOnLifeLoss` the life, is over.
    public private(set) var isGameOver = false
    private var lives: Int
    private var screens: (last: NDArray<UInt8>, beforeLast: NDArray<UInt8>)
    private let resize: AreaResize
    private let noop: Base.Action

    /// A prepared machine.
    ///
    /// - Parameters:
    ///   - settings: how the screen is prepared.
    ///   - pixel: bytes, or numbers from 0 to 1.
    /// - Throws: ``NotAnAtariMachine``; ``InvalidArgument`` for settings out of range, and for frames skipped twice.
    public init(
        _ base: Base, _ settings: AtariSettings = AtariSettings(), scaled pixel: Pixel.Type = Pixel.self
    ) throws {
        guard let machine = atariMachine(in: base), let noop = Base.ActionSpace.element(of: .int(0)) else {
            throw NotAnAtariMachine(env: base.description)
        }
        try settings.check(machine)
        self.base = base
        self.settings = settings
        self.noop = noop
        lives = machine.lives
        let shape = machine.screen.shape
        let gray = settings.grayscaleObs
        let blank = NDArray<UInt8>(shape: gray ? Array(shape[..<2]) : shape, repeating: 0)
        screens = (blank, blank)
        let (height, width) = (settings.screenSize.height, settings.screenSize.width)
        resize = AreaResize(from: (shape[0], shape[1]), to: (height, width))
        let channels = gray ? (settings.grayscaleNewaxis ? [1] : []) : [3]
        observationSpace = ArrayBox(
            low: Pixel(byte: 0), high: Pixel(byte: 255), shape: [height, width] + channels)
    }

    private func machine() throws -> any AtariMachine {
        guard let machine = atariMachine(in: base) else { throw NotAnAtariMachine(env: base.description) }
        return machine
    }

    private func screen(of machine: any AtariMachine) -> NDArray<UInt8> {
        settings.grayscaleObs ? machine.grayScreen : machine.screen
    }

    /// Starts an episode with some no-op actions.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<NDArray<Pixel>> {
        var info = try base.reset(seed: seed, options: options).info
        let noops = settings.noopMax > 0 ? try base.random.integers(1, settings.noopMax, endpoint: true) : 0
        for _ in 0..<noops {
            let step = try base.step(noop)
            info.merge(step.info)
            if step.isDone { info = try base.reset(seed: seed, options: options).info }
        }
        let machine = try machine()
        lives = machine.lives
        isGameOver = false
        let first = screen(of: machine)
        screens = (first, NDArray(shape: first.shape, repeating: 0))
        return Reset(prepareScreen(), info: info)
    }

    /// Repeats an action for several frames.
    public mutating func step(_ action: Base.Action) throws -> Step<NDArray<Pixel>> {
        var reward = 0.0
        var step = try base.step(action)
        for frame in 0..<settings.frameSkip {
            if frame > 0 { step = try base.step(action) }
            reward += step.reward
            let machine = try machine()
            if settings.terminalOnLifeLoss {
                step.terminated = step.terminated || machine.lives < lives
                lives = machine.lives
            }
            isGameOver = step.terminated
            if step.isDone { break }
            if frame == settings.frameSkip - 1 {
                screens.last = screen(of: machine)
            } else if frame == settings.frameSkip - 2 {
                screens.beforeLast = screen(of: machine)
            }
        }
        step.reward = reward
        return step.with(observation: prepareScreen())
    }

    private mutating func prepareScreen() -> NDArray<Pixel> {
        if settings.frameSkip > 1 {
            let other = screens.beforeLast.elements
            screens.last.withUnsafeMutableElements { pixels in
                for index in pixels.indices where index < other.count {
                    pixels[index] = max(pixels[index], other[index])
                }
            }
        }
        let small = resize(screens.last)
        return Box<Pixel>.reshaped(small.elements.map(Pixel.init(byte:)), to: observationSpace.shape)
    }

    /// The settings under Gymnasium's names.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: settings.arguments.merging(["scale_obs": .bool(Pixel.isScaled)]))
    }
}

/// The type of a pixel of a prepared screen: `UInt8` for bytes, `Float` for numbers from 0 to 1.
public protocol AtariPixel: Scalar {
    /// The pixel of a byte.
    init(byte: UInt8)
    /// Whether pixels are numbers from 0 to 1.
    static var isScaled: Bool { get }
}

extension UInt8: AtariPixel {
    /// The byte.
    public init(byte: UInt8) { self = byte }
    /// False: pixels are bytes.
    public static var isScaled: Bool { false }
}

extension Float: AtariPixel {
    /// The byte over 255.
    public init(byte: UInt8) { self = Float(byte) / 255 }
    /// True: pixels are numbers from 0 to 1.
    public static var isScaled: Bool { true }
}

/// An environment that has no ``AtariMachine`` at the bottom.
public struct NotAnAtariMachine: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment as printed.
    public let env: String

    public var description: String {
        "AtariPreprocessing needs an environment with a screen and lives; \(env) has none: "
            + "let its innermost type conform to AtariMachine, with 0 for the action that does nothing"
    }
}

extension Env {
    /// The environment, a game console, with its screen prepared for learning, as bytes.
    public func atariPreprocessed(
        _ settings: AtariSettings = AtariSettings()
    ) throws -> AtariPreprocessing<Self, UInt8> {
        try AtariPreprocessing(self, settings)
    }

    /// The environment, a game console, with its screen prepared for learning, as bytes or as numbers from 0 to 1.
    public func atariPreprocessed<Pixel: AtariPixel>(
        _ settings: AtariSettings = AtariSettings(), scaled pixel: Pixel.Type
    ) throws -> AtariPreprocessing<Self, Pixel> {
        try AtariPreprocessing(self, settings)
    }
}
