import LyceumGraphics
import Testing

@Suite("Maps of grid worlds")
struct GridMapTests {
    @Test("numbers have six decimals, fewer beside many digits, and powers of ten where there is little room")
    func numbers() {
        #expect(GridNumber.fixed(0.0019035789) == "0.001904" && GridNumber.fixed(-14) == "−14.00000")
        #expect(GridNumber.fixed(1_234_567) == "1234567" && GridNumber.fixed(12_345_678) == "1.2e+07")
        #expect(GridNumber.fixed(1e-9) == "1.0e-09" && GridNumber.fixed(0.999_999_9) == "1.000000")
        #expect(GridNumber.scientific(0.0019) == "1.9e-03" && GridNumber.scientific(-250) == "−2.5e+02")
        #expect(GridNumber.scientific(9.99) == "1.0e+01" && GridNumber.scientific(0) == "0")
        #expect(GridNumber.fitted(0.0019035789, characters: 8) == "0.001904")
        #expect(GridNumber.fitted(0.0019035789, characters: 6) == "0.0019")
        #expect(
            GridNumber.fitted(-14, characters: 6) == "−14.000" && GridNumber.fitted(0.00019, characters: 6) == "1.9e-04"
        )
        #expect(GridNumber.scientific(2e-300) == "2.0e-300" && GridNumber.scientific(1e308) == "1.0e+308")
    }

    @Test("strange contents draw something: no cells, no columns, cells that are not there")
    func strange() throws {
        for map in [
            GridMap(columns: 0, cells: []), GridMap(columns: -3, cells: [.init(.floor)]),
            GridMap(columns: 2, cells: [.init(.wall)], trajectory: [-1, 0, 7], shadeExponent: .nan),
            GridMap(columns: 1, cells: [.init(.floor, value: 1e308), .init(.floor, value: -1e308)]),
            GridMap(
                columns: 1,
                cells: [.init(.floor, arrows: [.init(right: .infinity, down: 0), .init(right: 0, down: 0)])]),
        ] {
            #expect(map.svg.hasPrefix("<svg") && map.svg.hasSuffix("</svg>\n") && !map.svg.contains("nan"))
        }
    }

    @Test("numbers leave a third of their cell free, in worlds of any size")
    func room() throws {
        for columns in 4...15 {
            let map = GridMap(
                columns: columns,
                cells: (0..<columns * columns).map { .init(.floor, value: 0.123456789 / Double($0 + 1)) })
            let side = min((640 / Double(columns)).rounded(.down), 96)
            let texts = map.svg.split(separator: "<text").dropFirst()
            #expect(texts.count == columns * columns)
            for text in texts {
                let size = try #require(text.split(separator: "font-size=\"").last?.split(separator: "\"").first)
                let number = try #require(text.split(separator: ">").dropFirst().first?.split(separator: "<").first)
                #expect(0.62 * Double(number.count) * (Double(size) ?? .nan) <= 0.75 * side, "\(number) of \(columns)")
            }
        }
    }

    @Test("every kind of cell looks another way")
    func kinds() {
        let kinds: [GridMap.Kind] = [.floor, .ice, .start, .goal, .pit, .wall]
        #expect(Set(kinds.map { GridMap(columns: 1, cells: [.init($0)]).svg }).count == 6)
    }
}
