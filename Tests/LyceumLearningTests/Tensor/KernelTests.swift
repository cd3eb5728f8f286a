import LyceumKernels
import LyceumLearning
import LyceumNumerics
import Testing

struct KernelTests {
    /// Units in the last place between a number and what it should be.
    private func distance(_ number: Float, _ exact: Double) -> Double {
        if Double(number) == exact || number == Float(exact) { return 0 }
        return Swift.abs(Double(number) - exact) / Double(Float(exact).ulp)
    }

    private func largestDistance(
        _ function: LYUnary, _ numbers: [Float], _ exact: (Double) -> Double
    ) -> Double {
        var results = numbers
        ly_unary(function, numbers.count, numbers, &results, 0, 0)
        return zip(numbers, results).map { distance($1, exact(Double($0))) }.max() ?? 0
    }

    @Test func `exp, log and tanh are within two units in the last place`() {
        let numbers = (0..<40_001).map { Float($0 - 20_000) * 0.005 }
        #expect(largestDistance(LYUnaryExp, numbers.filter { -87 < $0 && $0 < 88.7 }) { Math.exp($0) } <= 2)
        #expect(largestDistance(LYUnaryTanh, numbers.map { $0 * 0.1 }) { Math.tanh($0) } <= 2)
        #expect(largestDistance(LYUnaryTanh, numbers.map { $0 * 1e-4 }) { Math.tanh($0) } <= 2)
        let positive = numbers.map { Float(Math.exp(Double($0) * 0.85)) }
        #expect(largestDistance(LYUnaryLog, positive) { Math.log($0) } <= 2)
        #expect(largestDistance(LYUnaryLog, (1...4000).map { 0.9 + Float($0) * 5e-5 }) { Math.log($0) } <= 2)
        #expect(largestDistance(LYUnarySoftplus, numbers.filter { -80 < $0 }) { Math.log1p(Math.exp($0)) } <= 3)
        #expect(largestDistance(LYUnarySigmoid, numbers.filter { -80 < $0 }) { 1 / (1 + Math.exp(-$0)) } <= 3)
    }

