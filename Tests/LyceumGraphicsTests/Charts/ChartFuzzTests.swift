import LyceumGraphics
import LyceumNumerics
import Testing

/// Whatever numbers there are, a picture of them is drawn: nothing traps, hangs or writes what is no number.
@Suite("Charts of any numbers")
struct ChartFuzzTests {
    private struct Fuzz {
        var random: Generator

        init(seed: Int) throws { random = try Generator(seed: seed) }

        mutating func one<Element>(of elements: [Element]) -> Element {
            elements[Int(random.random() * Double(elements.count))]
        }

        mutating func number() -> Double {
            let special: [Double] = [
                0, -0.0, 1, -1, 0.5, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
                .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, 1e-308, 1e-300, 1e-299, 1e295,
                1e300, -1e300, 1e301, 1e15, 1e15 + 1, 1e9, 1e9 + 1, .pi, 1e-17, 255, 4096,
            ]
            switch Int(random.random() * 5) {
            case 0: return Double(Int(random.random() * 20) - 10)
            case 1: return random.normal() * Math.pow(10, Double(Int(random.random() * 620) - 310))
            case 2: return Double(bitPattern: UInt64(random.random() * 0x1p53) << 11 | UInt64(random.random() * 2048))
            default: return one(of: special)
            }
        }

        mutating func numbers() -> [Double] {
            let count = one(of: [0, 1, 2, 3, 7, 40, 40, 1500])
            if random.random() < 0.2 { return [Double](repeating: number(), count: count) }
            let (origin, step) = (number(), number())
            if random.random() < 0.3 { return (0..<count).map { origin + Double($0) * step } }
            return (0..<count).map { _ in number() }
        }

        mutating func range() -> ClosedRange<Double>? {
            let (one, other) = (number(), number())
            return one <= other && random.random() < 0.6 ? one...other : nil
        }

        mutating func whole() -> Int {
            one(of: [0, 1, 2, 3, -1, 10, 1000, .max, .min, .max - 1, 1 << 40, -5])
        }

        mutating func axis() -> Chart.Axis {
            Chart.Axis(
                one(of: ["", "x", "a < b & \u{0}", String(repeating: "w", count: 3000)]),
                scale: random.random() < 0.5 ? .linear : .logarithmic, range: range(),
                categories: one(of: [[], [], ["a"], ["a", "", "c"], (0..<50).map { "name \($0)" }]),
                isReversed: random.random() < 0.3)
        }

        mutating func chart() -> Chart {
            var chart = Chart("t", x: axis(), y: axis(), width: number(), height: number())
            for _ in 0..<Int(random.random() * 4) {
                switch Int(random.random() * 4) {
                case 0:
                    chart.line(
                        x: numbers(), y: numbers(), label: "l", style: one(of: LineStyle.allCases),
                        marker: one(of: [nil] + Marker.allCases.map(Optional.some)))
                case 1: chart.band(x: numbers(), from: numbers(), to: numbers(), label: "b", opacity: number())
                case 2: chart.bars(numbers(), x: random.random() < 0.5 ? nil : numbers(), label: "c")
                default:
                    let rows = (0..<Int(random.random() * 4)).map { _ in numbers() }
                    chart.heatMap(
                        rows, label: "m", xEdges: range(), yEdges: range(), range: range(),
                        showsNumbers: random.random() < 0.5)
                }
            }
            return chart
        }

        mutating func map() -> GridMap {
            let kinds: [GridMap.Kind] = [.floor, .ice, .start, .goal, .pit, .wall]
            let cells = (0..<one(of: [0, 1, 4, 64])).map { _ in
                GridMap.Cell(
                    one(of: kinds), label: one(of: ["", "word"]), value: number(),
                    arrows: (0..<Int(random.random() * 3)).map { _ in .init(right: number(), down: number()) })
            }
            return GridMap(
                columns: whole(), cells: cells, trajectory: (0..<3).map { _ in whole() }, shadeExponent: number(),
                showsValues: random.random() < 0.8, title: "t")
        }
    }

    private func check(_ svg: String, _ about: String) {
        #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"), "\(about)")
        #expect(svg.utf8.count < 500_000, "\(about)")
        for word in ["nan", "inf\"", "inf "] { #expect(!svg.contains(word), "\(about)") }
    }

    @Test("are lines, bands, bars and heat maps, on both kinds of axes", arguments: 0..<8)
    func charts(seed: Int) throws {
        var fuzz = try Fuzz(seed: seed)
        for number in 0..<100 { check(fuzz.chart().svg, "seed \(seed), chart \(number)") }
    }

    @Test("are figures and maps of worlds")
    func others() throws {
        var fuzz = try Fuzz(seed: 99)
        for number in 0..<300 { check(fuzz.map().svg, "map \(number)") }
        for number in 0..<20 {
            let charts = (0..<fuzz.one(of: [0, 1, 9])).map { _ in fuzz.chart() }
            #expect(Figure(charts, columns: fuzz.whole()).svg.hasSuffix("</svg>\n"), "figure \(number)")
        }
    }

    @Test("are charts in letters and drawings on a canvas")
    func letters() throws {
        var fuzz = try Fuzz(seed: 7)
        for _ in 0..<200 {
            var chart = TerminalChart(x: "x", width: fuzz.one(of: [64, 0, -1]), height: fuzz.one(of: [14, 0, .min]))
            for _ in 0..<2 { chart.line(x: fuzz.numbers(), y: fuzz.numbers(), label: "l") }
            #expect(!chart.lines.isEmpty)
            var canvas = Canvas(width: 20, height: 10)
            func point() -> Point { Point(fuzz.number(), fuzz.number()) }
            canvas.fill((0..<5).map { _ in point() }, .red)
            canvas.fill(rectAt: point(), width: fuzz.number(), height: fuzz.number(), .blue)
            canvas.fill(circleAt: point(), radius: fuzz.number(), .green)
            canvas.stroke((0..<4).map { _ in point() }, width: fuzz.number(), .black)
            canvas.text("abc", at: point(), size: fuzz.number(), .black)
            canvas.arrow(from: point(), to: point(), width: fuzz.number(), .black)
        }
        #expect(TerminalChart(x: "x", width: .max, height: .max).width == 1000)
    }

    @Test("may be as far apart, and as near to each other, as numbers are")
    func extremes() {
        var wide = Chart(x: .logarithmic("x"), y: .logarithmic("y"))
        wide.line(x: [1, 1e295], y: [1, 1e295])
        check(wide.svg, "wide")
        #expect(wide.svg.contains(">10²") && wide.svg.contains(">10¹"))
        let tiny = Double.leastNonzeroMagnitude ... .leastNormalMagnitude
        var narrow = Chart(x: .linear("x", range: 0...1e-308), y: .logarithmic("y", range: tiny))
        narrow.line(x: [0, 1], y: [1, 2])
        check(narrow.svg, "narrow")
        // A range whose numbers cannot be told apart is none.
        var plain = Chart(x: .linear("x"), y: .logarithmic("y"))
        plain.line(x: [0, 1], y: [1, 2])
        #expect(narrow.svg == plain.svg)
        var names = Chart(x: Chart.Axis(scale: .logarithmic, categories: ["a", "b"]))
        names.bars([1, 2])
        check(names.svg, "names")
        check(GridMap(columns: .max, cells: [.init(.floor)]).svg, "columns")
    }
}
