import Foundation
import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

/// Logs and traces that were changed.
@Suite struct TamperingTests {
    private func run(_ id: String = "CartPole-v1", seed: Int = 3, episodes: Int = 8) throws -> Run {
        try withTemporaryFolder { folder in
            var env = try Recorder(make(id), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true)
            try play(&env, episodes: episodes, seed: seed)
            try env.close()
            return try Run(folder)
        }
    }

    private func changed(_ run: Run, _ position: Int, _ change: (inout StepTrail) -> Void) -> RunTrace {
        var episodes = run.trace.episodes
        let episode = episodes[position]
        var trail = episode.trail
        change(&trail)
        episodes[position] = TracedEpisode(
            row: episode.row, isLogged: true, isWhole: true, wasInterrupted: false, trail: trail)
        return RunTrace(header: run.trace.header, episodes: episodes)
    }

    private func expectC(_ report: ReplayReport, _ text: String, line: Int = #line) {
        #expect(report.verdict == .unreliable && report.description.contains(text), "\(line): \(report)")
    }

    @Test func `A log that was changed contradicts the trace`() throws {
        let run = try run()
        func report(_ change: (inout [CourseLog.Row]) -> Void) -> ReplayReport {
            var log = run.log
            change(&log.rows)
            return replay(run.trace, of: log)
        }
        #expect(report { _ in }.verdict == .replayed)
        expectC(report { $0[2].rewardSum += 1 }, "line 4, episode 2: differs: the log says a return of")
        expectC(report { $0[2].squaredRewardSum += 1 }, "the squared rewards sum to")
        expectC(report { $0[2].length = 500 }, "the log says 500 steps")
        expectC(report { $0[2].end = .truncated }, "the log says that it was truncated")
        expectC(report { $0[2].rewardSum = .nan }, "the log says a return of nan")
        expectC(
            report {
                ($0[1], $0[2]) = ($0[2], $0[1])
            }, "episode 1 comes after episode 2")
        expectC(
            report { rows in
                let first = rows[1]
                rows[1] = rows[2]
                rows[2] = first
                (rows[1].count, rows[2].count) = (1, 2)
            }, "line 3, episode 1: differs")
        expectC(report { $0.remove(at: 3) }, "the log lacks episode 3, which the run logged")
        expectC(report { $0.removeSubrange(2..<5) }, "the log lacks 3 episodes")
        expectC(report { $0.insert($0[3], at: 3) }, "episode 3 comes after episode 3")
        let invented = report {
            $0.append(CourseLog.Row(count: 8, rewardSum: 500, squaredRewardSum: 500, length: 500, end: .truncated))
        }
        #expect(invented.verdict == .plausible && invented.rows[8].description.contains("the trace ends before"))
    }

    @Test func `Episodes that were taken out of log and trace together leave a gap`() throws {
        let run = try run()
        #expect(run.report.gaps == [] && run.report.verdict == .replayed)
        func without(_ range: Range<Int>, isRenumbered: Bool) -> ReplayReport {
            var (log, episodes) = (run.log, run.trace.episodes)
            log.rows.removeSubrange(range)
            episodes.removeSubrange(range)
            for index in episodes.indices where isRenumbered {
                log.rows[index].count = index
                var row = episodes[index].row
                row.count = index
                episodes[index] = TracedEpisode(
                    row: row, isLogged: true, isWhole: true, wasInterrupted: false, trail: episodes[index].trail)
            }
            return replay(RunTrace(header: run.trace.header, episodes: episodes), of: log)
        }
        let renumbered = without(2..<4, isRenumbered: true)
        #expect(renumbered.provedCount == 6 && renumbered.gaps.count == 1)
        #expect(renumbered.description.contains("episode 2 does not begin where episode 1 ended"))
        #expect(without(2..<4, isRenumbered: false).gaps == ["the trace has no episode between 1 and 4"])
        #expect(without(6..<8, isRenumbered: false).gaps == [])
    }

