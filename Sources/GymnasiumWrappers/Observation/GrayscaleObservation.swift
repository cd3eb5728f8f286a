import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Turns colour images into grey ones.
///
/// ```swift
/// let screens = try make(.cartPole, renderMode: .rgbArray).observationsRendered()
/// var env = try screens.observationsGrayscaled()                 // (height, width)
/// var deep = try screens.observationsGrayscaled(keepDim: true)   // (height, width, 1)
/// ```
///
/// A pixel is 0.2125 red + 0.7154 green + 0.0721 blue, rounded down.
public struct GrayscaleObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: NumericSpace {
    /// A grey image.
    public typealias Observation = NDArray<UInt8>
    public var base: Base
    /// The space of grey images.
    public var observationSpace: ArrayBox<UInt8>
    /// Whether the images have a last axis of extent 1.
    public let keepDim: Bool
    private let colourShape: [Int]

    /// An environment with grey images.
    ///
    /// - Parameter keepDim: whether the images have a last axis of extent 1.
    /// - Throws: ``UnsuitableSpace`` for observations other than images of shape (height, width, 3).
    public init(_ base: Base, keepDim: Bool = false) throws {
        let layout = try Self.layout(
            of: base.observationSpace,
            expected: "images, Box(0, 255, (height, width, 3), uint8)"
        ) { $0.isImage && $0.shape.count == 3 && $0.shape[2] == 3 }
        self.base = base
        self.keepDim = keepDim
        colourShape = layout.shape
        observationSpace = ArrayBox(low: 0, high: 255, shape: layout.shape[..<2] + (keepDim ? [1] : []))
    }

    /// The grey image.
    ///
    /// - Throws: ``UnexpectedObservation`` for anything other than an image of the space.
    public func observation(_ observation: Base.Observation) throws -> NDArray<UInt8> {
        try image(observation, shape: colourShape).brightness(shape: observationSpace.shape)
    }

    /// Whether the images have a last axis of extent 1.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["keep_dim": .bool(keepDim)])
    }
}

extension Env where ObservationSpace: NumericSpace {
    /// The environment with grey images in place of colour ones.
    public func observationsGrayscaled(keepDim: Bool = false) throws -> GrayscaleObservation<Self> {
        try GrayscaleObservation(self, keepDim: keepDim)
    }
}
