import LyceumGraphics
import LyceumNumerics
import Testing

/// What a cloud of many points looks like: its markers must lie as the points do.
@Suite("Markers of many points")
struct ScatterTests {
    typealias Cloud = (name: String, x: [Double], y: [Double])

    private static func clouds(_ count: Int) throws -> [Cloud] {
        var random = try Generator(seed: 5)
        let even = (0..<count).map(Double.init)
        let uniform = (random.random(count: count), random.random(count: count))
        let normal = (random.normal(count: count), random.normal(count: count))
        let dense = (uniform.0.map { $0 * $0 * $0 * $0 }, uniform.1.map { $0 * $0 * $0 * $0 })
        let clusters = (0..<count).map { index in
            let center = Double(index % 3 * index % 3)
            return (center + 0.05 * normal.0[index], center * center + 0.05 * normal.1[index])
        }
        let tails = normal.0.map { $0 * $0 * $0 }
        let whole = (even, uniform.0.map { Double(Int($0 * 30)) })
        return [
            ("uniform", uniform.0, uniform.1), ("normal", normal.0, normal.1), ("dense near 0", dense.0, dense.1),
            ("clusters", clusters.map(\.0), clusters.map(\.1)), ("heavy tails", even, tails),
            ("whole numbers", whole.0, whole.1), ("a curve", even, even.map { Math.sin($0 / Double(count) * 9) }),
            ("in order of size", dense.0.sorted(), dense.1),
        ]
    }

    private func svg(_ cloud: Cloud, style: LineStyle = .hidden) -> String {
        var chart = Chart()
        chart.line(x: cloud.x, y: cloud.y, style: style, marker: .circle)
        return chart.svg
    }

    /// The places of the markers in a picture: those that a path of ends without length goes to.
    private func marks(_ svg: String) throws -> [(x: Double, y: Double)] {
        let path = try #require(svg.split(separator: "<path").last { $0.contains("h0M") })
        let data = try #require(path.split(separator: "d=\"").last?.split(separator: "\"").first)
        return data.split(separator: "M").map { mark in
            let text = mark.dropLast(2)
            let split = text.dropFirst().firstIndex { $0 == " " || $0 == "-" } ?? text.endIndex
            return (Double(text[..<split]) ?? .nan, Double(text[split...].drop { $0 == " " }) ?? .nan)
        }
    }

    /// The greatest difference between the shares of two lists that are below a number (Kolmogorov and Smirnov's).
    private func distance(_ first: [Double], _ second: [Double]) -> Double {
        let (first, second) = (first.sorted(), second.sorted())
        var (greatest, below) = (0.0, 0)
        for (index, number) in first.enumerated() where index + 1 == first.count || first[index + 1] > number {
            while below < second.count, second[below] <= number { below += 1 }
            greatest = max(
                greatest, (Double(index + 1) / Double(first.count) - Double(below) / Double(second.count)).magnitude)
        }
        return greatest
    }

    /// Numbers on a scale from 0 to 1, in steps of a fortieth, so that both lists are rounded alike.
    private func shares(_ numbers: [Double]) -> [Double] {
        let (least, greatest) = (numbers.min() ?? 0, numbers.max() ?? 1)
        return numbers.map { ((($0 - least) / (greatest - least)) * 40).rounded(.down) }
    }

    @Test("have the distribution of the points, along both axes and over the area", arguments: [5000, 20_000])
    func distribution(count: Int) throws {
        for cloud in try Self.clouds(count) {
            let marks = try marks(svg(cloud))
            #expect((1000...1004).contains(marks.count), "\(cloud.name)")
            // Above is a small y.
            let (x, y) = (shares(marks.map(\.x)), shares(marks.map { -$0.y }))
            let (trueX, trueY) = (shares(cloud.x), shares(cloud.y))
            #expect(distance(trueX, x) < 0.03, "\(cloud.name): \(distance(trueX, x))")
            #expect(distance(trueY, y) < 0.03, "\(cloud.name): \(distance(trueY, y))")
            var cells = [Double](repeating: 0, count: 64)
            func cell(_ x: Double, _ y: Double) -> Int { min(Int(x) / 5, 7) * 8 + min(Int(y) / 5, 7) }
            for index in trueX.indices { cells[cell(trueX[index], trueY[index])] += 1 / Double(count) }
            for index in x.indices { cells[cell(x[index], y[index])] -= 1 / Double(marks.count) }
            let difference = cells.reduce(0) { $0 + $1.magnitude } / 2
            #expect(difference < 0.06, "\(cloud.name): \(difference)")
        }
    }

    @Test("stand in no stripes that the points do not have")
    func stripes() throws {
        for cloud in try Self.clouds(20_000) where !["clusters", "whole numbers"].contains(cloud.name) {
            let marks = try marks(svg(cloud))
            // 640 units have 6400 places; a thousand markers by chance take well over half as many of them.
            let places = Set(marks.map { Int(($0.x * 10).rounded()) })
            #expect(cloud.name.contains("0") || cloud.name.contains("size") || places.count > 600, "\(cloud.name)")
            // No distance between neighbours is much more frequent than all others.
            let sorted = marks.map { Int(($0.x * 10).rounded()) }.sorted()
            var distances: [Int: Int] = [:]
            for (one, next) in zip(sorted, sorted.dropFirst()) where next > one {
                distances[next - one, default: 0] += 1
            }
            let most = distances.filter { $0.key > 20 }.values.max() ?? 0
            #expect(most < 60, "\(cloud.name): \(most) equal distances")
        }
    }

    @Test("include the outermost points, however many there are")
    func outliers() throws {
        var cloud = try Self.clouds(20_000)[1]
        (cloud.x[777], cloud.y[778], cloud.x[779], cloud.y[780]) = (50, 60, -70, -80)
        let marks = try marks(svg(cloud))
        let (x, y) = (marks.map(\.x).sorted(), marks.map(\.y).sorted())
        #expect(x[1] - x[0] > 100 && x[x.count - 1] - x[x.count - 2] > 80)
        #expect(y[1] - y[0] > 80 && y[y.count - 1] - y[y.count - 2] > 80)
    }

    @Test("are chosen so on a line that is drawn as well, and are the same each time")
    func lines() throws {
        for cloud in try Self.clouds(5000) {
            #expect(svg(cloud) == svg(cloud))
            #expect(try marks(svg(cloud, style: .solid)).count == marks(svg(cloud)).count)
        }
    }

    @Test("are all there up to a thousand")
    func few() throws {
        let cloud = try Self.clouds(1000)[0]
        #expect(try marks(svg(cloud)).count == 1000)
    }
}
