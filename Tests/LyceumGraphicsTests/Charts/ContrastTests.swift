import LyceumGraphics
import LyceumNumerics
import Testing

/// Numbers, words and arrows on cells of every shade can be read: the Web Content Accessibility Guidelines ask for a contrast
/// of 4.5.
@Suite("Contrast")
struct ContrastTests {
    private func luminance(_ color: Substring) throws -> Double {
        let value = try #require(Int(color.dropFirst(), radix: 16))
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: Substring, _ other: Substring) throws -> Double {
        let (first, second) = (try luminance(one), try luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The colours that an attribute has in a picture, in their order.
    private func colors(_ attribute: String, of element: String, in svg: String) -> [Substring] {
        svg.split(separator: "<").filter { $0.hasPrefix(element + " ") }.compactMap { tag in
            tag.firstRange(of: " \(attribute)=\"#").map { tag[tag.index(before: $0.upperBound)...].prefix(7) }
        }
    }

    @Test("of numbers, words and arrows in the cells of a world is enough, whatever the shade and the kind")
    func cells() throws {
        for kind in [GridMap.Kind.floor, .ice, .start, .goal, .pit, .wall] {
            for step in 0...100 {
                let map = GridMap(
                    columns: 1,
                    cells: [
                        .init(
                            kind, label: "word", value: Double(step) / 100 + 1e-4,
                            arrows: [.init(right: 1, down: 0), .init(right: 0, down: 0)])
                    ], trajectory: [0])
                let svg = map.svg
                let ground = try #require(colors("fill", of: "rect", in: svg).last)
                for ink in colors("fill", of: "text", in: svg) { #expect(try contrast(ink, ground) >= 4.5) }
                #expect(colors("fill", of: "text", in: svg).count == 2)
                // Each arrow is drawn on a margin of the ground's colour, which covers dots and ways.
                let strokes = colors("stroke", of: "path", in: svg).suffix(2)
                #expect(strokes.first == ground)
                #expect(try contrast(try #require(strokes.last), ground) >= 4.5)
                #expect(colors("stroke", of: "text", in: svg).allSatisfy { $0 == ground })
            }
        }
    }

    @Test("of numbers on a heat map is enough for each of its colours")
    func heatMap() throws {
        var chart = Chart(width: 10_000, height: 400)
        chart.heatMap([(0..<96).map { Double($0) }], showsNumbers: true)
        let svg = chart.svg
        let grounds = svg.split(separator: "<path").filter { $0.contains("crispEdges") }
            .compactMap { colors("fill", of: "path", in: "<path" + $0).first }
        let inks = svg.split(separator: "<text").filter { $0.contains("ly-cell") }
            .compactMap { colors("fill", of: "text", in: "<text" + $0).first }
        #expect(grounds.count == 96 && inks.count == 96)
        for (ink, ground) in zip(inks, grounds) { #expect(try contrast(ink, ground) >= 4.5) }
    }

    @Test("of everything that is written beside a picture is enough, on paper and on a dark screen")
    func labels() throws {
        var chart = Chart("title", x: "x", y: "y")
        chart.line([1, 2, 3], label: "line")
        let svg = chart.svg
        for ink in colors("fill", of: "text", in: svg) { #expect(try contrast(ink, "#ffffff") >= 4.5) }
        let rules = try #require(
            svg.split(separator: "prefers-color-scheme:dark){").last?.split(separator: "</style>").first)
        func dark(_ name: String) throws -> Substring {
            let rule = try #require(rules.firstRange(of: ".\(name){fill:"))
            return rules[rule.upperBound...].prefix(7)
        }
        for name in ["ly-ink", "ly-quiet"] { #expect(try contrast(dark(name), dark("ly-paper")) >= 4.5) }
    }
}
