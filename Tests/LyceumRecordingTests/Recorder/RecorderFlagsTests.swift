import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// A recorder's flags, switched whenever the user likes and from wherever in a stack.
@Suite struct RecorderFlagsTests {
    @Test func `Whether there are statistics is decided when the episode ends`() throws {
        var env = try Recorder(UnscaledReward(CountingEnv(episodeLength: 2)))
        try env.reset()
        env.info = false
        _ = try env.step(1)
        env.info = true
        #expect(try env.step(1).info.recorder?.length == 2)
        try env.reset()
        _ = try env.step(1)
        env.info = false
        #expect(try env.step(1).info.isEmpty)
    }

    @Test func `Flags are reached through outer wrappers, typed inside`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make(.cartPole), logFolder: folder).rewardsClipped(to: 0...1)
                .rewardsTransformed { $0 * 2 }
            try expectFlags(of: &env, get: { $0.info }, set: { $0.info = $1 })
            try expectLog(of: &env, set: { $0.logs = $1 }, path: { $0.logPath }, folder: folder)
            env.ignoreExisting = true
            #expect(env.base.base.ignoreExisting)
            env.gravity = 5
            #expect(env.unwrapped.gravity == 5)
        }
    }

    @Test func `Flags are reached through outer wrappers, dynamic inside`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logFolder: folder).rewardsClipped(to: 0...1)
                .rewardsTransformed { $0 * 2 }
            try expectFlags(of: &env, get: { $0.info }, set: { $0.info = $1 })
            try expectLog(of: &env, set: { $0.logs = $1 }, path: { $0.logPath }, folder: folder)
        }
    }

    @Test func `Flags are reached in a recorder whose type is forgotten`() throws {
        typealias Inner = Recorder<UnscaledReward<AnyEnv>>
        try withTemporaryFolder { folder in
            var env = AnyEnv(try Recorder(make("CartPole-v1"), logFolder: folder))
            try expectFlags(
                of: &env, get: { $0[as: Inner.self]?.info ?? false }, set: { $0[as: Inner.self]?.info = $1 })
            try expectLog(
                of: &env, set: { $0[as: Inner.self]?.logs = $1 }, path: { $0[as: Inner.self]?.logPath },
                folder: folder)
        }
    }

    private func expectFlags<E: Env>(
        of env: inout E, get: (E) -> Bool, set: (inout E, Bool) -> Void
    ) throws {
        try env.actionSpace.seed(3)
        for isOn in [true, false, true] {
            set(&env, isOn)
            #expect(get(env) == isOn)
            #expect(try (playSampledEpisode(&env).recorder != nil) == isOn)
        }
        try env.reset()
    }

    /// Three episodes were played; the fourth is logged.
    private func expectLog<E: Env>(
        of env: inout E, set: (inout E, Bool) -> Void, path: (E) -> String?, folder: String
    ) throws {
        #expect(path(env) == nil)
        set(&env, true)
        let length = try #require(try playSampledEpisode(&env).recorder?.length)
        let log = try CourseLog(contentsOf: try #require(path(env)))
        #expect(
            log.rows == [.init(count: 3, rewardSum: Double(length), squaredRewardSum: Double(length), length: length)])
    }
}
