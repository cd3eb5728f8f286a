import LyceumNumerics
import Testing

@Suite("Generator against NumPy")
struct GeneratorReferenceTests {
    @Test("every method gives NumPy's values and leaves NumPy's state, for 14 seeds of up to 200 bits")
    func everyMethod() throws {
        let lines = try ReferenceLine.all(of: "generator.txt")
        #expect(Set(lines.map(\.seed)).count == 14)
        for line in lines {
            var generator = Generator(entropy: line.seed)
            let values = try #require(try GeneratorCases.run(line.name, &generator), "no case named \(line.name)")
            let difference = line.difference(values, stateHash: hash(generator.state))
            #expect(difference == nil)
        }
    }

    private func hash(_ state: PCG64) -> UInt64 {
        let words = [state.state, state.state >> 64, state.increment, state.increment >> 64]
            .map { UInt64(truncatingIfNeeded: $0) }
        let buffer: [UInt64] = state.buffered.map { [1, UInt64($0)] } ?? [0]
        return fnv1a(words + buffer)
    }
}
