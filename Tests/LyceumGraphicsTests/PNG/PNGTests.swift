import LyceumGraphics
import LyceumNumerics
import Testing

@Suite("PNG") struct PNGTests {
    private func noise(_ shape: [Int], seed: Int, below limit: UInt8 = 255) throws -> NDArray<UInt8> {
        var random = try Generator(seed: seed)
        return try NDArray(shape: shape, elements: random.integers(0, limit, endpoint: true, count: shape.reduce(1, *)))
    }

    @Test("What is written is read back, for every kind of image and size")
    func roundTrip() throws {
        for (height, width) in [(1, 1), (1, 300), (7, 5), (64, 33), (3, 1)] {
            for channels in [1, 3, 4] {
                for limit in [UInt8(0), 1, 3, 255] {
                    let image = try noise([height, width, channels], seed: height + channels, below: limit)
                    #expect(try PNG.decode(PNG.encode(image)) == image)
                }
            }
            let grey = try noise([height, width], seed: width)
            #expect(try PNG.decode(PNG.encode(grey)) == grey.reshaped([height, width, 1]))
        }
        var slope = NDArray<UInt8>(shape: [90, 70, 3], repeating: 0)
        for y in 0..<90 { for x in 0..<70 { for c in 0..<3 { slope[y, x, c] = UInt8((x * (c + 1) + y) % 256) } } }
        #expect(try PNG.decode(PNG.encode(slope)) == slope)
    }

    @Test("Drawn pictures are small: flat colours, slopes and text")
    func compression() throws {
        var canvas = Canvas(width: 600, height: 400)
        canvas.fill(rectAt: Point(250, 285), width: 51, height: 31, .black)
        canvas.fill(circleAt: Point(300, 200), radius: 50, .red)
        canvas.text("episode 4", at: Point(20, 40), size: 20, .black)
        let drawn = try PNG.encode(canvas.image).count
        #expect(drawn < 6000)
        #expect(try PNG.encode(Canvas(width: 600, height: 400).image).count < 700)
        var slope = NDArray<UInt8>(shape: [200, 300, 3], repeating: 0)
        for y in 0..<200 { for x in 0..<300 { for c in 0..<3 { slope[y, x, c] = UInt8((x + y * (c + 1)) & 255) } } }
        #expect(try PNG.encode(slope).count < 200 * 300 * 3 / 20)
        #expect(try PNG.encode(noise([100, 100, 3], seed: 1)).count < 31_000)
    }

    @Test("What is no image is refused")
    func refused() {
        for shape in [[], [3], [0, 3, 3], [3, 3, 2], [3, 3, 5], [2, 2, 3, 3]] {
            #expect(throws: InvalidShape.self) { try PNG.encode(NDArray(shape: shape, repeating: 0)) }
        }
    }

    @Test("Bytes that were changed, cut off or added are read as what they say, or refused; nothing traps")
    func malformed() throws {
        var random = try Generator(seed: 5)
        let files = try [
            PNG.encode(noise([9, 7, 3], seed: 1)), PNG.encode(noise([9, 7, 3], seed: 2, below: 1)),
            PNG.encode(noise([5, 4], seed: 3)),
        ]
        for file in files {
            for end in 0..<file.count {
                #expect(throws: MalformedPNG.self) { try PNG.decode(Array(file[..<end])) }
            }
            for _ in 0..<3000 {
                var bytes = file
                for _ in 0..<(try random.integers(1, 5)) {
                    bytes[try random.integers(bytes.count)] = UInt8(try random.integers(256))
                }
                if bytes == file { continue }
                #expect(throws: MalformedPNG.self) { try PNG.decode(bytes) }
            }
            #expect(throws: MalformedPNG.self) { try PNG.decode(file + [0]) }
            #expect(throws: MalformedPNG.self) { try PNG.decode(file, limit: 10) }
        }
        #expect(throws: MalformedPNG.self) { try PNG.decode([]) }
    }
}
