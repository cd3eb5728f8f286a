import Gymnasium
import TestSupport
import Testing

@Suite("Rigid-body environments against Gymnasium")
struct Box2DReferenceTests {
    static let ids = [
        "LunarLander-v3", "LunarLanderContinuous-v3", "BipedalWalker-v3", "BipedalWalkerHardcore-v3", "rldurham/Walker",
    ]

    @Test("600 steps have its observations, rewards and flags to the last bit, over all episodes", arguments: ids)
    func rollouts(id: String) throws {
        let rows = try ReferenceTable("box2d_rollouts.tsv").rows.filter { $0["id"] == id }
        #expect(rows.count >= 40)
        for row in rows {
            let options = try #require(Info(Value(json: row["options"])))
            let seed = try #require(Int(row["seed"]))
            let (found, _) = try Warnings.collecting {
                try Box2DRollout(id, options: options, policy: row["policy"], seed: seed)
            }
            if !row["first"].isEmpty {
                #expect(found.texts == row["first"].split(separator: "/").map(String.init), "line \(row.line)")
            }
            #expect(found.hashes.joined(separator: " ") == row["hashes"], "line \(row.line)")
            #expect(String(found.episodes) == row["episodes"], "line \(row.line)")
        }
    }

    @Test("the heuristics take as many steps, and are paid the same", arguments: ids)
    func returns(id: String) throws {
        let rows = try ReferenceTable("box2d_returns.tsv").rows.filter { $0["id"] == id }
        #expect(rows.count == (id == "LunarLander-v3" ? 100 : 20))
        for row in rows {
            let seed = try #require(Int(row["seed"]))
            var env = try make(id)
            var controller = Box2DController(id)
            var observation = try env.reset(seed: seed).observation.floats ?? []
            var (steps, sum) = (0, 0.0)
            while true {
                let step = try env.step(controller.action(for: observation))
                observation = step.observation.floats ?? []
                sum += step.reward
                steps += 1
                guard step.isDone else { continue }
                #expect(step.terminated == (row["terminated"] == "1"), "line \(row.line)")
                break
            }
            #expect(String(steps) == row["steps"] && sum == Double(row["return"]), "line \(row.line): \(sum)")
        }
    }

    @Test("LunarLander's heuristic lands from the first seeds as it does in Gymnasium")
    func landings() throws {
        let known = [297.3531, 260.9438, 254.6247, 244.5007, 265.8668]
        let rows = try ReferenceTable("box2d_returns.tsv").rows.filter { $0["id"] == "LunarLander-v3" }
        for (row, known) in zip(rows, known) {
            #expect(abs(try #require(Double(row["return"])) - known) < 0.0001)
        }
    }

    @Test("the ground of the walkers has its heights and as many bodies")
    func grounds() throws {
        let rows = try ReferenceTable("box2d_grounds.tsv").rows
        #expect(rows.count == 60)
        for row in rows {
            let seed = try #require(Int(row["seed"]))
            var env = try make(row["id"])
            try env.reset(seed: seed)
            let walker = try #require(env[as: BipedalWalker.self])
            var hash = ByteHash()
            for height in walker.groundHeights { hash.add(height.bitPattern) }
            #expect(hash.digits == row["heights"], "line \(row.line)")
            #expect(String(199 + walker.obstacleCount) == row["bodies"], "line \(row.line)")
        }
    }

    @Test("a typed id gives the same steps as the id as text")
    func typed() throws {
        func check<E: Env>(_ id: EnvID<E>, _ action: ([Float]) -> E.Action) throws
        where E.Observation == [Float] {
            var typed = try make(id)
            var dynamic = try make(id.id)
            var controller = Box2DController(id.id)
            var observation = try typed.reset(seed: 11).observation
            #expect(try dynamic.reset(seed: 11).observation.floats == observation)
            for _ in 0..<60 {
                let step = try typed.step(action(observation))
                let same = try dynamic.step(controller.action(for: observation))
                #expect(same.observation.floats == step.observation && same.reward == step.reward)
                observation = step.observation
            }
        }
        try check(.lunarLander, LunarLander.heuristic)
        try check(.lunarLanderContinuous, LunarLanderContinuous.heuristic)
        for id in [EnvID.bipedalWalker, .bipedalWalkerHardcore, .walker] {
            var walk = BipedalWalker.Heuristic()
            try check(id) { walk.action(for: $0) }
        }
    }
}
