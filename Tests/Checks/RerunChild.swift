import Foundation
import Lyceum
import LyceumSystem
import TestSupport

/// A student's program, of several kinds, that a grader runs again: it does not know of that.
enum RerunChild: String {
    /// Plays sampled actions for a number of steps.
    case random
    /// Plays sampled actions, and seeds nothing.
    case unseeded
    /// Balances the pole by what it sees.
    case honest
    /// Balances the pole with actions that were worked out before, for the seeds that it plays with.
    case memorised
    /// As `honest`, and crashes after some episodes.
    case crash
    /// Makes no environment.
    case none
    /// Plays for ever.
    case endless
    /// Leaves a program running that keeps all open.
    case leaves
    /// Looks for the grader's files, and for the seed.
    case spies

    static func run(_ arguments: [String]) {
        do {
            guard let kind = arguments.first.flatMap(RerunChild.init), arguments.count == 2 else {
                throw CheckFailed("arguments")
            }
            try kind.play(Int(arguments[1]) ?? 0)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    /// Leans against the pole's fall.
    private static func lean(_ observation: [Float]) -> Int { observation[2] + 0.5 * observation[3] > 0 ? 1 : 0 }

    private func play(_ count: Int) throws {
        if self == .none { return }
        if self == .spies { try spy() }
        var env = try Recorder(make(.cartPole), logs: true, logFolder: ".", logFile: "log.txt", logEnds: true)
        var action = env.actionSpace
        if self == .unseeded { try env.reset() } else { try seedEverything(42, &env) }
        if self == .random || self == .unseeded {
            for _ in 0..<count where try env.step(env.actionSpace.sample()).isDone { try env.reset() }
            return try env.close()
        }
        var episode = 0
        while self == .endless || episode < count {
            var observation = try env.reset(seed: 100 + episode).observation
            var plan = self == .memorised ? try Self.plan(seed: 100 + episode) : []
            var isDone = false
            while !isDone {
                let chosen =
                    self == .memorised ? plan.popLast() ?? action.sample() : Self.lean(observation)
                let step = try env.step(chosen)
                (observation, isDone) = (step.observation, step.isDone)
            }
            episode += 1
            if self == .crash, episode == 3 { fatalError("what a student's program prints at its end") }
        }
        if self == .leaves { _ = try Program(path: "/bin/sleep").start(["100"]) }
        try env.close()
    }

    /// The actions that balance the pole from the start that a seed has, the last one first.
    private static func plan(seed: Int) throws -> [Int] {
        var env = try Gymnasium.make(.cartPole)
        var observation = try env.reset(seed: seed).observation
        var plan: [Int] = []
        var isDone = false
        while !isDone {
            plan.append(lean(observation))
            let step = try env.step(plan[plan.count - 1])
            (observation, isDone) = (step.observation, step.isDone)
        }
        return plan.reversed()
    }

    private func spy() throws {
        for path in ["/etc/shadow", "/root", "/proc/\(getppid())/environ", "/proc/\(getppid())/mem"] {
            if let data = FileManager.default.contents(atPath: path), !data.isEmpty {
                throw CheckFailed("read \(path)")
            }
            if let names = try? FileManager.default.contentsOfDirectory(atPath: path), !names.isEmpty {
                throw CheckFailed("listed \(path)")
            }
        }
        if ProcessInfo.processInfo.environment.keys.contains(where: { $0.contains("HIDDEN") }) {
            throw CheckFailed("seed")
        }
    }
}
