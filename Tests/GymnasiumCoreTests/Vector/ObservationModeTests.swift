import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Lanes with different observation spaces")
struct ObservationModeTests {
    private func box(_ high: Float, shape: [Int] = [2]) -> Echo<Box<Float>, Discrete> {
        Echo(Box(low: 0, high: high, shape: shape))
    }

    @Test("are refused unless they are asked for, with a hint")
    func same() throws {
        let error = try #require(throws: LanesDiffer.self) { try SyncVectorEnv([box(1), box(1), box(2)]) }
        #expect(error.lane == 2 && error.kind == "observation")
        #expect(error.description.contains("observationMode: .different"))
        #expect(throws: LanesDiffer.self) { try AsyncVectorEnv([box(1), box(2)]) }
    }

    @Test("keep their own bounds, row by row")
    func different() throws {
        var lanes = try SyncVectorEnv([box(1), box(2), box(3)], observationMode: .different)
        #expect(lanes.observationSpace.high == [1, 1, 2, 2, 3, 3])
        #expect(lanes.singleObservationSpace == box(1).observationSpace)
        #expect(lanes.observationSpace.contains(try lanes.reset(seed: 1).observations))
        let counts = try SyncVectorEnv([Echo(Discrete(2)), Echo(Discrete(5))], observationMode: .different)
        #expect(counts.observationSpace == MultiDiscrete([2, 5]))
    }

    @Test("have one shape and type, also where other bounds are allowed")
    func shapes() throws {
        #expect(throws: LanesDiffer.self) {
            try SyncVectorEnv([box(1), box(1, shape: [3])], observationMode: .different)
        }
        let mixed = [AnyEnv(box(1)), AnyEnv(Echo(Discrete(2)))]
        #expect(throws: LanesDiffer.self) { try SyncVectorEnv(mixed, observationMode: .different) }
        #expect(throws: LanesDiffer.self) {
            try SyncVectorEnv(
                [box(1)],
                observationMode: .custom(
                    batched: ArrayBox(low: 0, high: 9, shape: [1, 3]), single: Box(low: 0, high: 9, shape: [3])))
        }
    }

    @Test("may have spaces of one's own in their place")
    func custom() throws {
        let (batched, single) = (ArrayBox<Float>(low: 0, high: 9, shape: [2, 2]), Box(low: 0, high: 9, shape: [2]))
        let lanes = try SyncVectorEnv([box(1), box(2)], observationMode: .custom(batched: batched, single: single))
        #expect(lanes.observationSpace == batched && lanes.singleObservationSpace == single)
    }

    @Test("have one action space in any case")
    func actions() throws {
        let lanes = [Echo(Discrete(2), Discrete(3)), Echo(Discrete(2), Discrete(4))]
        for mode in [ObservationMode<Discrete>.same, .different] {
            let error = try #require(throws: LanesDiffer.self) { try SyncVectorEnv(lanes, observationMode: mode) }
            #expect(error.kind == "action" && error.lane == 1)
        }
    }
}
