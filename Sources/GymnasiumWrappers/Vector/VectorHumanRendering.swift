import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Shows several environments to a person, side by side.
///
/// As with ``HumanRendering`` there is no window: the newest picture is in a file, `frames/ID.png` below the
/// ``OutputFolder``, whose path is printed once to standard error. The sub-environments stand in a grid that has room
/// for all of them, from the left to the right and from the top to the bottom, as large as the picture allows; the rest
/// is black.
public struct VectorHumanRendering<Base: VectorEnv>: VectorWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The width and height of the picture; `nil`: those of one sub-environment's frame.
    public let screenSize: (width: Int, height: Int)?
    private var screen = Screen()

    /// A screen for several environments.
    ///
    /// - Parameter screenSize: the width and height of the picture, both 1 or more; `nil`: those of one
    ///   sub-environment's frame.
    /// - Throws: ``InvalidRenderMode`` for sub-environments that draw no images; ``InvalidArgument`` for a screen
    ///   without size, and if the metadata has no frame rate.
    public init(_ base: Base, screenSize: (width: Int, height: Int)? = nil) throws {
        guard base.renderMode == .rgbArray || base.renderMode == .rgbArrayList else {
            throw InvalidRenderMode(Self.typeName, lanes: base, expected: [.rgbArray, .rgbArrayList])
        }
        guard base.metadata.renderFPS != nil else {
            throw InvalidArgument("metadata.renderFPS", given: "nil", expected: "the frames a second of \(base)")
        }
        if let screenSize, !(1...Self.largest ~= screenSize.width && 1...Self.largest ~= screenSize.height) {
            throw InvalidArgument(
                "screenSize", given: screenSize, expected: "a width and a height from 1 to \(Self.largest)")
        }
        self.base = base
        self.screenSize = screenSize
    }

    private static var largest: Int { 1 << 14 }

    /// Starts episodes and shows them.
    ///
    /// - Throws: ``InvalidFrame`` for sub-environments whose images differ in size, besides what the vector inside
    ///   throws.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        try show(isLast: false)
        return batch
    }

    /// Takes the actions and shows the result.
    ///
    /// - Throws: ``InvalidFrame`` for sub-environments whose images differ in size, besides what the vector inside
    ///   throws.
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        let batch = try base.step(actions)
        try show(isLast: batch.isDone.allSatisfy { $0 })
        return batch
    }

    private mutating func show(isLast: Bool) throws {
        guard screen.isDue(rate: base.metadata.renderFPS, isLast: isLast) else { return }
        let frames = try base.renderImages()
        try screen.show(try picture(of: frames), in: FrameFile(of: base))
    }

    /// The frames in one picture of the screen's size.
    package func picture(of frames: [NDArray<UInt8>]) throws -> NDArray<UInt8> {
        guard let shape = frames.first?.shape, shape.count == 3 else { throw InvalidFrame(given: "nothing") }
        let frame = (height: shape[0], width: shape[1])
        let size = (height: screenSize?.height ?? frame.height, width: screenSize?.width ?? frame.width)
        let grid = FrameGrid(of: frames.count, frame: frame, on: size)
        let place = grid.place(of: frame, on: size)
        guard place != frame else { return try grid.image(frames, size: size) }
        let resize = AreaResize(from: frame, to: place)
        return try grid.image(frames.map { $0.shape == shape ? resize($0) : $0 }, size: size)
    }

    /// Nothing: the frames are on the screen already.
    public mutating func render() throws -> [RenderedFrame?] { Array(repeating: nil, count: count) }

    /// Always ``RenderMode/human``.
    public var renderMode: RenderMode? { .human }

    /// The metadata of the vector inside, with this mode.
    public var metadata: Metadata { base.metadata.adding(.human) }
}

extension FrameGrid {
    /// The size that a frame has in its place on a screen: as large as fits, in its own proportions.
    package func place(
        of frame: (height: Int, width: Int), on screen: (height: Int, width: Int)
    ) -> (height: Int, width: Int) {
        let (allHeight, allWidth) = (rows * frame.height, columns * frame.width)
        // Whichever side is tighter sets the scale.
        if allHeight * screen.width > allWidth * screen.height {
            return (max(1, screen.height / rows), max(1, frame.width * screen.height / allHeight))
        }
        return (max(1, frame.height * screen.width / allWidth), max(1, screen.width / columns))
    }
}

extension VectorEnv {
    /// These sub-environments shown to a person, side by side.
    ///
    /// - Parameter screenSize: the width and height of the picture; `nil`: those of one sub-environment's frame.
    /// - Throws: ``InvalidRenderMode``, ``InvalidArgument``.
    public func humanRendered(screenSize: (width: Int, height: Int)? = nil) throws -> VectorHumanRendering<Self> {
        try VectorHumanRendering(self, screenSize: screenSize)
    }
}
