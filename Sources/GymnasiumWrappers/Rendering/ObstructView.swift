import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Covers parts of the pictures with squares of random pixels, in new places each time.
///
/// Places and noise are drawn from the environment's own random stream, as in Gymnasium 1.4 and with the same numbers,
/// so that drawing changes how the episode continues.
public struct ObstructView<Base: Env>: Wrapper {
    public var base: Base
    /// The share of the pixels that the squares would cover if none overlapped, at least 0 and below 1.
    public let ratio: Double
    /// The side of a square in pixels, 1 or more.
    public let width: Int
    /// Whether the noise is grey.
    public let isGrayscale: Bool

    /// Squares over the pictures of an environment.
    ///
    /// - Parameters:
    ///   - base: an environment that draws images.
    ///   - ratio: the share of the pixels that the squares would cover if none overlapped, at least 0 and below 1.
    ///   - width: the side of a square in pixels, 1 or more.
    ///   - isGrayscale: whether the noise is grey.
    /// - Throws: ``InvalidArgument``, ``InvalidRenderMode``.
    public init(_ base: Base, ratio: Double, width: Int, isGrayscale: Bool = false) throws {
        guard (0..<1).contains(ratio) else {
            throw InvalidArgument("ratio", given: ratio, expected: "a share of the pixels, from 0 up to but not 1")
        }
        guard width >= 1 else { throw InvalidArgument("width", given: width, expected: "1 or more pixels") }
        try base.requireImages("ObstructView")
        self.base = base
        self.ratio = ratio
        self.width = width
        self.isGrayscale = isGrayscale
    }

    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> { try base.step(action) }

    /// The picture with squares over it.
    public mutating func render() throws -> RenderedFrame? {
        guard let frame = try base.render() else { return nil }
        return try frame.mapImages { image in
            let mask = try mask(height: image.shape[0], width: image.shape[1])
            let noise = try Noise.image(shape: image.shape, isGrayscale: isGrayscale, using: &random)
            return Noise.mixed(image, with: noise, where: mask)
        }
    }

    private mutating func mask(height: Int, width columns: Int) throws -> [Bool] {
        let count = height * columns
        var mask = [Bool](repeating: false, count: count)
        let squares = Int(Double(count) * (ratio / (Double(width) * Double(width))))
        let (before, after) = (width / 2, width - width / 2)
        for center: Int in try random.integers(0, count, count: squares) {
            let (row, column) = (center / columns, center % columns)
            for y in max(row - before, 0)..<min(row + after, height) {
                for x in max(column - before, 0)..<min(column + after, columns) { mask[y * columns + x] = true }
            }
        }
        return mask
    }

    /// `obstructed_pixels_ratio`, `obstruction_width` and `is_noise_grayscale`.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: [
                "obstructed_pixels_ratio": .double(ratio), "obstruction_width": .int(width),
                "is_noise_grayscale": .bool(isGrayscale),
            ])
    }
}

extension Env {
    /// This environment with squares of random pixels over its pictures.
    ///
    /// - Throws: ``InvalidArgument``, ``InvalidRenderMode``.
    public func viewObstructed(ratio: Double, width: Int, isGrayscale: Bool = false) throws -> ObstructView<Self> {
        try ObstructView(self, ratio: ratio, width: width, isGrayscale: isGrayscale)
    }
}
