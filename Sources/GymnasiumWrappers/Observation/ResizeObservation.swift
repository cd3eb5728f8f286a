import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Gives images another height and width.
///
/// ```swift
/// let screens = try make(.cartPole, renderMode: .rgbArray).observationsRendered()
/// var env = try screens.observationsResized(to: [84, 84])
/// ```
///
/// A pixel is the mean of the area that it covers, in the numbers of OpenCV's `INTER_AREA`, which Gymnasium uses.
public struct ResizeObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: NumericSpace {
    /// An image.
    public typealias Observation = NDArray<UInt8>
    public var base: Base
    /// The space of images of the new size.
    public var observationSpace: ArrayBox<UInt8>
    /// The height and the width.
    public let shape: [Int]
    private let oldShape: [Int]
    private let resize: AreaResize

    /// An environment with images of another size.
    ///
    /// - Parameter shape: the height and the width, both 1 or more; a third axis stays as it is.
    /// - Throws: ``UnsuitableSpace`` for observations other than images; ``InvalidArgument``.
    public init(_ base: Base, shape: [Int]) throws {
        let layout = try Self.layout(
            of: base.observationSpace,
            expected: "images, Box(0, 255, (height, width) or (height, width, channels), uint8)"
        ) { $0.isImage && [2, 3].contains($0.shape.count) && $0.count > 0 }
        guard shape.count == 2, shape.allSatisfy({ $0 >= 1 && $0 <= 1 << 15 }) else {
            throw InvalidArgument(
                "shape", given: shapeText(shape), expected: "a height and a width of 1 or more, such as [84, 84]")
        }
        self.base = base
        self.shape = shape
        oldShape = layout.shape
        resize = AreaResize(from: (layout.shape[0], layout.shape[1]), to: (shape[0], shape[1]))
        observationSpace = ArrayBox(low: 0, high: 255, shape: shape + layout.shape.dropFirst(2))
    }

    /// The image in the new size.
    ///
    /// - Throws: ``UnexpectedObservation`` for anything other than an image of the space.
    public func observation(_ observation: Base.Observation) throws -> NDArray<UInt8> {
        resize(try image(observation, shape: oldShape))
    }

    /// The height and the width.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["shape": .list(shape.map { .int($0) })])
    }
}

extension Env where ObservationSpace: NumericSpace {
    /// The environment with images of another height and width.
    public func observationsResized(to shape: [Int]) throws -> ResizeObservation<Self> {
        try ResizeObservation(self, shape: shape)
    }
}
