// How fast the package is, as a ratio to its peer in one run:
//
//     LYCEUM_PROGRAMS=1 swift run -c release benchmarks [--filter TEXT] [--json] [--peer PYTHON]
//
// Method, machine and figures are in README.md beside this file.

import Lyceum
import LyceumNumerics

let flags = [
    Flag("--filter", example: "make/", "only benchmarks whose name contains a text"),
    Flag("--json", "one JSON object a line"),
    Flag("--peer", example: "python3", "a Python whose libraries do the same work in turn"),
    Flag("--rounds", example: "5", "how often each is measured; the median counts"),
    Flag("--help", "this text"),
]

do {
    let arguments = try ParsedArguments(CommandLine.arguments.dropFirst(), flags: flags)
    if arguments.has("--help") {
        print(flags.map { $0.line(placeholder: "X") }.joined(separator: "\n"))
    } else {
        try runBenchmarks(arguments)
    }
} catch {
    Platform.writeToStandardError("benchmarks: \(error)\n")
    Platform.exit(2)
}

func runBenchmarks(_ arguments: ParsedArguments) throws {
    let rounds = try arguments.count("--rounds", atLeast: 1) ?? 5
    let peer = arguments.text("--peer").map(Peer.init(python:))
    let filter = arguments.text("--filter") ?? ""
    let chosen = allBenchmarks.filter { filter.isEmpty || $0.name.contains(filter) }
    guard !chosen.isEmpty else {
        throw InvalidCommandLine(
            "no benchmark contains \"\(filter)\": \(allBenchmarks.map(\.name).joined(separator: ", "))")
    }
    for benchmark in chosen {
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<rounds {
            ours.append(try benchmark.measure())
            if let peer, let value = try peer.measure(benchmark.name) { theirs.append(value) }
        }
        let result = Measurement(
            name: benchmark.name, unit: benchmark.unit, value: median(ours),
            peer: theirs.isEmpty ? nil : median(theirs))
        print(arguments.has("--json") ? result.json : result.line)
    }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
