import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

@Suite("Vector environments against Gymnasium")
struct VectorReferenceTests {
    private static let steps = 250

    @Test("250 steps of 20 seeds have Gymnasium's observations, rewards, flags and information to the last bit")
    func rollOuts() throws {
        let rows = try ReferenceTable("vectors.tsv").rows
        #expect(rows.count == 440)
        for row in rows {
            let record = try Self.rollOut(row, mode: nil, threads: nil)
            #expect(record.done == Int(row["done"]) && record.hash == row["hash"], "line \(row.line): \(row["id"])")
        }
    }

    @Test("the same numbers come from the background, and from several threads", arguments: [1, 2, 3, 7])
    func threads(count: Int) throws {
        for row in try ReferenceTable("vectors.tsv").rows
        where row["mode"] != "vector_entry_point" && ["0", "11"].contains(row["seed"]) {
            for mode in [VectorizeMode.sync, .async] {
                let record = try Self.rollOut(row, mode: mode, threads: count)
                #expect(record.hash == row["hash"], "line \(row.line), \(mode), \(count) threads")
            }
        }
    }

    private struct Record {
        var done = 0
        /// Whether the information is part of the data.
        let isInformed: Bool
        var bytes = ByteHash()
        var hash: String { bytes.digits }

        mutating func add(_ value: Value) {
            switch value {
            case .dictionary(let entries):
                for (key, value) in entries {
                    for byte in key.utf8 { bytes.add(byte) }
                    add(value)
                }
            case .list(let parts), .tuple(let parts): for part in parts { add(part) }
            default: for byte in value.bytes { bytes.add(byte) }
            }
        }

        mutating func add(_ batch: VectorStep<Value>, isReset: Bool) {
            add(batch.observations)
            if !isReset {
                for reward in batch.rewards { bytes.add(reward.bitPattern) }
                for flag in batch.terminated + batch.truncated { bytes.add(flag ? 1 : 0 as UInt8) }
            }
            if isInformed { add(.dictionary(batch.infos)) }
        }
    }

    private static func rollOut(_ row: ReferenceTable.Row, mode: VectorizeMode?, threads: Int?) throws -> Record {
        let seed = try #require(Int(row["seed"]))
        let count = try #require(Int(row["lanes"]))
        var options = try #require(try Value(json: row["options"]).dictionary)
        let reset = try #require(try Value(json: row["reset"]).dictionary)
        let autoreset = AutoresetMode(rawValue: row["mode"])
        let limit: Int? = options["max_episode_steps"]
        options["max_episode_steps"] = nil as Value?
        var lanes = try makeVec(
            row["id"], count: count, options, vectorizationMode: autoreset == nil ? nil : mode ?? .sync,
            autoresetMode: autoreset, threads: threads, maxEpisodeSteps: limit)
        var record = Record(isInformed: row["id"] != "FrozenLake-v1")
        record.add(try lanes.reset(seed: seed, options: reset), isReset: true)
        try lanes.actionSpace.seed(seed)
        for _ in 0..<steps {
            let batch = try lanes.step(lanes.actionSpace.sample())
            record.add(batch, isReset: false)
            record.done += batch.isDone.filter(\.self).count
            if autoreset == .disabled, batch.isDone.contains(true) {
                record.add(try lanes.reset(mask: batch.isDone), isReset: true)
            }
        }
        try lanes.close()
        return record
    }

    @Test("three lanes of CartPole's own vector begin with the starts known of seed 42")
    func golden() throws {
        var lanes = try makeVec(.cartPole, count: 3)
        let batch = try lanes.reset(seed: 42)
        #expect(batch.observations.shape == [3, 4])
        let rows: [[Float]] = [
            [0.0273956, 0.0197368, 0.0261140, -0.0049614], [-0.0061122, -0.0405823, 0.0286064, -0.0129202],
            [0.0358598, 0.0475622, -0.0371886, 0.0426765],
        ]
        for (row, expected) in rows.enumerated() {
            for (number, golden) in zip(batch.observations.row(row), expected) { #expect(abs(number - golden) < 5e-8) }
        }
    }
}
