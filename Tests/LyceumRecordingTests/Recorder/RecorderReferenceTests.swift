import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// 300 recorded runs of rldurham's Recorder, carried out by ours.
@Suite struct RecorderReferenceTests {
    /// The corner cases where we do otherwise, or where rldurham stops.
    private static let parting: Set = [
        "negative variance", "overflow", "double entry", "phantom", "bad smoothing",
    ]

    @Test func `All runs are there`() throws {
        let scenarios = try RecorderScenario.all()
        #expect(scenarios.count == 300)
        #expect(scenarios.count { $0.touches.isEmpty } == 189)
    }

    @Test func `Runs without a corner case agree in every statistic, exception and byte of the log`() throws {
        for scenario in try RecorderScenario.all() where scenario.touches.isDisjoint(with: Self.parting) {
            let ours = try replay(scenario)
            expectEqual(ours, scenario)
            #expect(ours.log == scenario.log.map { $0 + ours.openRow }, "\(scenario)")
        }
    }

    @Test func `Where an episode was looked at twice only the smoothed statistics differ`() throws {
        for scenario in try RecorderScenario.all()
        where scenario.touches.contains("double entry") && !scenario.touches.contains("phantom") {
            let ours = try replay(scenario)
            expectEqual(ours, scenario, ignoringSmoothed: true)
            #expect(ours.log == scenario.log.map { $0 + ours.openRow }, "\(scenario)")
        }
    }

    @Test func `Without smoothing an episode may be looked at any number of times`() throws {
        let scenarios = try RecorderScenario.all().filter {
            $0.touches.contains("double entry") && !$0.touches.contains("phantom") && $0.smoothing == nil
        }
        #expect(scenarios.count >= 5)
        for scenario in scenarios { expectEqual(try replay(scenario), scenario) }
    }

    @Test func `A run that a variance below zero stopped goes on here, with the true deviation`() throws {
        for scenario in try RecorderScenario.all() where scenario.touches.contains("negative variance") {
            let ours = try replay(scenario)
            expectEqual(ours, scenario, upTo: scenario.calls.count - 1)
            let last = try #require(ours.outcomes.last)
            #expect(last.error == nil, "\(scenario)")
            let statistics = try #require(last.statistics)
            #expect(
                statistics.contains("'r_std': 0.0") || statistics.contains("'r_std_': 0.0")
                    || statistics.contains("e-1"), "\(scenario): \(statistics)")
            expectLogBegins(ours, scenario)
        }
    }

    @Test func `A run that too large a reward stopped goes on here, with infinity`() throws {
        for scenario in try RecorderScenario.all() where scenario.touches.contains("overflow") {
            let ours = try replay(scenario)
            expectEqual(ours, scenario, upTo: scenario.calls.count - 1)
            let last = try #require(ours.outcomes.last)
            #expect(last.error == nil, "\(scenario)")
            #expect(last.reward != nil)
            expectLogBegins(ours, scenario)
        }
    }

    @Test func `A step before the first reset leaves no episode behind`() throws {
        for scenario in try RecorderScenario.all() where scenario.touches.contains("phantom") {
            let ours = try replay(scenario)
            for (index, call) in scenario.calls.enumerated() {
                #expect(ours.outcomes[index].error == call.outcome.error, "\(scenario), call \(index)")
                #expect(ours.outcomes[index].reward == call.outcome.reward, "\(scenario), call \(index)")
                guard let statistics = call.outcome.statistics else { continue }
                let expected = withoutSmoothed(renumbered(statistics))
                #expect(ours.outcomes[index].statistics.map(withoutSmoothed) == expected, "\(scenario), call \(index)")
            }
            let theirs = try CourseLog(try #require(scenario.log))
            var expected = CourseLog(rows: theirs.rows.filter { $0.length > 0 })
            for index in expected.rows.indices { expected.rows[index].count -= 1 }
            #expect(ours.log == expected.text + ours.openRow, "\(scenario)")
        }
    }

    @Test func `A smoothing of no or fewer episodes is refused at once`() throws {
        let scenarios = try RecorderScenario.all().filter { $0.touches.contains("bad smoothing") }
        #expect(scenarios.map(\.smoothing) == [0, -1])
        for scenario in scenarios {
            let error = #expect(throws: InvalidArgument.self) { try replay(scenario) }
            #expect(error?.argument == "smoothing")
            #expect(error?.description.contains("1 or more episodes") == true)
        }
    }

    #if canImport(Glibc)
        @Test(arguments: zip([-80.94128577141197, 161.75571339736973], [6551.491742329378, 26164.910816692016]))
        func `Squares are rounded as Python's x ** 2 rounds them`(reward: Double, square: Double) throws {
            try #require(reward * reward != square)
            try withTemporaryFolder { folder in
                let inner = UnscaledReward(ScriptedEnv(rewards: [reward], ends: [0]))
                var env = try Recorder(inner, logs: true, logFolder: folder, logFile: "log.txt")
                try env.reset()
                let statistics = try env.step(0).info.recorder
                #expect(try CourseLog(contentsOf: folder + "/log.txt").rows.first?.squaredRewardSum == square)
                #expect(statistics?.rewardDeviation == 0)
            }
        }
    #endif

    private func replay(_ scenario: RecorderScenario) throws -> RecorderReplay {
        try withTemporaryFolder { folder in
            try Warnings.collecting { try RecorderReplay(scenario, folder: folder) }.0
        }
    }

    private func expectEqual(
        _ ours: RecorderReplay, _ scenario: RecorderScenario, upTo end: Int? = nil, ignoringSmoothed: Bool = false
    ) {
        #expect(ours.differences(from: scenario, upTo: end, ignoringSmoothed: ignoringSmoothed) == [])
    }

    /// rldurham's log at the point where it stopped is the beginning of ours.
    private func expectLogBegins(_ ours: RecorderReplay, _ scenario: RecorderScenario) {
        #expect(scenario.log.map(ours.log.hasPrefix) == true, "\(scenario)")
    }

    /// The statistics of an episode with the number it has when a phantom before it is not counted.
    private func renumbered(_ statistics: String) -> String {
        guard statistics.hasPrefix("{'idx': "), let comma = statistics.firstIndex(of: ",") else { return statistics }
        let number = Int(statistics[..<comma].dropFirst("{'idx': ".count)) ?? 0
        return "{'idx': \(number - 1)" + statistics[comma...]
    }
}
