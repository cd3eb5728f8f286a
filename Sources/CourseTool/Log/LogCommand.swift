import Lyceum
import LyceumHandIns
import LyceumSystem

/// `course log FILE|FOLDER…`: one log as a table of its episodes, or several as a table of runs; and whether they can be true.
enum LogCommand {
    static let command = Command(
        name: "log", usage: "log FILE|FOLDER...", summary: "prints logs as tables and tells rows that cannot be true",
        flags: [
            (Flag("--env", example: "CartPole-v1", "judges rewards and lengths by this environment, too"), "ID"),
            (
                Flag("--set", example: "sutton_barto_reward=true", "an option that it was made with; may be repeated"),
                "K=V"
            ),
            (Flag("--max-steps", example: "1000", "the time limit that it was made with (the registered one)"), "N"),
        ],
        example: "log runs/*/logs/*.txt --env CartPole-v1"
    ) { arguments, output in
        guard !arguments.positional.isEmpty else {
            throw InvalidCommandLine("the logs are missing, such as logs/xxxx00-agent-log.txt")
        }
        let facts = try facts(arguments)
        let paths = try arguments.positional.flatMap(logs)
        if paths.count == 1 {
            try one(RunLog(contentsOf: paths[0]), facts, output)
        } else {
            try several(paths, facts, output)
        }
    }

    /// The logs that an argument stands for: itself, or those in a run's folder.
    private static func logs(_ path: String) throws -> [String] {
        guard Platform.isFolder(path) else { return [path] }
        let logs = try RunFiles.logs(in: path).map(\.path)
        guard !logs.isEmpty else { throw InvalidCommandLine("there is no log in \(path), nor in a folder logs in it") }
        return logs
    }

    private static func facts(_ arguments: ParsedArguments) throws -> RewardFacts? {
        let maxSteps = try arguments.count("--max-steps", atLeast: 1)
        let options = try RolloutCommand.options(arguments.texts("--set"))
        guard let id = arguments.text("--env") else {
            if maxSteps != nil || !options.isEmpty {
                throw InvalidCommandLine("--set and --max-steps belong to an environment, such as --env CartPole-v1")
            }
            return nil
        }
        var facts = try RewardFacts(id, options: options, maxSteps: maxSteps)
        facts.limitHint = " (--max-steps tells another limit)"
        return facts
    }

    private static func one(_ run: RunLog, _ facts: RewardFacts?, _ output: (String) -> Void) throws {
        let hasEnds = run.log?.hasEnds == true
        var rows = [["episode", "return", "steps", "mean reward"] + (hasEnds ? ["end"] : [])]
        rows += run.returns.indices.map { index in
            let mean = run.lengths[index] > 0 ? run.returns[index] / Double(run.lengths[index]) : .nan
            return [
                String(run.count(index)), run.returns[index].description, String(run.lengths[index]), mean.description,
            ]
                + (hasEnds ? [run.log?.rows[index].end?.rawValue ?? ""] : [])
        }
        table(rows).forEach(output)
        output("")
        LogSummary(run).lines.forEach(output)
        let contradictions = contradictions(run, facts)
        guard let first = contradictions.first else { return }
        let most = 20
        output("")
        for contradiction in contradictions.prefix(most) { output(contradiction.description) }
        if contradictions.count > most { output("and \(contradictions.count - most) lines more") }
        throw CommandFailed(
            "\(run.path) cannot be true in \(contradictions.count) of \(run.returns.count) rows, \(first)")
    }

    private static func several(_ paths: [String], _ facts: RewardFacts?, _ output: (String) -> Void) throws {
        var rows = [["log", "episodes", "steps", "mean return", "best", "mean of the last \(LogSummary.window)", ""]]
        var unread: [String] = []
        var untrue = 0
        for path in paths {
            do {
                let run = try RunLog(contentsOf: path)
                let summary = LogSummary(run)
                let hasReturn = summary.best != nil
                let contradictions = contradictions(run, facts)
                if !contradictions.isEmpty { untrue += 1 }
                rows.append([
                    path, String(summary.episodes), summary.stepsText, hasReturn ? decimals(summary.mean, 2) : "-",
                    summary.best.map { decimals($0.episodeReturn, 2) } ?? "-",
                    hasReturn ? decimals(summary.lastMean, 2) : "-",
                    contradictions.first.map { "\(contradictions.count) rows cannot be true, \($0)" } ?? "",
                ])
            } catch {
                // One unreadable log among a hundred must not hide the others.
                rows.append([path, "-", "-", "-", "-", "-", "\(error)"])
                unread.append(path)
            }
        }
        table(rows).forEach(output)
        if let first = unread.first {
            throw InvalidCommandLine(
                "\(unread.count) of \(paths.count) logs could not be read, \(first) the first of them")
        }
        if untrue > 0 { throw CommandFailed("\(untrue) of \(paths.count) logs cannot be true") }
    }

    private static func contradictions(_ run: RunLog, _ facts: RewardFacts?) -> [LogContradiction] {
        guard let log = run.log else { return [] }
        return facts?.contradictions(of: log) ?? log.contradictions()
    }
}
