import Lyceum

/// `course log FILE`: a log as a table.
enum LogCommand {
    static let command = Command(
        name: "log", usage: "log FILE", summary: "prints a log as a table, with its mean and best episode", flags: [],
        example: "log runs/lecture-2-gym/logs/xxxx00-agent-log.txt"
    ) { arguments, output in
        let path = try arguments.only("the log's path", example: "logs/xxxx00-agent-log.txt")
        let log = try CourseLog(contentsOf: path)
        var rows = [["episode", "return", "steps", "mean reward"] + (log.hasEnds ? ["end"] : [])]
        rows += log.rows.map { row in
            let mean = row.length > 0 ? row.rewardSum / Double(row.length) : .nan
            return [String(row.count), row.rewardSum.description, String(row.length), mean.description]
                + (row.end.map { [$0.rawValue] } ?? [])
        }
        table(rows).forEach(output)
        let returns = log.rows.map(\.rewardSum)
        guard let best = log.rows.max(by: { $0.rewardSum < $1.rewardSum }) else { return }
        output("")
        output(
            "\(log.rows.count) episodes, \(log.rows.reduce(0) { $0 + $1.length }) steps, mean return "
                + "\(returns.reduce(0, +) / Double(returns.count)), best \(best.rewardSum) in episode \(best.count)")
    }
}
