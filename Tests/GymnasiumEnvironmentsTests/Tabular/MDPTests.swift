import Foundation
import Gymnasium
import LyceumNumerics
import Testing

@Suite("Finite decision processes")
struct MDPTests {
    private func model() throws -> MDP {
        try MDP(stateCount: 3, actionCount: 2, start: [0.25, 0.75, 0], discount: 0.5) { state, action in
            switch (state, action) {
            case (0, 0):
                [
                    Transition(probability: 0.2, nextState: 1, reward: 1),
                    Transition(probability: 0.8, nextState: 2, reward: -1, terminated: true),
                ]
            case (0, 1): []
            case (1, let action): [Transition(nextState: action, reward: 2)]
            default: [Transition(nextState: 2, reward: 0, terminated: true)]
            }
        }
    }

    @Test("states, actions, transitions and expected rewards can be read")
    func reading() throws {
        let model = try model()
        #expect(model.states == 0..<3 && model.actionCount == 2 && model.discount == 0.5)
        #expect(model.actions(in: 0) == [0] && model.actions(in: 1) == [0, 1])
        #expect(model[0, 0].map(\.nextState) == [1, 2] && model[0, 1].isEmpty)
        #expect(model[7, 0].isEmpty && model[0, -1].isEmpty && model[-1, 0].isEmpty && model[0, 2].isEmpty)
        #expect((model.expectedReward(0, 0) + 0.6).magnitude < 1e-15 && model.expectedReward(1, 1) == 2)
        #expect(model.states.map(model.isTerminal) == [false, false, true])
    }

    @Test("samples come with the model's probabilities, one number drawn for each")
    func sampling() throws {
        let model = try model()
        var random = try Generator(seed: 3)
        var twin = random
        var counts = [0, 0, 0]
        for _ in 0..<10_000 {
            counts[try model.sample(0, 0, using: &random).nextState] += 1
            _ = twin.random()
        }
        #expect(random == twin)
        #expect(counts[0] == 0 && (counts[1] - 2000).magnitude < 200)
        let starts = (0..<10_000).map { _ in model.sampleStart(using: &random) }
        #expect((starts.count { $0 == 0 } - 2500).magnitude < 200 && !starts.contains(2))
    }

    @Test("sampling what cannot be done names what can")
    func impossible() throws {
        let model = try model()
        var random = Generator()
        let action = try #require(throws: InvalidArgument.self) { try model.sample(0, 1, using: &random) }
        #expect(action.description == "action is 1; expected one of [0] in state 0")
        let state = try #require(throws: InvalidArgument.self) { try model.sample(3, 0, using: &random) }
        #expect(state.description == "state is 3; expected one of 0 to 2")
    }

    @Test("numbers that describe no process are refused")
    func refusals() throws {
        func refusal(
            states: Int = 1, actions: Int = 1, start: [Double]? = nil, discount: Double? = nil,
            _ transitions: [Transition]
        ) throws -> String {
            try #require(throws: InvalidModel.self) {
                try MDP(stateCount: states, actionCount: actions, start: start, discount: discount) { _, _ in
                    transitions
                }
            }.description
        }
        let fine = [Transition(nextState: 0, reward: 0)]
        #expect(try refusal(states: 0, fine).contains("0 states and 1 actions"))
        #expect(try refusal(actions: -1, fine).contains("1 states and -1 actions"))
        #expect(try refusal([]).contains("state 0 has no action"))
        #expect(try refusal(discount: 1.5, fine).contains("the discount is 1.5"))
        #expect(try refusal(start: [0.5], fine).contains("the probabilities of start are [0.5]"))
        #expect(try refusal(start: [0.5, 0.5], fine).contains("start has 2 probabilities"))
        #expect(try refusal([Transition(nextState: 1, reward: 0)]).contains("leads to state 1; the states are 0 to 0"))
        #expect(try refusal([Transition(nextState: 0, reward: .nan)]).contains("reward nan"))
        #expect(
            try refusal([Transition(probability: 0.9, nextState: 0, reward: 0)])
                == "this is no decision process: the probabilities of state 0, action 0 are [0.9]; give 0 or more each, 1 in sum"
        )
        let negative = [
            Transition(probability: 1.5, nextState: 0, reward: 0),
            Transition(probability: -0.5, nextState: 0, reward: 0),
        ]
        #expect(try refusal(negative).contains("give 0 or more each"))
    }

    @Test("a model survives being coded, and one that is none is refused when read")
    func coding() throws {
        let model = try model()
        let data = try JSONEncoder().encode(model)
        #expect(try JSONDecoder().decode(MDP.self, from: data) == model)
        let half = String(decoding: data, as: UTF8.self).replacing("\"probability\":0.8", with: "\"probability\":0.7")
        #expect(throws: InvalidModel.self) { try JSONDecoder().decode(MDP.self, from: Data(half.utf8)) }
        let ragged = #"{"start":[1,0],"transitions":[[[]],[]]}"#
        #expect(throws: InvalidModel.self) { try JSONDecoder().decode(MDP.self, from: Data(ragged.utf8)) }
    }

    @Test("a grid is read from letters, with moves that stop at the edge")
    func layout() {
        let layout = GridLayout(["S#", "H", "C.G"])
        #expect(layout.rowCount == 3 && layout.columnCount == 3)
        #expect(layout.states(.pit) == [3, 6] && layout.states(.start) == [0] && layout.states(.goal) == [8])
        #expect(layout.states(.wall) == [1] && layout.states(.floor) == [2, 4, 5, 7])
        #expect(layout.moves.map { layout.neighbour(of: 4, $0) } == [1, 5, 7, 3])
        #expect(layout.moves.map { layout.neighbour(of: 0, $0) } == [0, 1, 3, 0])
        #expect(layout.neighbour(of: 8, .init(rows: 0, columns: 0), wind: 1) == 5)
        #expect(layout.text(agent: 4) == "S#.\nH\u{1B}[41m.\u{1B}[0m.\nH.G\n")
    }
}
