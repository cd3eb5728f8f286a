import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("DelayObservation and FrameStackObservation")
struct StackedObservationTests {
    /// One space of each kind, of finite and infinite bounds, and made of parts.
    static let spaces: [any Space] = [
        Discrete(3), Discrete(5, start: -2), Box(low: 0, high: 1), Box(low: -.infinity, high: .infinity, shape: [2]),
        Box(low: [1, -3], high: [2, -1]), Box<UInt8>(low: 0, high: 255, shape: [3]), Box<Int>(low: 2, high: 4),
        Box<Float>(low: 0, high: 1, shape: []), ArrayBox<Float>(low: -1, high: 1, shape: [2, 3]),
        ArrayBox<UInt8>(low: 1, high: 255, shape: [2, 2, 3]), MultiBinary(4), MultiDiscrete([2, 3]),
        MultiDiscrete([2, 3], start: [7, -7]), TupleSpace(Discrete(3), Box(low: 0, high: 1)),
        DictSpace(["a": Discrete(3), "b": TupleSpace(MultiBinary(2), Discrete(2))]),
    ]

    @Test("an observation is seen so many steps later, zeros before that, in every space", arguments: [0, 1, 2, 3, 4])
    func delay(delay: Int) throws {
        func check(_ env: some Env) throws {
            var plain = AnyEnv(env)
            var late = try plain.observationsDelayed(by: delay)
            for episode in 0..<2 {
                var seen = [try plain.reset(seed: episode).observation]
                var shown = [try late.reset(seed: episode).observation]
                for _ in 0..<8 {
                    seen.append(try plain.step(0).observation)
                    shown.append(try late.step(0).observation)
                }
                #expect(Array(shown.dropFirst(delay)) == Array(seen.dropLast(delay)), "\(plain.observationSpace)")
                let zero = plain.observationSpace.zeroElement
                #expect(shown.prefix(delay).allSatisfy { $0 == zero })
                #expect(shown.allSatisfy(late.observationSpace.contains), "\(plain.observationSpace)")
            }
        }
        for space in Self.spaces { try check(Echo(space.erased, length: 100)) }
    }

    @Test("a stack holds the last observations, the newest last, in every space", arguments: [1, 2, 3, 4])
    func stack(size: Int) throws {
        for space in Self.spaces {
            for padding in [FramePadding<Value>.reset, .zero] {
                var plain = Echo(space.erased, length: 100)
                var env = try plain.framesStacked(size, padding: padding)
                let first = try plain.reset(seed: 3).observation
                var filling = first
                if case .zero = padding { filling = space.erased.zeroElement }
                var frames = Array(repeating: filling, count: size - 1) + [first]
                let start = try env.reset(seed: 3).observation
                let joined = try space.erased.batch(frames)
                #expect(start == joined && env.observationSpace.contains(start), "\(space)")
                for _ in 0..<6 {
                    frames = frames.dropFirst() + [try plain.step(0).observation]
                    let observation = try env.step(0).observation
                    #expect(
                        observation == (try space.erased.batch(frames)) && env.observationSpace.contains(observation),
                        "\(space)")
                }
            }
        }
    }

    @Test("a typed stack is an array with one axis more")
    func typed() throws {
        var env = try Reel(Box(low: 0, high: 9, shape: [2]), [[1, 2], [3, 4], [5, 6]]).framesStacked(2)
        let first: NDArray<Float> = try env.reset().observation
        #expect(first.shape == [2, 2] && first.elements == [1, 2, 1, 2])
        #expect(try env.step(0).observation.elements == [1, 2, 3, 4])
        #expect(try env.step(0).observation.elements == [3, 4, 5, 6])
        #expect(try env.reset().observation.elements == [1, 2, 1, 2])
        var numbers = try Reel(Discrete(9), [1, 2, 3]).framesStacked(3, padding: .element(7))
        #expect(try numbers.reset().observation == [7, 7, 1])
        #expect(try numbers.step(0).observation == [7, 1, 2])
        #expect(numbers.observationSpace == MultiDiscrete([9, 9, 9]))
    }

    @Test("a space of one's own is stacked as a tuple, and stands in for zeros with a sample")
    func ownSpace() throws {
        var env = try AnyEnv(Echo(Words())).framesStacked(2)
        #expect(try env.reset(seed: 1).observation.values?.count == 2)
        var padded = try AnyEnv(Echo(Words())).framesStacked(2, padding: .zero)
        #expect(padded.observationSpace.contains(try padded.reset(seed: 1).observation))
        var delayed = try AnyEnv(Echo(Words())).observationsDelayed(by: 2)
        #expect(delayed.observationSpace.contains(try delayed.reset(seed: 1).observation))
    }

    @Test("sizes below 1, negative delays and a padding outside of the space are refused")
    func errors() throws {
        for size in [0, -1, .min] {
            #expect(throws: InvalidArgument.self) { try CartPole().framesStacked(size) }
        }
        let delay = try #require(throws: InvalidArgument.self) { try CartPole().observationsDelayed(by: -1) }
        #expect(delay.description == "delay is -1; expected 0 or more steps")
        let padding = try #require(throws: InvalidArgument.self) {
            try Echo(Discrete(3)).framesStacked(2, padding: .element(3))
        }
        #expect(padding.description.contains("padding is 3") && padding.description.contains("Discrete(3)"))
    }
}
