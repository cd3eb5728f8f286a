import LyceumGraphics
import LyceumNumerics
import Testing

@Suite("Thinning")
struct ThinningTests {
    private func thinning(_ x: [Double], _ y: [Double], width: Double = 600) -> Thinning {
        let xs = AxisScale(isLogarithmic: false, range: 0...Double(max(x.count, 2) - 1), from: 0, to: width)
        let ys = AxisScale(isLogarithmic: false, range: -10...10, from: 300, to: 0)
        return Thinning(points: Points(x: x, y: y), x: xs, y: ys, width: width, height: 300)
    }

    private func noise(_ count: Int) throws -> (x: [Double], y: [Double]) {
        var random = try Generator(seed: 7)
        return ((0..<count).map(Double.init), (0..<count).map { _ in random.normal() })
    }

    @Test("keeps the least and the greatest of every stretch")
    func extremes() throws {
        let (x, y) = try noise(100_000)
        let kept = Set(thinning(x, y).runs.joined())
        #expect(kept.count <= 2 * 602)
        for stretch in 0..<600 {
            let members = x.indices.filter { Int(x[$0] / 99_999 * 600) == stretch }
            #expect(kept.contains(try #require(members.min { y[$0] < y[$1] })))
            #expect(kept.contains(try #require(members.max { y[$0] < y[$1] })))
        }
    }

    @Test("keeps all of few points")
    func few() throws {
        let (x, y) = try noise(1200)
        #expect(thinning(x, y).runs == [Array(0..<1200)])
    }

    @Test("leaves a gap where numbers cannot be drawn, in few points and in many")
    func gaps() throws {
        #expect(thinning([0, 1, 2, 3], [1, .nan, 2, .infinity]).runs == [[0], [2]])
        var (x, y) = try noise(50_000)
        for index in 20_000..<30_000 { y[index] = .nan }
        let runs = thinning(x, y).runs
        #expect(runs.count == 2)
        #expect(runs[0].allSatisfy { $0 < 20_000 } && runs[1].allSatisfy { $0 >= 30_000 })
    }

    @Test("bounds lines that go to and fro")
    func unsorted() throws {
        let (_, y) = try noise(50_000)
        let x = (0..<50_000).map { 25_000 + 20_000 * Math.sin(Double($0) / 3000) }
        let kept = Set(thinning(x, y).runs.joined())
        #expect(kept.count <= 1300)
        #expect(kept.contains(try #require(y.indices.max { y[$0] < y[$1] })))
    }

    @Test("gives markers to the extremes, and to a bounded number of others")
    func markers() throws {
        let (x, y) = try noise(100_000)
        let marked = thinning(x, y).marked
        #expect(marked.count < 1200)
        #expect(marked.contains(try #require(y.indices.max { y[$0] < y[$1] })))
        #expect(thinning([0, 1, 2], [0, .nan, 1]).marked == [0, 2])
    }
}
