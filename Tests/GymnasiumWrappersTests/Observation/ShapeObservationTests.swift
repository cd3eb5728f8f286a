import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("FlattenObservation and ReshapeObservation")
struct ShapeObservationTests {
    @Test("the parts of a dictionary become one vector, in reset and step, typed and dynamic")
    func dictionary() throws {
        let space = DictSpace(["b": Discrete(3), "a": Box(low: -1, high: 1, shape: [2])])
        var env = try Echo(space).observationsFlattened()
        #expect(env.observationSpace.description == "Box([-1. -1.  0.  0.  0.], 1.0, (5,), float64)")
        var plain = Echo(space)
        for seed in 0..<20 {
            let observation = try plain.reset(seed: seed).observation
            let vector = try #require(try env.reset(seed: seed).observation.doubles)
            #expect(Array(vector[..<2]) == observation["a"]?.doubles)
            #expect(vector[2...].firstIndex(of: 1).map { $0 - 2 } == observation["b"]?.int)
            #expect(env.observationSpace.contains(try env.step(0).observation))
        }
    }

    @Test("each kind of space has its vector")
    func kinds() throws {
        func flat(_ space: some Space) throws -> String {
            var env = try AnyEnv(Echo(space)).observationsFlattened()
            #expect(env.observationSpace.contains(try env.reset(seed: 1).observation))
            return env.observationSpace.description
        }
        #expect(try flat(Discrete(3, start: -1)) == "Box(0, 1, (3,), int64)")
        #expect(try flat(MultiDiscrete([2, 3], start: [5, 6])) == "Box(0, 1, (5,), int64)")
        #expect(try flat(MultiBinary(4)) == "Box(0, 1, (4,), int8)")
        #expect(try flat(ArrayBox<UInt8>(low: 0, high: 9, shape: [2, 3])) == "Box(0, 9, (6,), uint8)")
        #expect(try flat(TupleSpace(MultiBinary(2), Box(low: 0, high: 1))) == "Box(0.0, 1.0, (3,), float32)")
        let nested = TupleSpace(TupleSpace(Box<UInt8>(low: 0, high: 1), MultiBinary(2)), Box<Int16>(low: 0, high: 1))
        #expect(try flat(nested) == "Box(0, 1, (4,), int16)")
        var typed = try Echo(Discrete(3)).observationsFlattened()
        let vector: [Int] = try typed.reset(seed: 1).observation
        #expect(vector.reduce(0, +) == 1 && vector.count == 3)
        var numbers = try Reel(MultiDiscrete([2, 3], start: [5, 6]), [[6, 6]]).observationsFlattened()
        #expect(try numbers.reset().observation == [0, 1, 1, 0, 0])
    }

    @Test("a space without a fixed number of numbers is refused")
    func noVector() throws {
        let error = try #require(throws: UnsuitableSpace.self) { try AnyEnv(Echo(Words())).observationsFlattened() }
        #expect(error.description.contains("FlattenObservation") && error.description.contains("Words()"))
        #expect(throws: UnsuitableSpace.self) { try Echo(TupleSpace(Words())).observationsFlattened() }
        #expect(throws: UnsuitableSpace.self) { try Echo(TupleSpace()).observationsFlattened() }
    }

    @Test("numbers keep their order in another shape")
    func reshape() throws {
        var env = try Reel(Box(low: 0, high: 9, shape: [4]), [[1, 2, 3, 4]]).observationsReshaped(to: [2, 2])
        let observation: NDArray<Float> = try env.reset().observation
        #expect(observation[1, 0] == 3 && env.observationSpace.contains(observation))
        #expect(env.observationSpace.contains(try env.step(0).observation))
        var back = try env.observationsReshaped(to: [4])
        #expect(try back.reset().observation.elements == [1, 2, 3, 4])
        var dynamic = try AnyEnv(back).observationsReshaped(to: [1, 4])
        #expect(try dynamic.reset().observation.array?.shape == [1, 4])
        #expect(dynamic.observationSpace.description == "Box(0.0, 9.0, (1, 4), float32)")
    }

    @Test("a shape of another number of numbers is refused", arguments: [[], [3], [2, 3], [-1, 4], [2, -2], [0]])
    func badShape(shape: [Int]) throws {
        let error = try #require(throws: InvalidArgument.self) { try CartPole().observationsReshaped(to: shape) }
        #expect(error.argument == "shape" && error.description.contains("product is 4"))
        #expect(throws: InvalidArgument.self) { try CartPole().observationsReshaped(to: [1 << 40, 1 << 40]) }
        #expect(throws: UnsuitableSpace.self) { try AnyEnv(Echo(Discrete(4))).observationsReshaped(to: [1]) }
    }
}
