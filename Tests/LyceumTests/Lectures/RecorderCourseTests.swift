import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// What rldurham's own tests ask of a recorder.
extension ProcessWide {
    @Suite struct RecorderCourseTests {
        @Test func `Fifteen episodes of alternating rewards have the statistics that arithmetic gives`() throws {
            var env = try Recorder(UnscaledReward(CountingEnv()), smoothing: 10)
            try seedEverything(42, &env)
            #expect(env.episodeCount == 0)
            try env.reset()
            #expect(env.episodeCount == 0)
            var tracker = InfoTracker()
            var atTen: EpisodeStatistics.Smoothed?
            for k in 0..<15 {
                try env.reset()
                var info: Info = [:]
                for step in 0..<10 {
                    info = try env.step(k * (step % 2)).info
                    #expect(env.episodeCount == k)
                }
                let statistics = try #require(info.recorder)
                let smoothed = try #require(statistics.smoothed)
                #expect(statistics.index == k)
                #expect(statistics.length == 10)
                #expect(statistics.rewardSum == Double(5 * k))
                #expect(statistics.rewardMean == Double(k) / 2)
                #expect(statistics.rewardDeviation == Double(k) / 2)
                #expect(smoothed.meanLength == 10)
                let formula = 2.5 * Double(k * (k + 1))
                if k <= 10 {
                    #expect(smoothed.returnSum == formula)
                    #expect(smoothed.meanReturn == formula / Double(min(k + 1, 10)))
                    #expect(smoothed.returnDeviation <= 2.5 * Double(k))
                } else {
                    #expect(smoothed.returnSum == Double(275 + 50 * (k - 10)))
                    #expect(smoothed.meanReturn == 27.5 + 5 * Double(k - 10))
                }
                if k == 10 { atTen = smoothed }
                if k >= 10 { #expect(smoothed.returnDeviation == atTen?.returnDeviation) }
                try tracker.track(info)
            }
            #expect(atTen?.returnDeviation == 14.361406616345072)
            #expect(tracker.count == 15)
            try env.close()
        }

        @Test(arguments: [1.0, 2.0]) func `The log holds the reward as the environment paid it`(scale: Double) throws {
            try withTemporaryFolder { folder in
                let inner = UnscaledReward(CountingEnv()).rewardsTransformed { $0 * scale }
                var env = try Recorder(inner, logs: true, logFolder: folder)
                try seedEverything(42, &env)
                for k in 0..<15 {
                    var returned = 0.0
                    for _ in 0..<10 { returned += try env.step(k + 1).reward }
                    #expect(returned == Double(10 * (k + 1)) * scale)
                    try env.reset()
                    let path = try #require(env.logPath)
                    let row = try #require(try CourseLog(contentsOf: path).rows.last)
                    let sum = Double(10 * (k + 1))
                    let squares = Double(10 * (k + 1) * (k + 1))
                    #expect(
                        row == CourseLog.Row(count: k, rewardSum: sum, squaredRewardSum: squares, length: 10))
                }
            }
        }

        @Test func `The episodes of CartPole are counted from 0, resets without steps are not`() throws {
            var env = try Recorder(make("CartPole-v1"))
            try seedEverything(42, &env)
            try env.reset()
            #expect(env.episodeCount == 0)
            for k in 0..<10 {
                #expect(try playSampledEpisode(&env).recorder?.index == k)
                #expect(env.episodeCount == k)
            }
            #expect(env.logPath == nil)
        }
    }
}
