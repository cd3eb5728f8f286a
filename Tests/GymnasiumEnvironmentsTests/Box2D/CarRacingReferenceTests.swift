import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

@Suite("CarRacing against Gymnasium")
struct CarRacingReferenceTests {
    @Test("tracks have its places and colours, to the last bit, with a seed and going on without one")
    func tracks() throws {
        let rows = try ReferenceTable("car_racing_tracks.tsv").rows
        #expect(rows.count == 120)
        for row in rows {
            var env = try CarRacing(isDomainRandomized: row["randomize"] == "1")
            for (again, seed) in [("", Int(row["seed"])), ("2", nil)] {
                try env.reset(seed: seed)
                #expect(String(env.track.count) == row["count\(again)"], "line \(row.line)")
                #expect(hash(env.track.joined()) == row["track\(again)"], "line \(row.line)")
                let colors = env.roadColor + env.backgroundColor + env.grassColor
                #expect(hash(colors) == row["colors\(again)"], "line \(row.line)")
            }
        }
    }

    private func hash(_ numbers: some Sequence<Double>) -> String {
        var hash = ByteHash()
        for number in numbers { hash.add(number.bitPattern) }
        return hash.digits
    }

    @Test("the car, the rewards and the flags are its, to the last bit, over all episodes")
    func rollouts() throws {
        let rows = try ReferenceTable("car_racing_rollouts.tsv").rows
        #expect(rows.count == 37)
        var laps: [Bool?] = []
        for row in rows {
            let options = try #require(Info(Value(json: row["options"])))
            let found = try RaceRollout(
                options, policy: row["policy"], seed: #require(Int(row["seed"])), steps: #require(Int(row["steps"])))
            laps += found.lapsFinished
            #expect(String(found.episodes) == row["episodes"], "line \(row.line)")
            if !row["cars"].isEmpty {
                #expect(found.cars.map { hex($0) } == row["cars"].split(separator: "/").map(String.init), "\(row.line)")
            }
            #expect(found.hashes.joined(separator: " ") == row["hashes"], "line \(row.line)")
        }
        // A lap, the edge of the field, and the time limit.
        #expect(laps.contains(true) && laps.contains(false) && laps.contains(nil))
    }

    @Test("pictures have the same brightness in each of 144 fields")
    func frames() throws {
        let rows = try ReferenceTable("car_racing_frames.tsv").rows
        #expect(rows.count == 18)
        for (policy, seed) in [("follow", 0), ("gas", 1), ("sample", 2)] {
            let rows = rows.filter { $0["policy"] == policy }
            var race = try Race([:], renderMode: .rgbArray)
            try race.env.reset(seed: seed)
            try race.env.actionSpace.seed(seed)
            for count in 1...(rows.compactMap { Int($0["step"]) }.max() ?? 1) {
                let step = try race.env.step(race.action(policy))
                for row in rows where row["step"] == String(count) {
                    let image: NDArray<UInt8>
                    if row["mode"] == "rgb_array" {
                        image = try #require(try race.env.render()?.lastImage)
                    } else {
                        image = try #require(ArrayBox<UInt8>.element(of: step.observation))
                    }
                    let theirs = stride(from: 0, to: row["means"].count, by: 2).compactMap { start in
                        Double(Int(row["means"].dropFirst(start).prefix(2), radix: 16) ?? 0)
                    }
                    let differences = zip(means(image), theirs).map { abs($0 - $1) }
                    #expect(differences.count == 432)
                    #expect(differences.reduce(0, +) / 432 < 1, "line \(row.line)")
                    // The score is the only thing that is drawn with other strokes.
                    #expect((differences.prefix(396).max() ?? 255) < 20, "line \(row.line)")
                    #expect((differences.max() ?? 255) < 40, "line \(row.line)")
                }
            }
        }
    }

    /// The means of red, green and blue in 12 × 12 fields.
    private func means(_ image: NDArray<UInt8>) -> [Double] {
        let (width, pixels) = (image.shape[1], image.elements)
        let (rows, columns) = (image.shape[0] / 12, width / 12)
        var sums = Array(repeating: 0, count: 432)
        for row in 0..<12 * rows {
            for column in 0..<width {
                for part in 0..<3 {
                    sums[(row / rows * 12 + column / columns) * 3 + part] += Int(
                        pixels[(row * width + column) * 3 + part])
                }
            }
        }
        return sums.map { Double($0) / Double(rows * columns) }
    }
}
