import Gymnasium
import GymnasiumTestSupport
import TestSupport
import Testing

@Suite("Vector wrappers against Gymnasium") struct VectorWrapperReferenceTests {
    /// The wrapper of a line of the reference data.
    static func wrapped(_ lanes: AnyVectorEnv, _ row: ReferenceTable.Row) throws -> AnyVectorEnv {
        let json = row["arguments"]
        func bounds(_ key: String) throws -> ElementBounds {
            try #require(try Value(json: json)[key].flatMap(ElementBounds.init))
        }
        switch row["wrapper"] {
        case "RecordEpisodeStatistics": return try AnyVectorEnv(lanes.episodeStatisticsRecorded(bufferLength: 3))
        case "FlattenObservation": return try AnyVectorEnv(lanes.observationsFlattened())
        case "DtypeObservation": return try AnyVectorEnv(lanes.observationsCast(to: .float64))
        case "ClipReward": return try AnyVectorEnv(lanes.rewardsClipped(to: -1...0.5))
        case "NormalizeObservation": return try AnyVectorEnv(lanes.observationsNormalized())
        case "NormalizeReward": return try AnyVectorEnv(lanes.rewardsNormalized())
        case "ReshapeObservation":
            let shape = try #require(try Value(json: json)["shape"]?.integers)
            return try AnyVectorEnv(lanes.observationsReshaped(to: shape))
        case "RescaleObservation":
            return try AnyVectorEnv(lanes.observationsRescaled(min: bounds("min_obs"), max: bounds("max_obs")))
        case "ClipAction": return try AnyVectorEnv(lanes.actionsClipped())
        case "RescaleAction": return try AnyVectorEnv(lanes.actionsRescaled(min: -1, max: 1))
        case let other:
            Issue.record("no wrapper \(other)")
            return lanes
        }
    }

    /// What came of the steps, as the reference data have it.
    struct Record {
        var first: [String] = []
        var numbers: [Double] = []
        private(set) var hash = ByteHash()

        init(_ lanes: inout AnyVectorEnv, keeping kept: (VectorStep<Value>) -> [Double]) throws {
            add(try lanes.reset(seed: 42).observations.bytes)
            try lanes.singleActionSpace.seed(42)
            for step in 1...300 {
                let actions = (0..<lanes.count).map { _ in lanes.singleActionSpace.sample() }
                let batch = try lanes.step(try lanes.singleActionSpace.batch(actions))
                let observations = batch.observations.bytes
                add(observations + batch.rewards.flatMap { Value.double($0).bytes })
                add((batch.terminated + batch.truncated).map { $0 ? 1 : 0 })
                add((batch.infos["final_obs"] ?? .none).bytes)
                if let episode = batch.infos["episode"]?.dictionary {
                    add((episode["r"] ?? .none).bytes + (episode["l"] ?? .none).bytes)
                    add((batch.infos["_episode"] ?? .none).bytes)
                }
                if step <= 3 {
                    first.append(hex(observations.prefix(observations.count / lanes.count)))
                }
                if step <= 3 || step % 10 == 0 { numbers += kept(batch) }
            }
        }

        private mutating func add(_ bytes: [UInt8]) { for byte in bytes { hash.add(byte) } }
    }

    @Test("300 steps of 3 lanes give Gymnasium's numbers", arguments: ["CartPole-v1", "Pendulum-v1"])
    func rollOuts(id: String) throws {
        let rows = try ReferenceTable("vector_wrappers.tsv").rows.filter { $0["id"] == id }
        #expect(rows.count >= 11)
        for row in rows {
            let mode = try #require(AutoresetMode(rawValue: row["mode"]))
            var lanes = try Self.wrapped(
                makeVec(id, count: 3, vectorizationMode: .sync, autoresetMode: mode), row)
            let isObserved = row["wrapper"] == "NormalizeObservation"
            let record = try Record(&lanes) { isObserved ? $0.observations.doubles ?? [] : $0.rewards }
            let numbers = row["numbers"].split(separator: " ").compactMap { Double($0) }
            guard !numbers.isEmpty else {
                #expect(record.first == row["first"].split(separator: " ").map(String.init), "line \(row.line)")
                #expect(record.hash.digits == row["hash"], "line \(row.line): \(lanes), \(mode)")
                continue
            }
            #expect(numbers.count == record.numbers.count)
            for (own, other) in zip(record.numbers, numbers) {
                #expect((own - other).magnitude <= 1e-6 * max(other.magnitude, 1e-3), "line \(row.line)")
            }
        }
    }
}
