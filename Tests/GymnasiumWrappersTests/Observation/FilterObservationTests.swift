import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("FilterObservation")
struct FilterObservationTests {
    private static let parts = Echo(
        DictSpace(["obs": Box(low: -1, high: 1, shape: [2]), "time": Discrete(5), "gear": Discrete(3)]))
    private static let tuple = Echo(TupleSpace(Box(low: -1, high: 1, shape: [2]), Discrete(5), Discrete(3)))

    @Test("of a dictionary the parts of the given keys are left, in reset and step")
    func keys() throws {
        var env = try Self.parts.observationsFiltered(keys: ["time", "gear"])
        #expect(env.observationSpace.description == "Dict('gear': Discrete(3), 'time': Discrete(5))")
        let first = try env.reset(seed: 1).observation
        #expect(first.dictionary?.keys == ["gear", "time"] && env.observationSpace.contains(first))
        var whole = Self.parts
        #expect(try whole.reset(seed: 1).observation["time"] == first["time"])
        #expect(env.observationSpace.contains(try env.step(0).observation))
    }

    @Test("of a tuple the parts at the given positions are left, in the order given, the last one by -1")
    func positions() throws {
        var env = try AnyEnv(Self.tuple).observationsFiltered(positions: [-1, 0])
        #expect(env.observationSpace.as(TupleSpace.self)?.spaces.first == .discrete(Discrete(3)))
        let first = try env.reset(seed: 1).observation
        var whole = Self.tuple
        let all = try #require(try whole.reset(seed: 1).observation.values)
        #expect(first == .tuple([all[2], all[0]]) && env.observationSpace.contains(first))
        #expect(env.wrapperSpec?.arguments == ["filter_keys": [-1, 0]])
    }

    @Test("keys and positions that there are not, or twice, and other spaces are refused")
    func errors() throws {
        for keys in [[], ["state"], ["o", "b", "s"], ["time", "time"]] {
            let error = try #require(throws: InvalidArgument.self) { try Self.parts.observationsFiltered(keys: keys) }
            #expect(error.description.contains("\"gear\", \"obs\", \"time\""))
        }
        for positions in [[], [3], [-4], [0, 0], [2, -1]] {
            #expect(throws: InvalidArgument.self) { try Self.tuple.observationsFiltered(positions: positions) }
        }
        #expect(throws: UnsuitableSpace.self) { try Self.tuple.observationsFiltered(keys: ["obs"]) }
        #expect(throws: UnsuitableSpace.self) { try Self.parts.observationsFiltered(positions: [0]) }
        #expect(throws: UnsuitableSpace.self) { try make("CartPole-v1").observationsFiltered(keys: ["obs"]) }
    }

    @Test("an observation without a part is an error that shows it")
    func missing() throws {
        var env = try Reel(Self.parts.observationSpace, [["obs": 1]]).observationsFiltered(keys: ["time"])
        let error = try #require(throws: UnexpectedObservation.self) { try env.reset() }
        #expect(error.description.contains("{'obs': 1}"))
        var short = try Reel(Self.tuple.observationSpace, [.tuple([1])]).observationsFiltered(positions: [1])
        #expect(throws: UnexpectedObservation.self) { try short.reset() }
    }
}