    @Test func `A trace that was changed with its log is found at the first step that differs`() throws {
        let run = try run("Pendulum-v1", episodes: 3)
        let reward = replay(changed(run, 1) { $0.earlierRewards[50].bits ^= 1 }, of: run.log)
        guard case .differs(50?, let problem) = reward.rows[1].outcome else { return #expect(Bool(false), "\(reward)") }
        #expect(
            problem.hasPrefix("the step pays") && reward.rows[0].outcome == .matches && reward.verdict == .unreliable)

        let action = replay(changed(run, 2) { $0.floats[120] = 0.123 }, of: run.log)
        guard case .differs(120?, _) = action.rows[2].outcome else { return #expect(Bool(false), "\(action)") }

        let refused = replay(changed(run, 2) { $0.floats[7] = .nan }, of: run.log)
        #expect(refused.rows[2].description.contains("step 7: "))

        let start = replay(changed(run, 1) { $0.starts[0].random.state ^= 1 }, of: run.log)
        #expect(start.rows[1].description.contains("another first observation"))
        let seed = replay(changed(run, 0) { $0.starts[0].seed = 4 }, of: run.log)
        #expect(seed.rows[0].description.contains("another first observation"))
        let invalid = replay(changed(run, 0) { $0.starts[0].seed = -1 }, of: run.log)
        #expect(invalid.rows[0].description.contains("the reset is refused"))
        let end = replay(changed(run, 1) { $0.ends = [] }, of: run.log)
        #expect(end.rows[1].description.contains("the step is truncated, and the trace says not the last one"))
        let check = replay(changed(run, 1) { $0.ends[0].check ^= 1 }, of: run.log)
        #expect(check.rows[1].description.contains("ends with another observation"))
    }

    @Test func `Totals that are not those of the rewards are found, though log and trace agree on them`() throws {
        let run = try run()
        var (log, episodes) = (run.log, run.trace.episodes)
        let episode = episodes[4]
        log.rows[4].rewardSum = 20
        episodes[4] = TracedEpisode(
            row: log.rows[4], isLogged: true, isWhole: true, wasInterrupted: false, trail: episode.trail)
        let report = replay(RunTrace(header: run.trace.header, episodes: episodes), of: log)
        #expect(report.rows[4].description.contains("the rewards sum to"))
        #expect(report.verdict == .unreliable)
    }

    @Test func `Another environment, another option and another run's trace do not fit`() throws {
        let run = try run()
        var header = run.trace.header
        header.env = try spec("CartPole-v0")
        header.env?.options["sutton_barto_reward"] = .bool(true)
        let option = replay(RunTrace(header: header, episodes: run.trace.episodes), of: run.log)
        #expect(option.verdict == .unreliable && option.provedCount == 0)
        header.env = try spec("MountainCar-v0")
        #expect(replay(RunTrace(header: header, episodes: run.trace.episodes), of: run.log).provedCount == 0)
        header.env = try EnvSpec("Nowhere-v3", entryPoint: "")
        let nowhere = replay(RunTrace(header: header, episodes: run.trace.episodes), of: run.log)
        #expect(nowhere.verdict == .plausible && nowhere.description.contains("the environment cannot be made"))
        let other = try self.run(seed: 4)
        #expect(replay(other.trace, of: run.log).verdict == .unreliable)
    }

    @Test func `A run without its trace is plausible, and one with garbage beside it is not reliable`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 3)
            try env.close()
            let (log, trace) = (folder + "/log.txt", folder + "/log.trace")
            #expect(verify(log).verdict == .replayed)
            try Data("hello".utf8).write(to: URL(filePath: trace))
            #expect(verify(log).verdict == .unreliable)
            try FileManager.default.removeItem(atPath: trace)
            let without = verify(log)
            #expect(without.verdict == .plausible && without.description.contains("there is no trace"))
            try Data("hello\n".utf8).write(to: URL(filePath: log))
            #expect(verify(log).verdict == .unreliable)
            #expect(verify(folder + "/nothing.txt").verdict == .unreliable)
        }
    }

    @Test func `A replay ends when its time is over`() throws {
        let run = try run()
        let report = replay(run.trace, of: run.log, seconds: 0)
        #expect(
            report.verdict == .plausible
                && report.rows.allSatisfy { $0.outcome == .isNotReplayed(reason: "the time was over") })
    }
}
