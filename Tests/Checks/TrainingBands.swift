import Foundation
import Lyceum
import TestSupport

/// The tutorial on REINFORCE, run as its readers run it with one seed after another: how many runs are solved, and when.
///
/// The bands are from independent simulations of 30 to 50 runs; the seeds are 0, 1, 2, …, and none is left out.
let trainingBands = Check("training/reinforce") { isQuick in
    let seeds = isQuick ? 2 : 50
    var solved: [[Int]] = [[], [], []]
    for seed in 0..<seeds {
        let output = try tutorial(seed: seed, threads: nil)
        let ends = output.split(separator: "\n").filter { $0.hasPrefix("Reached") || $0.hasPrefix("Not solved") }
        try require(ends.count == 3, "seed \(seed): \(ends.count) runs instead of 3")
        for (variant, end) in ends.enumerated() where end.hasPrefix("Reached") {
            solved[variant].append(Int(end.split(separator: " ")[4]) ?? 0)
        }
    }
    // The same seed gives the same page, run after run and whatever the number of threads.
    let page = try tutorial(seed: 7, threads: nil)
    for threads in [nil, 1, 3] {
        try require(try tutorial(seed: 7, threads: threads) == page, "two runs of seed 7 differ")
    }
    let medians = solved.map { $0.isEmpty ? 0 : $0.sorted()[$0.count / 2] }
    let figures = zip(solved, medians).map { "\($0.count) of \(seeds), median \($1)" }.joined(separator: "; ")
    if !isQuick {
        try require(28...45 ~= solved[0].count && 220...360 ~= medians[0], "with dropout: \(figures)")
        try require(solved[1].count == seeds && 511...811 ~= medians[1], "without dropout: \(figures)")
        try require(solved[2].count == seeds && 192...392 ~= medians[2], "with a baseline: \(figures)")
    }
    return figures
}

/// What the tutorial prints for a seed.
private func tutorial(seed: Int, threads: Int?) throws -> String {
    try withTemporaryFolder { folder in
        var environment = Program.environment
        if let threads { environment["LYCEUM_THREADS"] = String(threads) }
        // A run that is not solved ends with code 1, and still has its three lines.
        return try Program.current.neighbour("tutorial-cartpole-reinforce")
            .run(["--seed", String(seed), "--out", "out"], environment: environment, in: folder).output
    }
}
