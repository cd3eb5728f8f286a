import LyceumGraphics
import Testing

@Suite("Chart")
struct ChartTests {
    private func parts(_ text: String, in svg: String) -> Int {
        var count = 0
        var rest = svg[...]
        while let found = rest.firstRange(of: text) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }

    private var everything: Chart {
        var chart = Chart("All & <everything>", x: "x \"quoted\"", y: "y")
        for (index, marker) in Marker.allCases.enumerated() {
            chart.line(
                [1, 2.5, .nan, Double(index)], label: "\(marker)", style: LineStyle.allCases[index % 5], marker: marker)
        }
        chart.band(from: [0, 1, 2], to: [2, 3, 4], label: "band")
        chart.bars([1, -2, 3], label: "bars", color: .rgb(1, 2, 255))
        return chart
    }

    @Test("is well-formed, whatever is in it")
    func wellFormed() throws {
        var map = Chart()
        map.heatMap([[1, 2], [3]], label: "a < b", showsNumbers: true)
        var strange = Chart("\u{0}\u{8}]]>\u{FFFE} é 🎾", y: .logarithmic("<"))
        strange.line([-1, 0, .nan, .infinity], label: "nothing")
        strange.band(from: [Double](), to: [1])
        for svg in [
            everything.svg, map.svg, strange.svg, Chart().svg, Figure([]).svg,
            Figure([map, strange, everything], columns: 2).svg,
        ] {
            try XML.check(svg)
        }
    }

    @Test("escapes what a reader sees")
    func escaping() {
        let svg = everything.svg
        #expect(svg.contains("All &amp; &lt;everything&gt;"))
        #expect(svg.contains("x &quot;quoted&quot;"))
    }

    @Test("has the same bytes for the same data")
    func determinism() { #expect(everything.svg == everything.svg) }

    @Test("shows every mark and every label")
    func allMarks() {
        let svg = everything.svg
        for marker in Marker.allCases { #expect(svg.contains(">\(marker)</text>")) }
        for label in ["band", "bars"] { #expect(svg.contains(">\(label)</text>")) }
        for dashes in ["7 3.5", "2 3", "9 3.5 2 3.5"] { #expect(svg.contains("stroke-dasharray=\"\(dashes)\"")) }
        #expect(svg.contains("fill=\"#0102ff\""))
        #expect(svg.contains("fill-opacity=\"0.20\""))
    }

    @Test("takes matplotlib's colours in turn, and given ones out of turn")
    func colors() {
        var chart = Chart()
        for _ in 0..<3 { chart.line([1, 2]) }
        chart.line([1, 2], color: .red)
        chart.line([1, 2])
        let svg = chart.svg
        #expect(parts("stroke=\"#1f77b4\"", in: svg) == 1)
        #expect(parts("stroke=\"#d62728\"", in: svg) == 2)
        #expect(!svg.contains("stroke=\"#9467bd\""))
    }

    @Test("has colours for a dark screen, and none of them on paper")
    func dark() {
        #expect(everything.svg.contains("@media screen and (prefers-color-scheme:dark)"))
    }

    @Test("leaves out what one of two lists lacks")
    func mismatch() {
        var chart = Chart()
        chart.line(x: [0, 1, 2, 3], y: [5, 6])
        var same = Chart()
        same.line(x: [0, 1], y: [5, 6])
        #expect(chart.svg == same.svg)
    }

    @Test("ignores ranges, sizes and numbers that make no sense")
    func nonsense() throws {
        var chart = Chart(x: .linear("x", range: 1...1), y: .logarithmic("y", range: -1...5), width: .nan, height: -5)
        chart.line(x: [-1e308, 0, 1e308, 1], y: [1, 2, 1e308, .leastNonzeroMagnitude])
        chart.band(from: [1, 2], to: [.nan, 3], opacity: .nan)
        chart.heatMap([[Double]]())
        chart.bars([.infinity, 1e300, -1e300])
        try XML.check(chart.svg)
        #expect(!chart.svg.contains("nan") && !chart.svg.contains("inf"))
        var narrow = Chart(x: .linear(range: 5...5.000001))
        narrow.line((0..<10_000).map(Double.init))
        try XML.check(narrow.svg)
    }

    @Test("shows a single point, and a point between gaps, as a dot")
    func dots() {
        var chart = Chart()
        chart.line([3])
        #expect(chart.svg.contains("h0\"/>"))
    }

    @Test("stays small with a million points, also as bars, bands and a table")
    func size() {
        let numbers = (0..<1_000_000).map { Double($0 * 7919 % 10_007) }
        var chart = Chart()
        chart.line(numbers, marker: .triangle)
        #expect(chart.svg.utf8.count < 60_000)
        let fewer = Array(numbers.prefix(100_000))
        chart.band(from: fewer, to: fewer.map { $0 + 5 })
        chart.bars(fewer)
        #expect(chart.svg.utf8.count < 120_000)
        var map = Chart()
        map.heatMap((0..<300).map { row in (0..<500).map { row * $0 % 1009 } })
        #expect(map.svg.utf8.count < 300_000)
    }
}
