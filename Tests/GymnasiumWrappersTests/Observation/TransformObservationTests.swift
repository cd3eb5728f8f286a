import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("TransformObservation")
struct TransformObservationTests {
    @Test("the function changes the observations of reset and step, in the same space or another one")
    func function() throws {
        var doubled = Reel(Box(low: 0, high: 9), [[1], [2]]).observationsTransformed { $0.map { 2 * $0 } }
        #expect(try doubled.reset().observation == [2])
        #expect(try doubled.step(0).observation == [4])
        #expect(doubled.observationSpace == Box(low: 0, high: 9))
        var side = try make(.cartPole).observationsTransformed(into: Discrete(2)) { $0[2] > 0 ? 1 : 0 }
        #expect(try side.reset(seed: 42).observation == 1)
        #expect(side.observationSpace == Discrete(2) && side.actionSpace == Discrete(2))
    }

    @Test("what the function throws is thrown by reset and step")
    func errors() throws {
        var env = Reel(Box(low: 0, high: 9), [[1]]).observationsTransformed { _ in throw ResetNeeded("test") }
        #expect(throws: ResetNeeded.self) { try env.reset() }
        #expect(throws: ResetNeeded.self) { try env.step(0) }
    }

    /// A wrapper as the documentation shows it.
    struct Doubled<Base: Env>: ObservationWrapper where Base.Observation == [Float] {
        typealias Observation = [Float]
        var base: Base
        mutating func observation(_ observation: [Float]) -> [Float] { observation.map { 2 * $0 } }
    }

    @Test("a wrapper of one's own writes nothing but what it changes")
    func ownWrapper() throws {
        var env = Doubled(base: Doubled(base: Reel(Box(low: 0, high: 99), [[1], [2]])))
        #expect(try env.reset().observation == [4])
        #expect(try env.step(0).observation == [8])
        #expect("\(env)" == "<Doubled<Doubled<Reel instance>>>")
    }
}
