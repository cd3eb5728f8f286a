import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("AddRenderObservation")
struct AddRenderObservationTests {
    @Test("the image is seen in the place of the observation")
    func only() throws {
        var env = try Echo(Discrete(3), renderMode: .rgbArray).observationsRendered()
        #expect(env.observationSpace.description == "Box(0, 255, (4, 6, 3), uint8)")
        #expect(env.steps == 0)
        let first: NDArray<UInt8> = try env.reset(seed: 1).observation
        #expect(env.observationSpace.contains(first) && first[0, 0, 0] == 0)
        #expect(try env.step(0).observation[3, 5, 2] == 1)
    }

    @Test("the image is an entry of a dictionary, a new one or that of the observation")
    func added() throws {
        var env = try Echo(Discrete(3), renderMode: .rgbArray).renderAddedToObservations(
            renderKey: "screen", obsKey: "number")
        let observation = try env.reset(seed: 1).observation
        #expect(env.observationSpace.contains(observation))
        #expect(observation["number"]?.int != nil && observation["screen"]?.array?.shape == [4, 6, 3])
        let space = DictSpace(["zoom": Discrete(2), "a": Discrete(3)])
        var parts = try AnyEnv(Echo(space, renderMode: .rgbArray)).renderAddedToObservations()
        #expect(parts.observationSpace.as(DictSpace.self)?.keys == ["a", "pixels", "zoom"])
        #expect(parts.observationSpace.contains(try parts.reset(seed: 1).observation))
        #expect(parts.observationSpace.contains(try parts.step(0).observation))
    }

    @Test("an environment that draws no images, and a key that is taken, are refused")
    func errors() throws {
        let error = try #require(throws: InvalidRenderMode.self) { try Echo(Discrete(3)).observationsRendered() }
        #expect(error.description.contains("rgb_array") && error.description.contains("renderMode: .rgbArray"))
        #expect(throws: InvalidRenderMode.self) { try Probe(renderMode: .ansi).observationsRendered() }
        #expect(throws: InvalidRenderMode.self) {
            try Echo(Discrete(3), renderMode: .human).renderAddedToObservations()
        }
        let taken = DictSpace(["pixels": Discrete(2)])
        let key = try #require(throws: KeyAlreadyUsed.self) {
            try Echo(taken, renderMode: .rgbArray).renderAddedToObservations()
        }
        #expect(key.description.contains("renderKey"))
    }
}
