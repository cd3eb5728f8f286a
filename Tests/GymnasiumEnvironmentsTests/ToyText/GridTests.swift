import Foundation
import Gymnasium
import LyceumNumerics
import Testing

@Suite("FrozenLake and CliffWalking")
struct GridTests {
    @Test("the model lists the transitions of a slippery move with Gymnasium's probabilities")
    func model() throws {
        let model = try FrozenLake().model
        #expect(
            Array(model[14, 2]) == [
                Transition(probability: 0.33333333333333337, nextState: 14, reward: 0),
                Transition(probability: 1.0 / 3.0, nextState: 15, reward: 1, terminated: true),
                Transition(probability: 0.33333333333333337, nextState: 10, reward: 0),
            ])
        #expect(Array(model[5, 0]) == [Transition(nextState: 5, reward: 0, terminated: true)])
        let cliff = CliffWalking().model
        #expect(Array(cliff[36, 1]) == [Transition(nextState: 36, reward: -100)])
        #expect(Array(cliff[35, 2]) == [Transition(nextState: 47, reward: -1, terminated: true)])
    }

    @Test("info has the probability of the transition, at the start 1")
    func info() throws {
        var env = try make("FrozenLake-v1")
        #expect("\(try env.reset(seed: 1).info)" == "{'prob': 1}")
        let probability: Double = try #require(try env.step(1).info["prob"])
        #expect([0.33333333333333337, 1.0 / 3.0].contains(probability))
        var cliff = try make("CliffWalking-v1")
        try cliff.reset(seed: 1)
        #expect("\(try cliff.step(0).info)" == "{'prob': 1.0}")
    }

    @Test("the options of make choose the map: desc before map_name, and neither a random one")
    func maps() throws {
        func lake(_ options: Info) throws -> FrozenLake.Map {
            try #require(try make("FrozenLake-v1", options)[as: FrozenLake.self]?.map)
        }
        #expect(try lake([:]) == .fourByFour)
        #expect(try lake(["map_name": "8x8"]) == .eightByEight)
        #expect(try lake(["map_name": "8x8", "desc": ["SG"]]).rows == ["SG"])
        let random = try lake(["map_name": nil])
        #expect(random.rowCount == 8 && random.columnCount == 8 && random != .eightByEight)
        let error = try #require(throws: InvalidOption.self) { try lake(["map_name": "5x5"]) }
        #expect(error.description.contains("4x4 or 8x8"))
    }

    @Test(
        "a map needs rows of one length, of the letters S, F, H and G, with a start",
        arguments: [[], [""], ["SF", "G"], ["SX", "FG"], ["FF", "FG"], ["sf", "fg"], ["SÉ"]])
    func badMaps(rows: [String]) throws {
        let error = try #require(throws: InvalidOption.self) { try FrozenLake.Map(rows) }
        #expect(error.key == "desc")
        #expect(throws: InvalidOption.self) {
            try make("FrozenLake-v1", ["desc": .list(rows.map { .string($0) })])
        }
    }

    @Test("a map codes as its rows and prints them")
    func coding() throws {
        let map = try FrozenLake.Map(["SFH", "FFG"])
        let text = try JSONEncoder().encode(map)
        #expect(String(decoding: text, as: UTF8.self) == #"["SFH","FFG"]"#)
        #expect(try JSONDecoder().decode(FrozenLake.Map.self, from: text) == map)
        #expect(throws: InvalidOption.self) {
            try JSONDecoder().decode(FrozenLake.Map.self, from: Data(#"["SF","G"]"#.utf8))
        }
        #expect("\(map)" == "SFH\nFFG" && FrozenLake.Map(map.value) == map)
    }

    @Test("random maps that cannot be are errors")
    func badRandomMaps() throws {
        #expect(throws: InvalidArgument.self) { try FrozenLake.generateRandomMap(size: 1) }
        #expect(throws: InvalidArgument.self) { try FrozenLake.generateRandomMap(p: -0.1) }
        #expect(throws: InvalidArgument.self) { try FrozenLake.generateRandomMap(p: .nan) }
        #expect(throws: InvalidArgument.self) { try FrozenLake.generateRandomMap(size: 3, p: 0) }
        #expect(throws: InvalidSeed.self) { try FrozenLake.generateRandomMap(seed: -1) }
        #expect(try FrozenLake.generateRandomMap() != FrozenLake.generateRandomMap())
    }

    @Test("arguments outside their range are errors")
    func badArguments() {
        #expect(throws: InvalidArgument.self) { try FrozenLake(successRate: 1.5) }
        #expect(throws: InvalidArgument.self) { try make("FrozenLake-v1", ["success_rate": -0.1]) }
        #expect(throws: InvalidArgument.self) { try FrozenLake(rewardSchedule: .init(goal: .infinity)) }
        #expect(throws: InvalidOption.self) { try make("FrozenLake-v1", ["reward_schedule": [1, 2]]) }
    }

    @Test("the state can be assigned, one that there is not is refused with a warning")
    func states() throws {
        var env = try make(.frozenLake(isSlippery: false))
        try env.reset(seed: 1)
        env.state = 14
        #expect(try env.step(2).reward == 1)
        let (_, warnings) = Warnings.collecting { env.state = 16 }
        #expect(warnings.count == 1 && warnings[0].contains("0 to 15") && env.state == 15)
        var dynamic = try make("CliffWalking-v1")
        try dynamic.reset(seed: 1)
        dynamic["s"] = 35
        #expect(try dynamic.step(2).terminated)
        #expect(throws: InvalidAttribute.self) { try dynamic.setAttribute("s", to: "start") }
        #expect(throws: InvalidAttribute.self) { try dynamic.setAttribute("nS", to: 4) }
        #expect(dynamic["lastaction"] == 2 && dynamic["shape"] == .tuple([4, 12]))
    }

    @Test("the way to the goal that is sure on firm ice is found by following the model")
    func firmIce() throws {
        var env = try make(.frozenLake(isSlippery: false))
        try env.reset(seed: 1)
        let steps = try [1, 1, 2, 1, 2, 2].map { try env.step($0) }
        #expect(steps.map(\.observation) == [4, 8, 9, 13, 14, 15])
        #expect(steps.last?.reward == 1 && steps.last?.terminated == true)
    }

    @Test("attributes have Gymnasium's names and values")
    func attributes() throws {
        let env = try make("FrozenLake-v1", ["reward_schedule": [5, -1, 0]])
        #expect(env["nrow"] == 4 && env["ncol"] == 4 && env["reward_range"] == .tuple([.double(-1), .double(5)]))
        #expect(env["desc"] == .list(["SFFF", "FHFH", "FFFH", "HFFG"]) && env["s"] == Value.none)
        #expect(try make("CliffWalkingSlippery-v1")["is_slippery"] == true)
    }
}
