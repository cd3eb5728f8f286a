import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("RescaleObservation and DtypeObservation")
struct NumberObservationTests {
    private static let box = Box(low: [-1, -2, -.infinity, 0, -.infinity], high: [1, 3, .infinity, .infinity, 0])

    @Test("numbers with two bounds are scaled, with one bound moved, without bounds left")
    func rescale() throws {
        let reel = Reel(Self.box, [[0.5, -2, 7, 3, -4], [1, 3, -7, 0, 0]])
        let bounds: (ElementBounds, ElementBounds) = (
            [0, 10, -.infinity, 5, -.infinity], [1, 20, .infinity, .infinity, 8]
        )
        var env = try reel.observationsRescaled(min: bounds.0, max: bounds.1)
        #expect(try env.reset().observation == [0.75, 10, 7, 8, 4])
        #expect(try env.step(0).observation == [1, 20, -7, 5, 8])
        #expect(
            env.observationSpace
                == Box(low: [0, 10, -.infinity, 5, -.infinity], high: [1, 20, .infinity, .infinity, 8]))
        var dynamic = try AnyEnv(reel).observationsRescaled(min: bounds.0, max: bounds.1)
        #expect(try dynamic.reset().observation == .floats([0.75, 10, 7, 8, 4]))
    }

    @Test("bounds that are crossed, too few, or finite where the box has none are refused")
    func badBounds() throws {
        let env = Echo(Box(low: -1, high: 1, shape: [2]))
        #expect(throws: InvalidBound.self) { try env.observationsRescaled(min: 1, max: 0) }
        #expect(throws: InvalidBound.self) { try env.observationsRescaled(min: .all(.nan), max: 0) }
        let count = try #require(throws: InvalidArgument.self) { try env.observationsRescaled(min: [0, 0, 0], max: 1) }
        #expect(count.description == "minObs is [0.0, 0.0, 0.0]; expected one number, or 2 numbers")
        let open = try #require(throws: InvalidBound.self) { try CartPole().observationsRescaled(min: 0, max: 1) }
        #expect(open.description.contains("number 1"))
        #expect(throws: UnsuitableSpace.self) { try AnyEnv(Echo(Discrete(3))).observationsRescaled(min: 0, max: 1) }
    }

    @Test("whole numbers are stretched by whole factors and not made fractions of", arguments: [(0.0, 1.0), (0, 383)])
    func wholeBounds(low: Double, high: Double) throws {
        let bytes = Box<UInt8>(low: 0, high: 255, shape: [2])
        for bounds in [(low, high), (0, 510), (-1, 254), (0.5, 255.5), (0, 256)] {
            let error = try #require(throws: InvalidBound.self) {
                try Echo(bytes).observationsRescaled(min: .all(bounds.0), max: .all(bounds.1))
            }
            if bounds == (low, high) { #expect(error.description.contains("observationsCast(to: Float.self)")) }
        }
        var env = try Reel(Box<Int>(low: -5, high: 5, shape: [2]), [[-5, 3]]).observationsRescaled(min: 0, max: 30)
        #expect(try env.reset().observation == [0, 24])
        #expect(env.observationSpace.description == "Box(0, 30, (2,), int64)")
    }

    @Test("vectors, arrays and whole numbers become numbers of another type, typed and dynamic")
    func cast() throws {
        var bytes = Reel(Box(low: 0, high: 255, shape: [3]), [[1.9, 255, 0]]).observationsCast(to: UInt8.self)
        #expect(try bytes.reset().observation == [1, 255, 0])
        #expect(try bytes.step(0).observation == [1, 255, 0])
        #expect(bytes.observationSpace.description == "Box(0, 255, (3,), uint8)")
        let image = ArrayBox<UInt8>(low: 0, high: 255, shape: [1, 2])
        var floats = Reel(image, [NDArray(shape: [1, 2], repeating: 7)]).observationsCast(to: Float.self)
        #expect(try floats.reset().observation == NDArray(shape: [1, 2], repeating: 7))
        var number = Reel(Discrete(3, start: 2), [4]).observationsCast(to: Float.self)
        #expect(try number.reset().observation == [4])
        #expect(number.observationSpace.description == "Box(2.0, 4.0, (), float32)")
        var binary = Reel(MultiBinary(2), [[1, 0]])
        let cast = DtypeObservation<_, Box<Float>>(binary, dtype: Float.self)
        #expect(cast.observationSpace.description == "Box(0.0, 1.0, (2,), float32)")
        var dynamic = try AnyEnv(binary).observationsCast(to: .float64)
        #expect(try dynamic.reset().observation == .doubles([1, 0]) && binary.reset().observation == [1, 0])
        var whole = try AnyEnv(number.base).observationsCast(to: .int16)
        let observation = try whole.reset().observation
        #expect(observation.bytes == [4, 0] && whole.observationSpace.contains(observation))
        let counts = try AnyEnv(Echo(MultiDiscrete([2, 3]))).observationsCast(to: .int32)
        #expect(counts.observationSpace.as(MultiDiscrete.self)?.scalarType == .int32)
    }

    @Test("spaces without numbers are refused")
    func noNumbers() throws {
        #expect(throws: UnsuitableSpace.self) { try AnyEnv(Echo(Words())).observationsCast(to: .float32) }
        #expect(throws: UnsuitableSpace.self) { try AnyEnv(Echo(MultiDiscrete([2]))).observationsCast(to: .float32) }
    }
}
