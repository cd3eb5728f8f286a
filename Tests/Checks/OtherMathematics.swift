import Foundation
import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport

/// Runs of a program whose sines and cosines have other last digits are replayed here: those of classic control from state to state, and what is
/// changed anywhere in their traces is found; those of rigid bodies to the bit.
///
/// The program is this one, with a library before the C library's that changes one result in two by its last digit. Without the states, long
/// episodes of classic control would go another way.
let otherMathematics = Check("trace/mathematics") { isQuick in
    guard canPreload, let clang = Program("clang") else { return "no library can be put before this C library's" }
    return try withTemporaryFolder { folder in
        let library = folder + "/other.so"
        try Data(otherLibrary.utf8).write(to: URL(filePath: folder + "/other.c"))
        let built = try clang.run(["-O1", "-shared", "-fPIC", "-o", library, folder + "/other.c"])
        guard built.end == .code(0) else { return "no library can be put before the C library's: \(built.errors)" }
        var variables = Program.environment
        variables["LD_PRELOAD"] = library
        var told: [String] = []
        for id in OtherMathematics.classicIDs + OtherMathematics.rigidIDs {
            let place = "\(folder)/\(id)"
            let run = try Program.current.run(
                ["--child-mathematics", id, place, isQuick ? "4" : "60"], environment: variables)
            try require(run.end == .code(0), "\(id): \(run.errors)")
            told.append(try OtherMathematics.findings(id, of: place, changes: isQuick ? 20 : 400))
        }
        return told.joined(separator: "; ")
    }
}

/// The program that runs elsewhere, and what is found of its runs here.
enum OtherMathematics {
    /// They have states of a few numbers.
    static let classicIDs = ["CartPole-v1", "Acrobot-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1"]
    /// Their bodies turn by sines and cosines that are the package's own.
    static let rigidIDs = ["BipedalWalker-v3", "rldurham/Walker", "LunarLander-v3"]

