import LyceumGraphics
import LyceumNumerics
import Testing

@Suite("Canvas") struct CanvasTests {
    /// How much black there is on a white canvas, in pixels.
    private func ink(_ canvas: Canvas) -> Double {
        Double(canvas.image.elements.reduce(0) { $0 + 255 - Int($1) }) / 255 / 3
    }

    @Test("What a polygon covers is its area, wherever its corners lie")
    func area() throws {
        var random = try Generator(seed: 1)
        for _ in 0..<200 {
            var canvas = Canvas(width: 60, height: 50)
            let corners = try (0..<3).map { _ in Point(try random.uniform(1, 59), try random.uniform(1, 49)) }
            canvas.fill(corners, .black)
            let (a, b) = (corners[1] - corners[0], corners[2] - corners[0])
            let area = abs(a.x * b.y - a.y * b.x) / 2
            // Rounding: a value of 255 for each of the pixels along the sides.
            #expect(abs(ink(canvas) - area) < 0.6, "\(corners)")
        }
        var circle = Canvas(width: 100, height: 100)
        circle.fill(circleAt: Point(50.3, 49.6), radius: 30, .black)
        #expect(abs(ink(circle) - .pi * 900) < 12)
    }

    @Test("A rectangle on whole pixels covers them and no others")
    func wholePixels() {
        var canvas = Canvas(width: 8, height: 6)
        canvas.fill(rectAt: Point(2, 1), width: 3, height: 4, .red)
        for row in 0..<6 {
            for column in 0..<8 {
                let isInside = 2..<5 ~= column && 1..<5 ~= row
                #expect(canvas.color(atColumn: column, row: row) == (isInside ? .red : .white))
            }
        }
        #expect(canvas.color(atColumn: 8, row: 0) == nil && canvas.color(atColumn: 0, row: -1) == nil)
    }

    @Test("Two polygons that share an edge leave no gap, and paint nothing twice")
    func sharedEdges() throws {
        var random = try Generator(seed: 2)
        for _ in 0..<100 {
            let (a, b) = (
                Point(try random.uniform(0, 40), try random.uniform(0, 40)),
                Point(try random.uniform(0, 40), try random.uniform(0, 40))
            )
            var canvas = Canvas(width: 40, height: 40)
            let (c, d) = (Point(-500, 700), Point(900, -300))
            canvas.fill([[a, b, c], [b, a, d]], .black)
            var whole = Canvas(width: 40, height: 40)
            whole.fill([[a, c, b, d]], .black)
            let differences = zip(canvas.image.elements, whole.image.elements).map { abs(Int($0) - Int($1)) }
            #expect((differences.max() ?? 0) <= 1)
        }
    }

    @Test("Coordinates far outside, infinite or no numbers are harmless")
    func wildCoordinates() throws {
        var random = try Generator(seed: 3)
        let wild = [Double.infinity, -.infinity, .nan, 1e300, -1e300, 1e9, -1e9, 0, -0.0, 5.5, 1e-300]
        for _ in 0..<2000 {
            var canvas = Canvas(width: 20, height: 10)
            func number() throws -> Double { try random.choice(wild) }
            func point() throws -> Point { Point(try number(), try number()) }
            canvas.fill(try (0..<4).map { _ in try point() }, .black)
            canvas.fill(circleAt: try point(), radius: try number(), .red)
            canvas.stroke([try point(), try point()], width: try number(), .blue, cap: .round)
            canvas.stroke(
                arcAt: try point(), radius: try number(), from: try number(), to: try number(), width: 1, .red)
            canvas.arrow(from: try point(), to: try point(), width: try number(), .black)
            canvas.text("a°€", at: try point(), size: try number(), .black, anchor: .center)
            try canvas.draw(
                NDArray(shape: [2, 2, 3], repeating: 7), at: try point(), scale: try number(), angle: try number())
            #expect(canvas.image.shape == [10, 20, 3])
        }
    }

    @Test("A polygon inside another that goes around the other way is a hole")
    func holes() {
        var canvas = Canvas(width: 10, height: 10)
        let outer = [Point(1, 1), Point(9, 1), Point(9, 9), Point(1, 9)]
        let inner = [Point(3, 3), Point(3, 7), Point(7, 7), Point(7, 3)]
        canvas.fill([outer, inner], .black)
        #expect(ink(canvas) == 64 - 16)
        #expect(canvas.color(atColumn: 5, row: 5) == .white)
    }

    @Test("A colour that is half opaque lets half of what is below through")
    func opacity() {
        var canvas = Canvas(width: 2, height: 1, background: Color(100, 200, 0))
        canvas.fill(rectAt: Point(0, 0), width: 1, height: 1, Color(200, 100, 255, alpha: 128))
        #expect(canvas.color(atColumn: 0, row: 0) == Color(150, 150, 128))
        #expect(canvas.color(atColumn: 1, row: 0) == Color(100, 200, 0))
        #expect(Color.white.mixed(with: .black, 0.25) == Color(grey: 191))
        #expect(Color.red.opacity(0.5).alpha == 128)
    }

