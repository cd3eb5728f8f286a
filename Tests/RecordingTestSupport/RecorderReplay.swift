import Foundation
import Lyceum
import LyceumNumerics

/// A scenario carried out by our recorder.
package struct RecorderReplay {
    /// What came of each call.
    package private(set) var outcomes: [RecorderScenario.Outcome] = []
    /// The log after the last call.
    package let log: String
    /// The row of an episode that is over, where no call closed it: rldurham's log lacks it still.
    package private(set) var openRow = ""

    package init(_ scenario: RecorderScenario, folder: String) throws {
        var env = try Recorder(
            scenario.environment(), info: scenario.info, smoothing: scenario.smoothing, fullStats: scenario.fullStats,
            key: scenario.key, ignoreExisting: scenario.ignoreExisting, logs: scenario.logs, logFolder: folder,
            logFile: "log.txt")
        // Ours would write all episodes if nobody had said that there are none to be logged.
        env.logs = scenario.logs
        var last: Info = [:]
        var episode: (length: Int, sum: Double, squares: Double) = (0, 0, 0)
        for call in scenario.calls {
            var outcome = RecorderScenario.Outcome([:])
            do {
                switch call.kind {
                case .reset, .close:
                    if case .reset = call.kind { try env.reset() } else { try env.close() }
                    episode = (0, 0, 0)
                    openRow = ""
                case .set("info", let isOn): env.info = isOn
                case .set("logs", let isOn): env.logs = isOn
                case .set(_, let isOn): env.ignoreExisting = isOn
                case .addStatistics(let toLast, let ignoreExisting):
                    var info = toLast ? last : [:]
                    try env.addStats(to: &info, ignoreExisting: ignoreExisting)
                    if toLast { last = info }
                    outcome = RecorderScenario.Outcome(info, key: scenario.key)
                case .step(let index):
                    if env[as: OrderEnforcing<ScriptedEnv>.self]?.hasReset == true {
                        let scripted = scenario.script[index]
                        episode.length += 1
                        episode.sum += scripted.reward
                        episode.squares += squared(scripted.reward)
                        if scripted.isDone, env.logs {
                            openRow = "\(env.episodeCount)\t\(text(episode.sum))\t\(text(episode.squares))"
                            openRow += "\t\(episode.length)\n"
                        }
                    }
                    let step = try env.step(.int(index))
                    last = step.info
                    outcome = RecorderScenario.Outcome(last, key: scenario.key)
                    outcome.reward = step.reward.pythonDescription
                }
            } catch {
                outcome = RecorderScenario.Outcome(error)
            }
            outcomes.append(outcome)
        }
        try env.writeLog()
        log = try String(contentsOfFile: folder + "/log.txt", encoding: .utf8)
    }
}

private func text(_ number: Double) -> String { number.isNaN ? "" : number.pythonDescription }

extension RecorderScenario {
    /// The environment, with what stands between `make` and the recorder.
    fileprivate func environment() throws -> AnyEnv {
        let env = UnscaledReward(OrderEnforcing(ScriptedEnv(script)))
        let words = transform.split(separator: " ")
        let numbers = words.compactMap { Double($0) }
        return switch words[0] {
        case "scale": AnyEnv(env.rewardsTransformed { numbers[0] * $0 })
        case "clip": AnyEnv(try env.rewardsClipped(to: numbers[0]...numbers[1]))
        default: AnyEnv(env)
        }
    }
}
