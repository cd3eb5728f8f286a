import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("DiscretizeObservation")
struct DiscretizeObservationTests {
    @Test("equal cells of one to five numbers are counted row by row", arguments: 1...5)
    func uniform(dimensions: Int) throws {
        let space = Box(low: 0, high: 1, shape: [dimensions])
        let points = (0..<4).map { cell in [Float](repeating: (Float(cell) + 0.5) / 4, count: dimensions) }
        var env = try Reel(space, points).observationsDiscretized(bins: 4)
        var grid = try Reel(space, points).observationsDiscretized(bins: 4, as: MultiDiscrete.self)
        #expect(env.observationSpace.n == (0..<dimensions).reduce(1) { count, _ in count * 4 })
        var (index, cells) = (try env.reset().observation, try grid.reset().observation)
        for cell in 0..<4 {
            #expect(cells == Array(repeating: cell, count: dimensions))
            #expect(index == cells.reduce(0) { $0 * 4 + $1 })
            (index, cells) = (try env.step(0).observation, try grid.step(0).observation)
        }
    }

    @Test("the edges of its cell hold every observation, typed and dynamic")
    func edges() throws {
        let space = Box(low: [-1, 0, 5], high: [1, 10, 5.5])
        var plain = Echo(space, length: 300)
        var env = try plain.observationsDiscretized(bins: [5, 4, 7])
        var dynamic = try AnyEnv(plain).observationsDiscretized(bins: [5, 4, 7], as: MultiDiscrete.self)
        #expect(env.observationSpace.n == 140 && dynamic.observationSpace.nvec == [5, 4, 7])
        try plain.reset(seed: 4)
        try env.reset(seed: 4)
        try dynamic.reset(seed: 4)
        for _ in 0..<200 {
            let (point, cell, cells) = (
                try plain.step(0).observation, try env.step(0).observation, try dynamic.step(0).observation
            )
            let (low, high) = env.edges(of: cell)
            #expect(point.indices.allSatisfy { low[$0] <= point[$0] && point[$0] <= high[$0] })
            #expect(dynamic.edges(of: cells).low == .floats(low) && dynamic.edges(of: cells).high == .floats(high))
            #expect(env.observationSpace.contains(cell) && dynamic.observationSpace.contains(cells))
        }
    }

    @Test("numbers outside of the box, infinite or not, count as on its bound")
    func outside() throws {
        let points: [[Float]] = [[-9], [9], [-.infinity], [.infinity], [1], [0]]
        var env = try Reel(Box(low: 0, high: 1), points).observationsDiscretized(bins: 5)
        let cells = [try env.reset().observation] + (try (0..<5).map { _ in try env.step(0).observation })
        #expect(cells == [0, 4, 0, 4, 4, 0])
    }

    @Test("infinite bounds, other spaces and bad counts are refused")
    func errors() throws {
        let open = try #require(throws: UnsuitableSpace.self) { try CartPole().observationsDiscretized(bins: 5) }
        #expect(open.description.contains("a Box with finite bounds"))
        #expect(throws: UnsuitableSpace.self) { try AnyEnv(Echo(Discrete(3))).observationsDiscretized(bins: 5) }
        for bins: BinCounts in [0, -1, [1, 2, 3], [2], [], [3, 0], .all(1 << 32)] {
            #expect(throws: InvalidArgument.self) {
                try Echo(Box(low: 0, high: 1, shape: [2])).observationsDiscretized(bins: bins)
            }
        }
    }
}