    @Test("A line is as wide as it is told, and round ends add a half circle each")
    func lines() {
        func length(_ cap: Canvas.Cap) -> Double {
            var canvas = Canvas(width: 100, height: 40)
            canvas.stroke([Point(20, 20), Point(80, 20)], width: 10, .black, cap: cap)
            return ink(canvas)
        }
        #expect(length(.butt) == 600)
        #expect(abs(length(.round) - 600 - .pi * 25) < 2)
        var closed = Canvas(width: 40, height: 40)
        closed.stroke(
            [Point(10, 10), Point(30, 10), Point(30, 30), Point(10, 30)], width: 2, .black, isClosed: true)
        #expect(abs(ink(closed) - 160) < 3)
        var outline = Canvas(width: 40, height: 40)
        outline.stroke(rectAt: Point(10, 10), width: 20, height: 20, lineWidth: 2, .black)
        #expect(ink(outline) == 160)
    }

    @Test("An image is drawn where it is told, turned and scaled, and clear pixels let the canvas through")
    func images() throws {
        var art = Canvas(width: 4, height: 2, background: .blue)
        art.fill(rectAt: Point(0, 0), width: 2, height: 2, .red)
        var canvas = Canvas(width: 40, height: 40)
        try canvas.draw(art.image, at: Point(20, 20), scale: 5, isSmooth: false)
        #expect(canvas.color(atColumn: 10, row: 15) == .red && canvas.color(atColumn: 29, row: 24) == .blue)
        #expect(canvas.color(atColumn: 9, row: 20) == .white && canvas.color(atColumn: 30, row: 20) == .white)
        var turned = Canvas(width: 40, height: 40)
        try turned.draw(art.image, at: Point(20, 20), scale: 5, angle: .pi / 2)
        #expect(turned.color(atColumn: 20, row: 13) == .red && turned.color(atColumn: 20, row: 27) == .blue)
        var clear = NDArray<UInt8>(shape: [2, 2, 4], repeating: 0)
        clear[0, 0, 3] = 255
        var seen = Canvas(width: 2, height: 2)
        try seen.draw(clear, at: Point(1, 1), isSmooth: false)
        #expect(seen.color(atColumn: 0, row: 0) == .black && seen.color(atColumn: 1, row: 1) == .white)
        #expect(throws: InvalidShape.self) { try seen.draw(NDArray(shape: [2, 2], repeating: 0), at: Point(0, 0)) }
        #expect(throws: InvalidShape.self) { try Canvas(NDArray(shape: [2, 2, 4], repeating: 0)) }
        #expect(try Canvas(art.image).image == art.image)
    }

    @Test("Every letter is different, can be told apart at 10 pixels, and a text is as wide as it says")
    func letters() {
        var seen: [[UInt8]: Character] = [:]
        for code in UInt8(33)...126 {
            let letter = Character(UnicodeScalar(code))
            var canvas = Canvas(width: 14, height: 16)
            canvas.text(String(letter), at: Point(2, 11), size: 10, .black)
            #expect(seen[canvas.image.elements] == nil, "\(letter)")
            seen[canvas.image.elements] = letter
        }
        let width = Canvas.width(of: "episode 42", size: 20)
        for anchor in [Canvas.Anchor.left, .center, .right] {
            var canvas = Canvas(width: 300, height: 40)
            canvas.text("episode 42", at: Point(150, 25), size: 20, .black, anchor: anchor)
            let columns = (0..<300).filter { column in (0..<40).contains { canvas.image[$0, column, 0] < 128 } }
            let start = anchor == .left ? 150 : anchor == .center ? 150 - width / 2 : 150 - width
            #expect(abs(Double(columns.first ?? 0) - start) < 4)
            #expect(abs(Double(columns.last ?? 0) - start - width) < 4)
        }
    }

    @Test("The same calls give the same pixels on every machine")
    func pinned() {
        var canvas = Canvas(width: 200, height: 120, background: Color(250, 248, 240))
        canvas.fill(circleAt: Point(60.4, 55.7), radius: 37.3, .orange)
        canvas.stroke([Point(10, 100), Point(90, 20), Point(190, 110)], width: 4.5, .blue, cap: .round)
        canvas.text("Lyceum 42", at: Point(100, 60), size: 17, .black, anchor: .center)
        canvas.fill(rectAt: Point(130.5, 20.25), width: 50, height: 30, cornerRadius: 9, Color.green.opacity(0.6))
        canvas.stroke(arcAt: Point(60, 55), radius: 30, from: 0.3, to: 4, width: 3, .violet)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in canvas.image.elements { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        #expect(String(hash, radix: 16) == "d795f32a78e6a4d0")
    }
}
