import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("TimeAwareObservation")
struct TimeAwareObservationTests {
    @Test("the time is the last number of a vector of 64-bit numbers")
    func vector() throws {
        var env = try make(.cartPole).timeObserved()
        let first = try env.reset(seed: 1).observation
        #expect(first.doubles?.last == 0 && env.observationSpace.contains(first))
        for time in 1...3 {
            let observation = try env.step(0).observation
            #expect(observation.doubles?.last == Double(time) && observation.doubles?.count == 5 && env.time == time)
            #expect(env.observationSpace.contains(observation))
        }
        #expect(try env.reset().observation.doubles?.last == 0)
        #expect(env.observationSpace.layout?.scalarType == .float64)
    }

    @Test("the time limit is that of the spec or of a layer inside; without one there is an error")
    func limit() throws {
        let env = try CartPole().timeLimited(7).rewardsClipped(to: 0...1).timeObserved(flatten: false)
        #expect(env.observationSpace.description.contains("'time': Box(0, 7, (1,), int32)"))
        let error = try #require(throws: TimeLimitNeeded.self) { try CartPole().timeObserved() }
        #expect(error.description.contains("env.timeLimited(500)"))
        #expect(throws: TimeLimitNeeded.self) { try make("CartPole-v1", maxEpisodeSteps: -1).timeObserved() }
    }

    @Test("a dictionary gets an entry, a tuple a part, and any other observation a neighbour")
    func forms() throws {
        func observe(_ space: some Space, key: String = "time") throws -> Value {
            var env = try Echo(space).timeLimited(100).timeObserved(flatten: false, dictTimeKey: key)
            try env.reset(seed: 1)
            let observation = try env.step(0).observation
            #expect(env.observationSpace.contains(observation))
            return observation
        }
        let one = Value.array(.int32(NDArray([1])))
        #expect(try observe(DictSpace(["x": Discrete(3)]))["time"] == one)
        #expect(try observe(DictSpace(["time": Discrete(3)]), key: "clock")["clock"] == one)
        #expect(try observe(TupleSpace(Discrete(3), Discrete(4))).values?.last == one)
        let other = try observe(Discrete(3))
        #expect(other["time"] == one && other["obs"]?.int != nil && other.dictionary?.count == 2)
    }

    @Test("a normalised time is a fraction of the limit in 32 bits")
    func normalized() throws {
        var env = try Echo(Box(low: 0, high: 1)).timeLimited(100).timeObserved(normalizeTime: true)
        #expect(try env.reset(seed: 1).observation.floats?.last == 0)
        #expect(try env.step(0).observation.floats?.last == 0.01)
        #expect(env.observationSpace.description == "Box(0.0, 1.0, (2,), float32)")
    }

    @Test("a key that is taken, and a space without numbers to lay out, are refused")
    func errors() throws {
        let env = try Echo(DictSpace(["time": Discrete(3)])).timeLimited(100)
        let error = try #require(throws: KeyAlreadyUsed.self) { try env.timeObserved() }
        #expect(error.description.contains("dictTimeKey"))
        #expect(throws: UnsuitableSpace.self) { try Echo(Words()).timeLimited(9).timeObserved() }
        _ = try Echo(Words()).timeLimited(9).timeObserved(flatten: false)
    }
}
