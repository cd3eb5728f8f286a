import Gymnasium
import Testing

/// What the comparison page says of Gymnasium's surprises, where no other suite has it.
@Suite("Where Gymnasium surprises")
struct QuirkTests {
    @Test("1: numbers and texts that were flattened together come back")
    func flattenedText() throws {
        let text = TextSpace(4, characters: "abc")
        let spaces: [AnySpace] = [
            TupleSpace(Box(low: 0, high: 1, shape: [2]), text).erased,
            DictSpace(["t": text, "x": Box(low: 0, high: 1)]).erased,
        ]
        for var space in spaces {
            for _ in 0..<50 {
                let element = space.sample()
                let flat = try space.flatten(element)
                #expect(flat.floats != nil && flat.array == nil)
                #expect(try space.unflatten(flat) == element)
            }
        }
    }

    @Test("3: the bounds that a box was made of stay as they were")
    func bounds() {
        let low: [Int32?] = [nil, 0]
        let box = Box(low: low, high: [5, nil], dtype: Int32.self)
        #expect(low == [nil, 0] && box.low == [.min, 0] && box.high == [5, .max])
        #expect(!box.isBounded(.below) && !box.isBounded(.above))
    }

    @Test("6: a reset after an episode's end leaves no reset for the next step", arguments: [false, true])
    func resetByHand(isAsync: Bool) throws {
        func reward<V: VectorEnv>(_ lanes: V) throws -> [Double] where V.Actions == [Int] {
            var lanes = lanes
            try lanes.reset(seed: 1)
            while try !lanes.step([1, 1]).isDone.contains(true) {}
            try lanes.reset()
            return try lanes.step([1, 1]).rewards
        }
        let rewards =
            isAsync
            ? try reward(AsyncVectorEnv(count: 2) { _ in CartPole() })
            : try reward(SyncVectorEnv(count: 2) { _ in CartPole() })
        #expect(rewards == [1, 1])
    }

    @Test("12: MountainCar is played with its own keys")
    func keys() throws {
        let keys = MountainCar().keysToAction
        #expect(keys[[]] == 1 && keys[.left] == 0 && keys[.right] == 2)
        let dynamic = try #require(try make("MountainCar-v0").keysToAction)
        #expect(dynamic[[]] == 1 && dynamic.count == keys.count)
    }

    @Test("13: a checker without the layer that enforces the order passes a step that comes too early on")
    func earlyStep() throws {
        var env = try PassiveEnvChecker(Pendulum())
        #expect(throws: ResetNeeded.self) { try env.step([0]) }
        #expect(!env.hasCheckedStep)
        try env.reset(seed: 1)
        _ = try env.step([0])
        #expect(env.hasCheckedStep)
    }

    @Test("15: spec asks for the version, make takes the latest with a warning")
    func versions() throws {
        #expect(throws: UnregisteredEnv.self) { try spec("CartPole") }
        let (env, warnings) = try Warnings.collecting { try make("CartPole") }
        #expect(env.spec?.id == "CartPole-v1" && warnings.count == 1)
    }
}
