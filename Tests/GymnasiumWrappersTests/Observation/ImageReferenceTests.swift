import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

@Suite("Image wrappers against Gymnasium and OpenCV")
struct ImageReferenceTests {
    @Test("grey and resized images have the same bytes, typed and dynamic")
    func images() throws {
        for (index, row) in try ReferenceTable("images.tsv").rows.enumerated() {
            let shape = ["height", "width", "channels"].compactMap { Int(row[$0]) }.filter { $0 > 0 }
            let arguments = row["arguments"].split(separator: " ").compactMap { Int($0) }
            var generator = try Generator(seed: index)
            let pixels: [UInt8] = try generator.integers(0, 255, endpoint: true, count: shape.reduce(1, *))
            let picture = try NDArray(shape: shape, elements: pixels)
            let env = Reel(ArrayBox(low: 0, high: 255, shape: shape), [picture])
            func check(_ env: some Env) throws {
                var env = AnyEnv(env)
                let result = try env.reset().observation
                var hash = ByteHash()
                for byte in result.bytes { hash.add(byte) }
                #expect(hex(result.bytes.prefix(8)) == row["first"], "line \(row.line)")
                #expect(hash.digits == row["hash"], "line \(row.line)")
                #expect(result.array?.shape == row["shape"].split(separator: " ").compactMap { Int($0) })
                #expect(env.observationSpace.contains(result))
            }
            if row["kind"] == "gray" {
                try check(env.observationsGrayscaled(keepDim: arguments == [1]))
                try check(AnyEnv(env).observationsGrayscaled(keepDim: arguments == [1]))
            } else {
                try check(env.observationsResized(to: arguments))
                try check(AnyEnv(env).observationsResized(to: arguments))
            }
        }
    }

    @Test("an image of another shape than the space says is an error that shows the space")
    func unexpected() throws {
        let colour = ArrayBox<UInt8>(low: 0, high: 255, shape: [4, 6, 3])
        let small = NDArray<UInt8>(shape: [2, 2, 3], repeating: 0)
        var gray = try Reel(colour, [small]).observationsGrayscaled()
        let error = try #require(throws: UnexpectedObservation.self) { try gray.reset() }
        #expect(error.wrapper == "GrayscaleObservation" && error.description.contains("Box(0, 255, (4, 6, 3), uint8)"))
        var resized = try Reel(colour, [small]).observationsResized(to: [2, 2])
        #expect(throws: UnexpectedObservation.self) { try resized.reset() }
    }

    @Test("observations that are no images are refused")
    func notImages() throws {
        #expect(throws: UnsuitableSpace.self) { try CartPole().observationsGrayscaled() }
        #expect(throws: UnsuitableSpace.self) { try AnyEnv(Probe()).observationsGrayscaled() }
        #expect(throws: UnsuitableSpace.self) { try make("CartPole-v1").observationsResized(to: [2, 2]) }
        for space in [
            ArrayBox<UInt8>(low: 0, high: 254, shape: [4, 6, 3]), ArrayBox(low: 1, high: 255, shape: [4, 6, 3]),
            ArrayBox(low: 0, high: 255, shape: [4, 6, 4]), ArrayBox(low: 0, high: 255, shape: [4, 6]),
        ] {
            #expect(throws: UnsuitableSpace.self) { try Echo(space).observationsGrayscaled() }
        }
        for shape in [[4], [4, 6, 3, 1]] {
            let space = ArrayBox<UInt8>(low: 0, high: 255, shape: shape)
            let error = try #require(throws: UnsuitableSpace.self) { try Echo(space).observationsResized(to: [2, 2]) }
            #expect(error.description.contains("ResizeObservation needs images"))
        }
    }

    @Test("sizes that are none are refused", arguments: [[], [4], [0, 4], [4, -1], [1, 2, 3], [1 << 20, 2]])
    func badSizes(shape: [Int]) throws {
        let env = Echo(ArrayBox<UInt8>(low: 0, high: 255, shape: [4, 6, 3]))
        let error = try #require(throws: InvalidArgument.self) { try env.observationsResized(to: shape) }
        #expect(error.argument == "shape" && error.description.contains("a height and a width"))
    }
}
