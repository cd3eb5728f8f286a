import Lyceum
import Testing

/// Collecting infos.
@Suite struct InfoTrackerTests {
    @Test func `Every key gets the list of its values, at every level`() throws {
        var tracker = InfoTracker()
        #expect(tracker.info.description == "{}")
        try tracker.track(["a": 1, "b": ["c": 0.5, "d": ["e": "x"]]])
        try tracker.track(["a": 2, "b": ["c": 1.5, "d": ["e": "y"]]])
        #expect(tracker.info.description == "{'a': [1, 2], 'b': {'c': [0.5, 1.5], 'd': {'e': ['x', 'y']}}}")
        #expect(tracker.count == 2)
    }

    @Test func `Keys in another order are the same keys`() throws {
        var tracker = InfoTracker()
        try tracker.track(["a": 1, "b": 2])
        try tracker.track(["b": 20, "a": 10])
        #expect(tracker.info.description == "{'a': [1, 10], 'b': [2, 20]}")
    }

    @Test func `Values of different kinds stay what they are`() throws {
        var tracker = InfoTracker()
        let values: [Value] = [1, 2.0, nil, true, "x", [1, 2], .floats([0.5])]
        for value in values { try tracker.track(Info([("a", value)])) }
        #expect(tracker.info["a"] == .list(values))
        var numbers = InfoTracker()
        for value: Value in [1.5, 2] { try numbers.track(Info([("a", value)])) }
        #expect(numbers.info.description == "{'a': [1.5, 2]}")
    }

    @Test func `A dictionary where a value was is kept as a value`() throws {
        var tracker = InfoTracker()
        try tracker.track(["a": 1])
        try tracker.track(["a": ["b": 2]])
        #expect(tracker.info.description == "{'a': [1, {'b': 2}]}")
    }

    @Test func `Empty infos are skipped, or refused where that is asked for`() throws {
        var tracker = InfoTracker()
        try tracker.track([:])
        try tracker.track([:], ignoreEmpty: false)
        #expect(tracker.count == 0)
        try tracker.track(["a": 1])
        try tracker.track([:])
        #expect(tracker.count == 1)
        let error = #expect(throws: TrackedKeysDiffer.self) { try tracker.track([:], ignoreEmpty: false) }
        #expect(error?.expected == ["a"])
        #expect(error?.given == [])
        #expect(tracker.info == ["a": [1]])
    }

    @Test func `An info with other keys is refused as a whole, and the message says where and what`() throws {
        var tracker = InfoTracker()
        try tracker.track(["a": 1, "b": ["c": 2, "d": 3]])
        let before = tracker.info
        let cases: [(info: Info, path: [String], given: [String]?, words: String)] = [
            (["a": 1], [], ["a"], "the info has the keys [\"a\"], but the ones tracked before have [\"a\", \"b\"]"),
            (["a": 1, "b": 2, "x": 3], [], ["a", "b", "x"], "the info has the keys [\"a\", \"b\", \"x\"]"),
            (
                ["a": 1, "b": ["c": 2]], ["b"], ["c"],
                "the info's entry b has the keys [\"c\"], but the ones tracked before have [\"c\", \"d\"]"
            ),
            (["a": 1, "b": 2], ["b"], nil, "the info's entry b has no keys"),
        ]
        for (info, path, given, words) in cases {
            let error = #expect(throws: TrackedKeysDiffer.self) { try tracker.track(info) }
            #expect(error?.path == path)
            #expect(error?.given == given)
            #expect(error?.description.hasPrefix(words) == true)
            #expect(error?.description.contains("InfoTracker(only: \"recorder\")") == true)
            #expect(tracker.info == before)
            #expect(tracker.count == 1)
        }
        try tracker.track(["a": 10, "b": ["c": 20, "d": 30]])
        #expect(tracker.info == ["a": [1, 10], "b": ["c": [2, 20], "d": [3, 30]]])
    }

    @Test func `A tracker of one entry looks at nothing else`() throws {
        var tracker = InfoTracker(only: "recorder")
        try tracker.track(["prob": 0.5, "recorder": ["idx": 0]])
        try tracker.track(["prob": 0.5])
        try tracker.track([:])
        try tracker.track(["recorder": ["idx": 2], "other": 7])
        #expect(tracker.info.description == "{'recorder': {'idx': [0, 2]}}")
        #expect(tracker.count == 2)
        #expect(throws: TrackedKeysDiffer.self) { try tracker.track(["recorder": ["index": 3]]) }
    }

    @Test func `What was looked at does not change with what is tracked later`() throws {
        var tracker = InfoTracker()
        try tracker.track(["a": 1])
        let (early, copy) = (tracker.info, tracker)
        try tracker.track(["a": 2])
        #expect(early == ["a": [1]])
        #expect(copy.info == ["a": [1]])
    }
}
