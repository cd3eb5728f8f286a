import Lyceum

/// Part 7 of the lecture; what it found is returned for the self-check.
func offPolicy() throws -> (errors: [Double], variance: Double, hands: Int, runs: Int, loop: [ImportanceSampling]) {
    let repeats = options.quick ? 10 : 100
    let plays = options.quick ? 1000 : 10_000
    heading("7. Off-policy: the value of one hand, \(repeats) runs of \(plays) hands played at random")

    let hand13 = Cards.state(sum: 13, dealer: 2, ace: true)
    let points = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000].filter { $0 <= plays }
    var ordinaryErrors = Array(repeating: 0.0, count: points.count)
    var weightedErrors = ordinaryErrors
    for run in 0..<repeats {
        var estimate = ImportanceSampling()
        dealer.random = stream(options.seed, run, 2)
        luck = stream(options.seed, run, 3)
        for episode in 1...plays {
            try deal(hand13)
            let hand = try play(from: hand13, number: Cards.state) { _ in
                luck.random() < 0.5 ? 0 : 1
            } step: {
                try dealer.step($0)
            }
            let ratio = hand.reduce(1) { ratio, visit in ratio * sticksOn20(visit.state)[visit.action] / 0.5 }
            estimate.include(hand[hand.count - 1].reward, ratio: ratio)
            guard let place = points.firstIndex(of: episode) else { continue }
            ordinaryErrors[place] += Math.pow(estimate.ordinary - exactStick[hand13], 2) / Double(repeats)
            weightedErrors[place] += Math.pow(estimate.weighted - exactStick[hand13], 2) / Double(repeats)
        }
    }
    let moment = secondMoments(of: sticksOn20, under: [0.5, 0.5], in: cards)[hand13]
    let variance = moment - exactStick[hand13] * exactStick[hand13]
    print(
        "the target is \(decimals(exactStick[hand13], 6)), and the variance of ρ G, exactly, \(decimals(variance, 4))")
    let offRows = Table(("hands", 9), ("ordinary", 12), ("variance/n", 12), ("weighted", 12))
    for (place, episode) in points.enumerated() {
        offRows.row(
            "\(episode)", decimals(ordinaryErrors[place], 6), decimals(variance / Double(episode), 6),
            decimals(weightedErrors[place], 6))
    }
    var offChart = Chart(
        "a hand of 13 against 2, \(repeats) runs", x: .logarithmic("hands"), y: .logarithmic("mean squared error"))
    offChart.line(x: points, y: ordinaryErrors, label: "ordinary", marker: .circle)
    offChart.line(x: points, y: points.map { variance / Double($0) }, label: "variance / n", style: .dashed)
    offChart.line(x: points, y: weightedErrors, label: "weighted", marker: .cross)
    try offChart.write(to: options.path("plots/off-policy.svg"))

    // Here the variance is finite. In the loop of the book's example 5.5 it is not: an episode of k steps that the target
    // could have played has ρ = 2ᵏ, and its probability falls more slowly than ρ² grows. Of the mean 1, the episodes of at
    // most k steps contribute 1 − 0.9ᵏ, and of the mean square 0.2 (1 + 1.8 + … + 1.8ᵏ⁻¹), which has no bound.

    print("\nthe loop: what episodes of at most k steps contribute, exactly")
    let loopRows = Table(("k", 4), ("to the mean of ρ G", 20), ("to its mean square", 20), ("probability beyond k", 22))
    for k in [1, 10, 20, 40] {
        let power = Double(k)
        loopRows.row(
            "\(k)", decimals(1 - Math.pow(0.9, power), 4), decimals(0.25 * (Math.pow(1.8, power) - 1), 1),
            "\(Float(Math.pow(0.45, power)))")
    }
    let loop = try loopModel()
    let loopPlays = options.quick ? 1000 : 100_000
    let marks = (0...100).map { Int(Math.pow(10, Double($0) / 20).rounded()) }.filter { $0 <= loopPlays }
    var loopChart = Chart(
        "ten runs of the loop", x: .logarithmic("episodes"), y: .linear("ordinary estimate", range: 0...3))
    var ends: [ImportanceSampling] = []
    for run in 0..<10 {
        var random = stream(options.seed, run, 4)
        var estimate = ImportanceSampling()
        var line: [Double] = []
        for episode in 1...loopPlays {
            let (episodeReturn, ratio) = try playLoop(loop, using: &random)  // `&`: the function draws from this stream
            estimate.include(episodeReturn, ratio: ratio)
            while line.count < marks.count, marks[line.count] == episode { line.append(estimate.ordinary) }
        }
        loopChart.line(x: marks, y: line)
        ends.append(estimate)
    }
    loopChart.line(x: [1, loopPlays], y: [1.0, 1], label: "the value", style: .dashed, color: .black)
    try loopChart.write(to: options.path("plots/loop.svg"))
    print("after \(loopPlays) episodes, ordinary: \(ends.map { decimals($0.ordinary, 2) }.joined(separator: " "))")
    print("the same, weighted: \(ends.map { decimals($0.weighted, 2) }.joined(separator: " "))")

    // An ordinary estimate looks settled and is too low, until a long episode makes it jump; more episodes hardly help. The
    // weighted estimate is 1 as soon as there is one episode that the target could have played.
    return (ordinaryErrors, variance, plays, repeats, ends)
}
