import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

extension ProcessWide {
    /// The run of Lecture 2: eleven episodes of CartPole with seed 42, statistics of every other one.
    @Suite struct LectureTwoTests {
        @Test func `The page made by string is the reference's, character for character`() throws {
            try expectReference { try make("CartPole-v1") }
        }

        @Test func `The page made typed is the reference's, character for character`() throws {
            try expectReference { try make(.cartPole) }
        }

        private func expectReference<E: Env>(_ make: () throws -> E) throws {
            try withTemporaryFolder { folder in
                var env = try Recorder(make(), smoothing: 10, logs: true, logFolder: folder)
                let page = try lecturePage(&env)
                #expect(page == (try reference("lecture2_page.txt")))
                try env.writeLog(folder: folder + "/handed/in", file: "log.txt")
                #expect(try text(folder + "/handed/in/log.txt") == reference("lecture2_log.txt"))
            }
        }

        private func lecturePage<E: Env>(_ env: inout Recorder<E>) throws -> String {
            try seedEverything(42, &env)
            var tracker = InfoTracker()
            var page = ""
            for episode in 0..<11 {
                env.info = episode.isMultiple(of: 2)
                let info = try playSampledEpisode(&env)
                page += "\(info)\n\(tracker.info)\n"
                try tracker.track(info)
            }
            try env.close()
            return page
        }

        @Test func `The random agent's 201 episodes are the reference's`() throws {
            var env = try Recorder(make("CartPole-v1"), smoothing: 10)
            try seedEverything(42, &env)
            var page = "episode\tlength\tr_mean_\tr_std_\n"
            var total = 0
            for episode in 0..<201 {
                try env.reset()
                var step = try env.step(legacyRandom.choice(2, p: [0.5, 0.5]))
                while !step.isDone { step = try env.step(legacyRandom.choice(2, p: [0.5, 0.5])) }
                let statistics = try #require(step.info.recorder)
                let smoothed = try #require(statistics.smoothed)
                total += statistics.length
                page += "\(episode)\t\(statistics.length)\t\(smoothed.meanReturn.pythonDescription)"
                page += "\t\(smoothed.returnDeviation.pythonDescription)\n"
            }
            #expect(total == 4289)
            #expect(page == (try reference("random_agent_201.txt")))
        }

        @Test func `Every episode starts and ends in the reference's state, to the last bit`() throws {
            var env = try Recorder(make(.cartPole))
            try seedEverything(42, &env)
            for (episode, expected) in lectureTwoStates.enumerated() {
                try env.reset()
                #expect(numbers(env.state) == expected.start, "start of episode \(episode)")
                var length = 1
                while !(try env.step(env.actionSpace.sample()).isDone) { length += 1 }
                #expect(length == expected.length)
                #expect(numbers(env.state) == expected.final, "end of episode \(episode)")
            }
        }

        private func numbers(_ state: CartPole.State?) -> [Double] {
            state.map { [$0.position, $0.velocity, $0.angle, $0.angularVelocity] } ?? []
        }
    }
}
