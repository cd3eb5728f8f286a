import GymnasiumCore
import LyceumNumerics

/// Random pixels as Gymnasium 1.4 draws them, and images in which some pixels are replaced by them.
enum Noise {
    /// The weights of red, green and blue in a grey: 255 times 0.2989, 0.5870 and 0.1140, truncated to whole numbers.
    private static let greyParts: [UInt8] = [76, 149, 29]

    /// An image of random pixels: any colour but without the value 255, or a grey whose three parts are drawn one by
    /// one.
    static func image(shape: [Int], isGrayscale: Bool, using random: inout Generator) throws -> [UInt8] {
        let count = shape.reduce(1, *)
        guard isGrayscale else { return try random.integers(0, 255 as UInt8, count: count) }
        let parts = try random.bytes(below: greyParts, rows: count / 3)
        var noise = [UInt8](repeating: 0, count: count)
        for pixel in stride(from: 0, to: count - 2, by: 3) {
            let grey = parts[pixel] &+ parts[pixel + 1] &+ parts[pixel + 2]
            for channel in 0..<3 { noise[pixel + channel] = grey }
        }
        return noise
    }

    /// An image with the pixels of a mask taken from another one of the same shape.
    static func mixed(_ image: NDArray<UInt8>, with noise: [UInt8], where mask: [Bool]) -> NDArray<UInt8> {
        var mixed = image
        let channels = image.shape[2]
        mixed.withUnsafeMutableElements { pixels in
            for (pixel, isReplaced) in mask.enumerated() where isReplaced {
                for index in pixel * channels..<(pixel + 1) * channels { pixels[index] = noise[index] }
            }
        }
        return mixed
    }
}

extension RenderedFrame {
    /// The frame with every image of it changed.
    func mapImages(_ change: (NDArray<UInt8>) throws -> NDArray<UInt8>) rethrows -> RenderedFrame {
        switch self {
        case .image(let image): .image(try change(image))
        case .text: self
        case .list(let frames): .list(try frames.map { try $0.mapImages(change) })
        }
    }
}
