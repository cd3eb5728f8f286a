import GymnasiumCore
import GymnasiumEnvironments
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

/// Runs of machines whose mathematics library rounds last digits otherwise.
@Suite struct OtherMathematicsTests {
    /// A run that says of itself that it was made with another mathematics library.
    private func run(
        _ id: String, episodes: Int = 2, steps: Int? = nil, nudges: Bool = false
    ) throws -> Run {
        try withTemporaryFolder { folder in
            var env = try Recorder(
                make(id, maxEpisodeSteps: steps), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true)
            var random = try Generator(seed: 1)
            try env.actionSpace.seed(3)
            for episode in 0..<episodes {
                var step = Step(try env.reset(seed: episode == 0 ? 3 : nil).observation, reward: 0)
                while !step.isDone {
                    step = try env.step(
                        env[as: CartPole.self].map { _ in lean(step.observation) } ?? env.actionSpace.sample())
                    if nudges { nudge(&env, &random) }
                }
            }
            try env.close()
            var run = try Run(folder)
            var header = run.trace.header
            header.mathematics = "0123456789abcdef"
            run.trace = RunTrace(header: header, episodes: run.trace.episodes)
            return run
        }
    }

    private func lean(_ observation: Value) -> Value {
        .int(observation[2] + 0.3 * observation[3] + 0.02 * observation[1] + 0.01 * observation[0] > 0 ? 1 : 0)
    }

    /// Changes the last digits of a state, as another library's sine would.
    private func nudge<E: Env>(_ env: inout E, _ random: inout Generator) {
        func nudged(_ env: some CheckpointedEnv) -> AnyEnv {
            var env = env
            let state = env.checkpoint?.map { [$0.nextUp, $0, $0.nextDown][random.integer(below: 3)] } ?? []
            env.resume(from: state[...])
            return AnyEnv(env)
        }
        guard let env2 = env.innermost as? any CheckpointedEnv, let changed = nudged(env2) as? E.Unwrapped else {
            return
        }
        env.unwrapped = changed
    }

    /// The run with another trail of an episode, and the totals that belong to it.
    private func changed(_ run: Run, _ position: Int = 1, _ change: (inout StepTrail) -> Void) -> Run {
        var (run, episodes) = (run, run.trace.episodes)
        var (row, trail) = (episodes[position].row, episodes[position].trail)
        change(&trail)
        var totals = EpisodeTotals()
        for reward in trail.rewards {
            for _ in 0..<reward.count {
                totals.add(Double(bitPattern: reward.bits), unscaled: Double(bitPattern: reward.bits))
            }
        }
        (row.rewardSum, row.squaredRewardSum) = (totals.unscaledSum, totals.unscaledSquares)
        episodes[position] = TracedEpisode(
            row: row, isLogged: true, isWhole: true, wasInterrupted: false, trail: trail)
        run.log.rows[position] = row
        run.trace = RunTrace(header: run.trace.header, episodes: episodes)
        return run
    }

    /// The run with other rewards in its second episode.
    private func rewarded(_ run: Run, _ change: (inout [Double]) -> Void) -> Run {
        var rewards = run.trace.episodes[1].rewards
        change(&rewards)
        return changed(run) { trail in
            trail.earlierRewards = rewards.map { StepTrail.RewardRun(bits: $0.bitPattern, count: 1) }
            trail.rewardStart = trail.count
        }
    }

    @Test func `What is the same to the bit is said to be, and the rest is compared to six digits`() throws {
        let run = try run("Pendulum-v1")
        let same = run.report
        #expect(same.verdict == .replayed && same.isOtherMathematics)
        #expect(same.description.hasPrefix("A (replayed), other mathematics: 2 of 2"))
        #expect(same.rows.map(\.outcome) == [.matches, .matches])
        let close = rewarded(run) { rewards in
            for index in rewards.indices { rewards[index] *= 1 + 1e-12 * Double(index) }
        }.report
        #expect(close.verdict == .replayed && close.isOtherMathematics)
        #expect(close.rows.map(\.outcome) == [.matches, .matchesToSixDigits])
    }

