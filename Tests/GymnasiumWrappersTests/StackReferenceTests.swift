import Gymnasium
import GymnasiumTestSupport
import TestSupport
import Testing

@Suite struct StackReferenceTests {
    @Test func `random stacks of wrappers around every environment give Gymnasium's bytes and spaces`() throws {
        let rows = try ReferenceTable("stacks.tsv").rows
        #expect(rows.count == 150)
        for row in rows {
            let comment: Comment = "line \(row.line): \(row["id"]) \(row["wrappers"])"
            do {
                var spec = try spec(row["id"])
                spec.additionalWrappers =
                    try WrapperReferenceTests.spec(row["id"], wrappers: row["wrappers"]).additionalWrappers
                let (env, _) = try Warnings.collecting { try make(spec) }
                let text = env.observationSpace.description.split { $0.isWhitespace }.joined(separator: " ")
                #expect(text == row["observation space"], comment)
                #expect(env.actionSpace.description == row["action space"], comment)
                let (record, _) = try Warnings.collecting {
                    try RollOutRecord(env, seed: Int(row["seed"]) ?? -1, steps: 120)
                }
                #expect(record.first[0].prefix(64) == row["first"], comment)
                #expect(record.digits == row["hash"], comment)
            } catch {
                Issue.record(error, comment)
            }
        }
    }
}
