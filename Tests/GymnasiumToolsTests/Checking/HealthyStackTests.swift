import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Healthy stacks and spaces give no findings")
struct HealthyStackTests {
    private func check(_ env: some Env, _ allowed: [Finding.Check] = []) {
        let findings = checkEnv(env)
        #expect(findings.map(\.check) == allowed, "\(env): \(findings)")
    }

    @Test("wrappers of observations, also those that remember more than an episode")
    func observations() throws {
        check(try CartPole().observationsNormalized())
        check(try CartPole().observationsDelayed(by: 2))
        check(try CartPole().observationsReshaped(to: [2, 2]))
        check(try Blackjack().observationsFlattened())
        check(try make("Blackjack-v1").observationsFiltered(positions: [0, 2]))
        check(try MountainCar().observationsRescaled(min: -1, max: 1))
        check(try make("CartPole-v1", renderMode: .rgbArray, maxEpisodeSteps: 5).viewObstructed(ratio: 0.2, width: 8))
    }

    @Test("wrappers of actions and rewards, and those around whole episodes")
    func others() throws {
        check(try Pendulum().actionsRescaled(min: -1, max: 1))
        check(try Pendulum().actionsClipped())
        check(try CartPole().actionsStuck(probability: 0.25))
        check(try CartPole().actionsRepeated(3))
        check(CartPole().rewardsTransformed { $0 / 10 })
        check(try CartPole().rewardsNormalized())
        check(CartPole().autoreset())
        check(try CartPole().timeLimited(12).episodeStatisticsRecorded())
        check(try make("CartPole-v1").episodeStatisticsRecorded())
    }

    @Test("wrappers of frames", arguments: [RenderMode.rgbArray, .ansi, .rgbArrayList])
    func frames(mode: RenderMode) throws {
        check(try make("FrozenLake-v1", renderMode: mode))
    }

    @Test("environments over every space that there is", arguments: testSpaces().indices)
    func spaces(index: Int) {
        let space = testSpaces()[index]
        // A graph whose nodes are tuples has the same nodes in every sample, as in Gymnasium.
        let repeats: Finding.Check? = space.description.hasPrefix("Graph(Tuple(Box") ? .resetGoesOn : nil
        let findings = conformance(of: Echo(space, space), seeds: 0..<1, steps: 12)
        #expect(
            findings.allSatisfy { [.observationBounds, .actionBounds, repeats].contains($0.check) },
            "\(space): \(findings)")
    }
}