    @Test(arguments: ["CartPole-v1", "Acrobot-v1", "MountainCar-v0", "Pendulum-v1"])
    func `A long episode is played from state to state, and the same however differences grow`(id: String) throws {
        let run = try run(id, episodes: 3, steps: 1500, nudges: true)
        #expect(run.log.rows.contains { $0.length == 1500 })
        let report = run.report
        #expect(report.verdict == .replayed && report.provedCount == 3 && report.isOtherMathematics, "\(report)")
        let close = report.rows.count { $0.outcome == .matchesToSixDigits }
        #expect(close > 0 || id == "MountainCar-v0", "\(report)")
    }

    @Test func `Without its states a long episode of CartPole goes another way, and nobody is accused of that`() throws
    {
        let run = try run("CartPole-v1", steps: 1500, nudges: true)
        let report = changed(run) { $0.checkpoints = Checkpoints() }.report
        #expect(report.verdict == .plausible && report.provedCount == 1, "\(report)")
        #expect(report.rows[1].description.contains("differences of another mathematics library may grow to that"))
    }

    @Test(arguments: [0, 5, 10])
    func `A state that the run cannot have had is found where it is reached`(number: Int) throws {
        let run = try run("CartPole-v1", steps: 1500, nudges: true)
        for change in [1e-4, -3, .nan, .infinity] {
            let report = changed(run) { trail in
                var numbers = trail.checkpoints.numbers
                numbers[4 * number + 2] += change
                trail.checkpoints = Checkpoints(width: 4, first: 1, numbers: numbers)
            }.report
            guard case .differs(let step?, let problem) = report.rows[1].outcome else {
                return #expect(Bool(false), "\(report)")
            }
            #expect(step == 128 * (number + 1) && problem.hasPrefix("the state is ["), "\(report)")
            #expect(report.verdict == .unreliable)
        }
        let narrow = changed(run) { trail in
            trail.checkpoints = Checkpoints(width: 2, first: 1, numbers: trail.checkpoints.numbers)
        }.report
        #expect(narrow.rows[1].description.contains("the trace has a state of 2 numbers"), "\(narrow)")
    }

    @Test(arguments: [3, 700, 1400])
    func `An action that was changed is found by the next state`(step: Int) throws {
        let run = try run("CartPole-v1", steps: 1500, nudges: true)
        let report = changed(run) { $0.bytes[step] ^= 1 }.report
        guard case .differs(let found?, _) = report.rows[1].outcome else { return #expect(Bool(false), "\(report)") }
        #expect(found > step && found <= step + 128, "\(report)")
    }

    @Test func `Who changes rewards and claims another mathematics library is not believed, at any step`() throws {
        let run = try run("Pendulum-v1")
        for step in [20, 50, 127, 128, 199] {
            for change in [0.01, -1e9, .infinity, .nan] {
                let report = rewarded(run) { $0[step] += change }.report
                guard case .differs(step, _) = report.rows[1].outcome else { return #expect(Bool(false), "\(report)") }
                #expect(report.verdict == .unreliable)
            }
        }
    }

    @Test func `Where an environment has no states, only the first steps are sure`() throws {
        let run = try run("Pendulum-v1")
        func report(_ step: Int) -> ReplayReport {
            rewarded(changed(run) { $0.checkpoints = Checkpoints() }) { $0[step] += 0.01 }.report
        }
        #expect(report(100).verdict == .unreliable)
        let late = report(150)
        #expect(late.verdict == .plausible && late.provedCount == 1, "\(late)")
        #expect(late.rows[1].description.contains("up to step 150"), "\(late.rows[1])")
    }

    @Test(arguments: ["BipedalWalker-v3", "LunarLander-v3", "phys2d/Pendulum-v0"])
    func `Nobody is accused of what another mathematics library may have done in single precision`(id: String) throws {
        let run = try run(id)
        #expect(run.report.verdict == .replayed)
        let other = rewarded(run) { $0[3] += 0.01 }.report
        #expect(other.verdict == .plausible && other.provedCount == 1, "\(other)")
        #expect(other.rows[1].description.contains("up to step 3"), "\(other.rows[1])")
    }
}
