import LyceumNumerics
import Testing

@Suite("Errors of random draws")
struct InvalidDistributionTests {
    @Test("a seed below zero is refused, naming it and what to write")
    func negativeSeed() {
        let error = #expect(throws: InvalidSeed.self) { try Generator(seed: -3) }
        #expect(error == InvalidSeed(seed: -3, stream: .generator))
        #expect(error?.description.contains("-3") == true)
        #expect(error?.description.contains("0 or more") == true)
        #expect(error?.description.contains("write 3,") == true)
        #expect(throws: InvalidSeed.self) { try Generator(seed: .min) }
    }

    @Test("an integer range without integers is refused, naming the limits")
    func emptyRanges() {
        expect(.emptyRange(low: "0", high: "0", endpoint: false), naming: ["0..<0", "endpoint"]) {
            _ = try $0.integers(0)
        }
        expect(.emptyRange(low: "5", high: "5", endpoint: false), naming: ["5..<5"]) { _ = try $0.integers(5, 5) }
        expect(.emptyRange(low: "5", high: "4", endpoint: true), naming: ["5...4"]) {
            _ = try $0.integers(5, 4, endpoint: true)
        }
        expect(.emptyRange(low: "9", high: "7", endpoint: false), naming: ["9..<7"]) {
            _ = try $0.integers(UInt8(9), 7, count: 3)
        }
        expect(.emptyRange(low: "0", high: "\(Int.min)", endpoint: false), naming: ["\(Int.min)"]) {
            _ = try $0.integers(.min)
        }
        expect(.unsupportedWidth(bits: 128), naming: ["128", "64"]) { _ = try $0.integers(Int128(4), count: 1) }
    }

    @Test("limits of a uniform distribution that descend or are not finite are refused, naming them")
    func uniformLimits() {
        expect(.descendingRange(low: 2, high: 1.5), naming: ["2.0", "1.5"]) { _ = try $0.uniform(2, 1.5) }
        expect(.infiniteRange(low: -1e308, high: 1e308), naming: ["1e+308"]) { _ = try $0.uniform(-1e308, 1e308) }
        expect(.infiniteRange(low: 0, high: .infinity), naming: ["inf"]) { _ = try $0.uniform(0, .infinity, count: 2) }
        expect(.descendingRange(low: 1, high: 0), naming: ["1.0"]) { _ = try $0.uniform(lows: [0, 1], highs: [1, 0]) }
        expect(.unequalLengths(lows: 2, highs: 1), naming: ["2 lows", "1 highs"]) {
            _ = try $0.uniform(lows: [0, 1], highs: [1])
        }
    }

    @Test("a negative deviation, scale or count is refused, naming it")
    func negativeParameters() {
        expect(.negativeDeviation(-0.5), naming: ["-0.5", "deviation"]) { _ = try $0.normal(0, -0.5) }
        expect(.negativeDeviation(-1), naming: ["-1.0"]) { _ = try $0.normal(0, -1, count: 3) }
        expect(.negativeScale(-2), naming: ["-2.0", "scale"]) { _ = try $0.exponential(-2) }
        expect(.negativeScale(-2), naming: ["-2.0"]) { _ = try $0.exponential(-2, count: 3) }
        expect(.negativeCount(-4), naming: ["-4"]) { _ = try $0.integers(5, count: -4) }
        expect(.negativeCount(-4), naming: ["-4"]) { _ = try $0.uniform(0, 1, count: -4) }
        expect(.negativeCount(-4), naming: ["-4"]) { _ = try $0.choice(5, count: -4) }
    }

    @Test("a chance of success outside (0, 1] is refused, naming it", arguments: [0, -0.1, 1.5, .infinity])
    func chances(p: Double) {
        expect(.notAChance(p), naming: ["\(p)", "at most 1"]) { _ = try $0.geometric(p) }
        expect(.notAChance(p), naming: ["\(p)"]) { _ = try $0.geometric(p, count: 2) }
    }

    @Test("a chance of success that is not a number is refused")
    func chanceNaN() throws {
        var generator = try Generator(seed: 1)
        let error = #expect(throws: InvalidDistribution.self) { try generator.geometric(.nan) }
        #expect(error?.description.contains("nan") == true)
    }

    @Test("choosing from nothing is refused")
    func emptyPopulation() {
        expect(.emptyPopulation(0), naming: ["nothing", "0 elements"]) { _ = try $0.choice(0) }
        expect(.emptyPopulation(-2), naming: ["-2 elements"]) { _ = try $0.choice(-2) }
        expect(.emptyPopulation(0), naming: ["nothing"]) { _ = try $0.choice([String]()) }
        expect(.emptyPopulation(0), naming: ["nothing"]) { _ = try $0.choice([Int](), count: 2) }
    }

    @Test("probabilities that are no distribution over the elements are refused, naming what is wrong")
    func probabilities() {
        expect(.probabilityCount(given: 2, expected: 3), naming: ["2 prob", "3 el"]) {
            _ = try $0.choice(3, p: [1, 0])
        }
        expect(.notAProbability(-0.5, index: 1), naming: ["p[1]", "-0.5"]) { _ = try $0.choice(2, p: [1.5, -0.5]) }
        expect(.probabilitySum(0.75), naming: ["0.75", "sum to 1"]) { _ = try $0.choice(2, p: [0.5, 0.25]) }
        expect(.probabilitySum(1 + 0x1p-25), naming: ["sum to 1"]) { _ = try $0.choice(2, p: [0.5, 0.5 + 0x1p-25]) }
        expect(.probabilitySum(.infinity), naming: ["inf"]) { _ = try $0.choice(1, p: [.infinity]) }
    }

    @Test("probabilities may miss a sum of one by the square root of the precision")
    func tolerance() throws {
        var generator = try Generator(seed: 1)
        #expect(try generator.choice(2, p: [0, 1 + 0x1p-26]) == 1)
        #expect(throws: InvalidDistribution.self) { try generator.choice(2, p: [.nan, 1]) }
    }

    @Test("drawing more without replacement than there is is refused, naming both numbers")
    func tooLarge() {
        expect(.sampleTooLarge(count: 4, population: 3), naming: ["4 draws", "3 el", "replace"]) {
            _ = try $0.choice(3, count: 4, replace: false)
        }
        expect(.tooFewPossible(count: 2, possible: 1), naming: ["2 draws", "only 1", "replace"]) {
            _ = try $0.choice(3, count: 2, replace: false, p: [0, 1, 0])
        }
    }

    /// Expects an error of this kind whose text has these words, and a stream that has not moved.
    private func expect(
        _ kind: InvalidDistribution.Kind, naming words: [String], sourceLocation: SourceLocation = #_sourceLocation,
        _ draw: (inout Generator) throws -> Void
    ) {
        let start = Generator(entropy: [1])
        var generator = start
        let error = #expect(throws: InvalidDistribution.self, sourceLocation: sourceLocation) { try draw(&generator) }
        #expect(error?.kind == kind, sourceLocation: sourceLocation)
        for word in words {
            let names = error?.description.contains(word) == true
            #expect(names, "\(String(describing: error)) names \(word)", sourceLocation: sourceLocation)
        }
        #expect(generator == start, sourceLocation: sourceLocation)
    }
}
