import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

@Suite("Noise in pictures") struct NoiseTests {
    /// The sum of the bytes, and their sum weighted by position: what the reference script stores of a frame.
    private func digest(_ frame: RenderedFrame?) throws -> String {
        let image = try #require(frame?.lastImage)
        var (sum, weighted) = (UInt64(0), UInt64(0))
        for (index, byte) in image.elements.enumerated() {
            sum += UInt64(byte)
            weighted &+= UInt64(byte) &* UInt64(index + 1)
        }
        return "\(sum) \(weighted)"
    }

    private func frames<E: Env<Int, Int>>(_ env: E) throws -> [String] {
        var env = env
        try env.reset(seed: 42)
        return try (0..<4).map { _ in
            _ = try env.step(0)
            return try digest(env.render())
        }
    }

    @Test("White noise is Gymnasium's, pixel for pixel", arguments: [0, 0.1, 0.5, 0.99], [false, true])
    func whiteNoise(probability: Double, isGrayscale: Bool) throws {
        let expected = try reference("white \(probability) \(isGrayscale)")
        #expect(try frames(AddWhiteNoise(Lamp(), probability: probability, isGrayscale: isGrayscale)) == expected)
    }

    @Test(
        "Squares of noise are Gymnasium's, pixel for pixel", arguments: [(0.0, 3), (0.3, 4), (0.9, 7)], [false, true])
    func obstructions(size: (ratio: Double, width: Int), isGrayscale: Bool) throws {
        let expected = try reference("squares \(size.ratio) \(size.width) \(isGrayscale)")
        #expect(
            try frames(ObstructView(Lamp(), ratio: size.ratio, width: size.width, isGrayscale: isGrayscale)) == expected
        )
    }

    private func reference(_ key: String) throws -> [String] {
        let row = try #require(try referenceLines("rendering_noise.tsv").first { $0.first == key })
        return Array(row.dropFirst())
    }

    @Test("Arguments out of range, and environments that draw no images, are refused")
    func refused() {
        for probability in [-0.1, 1.1, .nan] {
            #expect(throws: InvalidArgument.self) { try AddWhiteNoise(Lamp(), probability: probability) }
        }
        #expect(throws: InvalidArgument.self) { try Lamp().viewObstructed(ratio: 1, width: 2) }
        #expect(throws: InvalidArgument.self) { try Lamp().viewObstructed(ratio: 0.5, width: 0) }
        #expect(throws: InvalidRenderMode.self) { try Lamp(renderMode: .ansi).whiteNoiseAdded(probability: 0.5) }
        #expect(throws: InvalidRenderMode.self) { try ObstructView(Lamp(renderMode: nil), ratio: 0.5, width: 2) }
    }
}
