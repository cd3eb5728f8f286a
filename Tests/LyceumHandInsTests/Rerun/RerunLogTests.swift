import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

/// The log that a grader writes of a run is the one that the run's own recorder writes.
@Suite struct RerunLogTests {
    /// The recorder's own log, and the grader's.
    private func logs<E: Env>(
        _ id: String = "CartPole-v1", maxEpisodeSteps: Int? = nil, episodes: Int = 6, steps: Int = 60,
        closes: Bool = true, _ wrap: (UnscaledReward<AnyEnv>) throws -> E
    ) throws -> (own: CourseLog, grader: RerunOutcome) {
        try withTemporaryFolder { folder in
            let (_, outcome) = try rerun {
                var env = try Recorder(
                    wrap(make(id, maxEpisodeSteps: maxEpisodeSteps)), logs: true, logFolder: folder,
                    logFile: "log.txt", logEnds: true)
                try play(&env, episodes: episodes, steps: steps)
                if closes { try env.close() }
            }
            return (try CourseLog(contentsOf: folder + "/log.txt"), outcome)
        }
    }

    private func expectSame(
        _ logs: (own: CourseLog, grader: RerunOutcome), rows: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(logs.own.rows.count == rows, sourceLocation: sourceLocation)
        #expect(logs.grader.log.rows == logs.own.rows, sourceLocation: sourceLocation)
        #expect(logs.grader.problems.isEmpty, "\(logs.grader.problems)", sourceLocation: sourceLocation)
        #expect(logs.grader.isRecorded, sourceLocation: sourceLocation)
    }

    @Test func `A plain environment`() throws {
        expectSame(try logs { $0 }, rows: 6)
        expectSame(try logs(closes: false) { $0 }, rows: 6)
        expectSame(try logs("Pendulum-v1", steps: 40) { $0 }, rows: 6)
        // The last episode is left without a word.
        expectSame(try logs("Pendulum-v1", steps: 40, closes: false) { $0 }, rows: 5)
    }

    @Test func `Repeated actions: a step of the recorder is several of the environment`() throws {
        expectSame(try logs { try $0.actionsRepeated(4) }, rows: 6)
        expectSame(try logs("MountainCarContinuous-v0", maxEpisodeSteps: 61) { try $0.actionsRepeated(4) }, rows: 6)
    }

    @Test func `Sticky actions, other rewards and time limits outside`() throws {
        expectSame(try logs { try $0.actionsStuck(probability: 0.25) }, rows: 6)
        expectSame(try logs { $0.rewardsTransformed { 100 * $0 - 3 } }, rows: 6)
        expectSame(try logs { try $0.timeLimited(7) }, rows: 6)
        expectSame(try logs(closes: false) { try $0.timeLimited(7) }, rows: 6)
        expectSame(
            try logs("Pendulum-v1") { try $0.actionsRepeated(3).rewardsTransformed { -$0 }.timeLimited(11) }, rows: 6)
        expectSame(try logs("Pendulum-v1", closes: false) { try $0.observationsNormalized().timeLimited(11) }, rows: 6)
    }

    @Test func `Starting the next episode within a step`() throws {
        expectSame(try logs(episodes: 1, steps: 100) { Autoreset($0) }, rows: 1)
    }

    @Test func `Episodes that are stepped on, and such as are not logged`() throws {
        try withTemporaryFolder { folder in
            let (_, outcome) = try rerun {
                var env = try Recorder(
                    make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true)
                for episode in 0..<6 {
                    try env.reset(seed: episode)
                    env.logs = episode != 2
                    while !(try env.step(1).isDone) {}
                    if episode == 3 { _ = Warnings.collecting { try? env.step(1) } }
                    if episode == 4 { env.logs = false }
                }
                try env.close()
            }
            let own = try CourseLog(contentsOf: folder + "/log.txt")
            #expect(own.rows.map(\.count) == [0, 1, 3, 5])
            #expect(outcome.log.rows == own.rows)
        }
    }

    @Test func `Copies of what a recorder holds change nothing in its log`() throws {
        try withTemporaryFolder { folder in
            let (_, outcome) = try rerun {
                var env = try Recorder(
                    make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true)
                for episode in 0..<5 {
                    try env.reset(seed: episode)
                    var isDone = false
                    while !isDone {
                        // Looks one step ahead, in copies that go first and in such as go last.
                        var (left, right) = (env.base, env.base)
                        let good = try left.step(0).terminated ? 1 : 0
                        isDone = try env.step(good).isDone
                        _ = try right.step(1)
                    }
                }
                try env.close()
            }
            let own = try CourseLog(contentsOf: folder + "/log.txt")
            let steps = own.rows.reduce(0) { $0 + $1.length }
            #expect(outcome.log.rows == own.rows && own.rows.count == 5)
            #expect(outcome.steps.recorded == steps && outcome.steps.inCopies == 2 * steps)
            #expect(outcome.steps.elsewhere == 0)
            #expect(outcome.notes.contains { $0.contains("looked ahead") })
        }
    }

    @Test func `Of several environments the recorded one counts, whichever was made first`() throws {
        try withTemporaryFolder { folder in
            let wanted = try Gymnasium.make("CartPole-v1").spec
            let (_, outcome) = try rerun(wanted: wanted) {
                var trial = try make("CartPole-v1")
                try play(&trial, episodes: 3)
                var other = try Recorder(make("Acrobot-v1"), logs: true, logFolder: folder, logFile: "other.txt")
                try play(&other, episodes: 2, steps: 20)
                var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
                try play(&env, episodes: 4)
                try env.close()
            }
            #expect(outcome.log.rows.count == 4 && outcome.problems.isEmpty)
            #expect(outcome.steps.elsewhere > 40)
        }
    }

    @Test func `Without a recorder episodes are those of the environment`() throws {
        let (lengths, outcome) = try rerun {
            var env = try make("CartPole-v1")
            var lengths: [Int] = []
            for _ in 0..<4 {
                try env.reset()
                lengths.append(1)
                while !(try env.step(1).isDone) { lengths[lengths.count - 1] += 1 }
            }
            return lengths
        }
        #expect(outcome.log.rows.map(\.length) == lengths)
        #expect(!outcome.isRecorded && outcome.problems.isEmpty)
    }

    @Test func `A recorder that logs without a trace is no trouble`() throws {
        try withTemporaryFolder { folder in
            let (_, outcome) = try rerun {
                var env = try Recorder(
                    make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true, trace: nil)
                try play(&env, episodes: 4)
                try env.close()
            }
            #expect(try outcome.log.rows == CourseLog(contentsOf: folder + "/log.txt").rows)
        }
    }

    @Test func `Another environment than the assignment's is said`() throws {
        let wanted = try Gymnasium.make("FrozenLake-v1", ["is_slippery": true], maxEpisodeSteps: 50).spec
        let (_, outcome) = try rerun(wanted: wanted) {
            var env = try make("FrozenLake-v1", ["is_slippery": false])
            try play(&env, episodes: 2)
        }
        #expect(
            outcome.problems == [
                "the environment was made with is_slippery = false, and the assignment asks for true",
                "the episodes of the run end after 100 steps, and the assignment asks for episodes that end after 50 steps",
            ])
        let (_, other) = try rerun(wanted: wanted) {
            var env = try make("CartPole-v1")
            try play(&env, episodes: 2)
        }
        #expect(other.problems == ["the run is of CartPole-v1, and the assignment asks for FrozenLake-v1"])
    }
}
