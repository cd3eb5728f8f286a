import Gymnasium
import LyceumNumerics
import Testing

@Suite("Information of each lane") struct DictInfoToListTests {
    private func listed(_ infos: Info, count: Int = 3) throws -> [Info] {
        let none = Array(repeating: false, count: count)
        return try VectorStep(
            0, rewards: Array(repeating: 0, count: count), terminated: none, truncated: none, infos: infos
        ).infoList()
    }

    private func flags(_ flags: Bool...) -> Value { .array(.bool(NDArray(flags))) }

    @Test("Entries of lanes that gave one are in their dictionaries, without the masks")
    func masks() throws {
        #expect(try listed(["a": [1, 2, 3]]) == [["a": 1], ["a": 2], ["a": 3]])
        #expect(try listed(["a": .integers([1, 0, 3]), "_a": flags(true, false, true)]) == [["a": 1], [:], ["a": 3]])
        #expect(try listed(["_only": .integers([1, 2, 3])]) == [[:], [:], [:]])
        #expect(try listed(["r": .doubles([0.5, 1, 2])])[0] == ["r": 0.5])
        #expect(try listed(["f": flags(true, false, true)]).map { $0["f"]?.bool } == [true, false, true])
        #expect(
            try listed(["s": .list(["x", .none, "z"]), "_s": flags(true, false, true)])
                == [["s": "x"], [:], ["s": "z"]])
        let rows: AnyArray = .float32(NDArray(shape: [3, 2], repeating: 7))
        #expect(try listed(["x": .array(rows)])[2] == ["x": .floats([7, 7])])
        let screens: AnyArray = .uint8(NDArray(shape: [3, 1, 2], repeating: 7))
        #expect(try listed(["x": .array(screens)])[0]["x"]?.array?.shape == [1, 2])
    }

    @Test("Dictionaries are taken apart with masks of their own")
    func nested() throws {
        let inner: Info = ["x": .integers([1, 2, 3]), "_x": flags(true, false, true)]
        #expect(
            try listed(["d": .dictionary(inner), "_d": flags(true, true, false)])
                == [["d": ["x": 1]], ["d": [:]], [:]])
        #expect(try listed(["d": ["x": .integers([1, 2, 3])]])[1] == ["d": ["x": 2]])
    }

    @Test("The list is what the lanes' own environments said")
    func wrapper() throws {
        var single = try make("FrozenLake-v1")
        var lanes = try makeVec("FrozenLake-v1", count: 3).episodeStatisticsRecorded().infosListed()
        #expect(lanes.infoList == [[:], [:], [:]])
        try lanes.reset(seed: 5)
        #expect(lanes.infoList[0] == (try single.reset(seed: 5).info))
        var ends = 0
        for _ in 0..<60 {
            let batch = try lanes.step([2, 2, 2])
            #expect(lanes.infoList == (try batch.infoList()))
            for lane in 0..<3 {
                #expect(lanes.infoList[lane]["prob"] != nil as Value?)
                let episode: Value? = lanes.infoList[lane]["episode"]
                #expect((episode != nil) == batch.isDone[lane])
                ends += episode == nil ? 0 : 1
            }
        }
        #expect(ends > 3)
    }

    @Test(
        "What has no entry for each lane is refused",
        arguments: [["a": 5], ["a": .integers([1, 2])], ["a": "abc"], ["d": ["x": [1]]]] as [Info])
    func refused(infos: Info) {
        let error = #expect(throws: InvalidArgument.self) { try listed(infos) }
        #expect(error?.description.contains("an entry for each of 3 lanes") == true)
        #expect(throws: InvalidArgument.self) { try listed(["a": .integers([1, 2, 3]), "_a": flags(true)]) }
    }
}
