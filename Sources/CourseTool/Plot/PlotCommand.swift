import Lyceum

/// `course plot FILE…`: learning curves of one or more experiments.
enum PlotCommand {
    static let command = Command(
        name: "plot", usage: "plot FILE...", summary: "draws the learning curves of logs, grouped by experiment",
        flags: [
            (Flag("--smoothing", example: "10", "the number of episodes of the trailing mean (10)"), "N"),
            (Flag("--band", example: "bootstrap", "around the mean: deviation, bootstrap or none (deviation)"), "KIND"),
            (Flag("--value", example: "length", "what to draw: return or length (return)"), "NAME"),
            (Flag("--x", example: "steps", "what it is drawn over: episodes or steps (episodes)"), "NAME"),
            (Flag("--title", example: "CartPole", "a heading"), "TEXT"),
            (Flag("--out", example: "plots/curves.svg", "the SVG file (runs/course/plot.svg)"), "FILE"),
        ],
        example: "plot runs/*/logs/*.txt --smoothing 50"
    ) { arguments, output in
        guard !arguments.positional.isEmpty else {
            throw InvalidCommandLine("the logs are missing, such as plot runs/*/logs/*.txt")
        }
        let smoothing = try arguments.count("--smoothing", atLeast: 1) ?? 10
        let band = try arguments.choice("--band", among: Band.allCases.map(\.rawValue), default: "deviation")
        let value = try arguments.choice("--value", among: ["return", "length"], default: "return")
        let x = try arguments.choice("--x", among: ["episodes", "steps"], default: "episodes")
        let path = arguments.text("--out") ?? "runs/course/plot.svg"

        // If the name is forgotten in `--out logs/*.txt`, the shell puts a log there, which would be overwritten.
        if Platform.isRegularFile(path), let log = try? RunLog(contentsOf: path), !log.returns.isEmpty {
            throw InvalidCommandLine(
                "--out is \"\(path)\", which is a log: name the picture, such as --out plots/curves.svg")
        }

        let runs = try arguments.positional.map(RunLog.init(contentsOf:))
        let used = runs.filter { !$0.returns.isEmpty }
        guard !used.isEmpty else {
            throw InvalidCommandLine("there are no episodes in \(runs.map(\.path).joined(separator: ", "))")
        }
        for run in runs where run.returns.isEmpty { output("\(run.path) has no episodes and is left out") }

        var chart = Chart(
            arguments.text("--title") ?? "", x: x == "steps" ? "steps" : "episode",
            y: value == "return" ? "return" : "steps of an episode")
        var terminal = TerminalChart(x: x == "steps" ? "steps" : "episodes")
        let colors: [ChartColor] = [.blue, .orange, .green, .red, .purple, .brown, .pink, .olive, .cyan]
        for (index, experiment) in Experiment.grouped(used).enumerated() {
            let curve = ExperimentCurve(
                experiment.runs, values: { value == "return" ? $0.returns : $0.lengths.map(Double.init) },
                smoothing: smoothing, band: Band(rawValue: band) ?? .deviation, overSteps: x == "steps")
            let lengths = experiment.runs.map(\.returns.count)
            if let least = lengths.min(), let most = lengths.max(), least < most {
                output("\(experiment.name): runs of \(least) to \(most) episodes, drawn up to the shortest")
            }
            let label = legend(experiment, smoothing: smoothing, band: band)
            let color = colors[index % colors.count]
            if band != Band.none.rawValue {
                chart.band(x: curve.x, from: curve.low, to: curve.high, color: color, opacity: 0.2)
            }
            chart.line(x: curve.x, y: curve.mean, label: label, color: color)
            terminal.line(x: curve.x, y: curve.mean, label: label)
        }
        try CommandFailed.here { try chart.write(to: path) }
        terminal.lines.forEach(output)
        output("")
        output("written: \(path)")
    }

    /// For example `dqn: 5 runs, mean of 10 episodes, ± deviation`.
    private static func legend(_ experiment: Experiment, smoothing: Int, band: String) -> String {
        let runs = experiment.runs.count == 1 ? "1 run" : "\(experiment.runs.count) runs"
        let smoothed = smoothing == 1 ? "not smoothed" : "mean of \(smoothing) episodes"
        let around =
            switch Band(rawValue: band) {
            case .deviation: ", ± deviation"
            case .bootstrap where experiment.runs.count > 1: ", 95 % bootstrap"
            default: ""
            }
        return "\(experiment.name): \(runs), \(smoothed)\(around)"
    }
}

extension ParsedArguments {
    /// The value of a flag that accepts certain words.
    func choice(_ name: String, among words: [String], default word: String) throws -> String {
        guard let given = text(name) else { return word }
        guard words.contains(given) else {
            let hint = nearest(to: given, among: words).map { "did you mean `\($0)`? " } ?? ""
            throw InvalidCommandLine("\(name) is \"\(given)\": \(hint)expected \(words.joined(separator: ", "))")
        }
        return given
    }
}
