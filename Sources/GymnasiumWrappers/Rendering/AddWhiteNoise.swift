import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Replaces pixels of the pictures by random ones, each with the same probability.
///
/// The noise is drawn from the environment's own random stream, as in Gymnasium 1.4 and with the same numbers, so that
/// drawing changes how the episode continues.
public struct AddWhiteNoise<Base: Env>: Wrapper {
    public var base: Base
    /// The probability that a pixel is replaced, from 0 to 1.
    public let probability: Double
    /// Whether the noise is grey.
    public let isGrayscale: Bool

    /// Noise over the pictures of an environment.
    ///
    /// - Parameters:
    ///   - base: an environment that draws images.
    ///   - probability: the probability that a pixel is replaced, from 0 to 1.
    ///   - isGrayscale: whether the noise is grey.
    /// - Throws: ``InvalidArgument``, ``InvalidRenderMode``.
    public init(_ base: Base, probability: Double, isGrayscale: Bool = false) throws {
        guard (0...1).contains(probability) else {
            throw InvalidArgument("probability", given: probability, expected: "a probability, 0 to 1")
        }
        try base.requireImages("AddWhiteNoise")
        self.base = base
        self.probability = probability
        self.isGrayscale = isGrayscale
    }

    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> { try base.step(action) }

    /// The picture with noise in it.
    public mutating func render() throws -> RenderedFrame? {
        guard let frame = try base.render() else { return nil }
        return try frame.mapImages { image in
            let noise = try Noise.image(shape: image.shape, isGrayscale: isGrayscale, using: &random)
            let mask = random.random(count: image.shape[0] * image.shape[1]).map { $0 < probability }
            return Noise.mixed(image, with: noise, where: mask)
        }
    }

    /// `probability_of_noise_per_pixel` and `is_noise_grayscale`.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: [
                "probability_of_noise_per_pixel": .double(probability), "is_noise_grayscale": .bool(isGrayscale),
            ])
    }
}

extension Env {
    /// This environment with random pixels in its pictures.
    ///
    /// - Throws: ``InvalidArgument``, ``InvalidRenderMode``.
    public func whiteNoiseAdded(probability: Double, isGrayscale: Bool = false) throws -> AddWhiteNoise<Self> {
        try AddWhiteNoise(self, probability: probability, isGrayscale: isGrayscale)
    }
}
