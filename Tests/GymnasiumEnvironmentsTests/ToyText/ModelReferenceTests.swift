import Gymnasium
import TestSupport
import Testing

@Suite("Models of the toy-text environments against Gymnasium")
struct ModelReferenceTests {
    private func model(_ id: String, _ options: Info) throws -> MDP {
        let env = try make(id, options)
        let model = env[as: FrozenLake.self]?.model ?? env[as: CliffWalking.self]?.model ?? env[as: Taxi.self]?.model
        return try #require(model)
    }

    @Test("every entry of P, in its order, is Gymnasium's")
    func entries() throws {
        let rows = try ReferenceTable("models.tsv").rows
        #expect(rows.count == 16)
        for row in rows {
            let model = try model(row["id"], Info(Value(json: row["options"])) ?? [:])
            let states = row["states"].split(separator: " ")
            #expect(model.stateCount == states.count, "line \(row.line)")
            for (state, expected) in zip(model.states, states) {
                #expect(hash(model, state) == expected, "line \(row.line), state \(state)")
            }
            var start = ByteHash()
            for probability in model.start { start.add(probability.bitPattern) }
            #expect(start.digits == row["start"], "line \(row.line)")
            #expect(throws: Never.self) { try model.validate() }
        }
    }

    private func hash(_ model: MDP, _ state: Int) -> String {
        var hash = ByteHash()
        for action in 0..<model.actionCount {
            hash.add(UInt8(model[state, action].count))
            for transition in model[state, action] {
                hash.add(transition.probability.bitPattern)
                hash.add(transition.nextState)
                hash.add(transition.reward.bitPattern)
                hash.add(transition.terminated ? 1 : 0 as UInt8)
            }
        }
        return hash.digits
    }

    @Test("random maps are Gymnasium's for the same seed")
    func maps() throws {
        let rows = try ReferenceTable("maps.tsv").rows
        #expect(rows.count == 23)
        for row in rows {
            let (size, p, seed) = (Int(row["size"]), Double(row["p"]), Int(row["seed"]))
            let map = try FrozenLake.generateRandomMap(size: #require(size), p: #require(p), seed: seed)
            #expect(map.rows == row["rows"].split(separator: " ").map(String.init), "line \(row.line)")
        }
    }

    @Test("the ansi rendering is Gymnasium's, colours included")
    func texts() throws {
        let rows = try ReferenceTable("texts.tsv").rows
        #expect(rows.count > 250)
        var env = AnyEnv(CliffWalking())
        for row in rows {
            if row["action"] == "-" {
                env = try make(row["id"], Info(Value(json: row["options"])) ?? [:], renderMode: .ansi)
                try env.reset(seed: Int(row["seed"]))
            } else {
                _ = try env.step(#require(Int(row["action"])))
            }
            let text = row["text"].replacing("\\e", with: "\u{1B}").unescaped
            #expect(try env.render() == .text(text), "line \(row.line)")
        }
    }
}
