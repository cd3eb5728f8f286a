import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

/// A wrapper around environments and its form around vectors.
struct WrapperPair: Sendable, CustomTestStringConvertible {
    let name: String
    /// The id of the environments; `nil`: ones that show images.
    var id: String? = "CartPole-v1"
    let single: @Sendable (AnyEnv) throws -> AnyEnv
    let vector: @Sendable (AnyVectorEnv) throws -> AnyVectorEnv
    /// Whether the vector form accepts that episodes start with the step that ends others, and gives the same then.
    var worksInSameStep = true
    var testDescription: String { name }

    static let all: [WrapperPair] = [
        WrapperPair(name: "flatten", id: "FrozenLake-v1") {
            try AnyEnv($0.observationsFlattened())
        } vector: {
            try AnyVectorEnv($0.observationsFlattened())
        },
        WrapperPair(name: "reshape") {
            try AnyEnv($0.observationsReshaped(to: [2, 2]))
        } vector: {
            try AnyVectorEnv($0.observationsReshaped(to: [2, 2]))
        },
        WrapperPair(name: "rescale observations", id: "Pendulum-v1") {
            try AnyEnv($0.observationsRescaled(min: 0, max: [1, 2, 3]))
        } vector: {
            try AnyVectorEnv($0.observationsRescaled(min: 0, max: [1, 2, 3]))
        },
        WrapperPair(name: "cast") {
            try AnyEnv($0.observationsCast(to: .float64))
        } vector: {
            try AnyVectorEnv($0.observationsCast(to: .float64))
        },
        WrapperPair(name: "filter", id: "Blackjack-v1") {
            try AnyEnv($0.observationsFiltered(positions: [2, 0]))
        } vector: {
            try AnyVectorEnv($0.observationsFiltered(positions: [2, 0]))
        },
        WrapperPair(name: "clip actions", id: "Pendulum-v1") {
            try AnyEnv($0.actionsClipped())
        } vector: {
            try AnyVectorEnv($0.actionsClipped())
        },
        WrapperPair(name: "rescale actions", id: "Pendulum-v1") {
            try AnyEnv($0.actionsRescaled(min: -1, max: 1))
        } vector: {
            try AnyVectorEnv($0.actionsRescaled(min: -1, max: 1))
        },
        WrapperPair(name: "clip rewards", id: "Pendulum-v1") {
            try AnyEnv($0.rewardsClipped(to: -2...0.5))
        } vector: {
            try AnyVectorEnv($0.rewardsClipped(to: -2...0.5))
        },
        WrapperPair(name: "reward function") {
            AnyEnv($0.rewardsTransformed { 3 * $0 })
        } vector: {
            AnyVectorEnv($0.rewardsTransformed { $0.map { 3 * $0 } })
        },
        WrapperPair(name: "action function") {
            AnyEnv($0.actionsTransformed { .int(1 - ($0.int ?? 0)) })
        } vector: {
            AnyVectorEnv($0.actionsTransformed { .integers(($0.integers ?? []).map { 1 - $0 }) })
        },
        WrapperPair(name: "grayscale", id: nil) {
            try AnyEnv($0.observationsGrayscaled())
        } vector: {
            try AnyVectorEnv($0.observationsGrayscaled())
        },
        WrapperPair(name: "resize", id: nil) {
            try AnyEnv($0.observationsResized(to: [4, 3]))
        } vector: {
            try AnyVectorEnv($0.observationsResized(to: [4, 3]))
        },
        WrapperPair(name: "observation function") { env in
            AnyEnv(env.observationsTransformed { .floats(($0.floats ?? []).map { -$0 }) })
        } vector: { lanes in
            try AnyVectorEnv(
                lanes.observationsTransformed { batch in
                    guard case .array(.float32(let rows)) = batch else { return .none }
                    return .array(.float32(try NDArray(shape: rows.shape, elements: rows.elements.map { -$0 })))
                })
        }.exceptInSameStep,
        WrapperPair(name: "normalize observations of one lane") {
            try AnyEnv($0.observationsNormalized())
        } vector: {
            try AnyVectorEnv($0.observationsNormalized())
        }.exceptInSameStep,
    ]

    private var exceptInSameStep: WrapperPair {
        var pair = self
        pair.worksInSameStep = false
        return pair
    }

    func environment() throws -> AnyEnv {
        guard let id else { return AnyEnv(Echo(ArrayBox<UInt8>(low: 0, high: 255, shape: [8, 6, 3]))) }
        return try make(id)
    }
}

@Suite("A wrapped vector is a vector of wrapped environments") struct VectorWrapperEqualityTests {
    @Test(
        "Spaces, observations, rewards, flags and information are the same",
        arguments: WrapperPair.all, [AutoresetMode.nextStep, .sameStep])
    func equal(pair: WrapperPair, mode: AutoresetMode) throws {
        if mode == .sameStep, !pair.worksInSameStep { return }
        for count in pair.name.hasSuffix("of one lane") ? [1] : [1, 3] {
            var outside = try pair.vector(
                AnyVectorEnv(SyncVectorEnv(count: count, autoresetMode: mode) { _ in try pair.environment() }))
            var inside = try AnyVectorEnv(
                SyncVectorEnv(count: count, autoresetMode: mode) { _ in try pair.single(pair.environment()) })
            #expect(outside.observationSpace.description == inside.observationSpace.description)
            #expect(outside.singleObservationSpace == inside.singleObservationSpace)
            #expect(outside.actionSpace == inside.actionSpace && outside.singleActionSpace == inside.singleActionSpace)
            #expect(try outside.reset(seed: 123) == inside.reset(seed: 123))
            try outside.actionSpace.seed(123)
            for step in 0..<100 {
                let actions = outside.actionSpace.sample()
                let (own, other) = (try outside.step(actions), try inside.step(actions))
                #expect(own == other, "step \(step) of \(count) lanes")
                if own != other { break }
            }
        }
    }
}
