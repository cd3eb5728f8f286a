import LyceumKernels
import LyceumLearning
import LyceumNumerics
import Testing

/// Every form of the kernels against the portable one, at lengths around the width of every vector.
struct FormTests {
    static let lengths = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100]

    /// Numbers of all kinds, zeros and infinities included.
    private func numbers(_ count: Int, seed: Int) throws -> [Float] {
        var generator = try Generator(seed: seed)
        let special: [Float] = [0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 1, -1, 3, 100]
        return Tensor.randomNormal([count], using: &generator).elements.enumerated().map { index, number in
            index % 5 == 4 ? special[index / 5 % special.count] : number * 3
        }
    }

    /// What a function writes into numbers that stand before, as bits in which one NaN is like another.
    private func bits(_ variant: LYVariant, _ count: Int, _ write: (UnsafeMutablePointer<Float>) -> Void) -> [UInt32] {
        Forms.with(variant) {
            var numbers = (0..<count + 20).map { Float($0) * 0.25 - 3 }
            numbers.withUnsafeMutableBufferPointer { buffer in
                if let start = buffer.baseAddress { write(start) }
            }
            return numbers.map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern }
        }
    }

    /// Expects the same from every form as from the portable one, and nothing written behind the end.
    private func expectSame(_ count: Int, _ what: String, _ write: (UnsafeMutablePointer<Float>) -> Void) {
        let expected = bits(LYVariantPortable, count, write)
        #expect(expected.suffix(20) == bits(LYVariantPortable, count) { _ in }.suffix(20), "\(what) of \(count)")
        for variant in Forms.all.dropFirst() {
            #expect(bits(variant, count, write) == expected, "\(what) of \(count), form \(variant.rawValue)")
        }
    }

    @Test(arguments: lengths)
    func `Functions of one number, and their slopes, have the same bits in every form`(_ count: Int) throws {
        let (x, g) = (try numbers(count + 1, seed: 6), try numbers(count + 1, seed: 7))
        for code in 0...LYUnaryClamp.rawValue {
            let function = LYUnary(rawValue: code)
            for (p, q) in [(0.3, 1.7), (-2, 3), (0, 0.5)] as [(Float, Float)] {
                expectSame(count, "function \(code)") { ly_unary(function, count, x, $0, p, q) }
                var y = x
                ly_unary(function, count, x, &y, p, q)
                for add: Int32 in [0, 1] {
                    expectSame(count, "slope \(code)") { ly_unary_gradient(function, count, x, y, g, $0, p, q, add) }
                }
            }
        }
    }

    @Test(arguments: lengths)
    func `Functions of two numbers, and their slopes, have the same bits in every form`(_ count: Int) throws {
        let (a, b) = (try numbers(count + 1, seed: 8), try numbers(count + 4, seed: 9).suffix(count + 1).map { $0 })
        let g = try numbers(count + 1, seed: 10)
        for code in 0...LYBinaryEqual.rawValue {
            let function = LYBinary(rawValue: code)
            for (aStep, bStep) in [(1, 1), (0, 1), (1, 0)] {
                expectSame(count, "function \(code)") { ly_binary(function, count, a, aStep, b, bStep, $0, 0.7) }
                for (second, add) in [(0, 0), (1, 0), (0, 1), (1, 1)] as [(Int32, Int32)] {
                    expectSame(count, "slope \(code)") {
                        ly_binary_gradient(function, second, count, a, aStep, b, bStep, g, $0, 0.7, add)
                    }
                }
            }
        }
    }

    @Test(arguments: lengths)
    func `Sums and what is computed from whole rows have the same bits in every form`(_ count: Int) throws {
        var generator = try Generator(seed: 11)
        let x = Tensor.randomNormal([max(1, 3 * count)], using: &generator).elements
        let g = Tensor.randomNormal([max(1, 3 * count)], using: &generator).elements
        for add: Int32 in [0, 1] {
            expectSame(count, "sum of rows") { ly_sum_rows(3, count, x, count, $0, add) }
        }
        expectSame(count, "multiple") { ly_accumulate_multiple(count, 0.3, x, $0) }
        expectSame(count, "move") { ly_move_towards(count, 0.005, x, $0) }
        var moved = x
        ly_move_towards(count, 0.005, g, &moved)
        #expect(moved == x.indices.map { $0 < count ? x[$0] + 0.005 * (g[$0] - x[$0]) : x[$0] })
        guard count > 0 else { return }
        expectSame(2, "sum and product") { target in
            target[0] = ly_sum(count, x)
            target[1] = ly_dot(count, x, g)
        }
        for logarithm: Int32 in [0, 1] {
            expectSame(3 * count, "softmax") { ly_softmax(3, count, x, $0, logarithm) }
            expectSame(3 * count, "slope of softmax") { ly_softmax_gradient(3, count, x, g, $0, logarithm, 1) }
        }
        expectSame(3 * count + 3, "normalised rows") { ly_normalise(3, count, x, $0, $0 + 3 * count, 1e-5) }
        expectSame(3 * count, "slope of them") { ly_normalise_gradient(3, count, x, g, g, $0, 1) }
    }

    @Test(arguments: lengths, [false, true])
    func `A step of Adam takes its operations in order, each rounded, in every form`(
        _ count: Int, _ keepsMaximum: Bool
    ) throws {
        var generator = try Generator(seed: 12)
        let g = Tensor.randomNormal([count + 1], using: &generator).elements
        let start = Tensor.randomNormal([4 * count + 1], using: &generator).elements.map { $0 * $0 }
        var step = LYAdam()
        (step.sign, step.decay, step.meanShare, step.squareKeep) = (-1, 0.01, 0.1, 0.999)
        (step.squareShare, step.keep, step.size, step.epsilon) = (0.001, 0.9999, 0.003, 1e-8)
        var expected = start
        for i in 0..<count {
            let slope = step.sign * g[i] + step.decay * expected[i]
            expected[count + i] += (slope - expected[count + i]) * step.meanShare
            let square = expected[2 * count + i] * step.squareKeep + slope * slope * step.squareShare
            expected[2 * count + i] = square
            if keepsMaximum { expected[3 * count + i] = max(square, expected[3 * count + i]) }
            let root = (keepsMaximum ? expected[3 * count + i] : square).squareRoot()
            expected[i] = expected[i] * step.keep - step.size * (expected[count + i] / (root + step.epsilon))
        }
        for variant in Forms.all {
            let result = Forms.with(variant) {
                var state = start
                state.withUnsafeMutableBufferPointer { buffer in
                    guard let value = buffer.baseAddress else { return }
                    ly_adam(
                        count, &step, g, value, value + count, value + 2 * count,
                        keepsMaximum ? value + 3 * count : nil)
                }
                return state
            }
            #expect(result == expected)
        }
    }
}
