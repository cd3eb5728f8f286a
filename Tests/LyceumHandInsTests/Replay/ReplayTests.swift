import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

/// Runs that are what they say.
@Suite struct ReplayTests {
    static let ids = registeredIDs.filter { !$0.hasPrefix("hand-ins/") }

    @Test func `All environments are replayed`() { #expect(Self.ids.count >= 42) }

    @Test(arguments: ids)
    func `Every environment's run is replayed to the bit, each episode alone`(id: String) throws {
        try withTemporaryFolder { folder in
            let limit = id.contains("CarRacing") ? 25 : 150
            var env = try Recorder(make(id), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true)
            try play(&env, episodes: 5, steps: limit)
            try env.close()
            let run = try Run(folder)
            #expect(run.log.rows.count == 5 && run.trace.episodes.count == 5)
            let report = run.report
            #expect(report.rows.allSatisfy { $0.outcome == .matches }, "\(report)")
            #expect(report.verdict == .replayed && !report.isOtherMathematics && report.problems.isEmpty)
            #expect(report.stepCount == run.log.rows.reduce(0) { $0 + $1.length })
        }
    }

    @Test func `Typed stacks leave the same trace`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make(.walker), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 3, steps: 100)
            try env.close()
            var other = try Recorder(make("rldurham/Walker"), logs: true, logFolder: folder, logFile: "other.txt")
            try play(&other, episodes: 3, steps: 100)
            try other.close()
            let (run, second) = (try Run(folder), try Run(folder, "other"))
            #expect(run.report.verdict == .replayed)
            #expect(run.trace.episodes.map(\.rewards) == second.trace.episodes.map(\.rewards))
            #expect(run.trace.episodes.map(\.actions) == second.trace.episodes.map(\.actions))
        }
    }

    @Test func `Wrappers around the environment change nothing that the trace says`() throws {
        try withTemporaryFolder { folder in
            let inner = try make("MountainCarContinuous-v0", maxEpisodeSteps: 60)
            var env = try Recorder(
                inner.actionsRepeated(4).rewardsTransformed { 100 * $0 - 1 }.timeLimited(12), logs: true,
                logFolder: folder,
                logFile: "log.txt")
            try play(&env, episodes: 4)
            try env.close()
            let run = try Run(folder)
            #expect(run.log.rows.map(\.length) == [12, 12, 12, 12])
            #expect(run.trace.episodes.map(\.stepCount) == [48, 48, 48, 48])
            #expect(run.report.verdict == .replayed, "\(run.report)")
            #expect(
                run.trace.header.stack.hasPrefix("<Recorder<TimeLimit<TransformReward<RepeatAction<UnscaledReward<"))
            #expect(run.trace.header.envDescription.hasPrefix("<UnscaledReward<TimeLimit<OrderEnforcing<"))
        }
    }

    @Test func `A wrapper that resets by itself is followed`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(
                make("CartPole-v1").autoreset(), logs: true, logFolder: folder, logFile: "log.txt")
            try env.actionSpace.seed(1)
            try env.reset(seed: 1)
            for _ in 0..<200 { _ = try env.step(env.actionSpace.sample()) }
            try env.reset()
            for _ in 0..<20 { _ = try env.step(env.actionSpace.sample()) }
            try env.close()
            let report = try Run(folder).report
            #expect(report.rows.allSatisfy { $0.outcome.isProved }, "\(report)")
        }
    }

    @Test func `An erased stack is traced as well`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(
                AnyEnv(make("Taxi-v4").rewardsTransformed { -$0 }), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 3)
            try env.close()
            #expect(try Run(folder).report.verdict == .replayed)
        }
    }

    @Test func `Actions of every kind of space come back bit for bit`() throws {
        let spaces: [any Space] = [
            Discrete(2), Discrete(100_000, start: -50), MultiDiscrete([3, 4]), MultiBinary(5),
            Box(low: -1, high: 1, shape: [3]), Box(low: -1.0, high: nil, shape: [2], dtype: Double.self),
            ArrayBox(low: -1, high: 1, shape: [2, 2], dtype: Float.self), TextSpace(6),
            DictSpace(["a": Discrete(3), "b": Box(low: 0, high: 1, shape: [2])]),
            TupleSpace(Discrete(3), TextSpace(2)), SequenceSpace(Discrete(4)),
            GraphSpace(nodes: Box(low: 0, high: 1, shape: [2]), edges: Discrete(3)),
        ]
        for space in spaces {
            try withTemporaryFolder { folder in
                let env = AnyTaker(space)
                var recorder = try Recorder(UnscaledReward(env), logs: true, logFolder: folder, logFile: "log.txt")
                try play(&recorder, episodes: 6)
                try recorder.close()
                let run = try Run(folder)
                let report = replay(run.trace, of: run.log) { AnyEnv(env) }
                #expect(report.rows.allSatisfy { $0.outcome == .matches }, "\(space): \(report)")
                #expect(run.report.verdict == .plausible)
                #expect(run.report.description.contains("was not made by an id"))
            }
        }
    }

    @Test func `An environment that keeps something over its resets is replayed in order`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(UnscaledReward(Wanderer()), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 6)
            try env.close()
            let run = try Run(folder)
            let report = replay(run.trace, of: run.log) { AnyEnv(Wanderer()) }
            #expect(report.rows.map(\.outcome) == [.matches] + Array(repeating: .matchesAfterOthers, count: 5))
            #expect(report.verdict == .replayed)

            // Without one of the episodes nobody can say what the later ones began with.
            var episodes = run.trace.episodes
            episodes[1] = TracedEpisode(
                row: episodes[1].row, isLogged: true, isWhole: false, wasInterrupted: false, trail: StepTrail())
            let partial = replay(RunTrace(header: run.trace.header, episodes: episodes), of: run.log) {
                AnyEnv(Wanderer())
            }
            #expect(partial.rows[0].outcome == .matches && partial.rows[1].outcome == .isLeftOut)
            #expect(partial.rows[2].description.contains("may depend on the episodes before it"))
            #expect(partial.verdict == .plausible)
        }
    }

    @Test func `A student's own environment is replayed by its id`() throws {
        try register("hand-ins/Wanderer-v0") { _ in Wanderer() }
        try withTemporaryFolder { folder in
            var env = try Recorder(make("hand-ins/Wanderer-v0"), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 4)
            try env.close()
            #expect(verify(folder + "/log.txt").verdict == .replayed)
        }
    }

    @Test func `Options, seeds and streams that a program sets are part of the trace`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(
                make("CartPole-v1", ["sutton_barto_reward": true]), logs: true, logFolder: folder, logFile: "log.txt")
            for seed in [5, 6] {
                try env.reset(seed: seed, options: ["low": -0.1, "high": 0.1])
                for _ in 0..<6 { _ = try env.step(1) }
            }
            env.random = try Generator(seed: 99)
            try env.reset()
            try env.reset()
            for _ in 0..<6 { _ = try env.step(0) }
            try env.close()
            let report = try Run(folder).report
            #expect(report.verdict == .replayed, "\(report)")
        }
    }

    @Test func `Episodes that were left, and those outside of the log, are told`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 2, steps: 3)
            env.logs = false
            try play(&env, episodes: 2)
            env.logs = true
            try play(&env, episodes: 1)
            try env.close()
            let run = try Run(folder)
            let report = run.report
            #expect(report.verdict == .replayed, "\(report)")
            #expect(run.trace.episodes.map { $0.row.end == .aborted } == [true, true, false, false, false])
            #expect(report.notes.contains("2 episodes were left before they were over"))
            #expect(report.notes.contains { $0.contains("not in the log") })
        }
    }

    @Test func `Planning on copies does not disturb the trace`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            try env.reset(seed: 1)
            var isDone = false
            while !isDone {
                var plan = env.base
                _ = try plan.step(1)
                var other = env.unwrapped
                _ = try other.step(0)
                isDone = try env.step(0).isDone
            }
            try env.close()
            #expect(try Run(folder).report.verdict == .replayed)
        }
    }

    @Test func `An environment that was put back by hand is not called replayed`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            try env.reset(seed: 1)
            let saved = env.base
            for _ in 0..<5 { _ = try env.step(1) }
            env.base = saved
            while !(try env.step(0).isDone) {}
            try env.close()
            let report = try Run(folder).report
            #expect(report.verdict != .replayed && report.rows[0].description.contains("was replaced"), "\(report)")
        }
    }

    @Test func `Changed physics are found at the step where they show`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make(.pendulum), logs: true, logFolder: folder, logFile: "log.txt")
            try env.reset(seed: 1)
            for step in 0..<200 {
                if step == 100 { env.gravity = 1 }
                _ = try env.step([0.5])
            }
            try env.close()
            let report = try Run(folder).report
            guard case .differs(let step?, _) = report.rows[0].outcome else { return #expect(Bool(false), "\(report)") }
            #expect((100...103).contains(step) && report.verdict == .unreliable)
        }
    }

    @Test func `Resumed runs and other processes have a trace each`() throws {
        try withTemporaryFolder { folder in
            _ = try Warnings.collecting {
                for seed in 0..<3 {
                    var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
                    try play(&env, episodes: 2 + seed, seed: seed)
                    try env.close()
                }
            }
            #expect(
                try fileNames(in: folder)
                    == ["log-1.trace", "log-1.txt", "log-2.trace", "log-2.txt", "log.trace", "log.txt"])
            for name in ["log", "log-1", "log-2"] { #expect(try Run(folder, name).report.verdict == .replayed) }
        }
    }

    @Test func `The trace goes where the log goes`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder + "/a", logFile: "log.txt")
            try play(&env, episodes: 2)
            try env.writeLog(folder: folder + "/b", file: "mine.txt")
            #expect(env.tracePath == folder + "/b/mine.trace")
            try play(&env, episodes: 2)
            try env.close()
            #expect(try fileNames(in: folder + "/a") == [] && verify(folder + "/b/mine.txt").verdict == .replayed)
        }
    }
}
