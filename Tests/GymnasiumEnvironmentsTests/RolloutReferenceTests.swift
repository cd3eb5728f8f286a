import Gymnasium
import TestSupport
import Testing

@Suite("Roll-outs against Gymnasium")
struct RolloutReferenceTests {
    static let ids = [
        "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Acrobot-v1", "Blackjack-v1", "FrozenLake-v1",
        "FrozenLake8x8-v1", "CliffWalking-v1", "CliffWalkingSlippery-v1", "Taxi-v4",
    ]

    private static func rows(_ id: String) throws -> [ReferenceTable.Row] {
        try ReferenceTable("rollouts.tsv").rows.filter { $0["id"] == id }
    }

    private static func dictionary(_ json: String) throws -> Info { Info(try Value(json: json)) ?? [:] }

    @Test(
        "500 steps of 20 seeds have Gymnasium's observations, rewards, flags and information to the last bit",
        arguments: ids)
    func rollouts(id: String) throws {
        let rows = try Self.rows(id)
        #expect(rows.count >= 20 && rows.count.isMultiple(of: 20))
        for row in rows {
            var env = try make(id, Self.dictionary(row["options"]))
            for (name, value) in try Self.dictionary(row["attributes"]) { try env.setAttribute(name, to: value) }
            let policy = try #require(RolloutPolicy(rawValue: row["policy"]))
            let found = try Rollout(&env, policy: policy, seed: #require(Int(row["seed"])))
            if !row["first"].isEmpty {
                #expect(found.texts == row["first"].split(separator: "/").map(String.init), "line \(row.line)")
            }
            #expect(found.hash == row["hash"], "line \(row.line)")
            #expect(String(found.episodes) == row["episodes"], "line \(row.line)")
        }
    }

    @Test("made by typed id, the same steps are the same, without an option and with each")
    func typed() throws {
        func check<E: Env>(_ id: EnvID<E>, options: String = "{}", line: SourceLocation = #_sourceLocation) throws {
            let row = try #require(
                try Self.rows(id.id).first {
                    $0["options"] == options && $0["attributes"] == "{}" && $0["policy"] == "sample"
                        && $0["seed"] == "7"
                }, sourceLocation: line)
            var env = try make(id)
            #expect(try Rollout(&env, seed: 7).hash == row["hash"], sourceLocation: line)
        }
        try check(.mountainCar)
        try check(.mountainCarContinuous)
        try check(.pendulum)
        try check(.pendulum(gravity: 9.81), options: #"{"g":9.81}"#)
        try check(.acrobot)
        try check(.blackjack)
        try check(.blackjack(suttonBarto: false), options: #"{"sab":false}"#)
        try check(.blackjack(natural: true, suttonBarto: false), options: #"{"natural":true,"sab":false}"#)
        try check(.frozenLake)
        try check(.frozenLake(isSlippery: false), options: #"{"is_slippery":false}"#)
        try check(.frozenLake(successRate: 0.8), options: #"{"success_rate":0.8}"#)
        try check(
            .frozenLake(rewardSchedule: .init(goal: 10, hole: -5, frozen: -0.1)),
            options: #"{"reward_schedule":[10,-5,-0.1]}"#)
        try check(.frozenLake(map: .eightByEight), options: #"{"map_name":"8x8"}"#)
        try check(
            .frozenLake(map: FrozenLake.Map(["SFSF", "FFHF", "SFFG"])), options: #"{"desc":["SFSF","FFHF","SFFG"]}"#)
        try check(.frozenLake8x8)
        try check(.cliffWalking)
        try check(.cliffWalking(isSlippery: true), options: #"{"is_slippery":true}"#)
        try check(.cliffWalkingSlippery)
        try check(.taxi)
        try check(.taxi(isRainy: true, rainyProbability: 0.5), options: #"{"is_rainy":true,"rainy_probability":0.5}"#)
    }

    @Test("reset options have Gymnasium's first observations, and what it refuses is refused")
    func starts() throws {
        let rows = try ReferenceTable("starts.tsv").rows
        #expect(rows.count == 230)
        for row in rows {
            var env = try make(row["id"], disableEnvChecker: true)
            let options = try Self.dictionary(row["options"])
            let seed = try #require(Int(row["seed"]))
            if row["outcome"] == "obs" {
                let start = try env.reset(seed: seed, options: options).observation
                #expect(observationText(start) == row["first"], "line \(row.line)")
            } else {
                let error = try #require(throws: (any Error).self, "line \(row.line)") {
                    try env.reset(seed: seed, options: options)
                }
                #expect(error is InvalidOption || error is InvalidBound, "line \(row.line): \(error)")
            }
        }
    }
}