    @Test func `Where there is no ordinary number, exp and log give what C does`() {
        let infinity = Float.infinity
        #expect(
            Tensor([Float(89), 200, infinity, -104, -infinity, 0]).exp().elements == [
                infinity, infinity, infinity, 0, 0, 1,
            ])
        #expect(Tensor([Float(0), infinity, 1]).log().elements == [-infinity, infinity, 0])
        #expect(Tensor([Float(-1), .nan]).log().elements.filter(\.isNaN).count == 2)
        #expect(Tensor(Float.nan).exp().item.isNaN)
        #expect(Tensor([infinity, -infinity]).tanh().elements == [1, -1])
        #expect(Tensor(Float(1e-42)).log().item == Float(Math.log(Double(Float(1e-42)))))
        #expect(Tensor(Float(-100)).exp().item == Float(Math.exp(Double(-100))))
    }

    @Test func `A sum takes its numbers in sixteen lanes`() throws {
        var generator = try Generator(seed: 1)
        for count in [1, 2, 7, 8, 15, 16, 17, 24, 31, 100, 1000] {
            let numbers = Tensor.randomNormal([count], using: &generator).elements
            var lanes = [Float](repeating: 0, count: 16)
            for (index, number) in numbers.enumerated() { lanes[index % 16] += number }
            var width = 8
            while width > 0 {
                for lane in 0..<width { lanes[lane] += lanes[lane + width] }
                width /= 2
            }
            #expect(ly_sum(count, numbers) == (count == 1 ? numbers[0] : lanes[0]))
        }
    }

    struct Product: Sendable {
        let m: Int
        let n: Int
        let k: Int
    }

    static let products = [
        (1, 1, 1), (1, 5, 3), (1, 70, 9), (1, 128, 4), (3, 1, 7), (5, 2, 1), (6, 16, 8), (7, 17, 9), (13, 8, 20),
        (4, 33, 300), (20, 20, 520), (2, 84, 129), (128, 2, 84), (37, 3, 258), (15, 7, 33), (16, 8, 4), (19, 31, 5),
        (33, 32, 2),
        (8, 65, 257), (25, 47, 11), (17, 1, 19), (1, 19, 23),
    ].map { Product(m: $0.0, n: $0.1, k: $0.2) }

    @Test(arguments: products)
    func `Each element of a matrix product takes its products in order`(_ size: Product) throws {
        var generator = try Generator(seed: 2)
        let (m, n, k) = (size.m, size.n, size.k)
        let a = Tensor.randomNormal([m, k], using: &generator).elements
        let b = Tensor.randomNormal([k, n], using: &generator).elements
        let start = Tensor.randomNormal([m, n], using: &generator).elements
        let aT = Tensor(a).reshaped(m, k).transposed().elements
        let bT = Tensor(b).reshaped(k, n).transposed().elements
        for add in [false, true] {
            var expected = add ? start : [Float](repeating: 0, count: m * n)
            for i in 0..<m {
                for j in 0..<n {
                    for p in 0..<k { expected[i * n + j].addProduct(a[i * k + p], b[p * n + j]) }
                }
            }
            for isFirstTransposed in [false, true] {
                for isSecondTransposed in [false, true] {
                    for variant in Forms.all {
                        let result = Forms.with(variant) {
                            var c = start
                            ly_matmul(
                                m, n, k, isFirstTransposed ? aT : a, isFirstTransposed ? 1 : k,
                                isFirstTransposed ? m : 1, isSecondTransposed ? bT : b, isSecondTransposed ? 1 : n,
                                isSecondTransposed ? k : 1, &c, n, add ? 1 : 0)
                            return c
                        }
                        #expect(result == expected)
                    }
                }
            }
        }
    }

    @Test(arguments: products)
    func `A linear map is a product that starts from the bias`(_ size: Product) throws {
        var generator = try Generator(seed: 5)
        let (m, n, k) = (size.m, size.n, size.k)
        let x = Tensor.randomNormal([m, k], using: &generator).elements
        let weight = Tensor.randomNormal([n, k], using: &generator).elements
        let bias = Tensor.randomNormal([n], using: &generator).elements
        for start in [bias, nil] {
            var expected = (0..<m * n).map { start?[$0 % n] ?? 0 }
            ly_matmul(m, n, k, x, k, 1, weight, 1, k, &expected, n, 1)
            for variant in Forms.all {
                let result = Forms.with(variant) {
                    var y = [Float](repeating: .nan, count: m * n)
                    ly_linear(m, n, k, x, weight, start, &y)
                    return y
                }
                #expect(result == expected)
            }
        }
    }

    @Test(.enabled(if: Forms.all.count > 1))
    func `Every form gives the same bits`() throws {
        func results() throws -> [[UInt32]] {
            var generator = try Generator(seed: 3)
            let x = Parameter(Tensor.randomNormal([13, 37], using: &generator))
            let y = Parameter(Tensor.randomNormal([37], using: &generator))
            let network = Sequential(
                Linear(37, 29, using: &generator), Tanh(), LayerNorm(29), Linear(29, 5, using: &generator))
            let loss =
                [
                    x.exp().mean(), (x.square() + 0.1).log().mean(), tanh(x * y).mean(),
                    sigmoid(x / (y.abs() + 1)).sum(),
                    softplus(x).sum(axis: 0).max(), softmax(x).square().sum(), logSoftmax(x, axis: 0).mean(),
                    smoothL1Loss(x, tanh(x * y)), (x.abs() + 0.1).pow(1.3).mean(), maximum(x, y).mean(),
                    x.standardDeviation(), crossEntropyLoss(network(x), Array(repeating: 2, count: 13)),
                    elu(x).matmul(y).sum(),
                ].reduce(Tensor(0 as Float)) { $0 + $1 }
            loss.backward()
            return ([loss, x.gradient, y.gradient] + network.parameters.map(\.gradient)).map {
                $0?.elements.map(\.bitPattern) ?? []
            }
        }
        let portable = try Forms.with(LYVariantPortable) { try results() }
        for variant in Forms.all.dropFirst() {
            #expect(try Forms.with(variant) { try results() } == portable)
        }
    }

    @Test func `The number of threads changes no bit of a product`() throws {
        var generator = try Generator(seed: 4)
        let a = Tensor.randomNormal([301, 170], using: &generator)
        let b = Tensor.randomNormal([170, 130], using: &generator)
        let before = threadCount()
        defer { setThreadCount(before) }
        setThreadCount(1)
        let expected = a.matmul(b)
        for count in [2, 3, 7, 60] {
            setThreadCount(count)
            #expect(a.matmul(b) == expected)
        }
        setThreadCount(0)
        #expect(threadCount() == 1)
    }
}
