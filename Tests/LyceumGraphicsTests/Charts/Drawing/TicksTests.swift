import LyceumGraphics
import Testing

@Suite("Ticks")
struct TicksTests {
    private func labels(_ range: ClosedRange<Double>, limit: Int = 5, isWhole: Bool = false) -> [String] {
        Ticks.linear(range, limit: limit, isWhole: isWhole).labelled.map(\.label)
    }

    @Test("are multiples of 1, 2 or 5 times a power of ten")
    func roundNumbers() {
        #expect(labels(0...1) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(labels(-3...7) == ["−2", "0", "2", "4", "6"])
        #expect(labels(0...23, limit: 6) == ["0", "5", "10", "15", "20"])
        #expect(labels(0.1...0.31, limit: 2) == ["0.2"] || labels(0.1...0.31, limit: 2) == ["0.1", "0.2", "0.3"])
    }

    @Test("have the values that their labels say, to the last bit")
    func exactValues() {
        #expect(
            Ticks.linear(0...1, limit: 10).labelled.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    }

    @Test("are never more than fit", arguments: [0...1, -1e-12...3e-12, 1e9...1.000001e9, -7e200...2e201, 0...1e300])
    func limit(range: ClosedRange<Double>) {
        for limit in 1...12 {
            let ticks = Ticks.linear(range, limit: limit).labelled
            #expect(ticks.count <= limit + 1)
            #expect(
                ticks.allSatisfy {
                    $0.value >= range.lowerBound * (1 - 1e-9) - 1e-20 && $0.value <= range.upperBound * (1 + 1e-9)
                })
            #expect(Set(ticks.map(\.label)).count == ticks.count)
        }
    }

    @Test("of whole numbers are whole")
    func whole() {
        #expect(labels(-0.5...0.5, isWhole: true) == ["0"])
        #expect(labels(0...2, limit: 10, isWhole: true) == ["0", "1", "2"])
    }

    @Test("of huge and tiny numbers have a power of ten")
    func scientific() {
        #expect(labels(0...2e7, limit: 4) == ["0", "0.5×10⁷", "1.0×10⁷", "1.5×10⁷", "2.0×10⁷"])
        #expect(labels(0...3e-9, limit: 3) == ["0", "10⁻⁹", "2×10⁻⁹", "3×10⁻⁹"])
    }

    @Test("of large numbers have groups of three digits")
    func groups() {
        #expect(labels(0...200_000, limit: 2) == ["0", "100\u{202F}000", "200\u{202F}000"])
        #expect(labels(0...8000, limit: 2) == ["0", "5000"])
    }

    @Test("that differ late show all their digits")
    func offset() {
        #expect(
            labels(1e9...1e9 + 2, limit: 2) == [
                "1\u{202F}000\u{202F}000\u{202F}000", "1\u{202F}000\u{202F}000\u{202F}001",
                "1\u{202F}000\u{202F}000\u{202F}002",
            ])
    }

    @Test("of a logarithmic axis are powers of ten")
    func decades() {
        let ticks = Ticks.logarithmic(1...10_000, limit: 5)
        #expect(ticks.labelled.map(\.label) == ["1", "10", "100", "1000", "10\u{202F}000"])
        #expect(ticks.unlabelled.contains(20) && ticks.unlabelled.contains(9000))
        #expect(Ticks.logarithmic(1e-30...1e30, limit: 4).labelled.count <= 5)
        #expect(Ticks.logarithmic(1e-12...1e12, limit: 6).labelled.map(\.label).contains("10⁻⁸"))
    }

    @Test("of a short logarithmic axis are round numbers between powers of ten")
    func shortLogarithmic() {
        #expect(Ticks.logarithmic(1.5...60, limit: 5).labelled.map(\.label) == ["2", "5", "10", "20", "50"])
        #expect(Ticks.logarithmic(2.1...3.1, limit: 5).labelled.count >= 2)
    }

    @Test("surround constant data, and a single point")
    func constant() {
        var extent = Extent()
        extent.include(500)
        let range = AxisScale.range(for: Chart.Axis(), showing: extent, margin: 0.05)
        #expect(range == 450...550)
        #expect(labels(range).contains("500"))
        var zero = Extent()
        zero.include(0)
        #expect(AxisScale.range(for: Chart.Axis(), showing: zero, margin: 0.05) == -0.5...0.5)
        #expect(AxisScale.range(for: Chart.Axis(), showing: Extent(), margin: 0.05) == 0...1)
    }
}
