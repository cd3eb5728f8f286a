import Foundation
import GymnasiumCore
import Lyceum
import LyceumRecording
import RecordingTestSupport
import TestSupport
import Testing

/// The file that a trace is in.
@Suite struct RunTraceTests {
    private func play<E: Env>(_ env: inout Recorder<E>, episodes: Int) throws {
        try env.actionSpace.seed(1)
        for _ in 0..<episodes {
            try env.reset()
            while !(try env.step(env.actionSpace.sample()).isDone) {}
        }
    }

    private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

    @Test func `A finished episode can be read while the run goes on, and afterwards`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            #expect(env.tracePath == nil)
            for count in 1...40 {
                try play(&env, episodes: 1)
                let trace = try RunTrace(contentsOf: folder + "/log.trace")
                #expect(trace.episodes.map(\.row.count) == Array(0..<count))
                #expect(trace.episodes.allSatisfy { $0.isWhole && $0.isLogged && $0.row.end == .terminated })
            }
            try env.close()
            let trace = try RunTrace(contentsOf: folder + "/log.trace")
            let log = try CourseLog(contentsOf: folder + "/log.txt")
            #expect(trace.episodes.map(\.row.length) == log.rows.map(\.length))
            #expect(trace.episodes.map(\.rewards) == log.rows.map { Array(repeating: 1, count: $0.length) })
            #expect(trace.header.env?.id == "CartPole-v1" && trace.header.mathematics == TraceHeader.mathematics)
            #expect(try RunTrace(bytes: trace.bytes).episodes.map(\.actions) == trace.episodes.map(\.actions))
        }
    }

    @Test func `A run goes on after its trace was compressed`() throws {
        try withTemporaryFolder { folder in
            // What may be left out is compressed whenever the run pauses.
            var env = try Recorder(
                make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt", trace: .last(1000))
            for _ in 0..<5 {
                try play(&env, episodes: 150)
                try env.close()
            }
            let trace = try RunTrace(contentsOf: folder + "/log.trace")
            #expect(trace.episodes.count == 750 && !trace.isCutOff && trace.episodes.allSatisfy(\.isWhole))
        }
    }

    @Test(arguments: [false, true])
    func `Wherever the file is cut off, what is before that can be read`(isPacked: Bool) throws {
        let whole = try small(isPacked: isPacked)
        let count = try RunTrace(bytes: whole).episodes.count
        var readable = 0
        for length in 0..<whole.count {
            do {
                let trace = try RunTrace(bytes: Array(whole[..<length]))
                #expect(trace.episodes.count <= count)
                readable += 1
            } catch is MalformedTrace {}
        }
        #expect(readable > (isPacked ? 10 : whole.count / 4))
    }

    @Test(arguments: [false, true])
    func `A changed bit is an error that says what is wrong, or cuts the file`(isPacked: Bool) throws {
        let whole = try small(isPacked: isPacked)
        let episodes = try RunTrace(bytes: whole).episodes
        var cut = 0
        for index in whole.indices {
            for bit in 0..<8 {
                var changed = whole
                changed[index] ^= 1 << UInt8(bit)
                do {
                    let trace = try RunTrace(bytes: changed)
                    #expect(trace.isCutOff && trace.episodes.count < episodes.count, "byte \(index), bit \(bit)")
                    cut += 1
                } catch let error as MalformedTrace {
                    #expect(error.problem.count > 10)
                }
            }
        }
        #expect(cut < 8)
    }

    /// A file with a block for each episode, or with a compressed one.
    private func small(isPacked: Bool) throws -> [UInt8] {
        try withTemporaryFolder { folder in
            let env = ScriptedEnv(rewards: [1, 0.5, -3], ends: [2])
            var recorder = try Recorder(
                UnscaledReward(env), logs: true, logFolder: folder, logFile: "log.txt",
                trace: isPacked ? .last(1000) : .standard)
            for _ in 0..<(isPacked ? 60 : 3) {
                try recorder.reset(seed: 1)
                for action in 0..<3 { _ = try recorder.step(action) }
            }
            if !isPacked { return try RunTrace(contentsOf: folder + "/log.trace").bytes }
            try recorder.close()
            return try bytes(folder + "/log.trace")
        }
    }

    @Test func `A long run of noise stays below 10 MB, with its best, its latest and some of all its parts`() throws {
        try withTemporaryFolder { folder in
            let env = Noise()
            var recorder = try Recorder(UnscaledReward(env), logs: true, logFolder: folder, logFile: "log.txt")
            for episode in 0..<2000 {
                try recorder.reset(seed: episode)
                var action: [Float] = [0, 0, 0, 0]
                while true {
                    for index in 0..<4 { action[index] = Float(recorder.random.random()) * 2 - 1 }
                    if try recorder.step(action).isDone { break }
                }
                if episode % 100 == 0 {
                    let size = try FileManager.default.attributesOfItem(atPath: folder + "/log.trace")[.size] as? Int
                    #expect((size ?? .max) < 10_000_000)
                }
            }
            try recorder.close()
            #expect(try bytes(folder + "/log.trace").count < 10_000_000)
            let trace = try RunTrace(contentsOf: folder + "/log.trace")
            #expect(trace.episodes.count == 2000)
            let whole = trace.episodes.filter(\.isWhole).map(\.row.count)
            let best = trace.episodes.max { $0.row.rewardSum < $1.row.rewardSum }
            #expect(best?.isWhole == true && whole.suffix(50) == Array(1950..<2000)[...])
            #expect((0..<4).allSatisfy { part in whole.contains { $0 / 500 == part } })
            let strange = trace.episodes.first { $0.starts.first?.seed != $0.row.count || $0.row.length != 500 }
            #expect(strange == nil, "\(strange?.row as Any) \(strange?.starts as Any)")
        }
    }

    @Test func `A small file is left as it is when the run ends`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            try play(&env, episodes: 300)
            let before = try bytes(folder + "/log.trace")
            try env.close()
            let after = try bytes(folder + "/log.trace")
            #expect(after.count > 20_000 && before.starts(with: after) && before[after.count...].allSatisfy { $0 == 0 })
            #expect(try RunTrace(bytes: after).episodes.count == 300)
        }
    }

    @Test(arguments: [0, 1, 2, 3, 7, 15, 16, 255])
    func `Whole numbers come back whatever their size and number`(greatest: UInt8) throws {
        for count in 1..<27 {
            let actions = (0..<count).map { UInt8(($0 * 37 + count) % (Int(greatest) + 1)) }
            var trail = StepTrail()
            (trail.kind, trail.bytes, trail.count, trail.marked) = (.bytes, ActionBytes(actions), count, count)
            let row = CourseLog.Row(
                count: 0, rewardSum: 0, squaredRewardSum: 0, length: count, end: .terminated)
            let episode = TracedEpisode(row: row, isLogged: true, isWhole: true, wasInterrupted: false, trail: trail)
            let header = try RunTrace(bytes: small(isPacked: false)).header
            let read = try RunTrace(bytes: RunTrace(header: header, episodes: [episode]).bytes)
            #expect(read.episodes.first?.actions == actions.map { .int(Int($0)) }, "\(count)")
            #expect(Array(read.episodes[0].trail.bytes) == actions && ActionBytes(actions).last == actions.last)
        }
    }

    @Test func `A policy chooses which episodes are kept`() throws {
        func whole(_ policy: TracePolicy?) throws -> [Int]? {
            try withTemporaryFolder { folder in
                var env = try Recorder(
                    make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt", trace: policy)
                try env.actionSpace.seed(1)
                try env.reset(seed: 1)
                try play(&env, episodes: 60)
                try env.close()
                guard policy != nil else {
                    #expect(try fileNames(in: folder) == ["log.txt"])
                    return nil
                }
                let trace = try RunTrace(contentsOf: folder + "/log.trace")
                #expect(trace.episodes.count == 60 && trace.header.policy == policy)
                return trace.episodes.filter(\.isWhole).map(\.row.count)
            }
        }
        #expect(try whole(nil) == nil)
        #expect(try whole(.all) == Array(0..<60) && whole(.standard) == Array(0..<60))
        #expect(try whole(.last(10))?.suffix(10) == Array(50..<60)[...])
        #expect(try whole(.best(7)).map { (7...8).contains($0.count) } == true)
        let every = try #require(try whole(.every(20)))
        #expect(Set(every).isSuperset(of: [0, 20, 40, 59]) && every.count <= 5)
    }

    @Test func `A trace whose log is gone makes way`() throws {
        try withTemporaryFolder { folder in
            for run in 0..<2 {
                let (_, warnings) = try Warnings.collecting {
                    var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
                    try play(&env, episodes: 1 + run)
                    try env.close()
                }
                #expect(warnings.count == run)
                if run == 0 { try FileManager.default.removeItem(atPath: folder + "/log.txt") }
            }
            #expect(try fileNames(in: folder) == ["log.older.trace", "log.trace", "log.txt"])
            #expect(try RunTrace(contentsOf: folder + "/log.trace").episodes.count == 2)
        }
    }
}

/// Takes four numbers for 500 steps, and pays noise.
private struct Noise: Env {
    var observationSpace = Discrete(2)
    var actionSpace = Box(low: -1, high: 1, shape: [4])
    var random = Generator()
    private var count = 0

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        count = 0
        return Reset(0)
    }

    mutating func step(_ action: [Float]) throws -> Step<Int> {
        count += 1
        return Step(0, reward: Double(Float(random.random()) - 0.5), truncated: count == 500)
    }
}
