import Gymnasium
import GymnasiumTestSupport
import TestSupport
import Testing

@Suite("Wrappers against Gymnasium")
struct WrapperReferenceTests {
    /// A spec with wrappers, read from JSON as Gymnasium writes it.
    static func spec(_ id: String, wrappers: String) throws -> EnvSpec {
        let limit = try spec(id).maxEpisodeSteps.map(String.init) ?? "null"
        return try EnvSpec(
            json: """
                {"id": "\(id)", "entry_point": "", "max_episode_steps": \(limit), "additional_wrappers": \(wrappers)}
                """)
    }

    private static func spec(_ id: String) throws -> EnvSpec { try Gymnasium.spec(id) }

    @Test(
        "300 steps give Gymnasium's observations, rewards, flags and statistics, to the last bit",
        arguments: ["CartPole-v1", "Pendulum-v1"].filter(registeredIDs.contains))
    func rollOuts(id: String) throws {
        let rows = try ReferenceTable("wrappers.tsv").rows.filter { $0["id"] == id }
        #expect(rows.count >= 56)
        for row in rows {
            let env = try make(Self.spec(id, wrappers: row["wrappers"]))
            let record = try RollOutRecord(env, seed: try #require(Int(row["seed"])))
            #expect(record.first == row["first"].split(separator: " ").map(String.init), "line \(row.line): \(env)")
            #expect(record.digits == row["hash"], "line \(row.line): \(env), \(row["wrappers"])")
        }
    }

    @Test(
        "the spaces of a wrapped environment print as in Gymnasium",
        arguments: ["CartPole-v1", "Pendulum-v1"].filter(registeredIDs.contains))
    func spaces(id: String) throws {
        for row in try ReferenceTable("wrappers.tsv").rows where row["id"] == id && row["seed"] == "1" {
            // Without bounds there is no number that NumPy could cast to 32 bits: it takes the least for both.
            if row["wrappers"].contains("int32") { continue }
            let env = try make(Self.spec(id, wrappers: row["wrappers"]))
            let text = env.observationSpace.description.split { $0.isWhitespace }.joined(separator: " ")
            #expect(text == row["observation space"], "line \(row.line)")
            #expect(env.actionSpace.description == row["action space"], "line \(row.line)")
        }
    }

    @Test(
        "normalised observations and rewards are Gymnasium's to a relative 1e-6",
        arguments: ["CartPole-v1", "Pendulum-v1"].filter(registeredIDs.contains), [1, 42])
    func normalized(id: String, seed: Int) throws {
        let lines = try referenceLines("normalized.tsv").filter { $0[0] == id && $0[1] == String(seed) }
        #expect(lines.count == 49)
        var env = try AnyEnv(make(id).observationsNormalized().rewardsNormalized())
        var observation = try env.reset(seed: seed).observation
        try env.actionSpace.seed(seed)
        var (steps, reward) = (0, 0.0)
        for line in lines {
            while steps < (try #require(Int(line[2]))) {
                let step = try env.step(env.actionSpace.sample())
                (observation, reward, steps) = (step.observation, step.reward, steps + 1)
                if step.isDone { try env.reset() }
            }
            let found = [reward] + (try #require(observation.doubles))
            for (own, other) in zip(found, line[3...].compactMap { Double($0) }) {
                #expect((own - other).magnitude <= 1e-6 * max(other.magnitude, 1e-3), "step \(steps)")
            }
            #expect(found.count == line.count - 3)
        }
    }
}
