import Lyceum
import RecordingTestSupport
import Testing

@Suite("InfoTracker.plot")
struct TrackerPlotTests {
    private static let keys = Curve.Series.allCases.map(\.rawValue)

    private func tracker(_ count: Int, smoothing: Bool = true, key: String = "recorder") throws -> InfoTracker {
        var tracker = InfoTracker()
        for index in 0..<count {
            var entry: Info = ["idx": .int(2 * index), "length": .int(20 + index * 7 % 11)]
            for series in Self.keys.dropFirst() where smoothing || !series.hasSuffix("_") {
                entry[series] = .double(Double((index + series.utf8.count) * 7919 % 101) / 3)
            }
            try tracker.track([key: .dictionary(entry)])
        }
        return tracker
    }

    private func labels(_ svg: String) -> [String] {
        svg.split(separator: "</text>").compactMap { $0.split(separator: ">").last.map(String.init) }
            .compactMap { label in Self.keys.first { label.hasSuffix("(\($0))") } }
    }

    private let all: [Curve] = [
        .returnDeviation, .meanReturn, .returnSum, .meanLength, .rewardDeviation, .rewardMean, .rewardSum, .length,
    ]

    @Test("draws in rldurham's order, under the names of the keys, whatever the order given")
    func order() throws {
        let chart = try #require(try tracker(5).chart(all))
        #expect(labels(chart.svg) == Self.keys)
        #expect(chart.svg.contains(">episode index</text>") && chart.svg.contains(">steps / return / reward</text>"))
    }

    @Test("says in words what a curve is, over how many episodes, and in which unit")
    func words() throws {
        var env = try Recorder(
            UnscaledReward(ScriptedEnv(rewards: [1, 2, 3, 4, 5], ends: [0, 1, 2, 3, 4])), smoothing: 3)
        var tracker = InfoTracker()
        for action in 0..<5 {
            try env.reset()
            try tracker.track(try env.step(action).info)
        }
        let svg = try #require(try tracker.chart([.meanReturn, .returnDeviation, .rewardSum])).svg
        for words in [
            "mean return, last 3 (r_mean_)", "± deviation, last 3 (r_std_)", "return (r_sum)", "return",
            "episode index",
        ] {
            #expect(svg.contains(">\(words)</text>"), "\(words)")
        }
        // One episode does not tell how many there can be.
        var first = InfoTracker()
        try env.reset()
        try first.track(try env.step(0).info)
        #expect(
            try #require(try first.chart([.meanReturn])).svg.contains(">mean return, last episodes (r_mean_)</text>"))
    }

    @Test("keeps the band of the returns where returns were, and never short of their mean")
    func bandWithin() throws {
        var tracker = InfoTracker()
        let returns = [500.0, 500, 100, 500, 500, 500]
        for index in returns.indices {
            try tracker.track([
                "recorder": [
                    "idx": .int(index), "r_sum": .double(returns[index]), "r_sum_": 4500.0, "r_mean_": 450.0,
                    "r_std_": 120.0,
                ]
            ])
        }
        let chart = try #require(try tracker.chart([.returnDeviation, .meanReturn]))
        // The axis has a twentieth of a margin around what is drawn: 330 to 500.
        #expect(!chart.svg.contains(">550</text>") && chart.svg.contains(">500</text>"))
        #expect(!chart.svg.contains(">520</text>"))
    }

    @Test("takes styles")
    func styles() throws {
        let chart = try tracker(5).chart([
            .length(line: .dashed, marker: .circle, color: .red, label: "steps"),
            .rewardSum(line: .hidden, marker: .cross), .meanReturn, .returnDeviation(color: .blue, label: "± σ"),
        ])
        let svg = try #require(chart).svg
        #expect(svg.contains(">steps</text>") && svg.contains(">± σ</text>"))
        #expect(svg.contains("stroke=\"#d62728\" stroke-width=\"1.9\" stroke-linejoin=\"round\" stroke-dasharray"))
        // A colour that was given does not use up one of the cycle.
        #expect(svg.contains("stroke=\"#1f77b4\" stroke-width=\"1.6\""))
    }

    @Test("draws the band of a deviation around a mean that is not drawn")
    func band() throws {
        let svg = try #require(try tracker(5).chart([.returnDeviation])).svg
        #expect(labels(svg) == ["r_std_"])
        #expect(svg.components(of: "fill=\"#7f7f7f\" fill-opacity=\"0.20\" d=\"M") == 1)
    }

    @Test("without curves draws the returns, and with smoothing their mean and deviation")
    func noCurves() throws {
        #expect(labels(try #require(try tracker(5).chart()).svg) == ["r_sum", "r_mean_", "r_std_"])
        #expect(labels(try #require(try tracker(5, smoothing: false).chart()).svg) == ["r_sum"])
    }

    @Test("writes nothing before the first episode")
    func nothing() throws {
        #expect(try InfoTracker().plot(.length, to: "/nowhere/at/all.svg") == false)
    }

    @Test("says that a Recorder needs smoothing")
    func smoothing() throws {
        let tracker = try tracker(5, smoothing: false)
        let error = #expect(throws: SeriesNotTracked.self) { try tracker.chart([.returnDeviation]) }
        #expect(error?.description.contains("Recorder(env, smoothing: 10)") == true)
        #expect(throws: SeriesNotTracked.self) { try tracker.chart([.length], key: "other") }
        #expect(try self.tracker(3, key: "other").chart([.length], key: "other") != nil)
    }

    @Test("stays below 300 kB with everything on, also where thinning just begins")
    func size() throws {
        let styled: [Curve] = [
            .length(marker: .triangle), .rewardSum(marker: .diamond), .rewardMean(marker: .cross), .rewardDeviation,
            .meanLength(marker: .plus), .returnSum(marker: .diamond), .meanReturn(marker: .triangle), .returnDeviation,
        ]
        for count in [801, 1290, 20_000] {
            #expect(try #require(try tracker(count).chart(styled)).svg.utf8.count < 300_000)
        }
    }

    @Test("tracks numbers of mixed kinds")
    func mixed() throws {
        var tracker = InfoTracker()
        try tracker.track(["recorder": ["idx": 0, "r_sum": 1]])
        try tracker.track(["recorder": ["idx": 1, "r_sum": 1.5]])
        #expect(tracker.info.description == "{'recorder': {'idx': [0, 1], 'r_sum': [1, 1.5]}}")
        #expect(try tracker.chart([.rewardSum]) != nil)
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
