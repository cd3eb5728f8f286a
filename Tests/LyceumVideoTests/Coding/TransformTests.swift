import LyceumGraphics
import LyceumVideo
import Testing

@Suite("The transform of a video")
struct TransformTests {
    private func block(_ seed: Int) -> SIMD16<Int16> {
        var block = SIMD16<Int16>()
        for index in 0..<16 { block[index] = Int16((seed * 7919 + index * index * 104_729) % 511 - 255) }
        return block
    }

    @Test("is the product with the matrix of the standard")
    func matrix() {
        let matrix = [[1, 1, 1, 1], [2, 1, -1, -2], [1, -1, -1, 1], [1, -2, 2, -1]]
        for seed in 0..<50 {
            let pixels = block(seed)
            let transformed = Transform.forward(pixels)
            for row in 0..<4 {
                for column in 0..<4 {
                    var sum = 0
                    for y in 0..<4 {
                        for x in 0..<4 { sum += matrix[row][y] * matrix[column][x] * Int(pixels[4 * y + x]) }
                    }
                    #expect(Int(transformed[4 * row + column]) == sum)
                }
            }
        }
    }

    @Test("and quantisation lose no more than a step and a half", arguments: [10, 16, 22, 28, 34, 40])
    func roundTrip(parameter: Int) {
        let quantizer = Quantizer(parameter: parameter)
        let step = 0.625 * Double(1 << (parameter / 6)) * [1, 1.1, 1.3, 1.4, 1.6, 1.8][parameter % 6]
        for seed in 0..<200 {
            let pixels = block(seed)
            let levels = quantizer.levels(Transform.forward(pixels), offset: quantizer.intraOffset) ?? .zero
            let decoded = Transform.inverse(SIMD16<Int32>(truncatingIfNeeded: levels) &* quantizer.scales)
            for index in 0..<16 { #expect(abs(Double(decoded[index] - pixels[index])) <= 1.5 * step + 1) }
        }
    }

    @Test("of blocks below the limit has levels of zero only")
    func zeroSum() {
        let quantizer = Quantizer(parameter: 22)
        for place in 0..<16 {
            var pixels = SIMD16<Int16>()
            pixels[place] = Int16(quantizer.zeroSum - 1)
            #expect(quantizer.levels(Transform.forward(pixels), offset: quantizer.intraOffset) == nil)
        }
    }

    @Test("of Hadamard is undone by itself")
    func hadamard() {
        let values = SIMD16<Int32>(truncatingIfNeeded: block(3))
        #expect(Transform.hadamard(Transform.hadamard(values)) == values &* 16)
        #expect(Transform.hadamard(Transform.hadamard(values.lowHalf.lowHalf)) == values.lowHalf.lowHalf &* 4)
    }
}
