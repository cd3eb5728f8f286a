import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport

/// Whatever bytes a trace has, reading it is an error or gives episodes, and a replay gives a report.
let fuzzTrace = Check("fuzz/trace") { isQuick in
    let seeds = try [
        sampleTrace("CartPole-v1"), sampleTrace("Pendulum-v1"), sampleTrace("Blackjack-v1"),
        sampleTrace("MountainCar-v0", steps: 300),
    ]
    var random = Generator()
    var (read, refused, replayed) = (0, 0, 0)
    for _ in 0..<(isQuick ? 20_000 : 1_000_000) {
        let seed = seeds[random.integer(below: seeds.count)]
        var bytes = seed.packed
        if random.integer(below: 2) == 0 {
            // The check values are set right, so that the damage reaches what is inside.
            let position = random.integer(below: seed.episodes.count)
            var contents = seed.episodes
            damage(&contents[position], &random)
            bytes = seed.head + contents.flatMap { TraceFrame.bytes(.episode, $0) }
        } else {
            damage(&bytes, &random)
        }
        do {
            let trace = try RunTrace(bytes: bytes)
            read += 1
            if random.integer(below: 50) == 0 {
                let rows = trace.episodes.map(\.row)
                // From here, or from a machine with other mathematics, so that it is played from state to state.
                var header = trace.header
                if random.integer(below: 2) == 0 { header.mathematics = "elsewhere" }
                let other = RunTrace(header: header, episodes: trace.episodes)
                _ = replay(other, of: CourseLog(rows: rows), seconds: 0.05)
                replayed += 1
            }
        } catch is MalformedTrace {
            refused += 1
        }
    }
    return "\(read) read, \(refused) refused, \(replayed) replayed, no trap"
}

/// A trace as it lies in a file, and its parts.
private struct SampleTrace {
    var packed: [UInt8]
    var head: [UInt8]
    var episodes: [[UInt8]]
}

private func sampleTrace(_ id: String, steps: Int = 40) throws -> SampleTrace {
    try withTemporaryFolder { folder in
        // What may be left out is compressed when the run ends.
        var env = try Recorder(
            make(id, maxEpisodeSteps: steps), logs: true, logFolder: folder, logFile: "log.txt", trace: .last(1000))
        try Child.play(&env, seed: 1, episodes: 70) { _, _ in }
        try env.close()
        let trace = try RunTrace(contentsOf: folder + "/log.trace")
        let packed = [UInt8](try Data(contentsOf: URL(filePath: folder + "/log.trace")))
        let empty = RunTrace(header: trace.header, episodes: [])
        return SampleTrace(
            packed: packed, head: empty.bytes, episodes: trace.episodes.prefix(4).map(\.encoded))
    }
}

/// Changes, takes out, repeats or adds some bytes.
func damage(_ bytes: inout [UInt8], _ random: inout Generator) {
    for _ in 0...random.integer(below: 4) {
        guard !bytes.isEmpty else { return bytes = [0] }
        let place = random.integer(below: bytes.count)
        switch random.integer(below: 6) {
        case 0: bytes[place] ^= 1 << UInt8(random.integer(below: 8))
        case 1: bytes[place] = UInt8(random.integer(below: 256))
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.integer(below: 9)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
        case 4: bytes[place] = [0, 127, 128, 255][random.integer(below: 4)]
        default: bytes.removeLast(min(bytes.count, random.integer(below: 20)))
        }
    }
}
