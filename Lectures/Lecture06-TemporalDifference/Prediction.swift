import Lyceum

/// The errors that parts 7 to 10 find.
struct PredictionErrors {
    var td: [Double] = []
    var monteCarlo: [Double] = []
    var batches: [Double] = []
    var steps: [Double] = []
    var traces: [Double] = []
    /// On five states, of as many steps as there are, with the second step size of Monte Carlo.
    var allSteps = 0.0

    /// Compares what must agree whatever the random numbers are.
    func checkExactly() {
        selfCheck(traces[0], is: steps[0], "λ = 0 and n = 1 are both TD(0)")
        selfCheck(allSteps, is: monteCarlo[1], within: 1e-12, "as many steps as there are is Monte Carlo")
    }

    /// Compares them with the ranges of twenty simulations of the same size, and from part 9 on with the means of others.
    ///
    /// Those are known to within 0.01. For 200 runs that is twice the standard error, and one seed in twenty would be off by
    /// more: that is why there are 1000.
    func check() {
        let tdBands = [0.032...0.040, 0.052...0.061, 0.067...0.077]
        for (alpha, (error, band)) in zip([0.05, 0.1, 0.15], zip(td, tdBands)) {
            selfCheck(error, in: widened(band), "five states, TD, α = \(alpha)")
        }
        let monteCarloBands = [0.093...0.102, 0.076...0.090, 0.086...0.102, 0.097...0.118]
        for (alpha, (error, band)) in zip([0.01, 0.02, 0.03, 0.04], zip(monteCarlo, monteCarloBands)) {
            selfCheck(error, in: widened(band), "five states, Monte Carlo, α = \(alpha)")
        }
        selfCheck(batches[0], in: widened(0.032...0.042), "five states, batch TD")
        selfCheck(batches[1], in: widened(0.048...0.067), "five states, batch Monte Carlo")
        selfCheck(steps, are: [0.346, 0.278, 0.265, 0.282, 0.324], within: 0.01, "nineteen states, n = 1, 2, 4, 8, 16")
        selfCheck(traces, are: [0.346, 0.276, 0.266, 0.292, 0.336], within: 0.01, "nineteen states, λ = 0 to 0.95")
    }
}

