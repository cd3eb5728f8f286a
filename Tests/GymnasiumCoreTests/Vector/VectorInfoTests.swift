import Gymnasium
import LyceumNumerics
import Testing

@Suite("Information of several lanes")
struct VectorInfoTests {
    private func mask(_ flags: Bool...) -> Value { .array(.bool(NDArray(flags))) }

    @Test("numbers, truth values, texts and arrays are gathered by key, with a mask of the lanes that gave them")
    func kinds() {
        var infos = VectorInfo(count: 3)
        infos.add(["i": 4, "f": 0.5, "b": true, "s": "left", "n": .none], lane: 1)
        infos.add(["i": 7, "a": .floats([1, 2]), "x": [1, "two"]], lane: 2)
        let info = infos.info
        #expect(info.keys == ["i", "_i", "f", "_f", "b", "_b", "s", "_s", "n", "_n", "a", "_a", "x", "_x"])
        #expect(info["i"] == .integers([0, 4, 7]) && info["_i"] == mask(false, true, true))
        #expect(info["f"] == .doubles([0, 0.5, 0]) && info["_f"] == mask(false, true, false))
        #expect(info["b"] == mask(false, true, false) && info["_b"] == mask(false, true, false))
        #expect(info["s"] == .list([.none, "left", .none]))
        #expect(info["n"] == .list([.none, .none, .none]) && info["_n"] == mask(false, true, false))
        let rows = try? NDArray<Float>(shape: [3, 2], elements: [0, 0, 0, 0, 1, 2])
        #expect(info["a"] == rows.map { .array(.float32($0)) })
        #expect(info["x"] == .list([.none, .none, [1, "two"]]))
        #expect(infos.lane(1) == ["i": 4, "f": 0.5, "b": true, "s": "left", "n": .none])
    }

    @Test("dictionaries are gathered inside, with masks of their own")
    func nested() {
        var infos = VectorInfo(count: 2)
        infos.add(["episode": ["r": 3.0, "deep": ["l": 2]]], lane: 1)
        #expect(
            infos.info == [
                "episode": [
                    "r": .doubles([0, 3]), "_r": mask(false, true),
                    "deep": ["l": .integers([0, 2]), "_l": mask(false, true)], "_deep": mask(false, true),
                ],
                "_episode": mask(false, true),
            ])
        #expect(infos.lane(1) == ["episode": ["r": 3.0, "deep": ["l": 2]]] && infos.lane(0).isEmpty)
    }

    @Test("one lane is gathered like many")
    func single() {
        var infos = VectorInfo(count: 1)
        infos.add(["i": 4], lane: 0)
        #expect(infos.info == ["i": .integers([4]), "_i": mask(true)])
        #expect(VectorInfo(count: 1).isEmpty && VectorInfo(count: 1).info.isEmpty)
    }

    @Test("nothing is lost where lanes give different kinds or shapes under one key")
    func mixtures() {
        func gathered(_ first: Value, _ second: Value) -> Value? {
            var infos = VectorInfo(count: 2)
            infos.add(["k": first], lane: 0)
            infos.add(["k": second], lane: 1)
            return infos.info["k"]
        }
        #expect(gathered(1, 0.5) == .doubles([1, 0.5]))
        #expect(gathered(0.5, 1) == .doubles([0.5, 1]))
        #expect(gathered(1, "one") == .list([1, "one"]))
        #expect(gathered(true, 1) == .list([true, 1]))
        #expect(gathered(["a": 1], 2) == .list([["a": 1], 2]))
        #expect(gathered(2, ["a": 1]) == .list([2, ["a": 1]]))
        #expect(gathered(.floats([1]), .floats([1, 2])) == .list([.floats([1]), .floats([1, 2])]))
        #expect(gathered(.floats([1]), .doubles([1])) == .list([.floats([1]), .doubles([1])]))
    }

    @Test("the last observations are never stacked")
    func finalObservations() {
        var infos = VectorInfo(count: 2)
        infos.add(["final_obs": .floats([1, 2])], lane: 0)
        infos.add(["final_obs": .floats([3, 4])], lane: 1)
        #expect(infos.info["final_obs"] == .list([.floats([1, 2]), .floats([3, 4])]))
    }

    @Test("lanes' resets and steps are gathered", arguments: [VectorizeMode.sync, .async])
    func lanes(mode: VectorizeMode) throws {
        var lanes = try makeVec("Taxi-v4", count: 3, vectorizationMode: mode)
        let start = try lanes.reset(seed: 1)
        #expect(start.infos["prob"] == .doubles([1, 1, 1]))
        #expect((start.infos["action_mask"] as Value?)?.array?.shape == [3, 6])
        #expect(start.infos["_action_mask"] == mask(true, true, true))
        #expect(try lanes.step([0, 1, 2]).infos["_prob"] == mask(true, true, true))
    }
}
