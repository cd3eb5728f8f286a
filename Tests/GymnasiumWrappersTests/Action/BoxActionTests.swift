import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("ClipAction, RescaleAction and DiscretizeAction")
struct BoxActionTests {
    private static let box = Box(low: [-1, -2, -.infinity, 0, -.infinity], high: [1, 3, .infinity, .infinity, 0])

    private func done(_ env: some Env, _ action: Value) throws -> [Float]? {
        var env = AnyEnv(env)
        try env.reset(seed: 1)
        return try env.step(action).info["action"]?.floats
    }

    @Test("actions are held between the bounds, and the space outside has none")
    func clip() throws {
        let env = try Echo(Discrete(2), Self.box).actionsClipped()
        #expect(env.actionSpace.description == "Box(-inf, inf, (5,), float32)")
        #expect(try done(env, [9, -9, 9, -9, 9]) == [1, -2, 9, 0, 0])
        #expect(try done(AnyEnv(env.base).actionsClipped(), [-9, 9, -9, 9, -9]) == [-1, 3, -9, 9, -9])
        #expect(env.actionSpace.contains([9, 9, 9, 9, 9]))
        let bytes = try Echo(Discrete(2), Box<UInt8>(low: 3, high: 5, shape: [2])).actionsClipped()
        #expect(bytes.action([0, 200]) == [3, 5])
        #expect(throws: UnsuitableSpace.self) { try make("CartPole-v1").actionsClipped() }
    }

    @Test("actions between the new bounds become actions between those of the environment")
    func rescale() throws {
        let env = try Echo(Discrete(2), Self.box).actionsRescaled(
            min: [0, 10, -.infinity, 5, -.infinity], max: [1, 20, .infinity, .infinity, 8])
        #expect(try done(env, [0.75, 10, 7, 8, 4]) == [0.5, -2, 7, 3, -4])
        #expect(try done(env, [0, 20, 0, 5, 8]) == [-1, 3, 0, 0, 0])
        #expect(
            env.actionSpace == Box(low: [0, 10, -.infinity, 5, -.infinity], high: [1, 20, .infinity, .infinity, 8]))
        var scaled = try AnyEnv(Echo(Discrete(2), Box(low: -2, high: 2))).actionsRescaled(min: -1, max: 1)
        #expect(try scaled.step([0.5]).info["action"] == .floats([1]))
    }

    @Test("new bounds that are equal, crossed or too few are refused")
    func badBounds() throws {
        let env = Echo(Discrete(2), Box(low: -1, high: 1, shape: [2]))
        for (low, high): (ElementBounds, ElementBounds) in [(0, 0), (1, -1), ([0, 1], [1, 1])] {
            #expect(throws: InvalidBound.self) { try env.actionsRescaled(min: low, max: high) }
        }
        #expect(throws: InvalidArgument.self) { try env.actionsRescaled(min: 0, max: [1]) }
        #expect(throws: UnsuitableSpace.self) { try make("CartPole-v1").actionsRescaled(min: 0, max: 1) }
    }

    @Test("an action is the middle of its cell, of one to five numbers, and leads back to it", arguments: 1...5)
    func discretize(dimensions: Int) throws {
        let inner = Echo(Discrete(2), Box(low: 0, high: 1, shape: [dimensions]))
        let env = try inner.actionsDiscretized(bins: 4)
        let grid = try AnyEnv(inner).actionsDiscretized(bins: 4, as: MultiDiscrete.self)
        for action in stride(from: 0, to: env.actionSpace.n, by: max(1, env.actionSpace.n / 100)) {
            let cells = Discrete.cell(of: action, counts: Array(repeating: 4, count: dimensions))
            #expect(env.action(action) == cells.map { (Float($0) + 0.5) / 4 })
            #expect(grid.action(cells) == .floats(env.action(action)))
            #expect(env.cell(nearestTo: env.action(action)) == action)
            #expect(grid.cell(nearestTo: grid.action(cells)) == cells)
        }
        #expect(grid.actionSpace.nvec == Array(repeating: 4, count: dimensions))
    }

    @Test("actions outside count as the nearest, and the nearest cell is found for any numbers")
    func outside() throws {
        let env = try Echo(Discrete(2), Box(low: [0, -1], high: [1, 1])).actionsDiscretized(bins: [2, 4])
        #expect(env.action(-5) == [0.25, -0.75] && env.action(99) == [0.75, 0.75])
        #expect(env.cell(nearestTo: [0.5, -9]) == 0 && env.cell(nearestTo: [0.6, 9]) == 7)
        let grid = try Echo(Discrete(2), Box(low: 0, high: 1)).actionsDiscretized(bins: 2, as: MultiDiscrete.self)
        #expect(grid.action([]) == [0.25] && grid.action([7, 7]) == [0.75])
    }

    @Test("infinite bounds, other spaces and bad counts are refused")
    func badCells() throws {
        let open = try #require(throws: UnsuitableSpace.self) {
            try Echo(Discrete(2), Self.box).actionsDiscretized(bins: 3)
        }
        #expect(open.description.contains("DiscretizeAction needs a Box with finite bounds"))
        #expect(throws: UnsuitableSpace.self) { try make("CartPole-v1").actionsDiscretized(bins: 3) }
        let env = Echo(Discrete(2), Box(low: 0, high: 1, shape: [2]))
        for bins: BinCounts in [0, [1], [2, -2]] {
            #expect(throws: InvalidArgument.self) { try env.actionsDiscretized(bins: bins) }
        }
    }

    @Test("a function changes every action, from the same space or another one")
    func transform() throws {
        var mirrored = Echo(Discrete(2), Discrete(4)).actionsTransformed { 3 - $0 }
        #expect(try mirrored.step(0).info["action"] == 3)
        var joystick = Echo(Discrete(2)).actionsTransformed(from: Box(low: -1, high: 1)) { $0[0] > 0 ? 2 : 0 }
        #expect(try joystick.step([0.5]).info["action"] == 2)
        #expect(joystick.actionSpace == Box(low: -1, high: 1))
    }
}