/// Parts 7 to 10 of the lecture, to be read like the rest.
func prediction(_ options: ProgramOptions) throws -> PredictionErrors {
    var found = PredictionErrors()

    // -----------------------------------------------------------------------------------------------------------------
    // 7. TD or Monte Carlo?
    //
    // Back to prediction, to compare the two. Example 6.2 is a walk on five states, left or right with equal chance, from
    // the middle to one of the ends; only the right end pays, 1. The true values are 1/6 to 5/6, and learning begins with
    // 0.5. Walks.swift has all methods from here on; each is given the same walks. The error is the root of the mean
    // square over the states. `{ V, walks in … }` is a function without a name: it is given V and walks, and does what
    // follows. Where they are not named they are $0 and $1 (and $2, where there is a third).

    let walkRuns = options.quick ? 5 : 100
    heading("7. The random walk: error after 100 walks, means of \(walkRuns) runs")

    var walk = try make(.randomWalk)
    let five = Chain(
        exact: [0] + (1...5).map { Double($0) / 6 } + [0], start: [0, 0.5, 0.5, 0.5, 0.5, 0.5, 0],
        runs: try (0..<walkRuns).map { run in
            walk.random = stream(options.seed, run, 0)
            return try walks(100, in: &walk)
        })
    let walkTable = Table(("method", 12), ("α", 6), ("error", 8))
    var walkChart = Chart("Five states", x: "walks", y: .linear("error", range: 0...0.25))
    for alpha in [0.05, 0.1, 0.15] {
        let errors = five.errors { V, walks in learnTD(&V, walks.last!, alpha: alpha) }
        walkTable.row("TD", "\(alpha)", decimals(errors.last!, 3))
        walkChart.line(errors, label: "TD, α = \(alpha)")
        found.td.append(errors.last!)
    }
    for alpha in [0.01, 0.02, 0.03, 0.04] {
        let errors = five.errors { V, walks in learnMonteCarlo(&V, walks.last!, alpha: alpha) }
        walkTable.row("Monte Carlo", "\(alpha)", decimals(errors.last!, 3))
        walkChart.line(errors, label: "MC, α = \(alpha)", style: .dashed)
        found.monteCarlo.append(errors.last!)
    }

    // A large α learns fast and stays noisy, a small one is slow and ends closer; Monte Carlo with α = 0.01 is not at its
    // end after 100 walks. TD is ahead of Monte Carlo: a return sums up the luck of a whole walk, a TD target has that of a
    // single step.

    // -----------------------------------------------------------------------------------------------------------------
    // 8. What they come to in the end
    //
    // Is TD only faster? Let both go over the same walks again and again until nothing changes, as in example 6.3. Then no
    // step size is left in the result, and all that differs is what they look for. Monte Carlo ends at the mean of the
    // returns, which fits these walks best. TD ends at the values of the model that these walks suggest, and that fits the
    // next walks better.

    heading("8. The same walks over and over: error after 100 walks")

    let batches = [five.errors { batchTD(&$0, $1) }, five.errors { batchMonteCarlo(&$0, $1) }]
    found.batches = batches.map { $0.last! }
    print("TD \(decimals(batches[0].last!, 3)), Monte Carlo \(decimals(batches[1].last!, 3))")
    var batchChart = Chart("Five states, batches", x: "walks", y: .linear("error", range: 0...0.25))
    batchChart.line(batches[0], label: "TD")
    batchChart.line(batches[1], label: "Monte Carlo", style: .dashed)
    try Figure([walkChart, batchChart]).write(to: options.path("plots/random-walk.svg"))

    // -----------------------------------------------------------------------------------------------------------------
    // 9. Between the two: n steps
    //
    // TD looks one step ahead, Monte Carlo to the end. A target of n steps for a state s₀ lies between:
    //
    //     G = r₁ + γ r₂ + … + γⁿ⁻¹ rₙ + γⁿ V(sₙ)
    //
    // Where the walk ends before, G is the sum of the rewards up to there. The walk of example 7.1 has 19 states and pays
    // −1 at the left end and 1 at the right one. The error is a mean over the first ten walks, for α = 0.1, 0.2, … 1; the
    // table has the best of them.

    let manyWalks = options.quick ? 10 : 1000
    heading("9. Nineteen states, n steps: mean error of the first ten walks, \(manyWalks) runs")

    var longWalk = try make(.randomWalk19)
    let nineteen = Chain(
        exact: [0] + (1...19).map { Double($0) / 10 - 1 } + [0], start: [Double](repeating: 0, count: 21),
        runs: try (0..<manyWalks).map { run in
            longWalk.random = stream(options.seed, run, 1)
            return try walks(10, in: &longWalk)
        })
    let alphas = (1...10).map { Double($0) / 10 }
    let columns = [("method", 9), ("error", 7), ("at α", 6)]

    /// Prints a method's best error over the step sizes, and draws them all.
    func best(
        _ name: String, _ table: Table, _ chart: inout Chart, _ learn: (inout [Double], Walk, Double) -> Void
    ) -> Double {
        let errors = alphas.map { alpha in mean(nineteen.errors { V, walks in learn(&V, walks.last!, alpha) }) }
        let least = errors.min()!
        table.row(name, decimals(least, 3), "\(alphas[errors.firstIndex(of: least)!])")
        chart.line(x: alphas, y: errors, label: name)
        return least
    }

    var stepsChart = Chart("Nineteen states, n steps", x: "α", y: .linear("error", range: 0.25...0.55))
    // More steps than a walk has: that must be Monte Carlo, and the self-check compares it.
    found.allSteps = five.errors { learnSteps(&$0, $1.last!, n: 1_000_000, alpha: 0.02) }.last!
    let stepsTable = Table(columns)
    for n in [1, 2, 4, 8, 16] {
        found.steps.append(best("n = \(n)", stepsTable, &stepsChart) { learnSteps(&$0, $1, n: n, alpha: $2) })
    }

    // -----------------------------------------------------------------------------------------------------------------
    // 10. All n at once: eligibility traces
    //
    // TD(λ) aims at a mean of the targets of all n, with weights (1 − λ) λⁿ⁻¹; what is left of the weights at the end of a
    // walk belongs to the whole return. It need not wait for any of them: each TD error δ is told to all states at once, and
    // a trace e(x) says how much it concerns the state x.
    //
    //     e(s) ← e(s) + 1 for the state s just left;    V(x) ← V(x) + α δ e(x),   e(x) ← γ λ e(x)  for all x
    //
    // With λ = 0 it is TD(0), to the last bit; with λ = 1 it is nearly Monte Carlo.

    heading("10. Nineteen states, TD(λ)")

    var tracesChart = Chart("Nineteen states, TD(λ)", x: "α", y: .linear("error", range: 0.25...0.55))
    let tracesTable = Table(columns)
    for lambda in [0, 0.4, 0.8, 0.9, 0.95] {
        found.traces.append(
            best("λ = \(lambda)", tracesTable, &tracesChart) { learnTraces(&$0, $1, lambda: lambda, alpha: $2) })
    }
    try Figure([stepsChart, tracesChart]).write(to: options.path("plots/nineteen-states.svg"))

    // In the middle it is best, with n near 4 or λ near 0.8. The next lectures keep the choice: how far to look before one
    // believes one's own estimates.
    return found
}
