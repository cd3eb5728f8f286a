import Foundation
import Lyceum
import TestSupport

/// This program started by itself, to be killed or to compete for a file.
enum Child {
    /// Starts one that records episodes of CartPole in a folder: for ever, or a number of them.
    static func start(
        folder: String, seed: Int, episodes: Int?, isFilmed: Bool = false, isShort: Bool = false
    ) throws -> StartedProgram {
        let length = episodes.map(String.init) ?? "endless"
        return try Program.current.start(
            ["--child", folder, String(seed), length] + (isFilmed ? ["filmed"] : []) + (isShort ? ["short"] : []))
    }

    /// Records as fast as it can; each episode's number and length is printed after its last step has returned.
    static func run(_ arguments: [String]) {
        do {
            guard arguments.count >= 3, let seed = Int(arguments[1]) else { throw CheckFailed("arguments") }
            let isFilmed = arguments.contains("filmed")
            if arguments.contains("closing") { for number in Int32(0)...2 { close(number) } }
            var env = try Recorder(
                make(
                    .cartPole, renderMode: isFilmed ? .rgbArray : nil,
                    maxEpisodeSteps: arguments.contains("short") ? 60 : nil), video: isFilmed,
                videoFolder: arguments[0],
                videoPrefix: "film", logs: true, logFolder: arguments[0], logFile: "log.txt")
            let episodes = Int(arguments[2]) ?? Int.max
            try play(&env, seed: seed, episodes: episodes) { episode, length in
                say("\(episode) \(length)")
            }
            try env.close()
            say(env.logPath ?? "")
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    /// Prints a line at once, where there is somebody to read it.
    private static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    /// Plays sampled episodes.
    static func play<E: Env>(
        _ env: inout E, seed: Int, episodes: Int, _ report: (_ episode: Int, _ length: Int) throws -> Void
    ) throws {
        try env.actionSpace.seed(seed)
        for episode in 0..<episodes {
            try env.reset(seed: episode == 0 ? seed : nil)
            var length = 1
            while !(try env.step(env.actionSpace.sample()).isDone) { length += 1 }
            try report(episode, length)
        }
    }

    /// The log of the first episodes, from an environment that nothing records.
    static func trueLog(seed: Int, episodes: Int) throws -> (text: String, lengths: [Int]) {
        var text = "count\treward_sum\tsquared_reward_sum\tlength\n"
        var lengths: [Int] = []
        var env = try make(.cartPole)
        try play(&env, seed: seed, episodes: episodes) { episode, length in
            text += "\(episode)\t\(length).0\t\(length).0\t\(length)\n"
            lengths.append(length)
        }
        return (text, lengths)
    }
}
