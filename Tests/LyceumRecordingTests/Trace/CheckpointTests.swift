import Foundation
import GymnasiumCore
import GymnasiumEnvironments
import Lyceum
import LyceumRecording
import RecordingTestSupport
import TestSupport
import Testing

/// The states that a trace keeps on the way.
@Suite struct CheckpointTests {
    /// Plays an episode of 300 steps, and keeps what every state was.
    private func play(_ id: String) throws -> (states: [[Double]], trace: RunTrace) {
        try withTemporaryFolder { folder in
            var env = try Recorder(
                make(id, maxEpisodeSteps: 300), logs: true, logFolder: folder, logFile: "log.txt")
            try env.actionSpace.seed(1)
            try env.reset(seed: 1)
            var states: [[Double]] = []
            for _ in 0..<300 {
                let upright = env[as: CartPole.self]?.state.map {
                    $0.angle + 0.3 * $0.angularVelocity + 0.02 * $0.velocity
                }
                _ = try env.step(upright.map { .int($0 > 0 ? 1 : 0) } ?? env.actionSpace.sample())
                states.append(env.innermostCheckpoint ?? [])
            }
            try env.close()
            return (states, try RunTrace(contentsOf: folder + "/log.trace"))
        }
    }

    @Test(arguments: ["CartPole-v1", "Acrobot-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1"])
    func `The state after every 128 steps is in the file, to the bit`(id: String) throws {
        let (states, trace) = try play(id)
        let kept = trace.episodes[0].trail.checkpoints
        #expect(kept.count == 2 && kept.first == 1)
        #expect(kept[128].map(Array.init) == states[127] && kept[256].map(Array.init) == states[255])
        #expect(kept[0] == nil && kept[127] == nil && kept[384] == nil && states[0].count == kept.width)
    }

    @Test func `An environment without such states, and a short episode, have none in the file`() throws {
        #expect(try play("FrozenLake-v1").trace.episodes.allSatisfy { $0.trail.checkpoints.count == 0 })
        let (_, trace) = try play("CartPole-v1")
        let long = trace.episodes[0]
        #expect(long.encoded.count > 64 + long.stepCount / 8)
    }

    @Test(arguments: ["CartPole-v1", "Acrobot-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1"])
    func `From a state the environment goes on as it did`(id: String) throws {
        var env = try make(id)
        try env.actionSpace.seed(2)
        try env.reset(seed: 5)
        for _ in 0..<8 { _ = try env.step(env.actionSpace.sample()) }
        let state = try #require(env.innermostCheckpoint)
        func resumed(_ inner: some CheckpointedEnv) -> AnyEnv {
            var inner = inner
            inner.resume(from: ([0, 0] + state).dropFirst(2))
            return AnyEnv(inner)
        }
        var other = try make(id)
        try other.reset(seed: 6)
        let inner = try #require(other.innermost as? any CheckpointedEnv)
        other.unwrapped = resumed(inner)
        for _ in 0..<30 {
            let action = env.actionSpace.sample()
            let (one, two) = try (env.step(action), other.step(action))
            #expect(one.observation == two.observation && one.reward == two.reward && one.isDone == two.isDone)
            if one.isDone { break }
        }
    }

    @Test func `Each episode has its own, whether it ends or is left`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(
                make("MountainCar-v0", maxEpisodeSteps: 1000), logs: true, logFolder: folder, logFile: "log.txt")
            for length in [130, 100, 260, 128] {
                try env.reset(seed: length)
                for _ in 0..<length { _ = try env.step(1) }
            }
            try env.close()
            let episodes = try RunTrace(contentsOf: folder + "/log.trace").episodes
            #expect(episodes.map(\.trail.checkpoints.count) == [1, 0, 2, 1])
            var fresh = try make("MountainCar-v0", maxEpisodeSteps: 1000)
            try fresh.reset(seed: 260)
            for _ in 0..<128 { _ = try fresh.step(1) }
            #expect(episodes[2].trail.checkpoints[128].map(Array.init) == fresh.innermostCheckpoint)
        }
    }

    @Test func `What is no row of states is refused`() throws {
        let (_, trace) = try play("MountainCar-v0")
        let episode = trace.episodes[0]
        let steps = episode.stepCount
        func read(_ checkpoints: Checkpoints) throws -> TracedEpisode? {
            var trail = episode.trail
            trail.checkpoints = checkpoints
            let changed = TracedEpisode(
                row: episode.row, isLogged: true, isWhole: true, wasInterrupted: false, trail: trail)
            return try RunTrace(bytes: RunTrace(header: trace.header, episodes: [changed]).bytes).episodes.first
        }
        let all = steps / Checkpoints.interval
        #expect(all == 2)
        let fits = Checkpoints(width: 1, first: 2, numbers: [.nan])
        #expect(try read(fits)?.trail.checkpoints[256]?.first?.isNaN == true)
        for (wrong, problem) in [
            (Checkpoints(width: 1, first: 0, numbers: [1]), "it has states of 1 numbers from 0 on"),
            (Checkpoints(width: 1, first: 3, numbers: [1]), "the number of its first state is 3, more than 2"),
            (Checkpoints(width: 1, first: 2, numbers: [1, 2]), "the number of its states is 2, more than 1"),
            (
                Checkpoints(width: 17, first: 1, numbers: Array(repeating: 0, count: 17)),
                "the width of its states is 17, more than 16"
            ),
        ] {
            #expect { try read(wrong) } throws: { error in
                (error as? MalformedTrace)?.problem.contains(problem) == true
            }
        }
        // The width, the first one and the count follow the ends; no state at all where some are announced.
        let bytes = episode.encoded
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: [2, 1, 2]) })
        var none = bytes
        none[place + 2] = 0
        let file = RunTrace(header: trace.header, episodes: []).bytes + TraceFrame.bytes(.episode, none)
        #expect(throws: MalformedTrace.self) { try RunTrace(bytes: file) }
    }
}
