import Lyceum
import LyceumHandIns
import LyceumRecording

/// A finished run: its log, and its trace.
struct Run {
    var log: CourseLog
    var trace: RunTrace

    init(_ folder: String, _ name: String = "log") throws {
        log = try CourseLog(contentsOf: "\(folder)/\(name).txt")
        trace = try RunTrace(contentsOf: "\(folder)/\(name).trace")
    }

    /// What a replay finds.
    var report: ReplayReport { replay(trace, of: log) }
}

/// Plays sampled episodes, the first with a seed; each is left after some steps if it has not ended before.
func play<E: Env>(_ env: inout E, episodes: Int, steps: Int = .max, seed: Int = 3) throws {
    try env.actionSpace.seed(seed)
    for episode in 0..<episodes {
        try env.reset(seed: episode == 0 ? seed : nil)
        var step = 0
        while step < steps, !(try env.step(env.actionSpace.sample()).isDone) { step += 1 }
    }
}

/// Takes the elements of any space, and pays a number that depends on every bit of them.
struct AnyTaker: Env {
    typealias Observation = Int
    typealias Action = Value
    var observationSpace = Discrete(1000)
    var actionSpace: AnySpace
    var random = Generator()
    private var count = 0

    init(_ space: any Space) { actionSpace = AnySpace(space) }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        count = random.integer(below: 3)
        return Reset(count)
    }

    mutating func step(_ action: Value) throws -> Step<Int> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        count += 1
        let paid = Double(CheckValue(of: action).number >> 11) / 0x1p53 + random.random()
        return Step(count, reward: paid, terminated: count > 7)
    }
}

/// Begins each episode where the one before ended.
struct Wanderer: Env {
    var observationSpace = Discrete(1_000_000)
    var actionSpace = Discrete(2)
    var random = Generator()
    private var place = 0
    private var steps = 0

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        steps = 0
        return Reset(place)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        place += action
        steps += 1
        return Step(place, reward: Double(place), terminated: steps == 5)
    }
}
