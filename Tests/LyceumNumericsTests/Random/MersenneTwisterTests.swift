import Foundation
import LyceumNumerics
import Testing

@Suite("MersenneTwister")
struct MersenneTwisterTests {
    @Test("every method gives the values of NumPy's global functions and leaves their state, for 10 seeds")
    func everyMethod() throws {
        let lines = try ReferenceLine.all(of: "mersenne-twister.txt")
        #expect(Set(lines.map(\.seed)).count == 10)
        for line in lines {
            var twister = try MersenneTwister(seed: Int(line.seed[0]))
            let values = try #require(
                try MersenneTwisterCases.run(line.name, &twister), "no case named \(line.name)")
            let state = twister.state
            let words = state.key.map { UInt64($0) } + [UInt64(state.position), state.gauss == nil ? 0 : 1]
            let difference = line.difference(values, stateHash: fnv1a(words + [(state.gauss ?? 0).bitPattern]))
            #expect(difference == nil)
        }
    }

    @Test("seed 42 gives the numbers that NumPy users know")
    func knownNumbers() throws {
        var twister = try MersenneTwister(seed: 42)
        #expect(
            twister.random(count: 4) == [
                0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366,
            ])
        #expect(try twister.randint(6, count: 6) == [1, 2, 2, 2, 4, 3])
    }

    @Test("a seed outside of 32 bits is refused, naming it and the limits", arguments: [-1, 1 << 32, .max, .min])
    func seeds(seed: Int) {
        let error = #expect(throws: InvalidSeed.self) { try MersenneTwister(seed: seed) }
        #expect(error == InvalidSeed(seed: seed, stream: .mersenneTwister))
        #expect(error?.description.contains("\(seed)") == true)
        #expect(error?.description.contains("0 to 4294967295") == true)
    }

    @Test("parameters that describe no distribution are refused before anything is drawn")
    func parameters() throws {
        expect(.emptyRange(low: "0", high: "0", endpoint: false)) { _ = try $0.randint(0) }
        expect(.emptyRange(low: "3", high: "2", endpoint: false)) { _ = try $0.randint(3, 2, count: 4) }
        expect(.negativeCount(-1)) { _ = try $0.randint(3, count: -1) }
        expect(.negativeCount(-1)) { _ = try $0.uniform(0, 1, count: -1) }
        expect(.infiniteRange(low: 0, high: .infinity)) { _ = try $0.uniform(0, .infinity) }
        expect(.negativeDeviation(-1)) { _ = try $0.normal(0, -1) }
        expect(.negativeDeviation(-1)) { _ = try $0.normal(0, -1, count: 2) }
        expect(.emptyPopulation(0)) { _ = try $0.choice(0) }
        expect(.emptyPopulation(0)) { _ = try $0.choice([Int]()) }
        expect(.probabilitySum(0.5)) { _ = try $0.choice(2, p: [0.25, 0.25]) }
        expect(.sampleTooLarge(count: 3, population: 2)) { _ = try $0.choice(2, count: 3, replace: false) }
        expect(.tooFewPossible(count: 2, possible: 1)) {
            _ = try $0.choice(2, count: 2, replace: false, p: [1, 0])
        }
    }

    @Test("a copy continues identically and independently, the kept normal included")
    func copies() throws {
        var original = try MersenneTwister(seed: 5)
        _ = original.normal()
        #expect(original.state.gauss != nil)
        var copy = original
        let future = copy.normal(count: 21)
        #expect(original != copy)
        #expect(original.normal(count: 21) == future)
    }

    @Test("a state that was saved can be restored, by assignment and through JSON")
    func restoring() throws {
        var twister = try MersenneTwister(seed: 9)
        _ = twister.normal()
        let saved = twister.state
        let json = try JSONEncoder().encode(twister)
        let future = twister.normal(count: 5)
        twister.state = saved
        #expect(twister.normal(count: 5) == future)
        var decoded = try JSONDecoder().decode(MersenneTwister.self, from: json)
        #expect(decoded == MersenneTwister(state: saved))
        #expect(decoded.normal(count: 5) == future)
    }

    @Test("a state of other than 624 words, or with a position beyond them, is refused")
    func invalidStates() throws {
        let short = #expect(throws: MersenneTwister.InvalidState.self) {
            try MersenneTwister.State(key: [1, 2], position: 0)
        }
        #expect(short?.description.contains("2 words") == true)
        let beyond = #expect(throws: MersenneTwister.InvalidState.self) {
            try MersenneTwister.State(key: Array(repeating: 1, count: 624), position: 625)
        }
        #expect(beyond?.description.contains("position 625") == true)
        #expect(throws: MersenneTwister.InvalidState.self) {
            let json = Data(#"{"key": [1], "position": 0}"#.utf8)
            _ = try JSONDecoder().decode(MersenneTwister.self, from: json)
        }
        let state = try MersenneTwister(seed: 1).state
        #expect(try MersenneTwister.State(key: state.key, position: state.position) == state)
    }

    @Test("a twister prints the position and the first words, and a kept normal")
    func printing() throws {
        var twister = try MersenneTwister(seed: 42)
        #expect("\(twister)" == "MersenneTwister(pos: 624, key: [42, 3107752595, …])")
        _ = twister.normal()
        #expect("\(twister)".contains("cached_gaussian: "))
    }

    @Test("twisters without a seed differ")
    func fresh() {
        var first = MersenneTwister()
        var second = MersenneTwister()
        #expect(first != second)
        #expect(first.next() != second.next())
    }

    /// Expects an error of this kind and a stream that has not moved.
    private func expect(
        _ kind: InvalidDistribution.Kind, sourceLocation: SourceLocation = #_sourceLocation,
        _ draw: (inout MersenneTwister) throws -> Void
    ) {
        let start = MersenneTwister()
        var twister = start
        let error = #expect(throws: InvalidDistribution.self, sourceLocation: sourceLocation) { try draw(&twister) }
        #expect(error?.kind == kind, sourceLocation: sourceLocation)
        #expect(twister == start, sourceLocation: sourceLocation)
    }
}
