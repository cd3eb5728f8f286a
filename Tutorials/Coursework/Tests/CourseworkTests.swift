import Lyceum
import Testing

@testable import tutorial_coursework

@Suite("The coursework")
struct CourseworkTests {
    private let handIn = HandIn(
        user: "abcd12", environment: "rldurham/Walker", maxSteps: 2000, logPath: "logs/abcd12-agent-log.txt",
        videoFolder: "videos")

    @Test("rows: a log with a row for each episode is right")
    func allRows() throws {
        let isRight = try handIn.hasAllRows([0, 1, 2], episodes: 3)
        #expect(isRight == true)
    }

    @Test(
        "rows: a log in which a row is missing, or is another's, is not", arguments: [[0, 1], [1, 2, 3], [0, 1, 1]])
    func missingRows(numbers: [Int]) throws {
        let isRight = try handIn.hasAllRows(numbers, episodes: 3)
        #expect(isRight == false)
    }

    @Test("video name: it has the user, the episode and the score as the log writes it")
    func videoName() throws {
        let names = try [
            handIn.videoName(episode: 5, score: -132.0553636061959), handIn.videoName(episode: 10, score: 3),
        ]
        #expect(names[0] == "abcd12-agent-video,episode=5,score=-132.0553636061959.mp4")
        #expect(names[1] == "abcd12-agent-video,episode=10,score=3.0.mp4")
    }
}

@Suite("The first agent")
struct FirstAgentTests {
    private func agent(_ weights: [[Double]]) -> FirstAgent {
        var agent = FirstAgent(observationCount: weights[0].count, actionCount: weights.count)
        agent.weights = weights
        return agent
    }

    @Test("act: without weights all motors rest")
    func rests() throws {
        let action = try agent([[0, 0], [0, 0], [0, 0]]).action(for: [5, -5])
        #expect(action == [0, 0, 0])
    }

    @Test("act: a motor gets the hyperbolic tangent of its weighted sum")
    func sums() throws {
        let action = try agent([[1, 2], [100, 0]]).action(for: [0.5, -0.5]).map { ($0 * 1000).rounded() / 1000 }
        // tanh(1 · 0.5 − 2 · 0.5) = tanh(−0.5), and tanh(50)
        #expect(action == [-0.462, 1])
    }

    @Test("change: each weight gets a normal number of its own, times the size")
    func changes() throws {
        var random = Generator(entropy: [1])
        let many = try agent([Array(repeating: 10, count: 1000)]).changed(by: 2, using: &random).weights[0]
        let center = mean(many)
        let deviation = mean(many.map { ($0 - center) * ($0 - center) }).squareRoot()
        #expect((9.7...10.3).contains(center))
        #expect((1.8...2.2).contains(deviation))
        #expect(Set(many).count > 900)
    }

    @Test("change: the agent itself stays as it is")
    func original() throws {
        var random = Generator(entropy: [1])
        let original = agent([[1, 2]])
        let changed = try original.changed(by: 1, using: &random)
        #expect(original.weights == [[1, 2]])
        #expect(changed.weights != [[1, 2]])
    }

    @Test("keep: the trial of the greater return is kept")
    func keeps() throws {
        let old = Trial(agent: agent([[1]]), episodeReturn: -90)
        let worse = try better(old, Trial(agent: agent([[2]]), episodeReturn: -100))
        #expect(worse.agent.weights == [[1]])
        let better = try better(old, Trial(agent: agent([[3]]), episodeReturn: -80))
        #expect(better.agent.weights == [[3]])
    }
}
