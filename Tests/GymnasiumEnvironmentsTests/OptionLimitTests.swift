import Gymnasium
import LyceumNumerics
import Testing

/// Counts that are typed as options, arguments and numbers of lanes.
@Suite(.timeLimit(.minutes(5))) struct OptionLimitTests {
    private static let ids = [
        ("KArmedTestbed", "arms"), ("DriftingTestbed", "arms"), ("AssociativeTestbed", "arms"),
        ("AssociativeTestbed", "contexts"), ("RandomWalk", "states"), ("RandomWalk19", "states"),
        ("RandomWalk1000", "reach"), ("RandomWalk", "reach"), ("MaximizationBias", "actions"),
    ]

    @Test(arguments: ids, [Int.max, 1 << 61, 1 << 32, 1_000_000_000, 0, -1, .min])
    func `a count beyond its limits is an error that names it`(option: (name: String, key: String), count: Int) throws {
        let id = "textbook/\(option.name)-v0"
        let error = #expect(throws: InvalidArgument.self) { try make(id, [option.key: .int(count)]) }
        #expect(error?.argument == option.key && error?.given == "\(count)")
    }

    @Test(
        arguments: [
            ("KArmedTestbed", ["arms": .int(Limits.choices)]), ("DriftingTestbed", ["arms": .int(Limits.choices)]),
            ("AssociativeTestbed", ["contexts": 400, "arms": 10_000]), ("MaximizationBias", ["actions": 10_000]),
            ("RandomWalk", ["states": 100_000]), ("RandomWalk", ["reach": 1_000_000]),
            ("RandomWalk", ["states": 1000, "reach": 2000]),
        ] as [(String, Info)])
    func `the largest counts make environments that are reset and stepped`(name: String, options: Info) throws {
        var env = try make("textbook/\(name)-v0", options)
        try env.reset(seed: 1)
        for _ in 0..<3 where try env.step(env.actionSpace.sample()).isDone { try env.reset() }
    }

    @Test func `counts are limited together where they are multiplied`() {
        #expect(throws: InvalidArgument.self) { try AssociativeTestbed(contexts: 10_000, arms: 10_000) }
        #expect(throws: InvalidArgument.self) { try RandomWalk(states: 1_000_000, reach: 1000) }
        #expect(throws: InvalidArgument.self) { try RandomWalk(rewards: .init(left: .nan, right: 1)) }
        #expect(throws: InvalidModel.self) { try MDP(stateCount: .max, actionCount: 2) { _, _ in [] } }
        #expect(throws: InvalidModel.self) { try MDP(stateCount: 1 << 20, actionCount: 1 << 20) { _, _ in [] } }
    }

    @Test(arguments: [Int.max, 1 << 32, 513, 1, 0, -1, .min])
    func `a random map has 2 to 512 rows`(size: Int) {
        #expect(throws: InvalidArgument.self) { try FrozenLake.generateRandomMap(size: size) }
    }

    @Test func `a map of more cells than can be held is an error that does not print them all`() throws {
        let rows = Array(repeating: "S" + String(repeating: "F", count: 1023), count: 1024)
        let error = #expect(throws: InvalidOption.self) {
            try make("FrozenLake-v1", ["desc": .list(rows.map { .string($0) })])
        }
        #expect((error?.description.count ?? .max) < 200)
    }

    @Test(arguments: [Int.max, 1 << 61, Limits.lanes + 1, 0, -1, .min])
    func `a number of lanes beyond its limits is an error before any is made`(count: Int) throws {
        for mode in [VectorizeMode.sync, .async, .vectorEntryPoint] {
            #expect(throws: InvalidArgument.self) {
                try makeVec("CartPole-v1", count: count, vectorizationMode: mode)
            }
        }
        #expect(throws: InvalidArgument.self) { try makeVec(.cartPole, count: count) }
        #expect(throws: InvalidArgument.self) { try makeVec(.pendulum, count: count) }
        #expect(throws: InvalidArgument.self) { try makeVec("phys2d/CartPole-v1", count: count) }
        #expect(throws: InvalidArgument.self) { try SyncVectorEnv(count: count) { _ in CartPole() } }
        #expect(throws: InvalidArgument.self) { try AsyncVectorEnv(count: count) { _ in CartPole() } }
        var many = try spec("CartPole-v1")
        many.options = ["num_envs": .int(count)]
        #expect(throws: InvalidArgument.self) { try makeVec(many) }
    }

    @Test(arguments: [Int.max, 1 << 31, 0, -1, .min])
    func `bins, frames and repetitions beyond their limits are errors`(count: Int) throws {
        #expect(throws: InvalidArgument.self) { try Pendulum().actionsDiscretized(bins: .all(count)) }
        #expect(throws: InvalidArgument.self) { try Pendulum().actionsDiscretized(bins: .each([count])) }
        #expect(throws: InvalidArgument.self) { try CartPole().framesStacked(count) }
        #expect(throws: InvalidArgument.self) { try CartPole().actionsRepeated(count) }
    }

    @Test func `a stack of more numbers than can be held is an error`() {
        struct Screen: Env {
            var observationSpace = ArrayBox<UInt8>(low: 0, high: 255, shape: [1 << 10, 1 << 10])
            var actionSpace = Discrete(2)
            var random = Generator()
            mutating func reset(seed: Int?, options: Info) throws -> Reset<NDArray<UInt8>> {
                Reset(observationSpace.zeroElement)
            }
            mutating func step(_ action: Int) throws -> Step<NDArray<UInt8>> {
                Step(observationSpace.zeroElement, reward: 0)
            }
        }
        #expect(throws: InvalidArgument.self) { try Screen().framesStacked(1 << 10) }
        #expect(throws: InvalidArgument.self) { try SyncVectorEnv(Array(repeating: Screen(), count: 200)) }
    }
}
