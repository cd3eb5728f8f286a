import Lyceum
import Testing

@testable import tutorial_custom_environment

@Suite("The courtyard")
struct CourtyardTests {
    @Test("move: a step to a free square leads there")
    func free() throws {
        let squares = try [
            Move.right.target(from: 0), Move.down.target(from: 0), Move.left.target(from: 2), Move.up.target(from: 16),
        ]
        #expect(squares == [1, 8, 1, 8])
    }

    @Test("move: a wall stops, on all four sides")
    func walls() throws {
        let squares = try [
            Move.up.target(from: 7), Move.right.target(from: 7), Move.left.target(from: 8), Move.down.target(from: 40),
        ]
        #expect(squares == [7, 7, 8, 40])
    }

    @Test("move: a hedge stops")
    func hedges() throws {
        let squares = try [Move.right.target(from: 2), Move.down.target(from: 1)]
        #expect(squares == [2, 1])
    }

    @Test("step: an ordinary step costs 1, and the episode goes on")
    func ordinary() throws {
        let step = try Courtyard.outcome(of: 1, after: 0)
        #expect(step.observation == 1)
        #expect(step.reward == -1)
        #expect(step.terminated == false)
        #expect(step.info["bumped"] == nil)
    }

    @Test("step: the pond costs 20 and ends the episode, and the gate ends it")
    func ends() throws {
        let pond = try Courtyard.outcome(of: 35, after: 27)
        #expect(pond.reward == -20)
        #expect(pond.terminated == true)
        let gate = try Courtyard.outcome(of: 47, after: 46)
        #expect(gate.reward == -1)
        #expect(gate.terminated == true)
    }

    @Test("step: who has not moved has bumped")
    func bumped() throws {
        let step = try Courtyard.outcome(of: 8, after: 8)
        #expect(step.info["bumped"] == true)
    }
}