    /// Plays long episodes: of CartPole with some skill, else as it comes.
    static func run(_ arguments: [String]) {
        do {
            guard arguments.count == 3, let episodes = Int(arguments[2]) else { throw CheckFailed("arguments") }
            var env = try Recorder(
                make(arguments[0], maxEpisodeSteps: 2000), logs: true, logFolder: arguments[1], logFile: "log.txt",
                trace: .all)
            try env.actionSpace.seed(1)
            for episode in 0..<episodes {
                var step = Step(try env.reset(seed: episode == 0 ? 1 : nil).observation, reward: 0)
                while !step.isDone {
                    step = try env.step(
                        arguments[0] == "CartPole-v1" ? lean(step.observation) : env.actionSpace.sample())
                }
            }
            try env.close()
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    /// Leans against the pole's fall, and towards the middle.
    private static func lean(_ observation: Value) -> Value {
        let slow = 0.02 * observation[1] + 0.01 * observation[0]
        return .int(observation[2] + 0.3 * observation[3] + slow > 0 ? 1 : 0)
    }

    /// What is found of a run.
    ///
    /// - Parameter changes: how often something in the trace is changed.
    static func findings(_ id: String, of folder: String, changes: Int) throws -> String {
        let log = try CourseLog(contentsOf: folder + "/log.txt")
        let trace = try RunTrace(contentsOf: folder + "/log.trace")
        let report = replay(trace, of: log)
        try require(report.verdict == .replayed && report.isOtherMathematics, "\(id): \(report)")
        try require(report.provedCount == log.rows.count, "\(id): \(report)")
        let close = report.rows.count { $0.outcome == .matchesToSixDigits }
        if rigidIDs.contains(id) {
            try require(close == 0, "\(id): \(report)")
            return "\(id): \(log.rows.count) episodes, \(report.stepCount) steps, all to the bit"
        }
        // What would be without the states.
        let bare = RunTrace(
            header: trace.header,
            episodes: trace.episodes.map { episode in changed(episode) { $0.checkpoints = Checkpoints() } })
        let without = replay(bare, of: log)
        let found = try change(changes, trace, report, id)
        return
            "\(id): \(log.rows.count) episodes, \(report.stepCount) steps, \(report.provedCount) proved, \(close) of them to six "
            + "digits, without states \(without.provedCount); \(found) changes found"
    }

    private static func changed(_ episode: TracedEpisode, _ change: (inout StepTrail) -> Void) -> TracedEpisode {
        var trail = episode.trail
        change(&trail)
        return TracedEpisode(
            row: episode.row, isLogged: true, isWhole: true, wasInterrupted: false, trail: trail)
    }

    /// Changes a state or an action somewhere, and looks whether it is found.
    private static func change(
        _ count: Int, _ trace: RunTrace, _ report: ReplayReport, _ id: String
    ) throws -> Int {
        var random = try Generator(seed: 1)
        // Of those that are the same to the bit here, too, the states are not looked at.
        let positions = trace.episodes.indices.filter {
            report.rows[$0].outcome == .matchesToSixDigits && trace.episodes[$0].trail.checkpoints.count > 0
        }
        guard !positions.isEmpty else { return 0 }
        for _ in 0..<count {
            let position = positions[random.integer(below: positions.count)]
            let states = trace.episodes[position].trail.checkpoints
            let kind = random.integer(below: 2)
            let episode = changed(trace.episodes[position]) { trail in
                if kind == 0 {
                    var numbers = states.numbers
                    numbers[random.integer(below: numbers.count)] += 1e-4
                    trail.checkpoints = Checkpoints(width: states.width, first: states.first, numbers: numbers)
                } else {
                    // As far as there is a state behind it.
                    let step = random.integer(below: states.count * Checkpoints.interval)
                    if trail.kind == .bytes {
                        trail.bytes[step] ^= 1
                    } else {
                        trail.floats[step] += trail.floats[step] > 0 ? -0.5 : 0.5
                    }
                }
            }
            let alone = RunTrace(header: trace.header, episodes: [episode])
            let outcome = replay(alone, of: CourseLog(rows: [episode.row])).rows[0].outcome
            guard case .differs = outcome else {
                throw CheckFailed("\(id), episode \(position): a changed \(kind == 0 ? "state" : "action"): \(outcome)")
            }
        }
        return count
    }
}

/// Whether the system lets a library come before the C library's.
private var canPreload: Bool {
    #if canImport(Glibc)
        true
    #else
        false
    #endif
}

/// One result in two is another in its last digit.
private let otherLibrary = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <math.h>
    #include <stdint.h>
    #include <string.h>
    static uint64_t chance(uint64_t bits) { return bits * 0x9E3779B97F4A7C15u >> 60; }
    static double other(double x, double y) {
        uint64_t bits;
        memcpy(&bits, &x, 8);
        uint64_t chosen = chance(bits);
        return chosen < 4 ? nextafter(y, 2) : chosen < 8 ? nextafter(y, -2) : y;
    }
    static float other_single(float x, float y) {
        uint32_t bits;
        memcpy(&bits, &x, 4);
        uint64_t chosen = chance(bits);
        return chosen < 4 ? nextafterf(y, 2) : chosen < 8 ? nextafterf(y, -2) : y;
    }
    #define DOUBLE(name) double name(double x) { \\
        static double (*own)(double); \\
        if (!own) own = (double (*)(double))dlsym(RTLD_NEXT, #name); \\
        return other(x, own(x)); }
    #define SINGLE(name) float name(float x) { \\
        static float (*own)(float); \\
        if (!own) own = (float (*)(float))dlsym(RTLD_NEXT, #name); \\
        return other_single(x, own(x)); }
    DOUBLE(sin) DOUBLE(cos) DOUBLE(exp) DOUBLE(tanh)
    SINGLE(sinf) SINGLE(cosf) SINGLE(expf) SINGLE(tanhf)
    void sincos(double x, double *sine, double *cosine) { *sine = sin(x); *cosine = cos(x); }
    void sincosf(float x, float *sine, float *cosine) { *sine = sinf(x); *cosine = cosf(x); }
    """
