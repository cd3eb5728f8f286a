import Lyceum

// The numbers that the lecture has to find. Those of the lakes, the grids and the rental were computed with Gymnasium 1.4 and
// NumPy, most of them by solving linear equations; sweeps and policies are those of the course's notebooks 4.

func checkKnownNumbers() throws {
    heading("Self-check")
    checkEvaluation()
    checkImprovement()
    checkIce()
    try checkExamples()
}

/// Numbers in a text, with spaces between them.
private func numbers(_ text: String) -> [Double] {
    text.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
}

// ---------------------------------------------------------------------------------------------------------------------
// Parts 2 and 3

private let walkKnown = numbers(
    """
    0.013939768663454592 0.011630911318747727 0.02095297381900105 0.010476484293706935 0.01624865188781288 0
    0.040751533203351294 0 0.034806193008116534 0.08816992993355395 0.14205315963086693 0 0 0.1758203682629529
    0.4392911758200956 0
    """)

private let bigWalkKnown = numbers(
    """
    0.0019035789527558794 0.0021697679716383023 0.0028151507833600736 0.004120559928489333 0.006547761979190421
    0.009803307260941065 0.013447882146770805 0.01597019683367526 0.0016374269860366295 0.0017905975751618675
    0.0021551439070956087 0.0029987838188968055 0.005719435946986942 0.009414296005584782 0.014570161936193376
    0.018492531729139432 0.0012181264072177412 0.0012000623171617034 0.00101605096835985 0 0.003916909055031512
    0.007564287208502093 0.01692594751123591 0.024937246592211148 0.0008169058674959623 0.0007754810535052017
    0.0007089997964524453 0.0007732289082105819 0.002383916636135871 0 0.020632100470029606 0.03939326743265284
    0.0004571204576836451 0.00037596012963240805 0.0002712399815212133 0 0.004845528917619903 0.011594203746590752
    0.026209190521046248 0.07261045929837726 0.00017850067154849927 0 0 0.0014483577636205188 0.0054039957954767496
    0.015322096638117675 0 0.15222892193155638 7.838306598648168e-05 0 0.00010938385183455489 0.0003894354038637684 0
    0.044290187049567595 0 0.38407630724678987 5.6649336011555906e-05 3.4916406870912154e-05 4.810006907757317e-05 0
    0.05394621718452918 0.161838651578028 0.3872795505239726 0
    """)

/// The solutions of the linear equations.
private let exactSmallKnown = numbers(
    """
    0.0139397962423 0.0116309272995 0.0209529856562 0.0104764928281 0.0162486651851 0 0.0407515368409 0 0.0348061993131
    0.0881699327542 0.142053161707 0 0 0.175820369996 0.439291177235 0
    """)

private let exactWalkKnown = numbers(
    """
    0.00190371334908 0.00216988639704 0.00281525088023 0.00412064573226 0.00654784559953 0.00980339444183
    0.0134479746732 0.0159702929172 0.00163754030113 0.00179069496181 0.00215522051139 0.00299884071703
    0.00571949662448 0.00941436305277 0.0145702366606 0.0184926111611 0.00121821259249 0.00120013263766
    0.0010160954865 0 0.00391693712859 0.00756432448417 0.0169259977553 0.0249373039056 0.000816964838694
    0.000775527509845 0.00070902879694 0.00077323905066 0.0023839274057 0 0.0206321259708 0.0393933028005
    0.000457154413743 0.000375983766086 0.000271253140757 0 0.00484553344355 0.0115942088143 0.0262092033275
    0.0726104785249 0.000178514636448 0 0 0.00144835828711 0.00540399755421 0.0153220984862 0 0.152228929447
    7.83894956007e-05 0 0.000109384089799 0.000389435594227 0 0.0442901875761 0 0.384076309816 5.66538503542e-05
    3.49182051077e-05 4.81007649689e-05 0 0.0539462172728 0.161838651818 0.387279550606 0
    """)

private func checkEvaluation() {
    let places: [[Int: Double]] = [
        [14: 0.25], [10: 0.0625, 13: 0.0625, 14: 0.34375],
        [6: 0.015625, 9: 0.03125, 10: 0.09765625, 13: 0.109375, 14: 0.3876953125],
    ]
    for (sweep, known) in places.enumerated() {
        selfCheck(firstSweeps[sweep], are: small.states.map { known[$0] ?? 0 }, "the values after sweep \(sweep + 1)")
    }
    selfCheck(walked.values, are: walkKnown, within: 1e-12, "the random walk on 4 × 4")
    selfCheck(bigWalked.values, are: bigWalkKnown, within: 1e-12, "the random walk on 8 × 8")
    let exact = solve(small, theta: 1e-17, walk).values
    selfCheck(exact, are: exactSmallKnown, within: 1e-12, "the random walk on 4 × 4, solved to the end")
    selfCheck(exactWalk, are: exactWalkKnown, within: 1e-12, "the random walk on 8 × 8, solved to the end")
    selfCheck(
        sweepCounts == [[57, 169], [52, 159], [74, 254]],
        "sweeps: 57 and 169 ascending, 52 and 159 descending, 74 and 254 synchronous")
}

// ---------------------------------------------------------------------------------------------------------------------
// Parts 4 to 6

private let optimumKnown = numbers(
    """
    0.009688901040699992 0.01384128720099999 0.019773267429999988 0.028247524899999984 0.04035360699999998
    0.05764800999999997 0.08235429999999996 0.11764899999999995 0.01384128720099999 0.019773267429999988
    0.028247524899999984 0.04035360699999998 0.05764800999999997 0.08235429999999996 0.11764899999999995
    0.16806999999999994 0.019773267429999988 0.028247524899999984 0.04035360699999998 0 0.08235429999999996
    0.11764899999999995 0.16806999999999994 0.24009999999999992 0.028247524899999984 0.04035360699999998
    0.05764800999999997 0.08235429999999996 0.11764899999999995 0 0.24009999999999992 0.3429999999999999
    0.019773267429999988 0.028247524899999984 0.04035360699999998 0 0.16806999999999994 0.24009999999999992
    0.3429999999999999 0.48999999999999994 0.01384128720099999 0 0 0.16806999999999994 0.24009999999999992
    0.3429999999999999 0 0.7 0.019773267429999988 0 0.08235429999999996 0.11764899999999995 0 0.48999999999999994 0
    1.0 0.028247524899999984 0.04035360699999998 0.05764800999999997 0 0.48999999999999994 0.7 1.0 0
    """)

private func checkImprovement() {
    func check(_ policy: Policy, _ layout: GridLayout, _ known: String, _ name: String) {
        selfCheck(arrows(policy, layout, isOneLine: true) == known, name)
    }
    check(improved, lake.layout, "↓ → ↓ ← / ↓ H ↓ H / → ↓ ↓ H / H → → G", "the improved policy on 4 × 4")
    let withDetours =
        "→ → → → → → → ↓ / ↑ ↑ → → → → → ↓ / ↑ ↑ ↑ H → → → ↓ / ↑ ↑ ↑ → ↓ H → ↓ / "
        + "↑ ↑ ↑ H → → → ↓ / ↑ H H → → ↓ H ↓ / ↑ H → ↑ H ↓ H ↓ / ↑ ← ↑ H → → → G"
    check(bigImproved, bigLake.layout, withDetours, "the improved policy on 8 × 8, with its detours")
    selfCheck(detours.count == 15, "there are 15 detours")
    let last = detours.suffix(2).map { [cells[$0], lengths[0][$0], lengths[1][$0]] }
    selfCheck(last == [[56, 21, 11], [57, 22, 10]], "those from the cells 56 and 57 are longer by 10 and 12 steps")
    let best =
        "↓→ ↓→ ↓→ ↓→ ↓→ ↓→ ↓→ ↓ / ↓→ ↓→ ↓→ → ↓→ ↓→ ↓→ ↓ / ↓→ ↓→ ↓ H ↓→ → ↓→ ↓ / → → → → ↓ H ↓→ ↓ / "
        + "→↑ →↑ ↑ H ↓→ ↓→ → ↓ / ↓↑ H H → → ↓ H ↓ / ↓ H → ↑ H ↓ H ↓ / → → ↑ H → → → G"
    check(iterated.policy, bigLake.layout, best, "policy iteration finds the optimal policy with its ties")
    selfCheck(iterated.rounds == 3, "policy iteration takes 3 rounds")
    check(optimalPolicy, bigLake.layout, best, "value iteration finds it, too")
    selfCheck(optimal.values, are: optimumKnown, within: 1e-12, "the optimal values on 8 × 8, γ = 0.7")
    selfCheck(iterated.values, are: optimumKnown, within: 1e-7, "the optimal values from policy iteration")
    selfCheck(optimal.sweeps == 15 && smallOptima.allSatisfy { $0.sweeps == 7 }, "15 sweeps on 8 × 8 and 7 on 4 × 4")
    selfCheck(smallOptima.map { $0.values[0] }, are: [1, 0.59049, 0.16807], within: 1e-12, "V(0) on 4 × 4")
    check(smallPolicy, lake.layout, "↓→ → ↓ ← / ↓ H ↓ H / → ↓→ ↓ H / H → → G", "the optimal policy on 4 × 4")
    let early =
        "→ → → → → → ↓ ↓ / → → → → → → ↓ ↓ / → → ↓ H → → ↓ ↓ / → → → → ↓ H → ↓ / "
        + "→ ↑ ↑ H → → → ↓ / ↑ H H → → ↓ H ↓ / ↓ H → ↑ H ↓ H ↓ / → → ↑ H → → → G"
    check(published.policy, bigLake.layout, early, "the policy of the version as published")
    selfCheck(published.rounds == 2, "the version as published takes 2 rounds")
    selfCheck(greatestFirst == 53, "the greatest change first: one update for each of the 53 cells of ice")
}

// ---------------------------------------------------------------------------------------------------------------------
// Part 7

private func checkIce() {
    let starts = [0, 2, 3].map { ice.optima[$0] }
    selfCheck(
        starts.map { $0[0] }, are: [14.0 / 17, 0.542026, 0.068891], within: 1e-6, "V(0), γ = 1, 0.99, 0.9, on 4 × 4")
    selfCheck(starts.map { $0[1] }, are: [1, 0.414640, 0.006411], within: 1e-6, "the same on 8 × 8")
    selfCheck(ice.policy == "← ↑ ↑ ↑ / ← H ←→ H / ↑ ↓ ← H / H → ↓ G", "the policy on slippery 4 × 4, γ = 0.99")
    let chances = [0, 3, 5].map { ice.chances[$0][0] }
    selfCheck(chances, are: [0.013940, 0.740165, 0.744190], within: 1e-6, "chances within 100 steps on 4 × 4")
    let bigChances = [1, 2, 3, 5].map { ice.chances[$0][1] }
    selfCheck(bigChances, are: [0, 0.885654, 0.862955, 0.913220], within: 1e-6, "chances within 200 steps on 8 × 8")
    if options.quick {
        print("not checked: the share of successes in the episodes that were played, of which --quick plays too few")
    } else {
        let error = (chances[1] * (1 - chances[1]) / Double(ice.played.count)).squareRoot()
        let band = chances[1] - 5 * error...chances[1] + 5 * error
        selfCheck(mean(ice.played), in: band, "successes of \(ice.played.count) episodes, within 5 standard errors")
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Parts 8 to 12

private func checkExamples() throws {
    selfCheck(
        grids.corners.values, are: [0, -14, -20, -22, -14, -18, -20, -20, -20, -20, -18, -14, -22, -20, -14, 0],
        within: 0.01, "the book's example 4.1")
    selfCheck(grids.corners.sweeps == [114, 173], "its sweeps to θ = 1e-4: 114 in place and 173 synchronous")
    selfCheck(
        Array(grids.jumpsUniform[..<5]), are: [3.3090, 8.7893, 4.4276, 5.3224, 1.4922], within: 5e-5, "example 3.5")
    let lastRow = Array(grids.jumpsUniform[20...])
    selfCheck(lastRow, are: [-1.9, -1.3, -1.2, -1.4, -2.0], within: 0.05, "its last row")
    let best = numbers(
        """
        22.0 24.4 22.0 19.4 17.5  19.8 22.0 19.8 17.8 16.0  17.8 19.8 17.8 16.0 14.4  16.0 17.8 16.0 14.4 13.0
        14.4 16.0 14.4 13.0 11.7
        """)
    selfCheck(grids.jumpsOptimal, are: best, within: 0.05, "example 3.8")

    let known: [[Double]] = [
        [
            0.00773871437487, 0.0226003744539, 2 / 19, 0.0160931974204, 0, 8 / 19, 4 / 55, 19 / 55, 0, 1 / 55, 0, 0.5,
        ], [1, 1, 1, 1, 0, 1, 1, 2 / 3, 0, 1, 0, 1],
    ]
    selfCheck(risks[0].values, are: known[0], within: 1e-9, "the lake of 4 rows and 3 columns, γ = 0.5")
    selfCheck(risks[4].values, are: known[1], within: 1e-9, "the same lake, γ = 1")
    let narrows = try FrozenLake(map: FrozenLake.Map(["FFF", "FHF", "SFG", "FHF"])).model
    let walks = [1, 0.5].map { discount in
        solve(narrows, theta: 1e-13, expectation(of: uniformPolicy(in: narrows), in: narrows, discount: discount))
            .values
    }
    let shares = [10.0, 12, 26, 8, 0, 40, 14, 27, 0, 7, 0, 47].map { $0 / 94 }
    selfCheck(walks[0], are: shares, within: 1e-9, "its random walk, γ = 1")
    let halves = numbers(
        """
        0.00220452625661 0.00746566277329 0.0500551131564 0.00576149476638 0 0.292865016165 0.038125937108
        0.254765742139 0 0.00635432285134 0 0.333333333333
        """)
    selfCheck(walks[1], are: halves, within: 1e-9, "its random walk, γ = 0.5")
    let starts = risks[1...3].map { $0.values[6] }
    selfCheck(
        starts, are: [0.274295765965, 0.399572551351, 0.735829191462], within: 1e-9,
        "the value of its start, γ = 0.9, 0.95, 0.99")
    selfCheck(
        risks[1...4].map { argmax($0.policy[6]) } == [3, 3, 0, 0], "upwards until γ = 0.95, to the left from 0.99 on")
    selfCheck(
        stakes.map { $0.stakes[1] } == [1, 1, 1] && stakes[2].stakes[1...].allSatisfy { $0 == 1 },
        "with a good coin one coin is staked at a time")
    let bold = [12, 13, 24, 25, 50, 51, 75].map { stakes[1].stakes[$0] }
    selfCheck(bold == [12, 12, 1, 25, 50, 1, 25], "the smallest stakes of figure 4.3")
    let chances = [1, 25, 50, 51, 75, 99].map { stakes[1].values[$0] }
    selfCheck(chances, are: [0.002066, 0.16, 0.4, 0.403098, 0.64, 0.964333], within: 1e-6, "the gambler, p = 0.4")
    selfCheck(
        [25, 50, 75].map { stakes[0].values[$0] }, are: [0.0625, 0.25, 0.4375], within: 1e-9, "the gambler, p = 0.25")
    selfCheck(stakes[2].values[1], is: 0.181818, within: 1e-6, "the gambler, p = 0.55, a capital of 1")

    let equal = [0, 10, 20].map { JacksCarRental.state(first: $0, second: $0) }
    selfCheck(
        equal.map { rental.before[$0] }, are: [407.179, 550.749, 611.403], within: 0.002, "the rental without moves")
    selfCheck(
        equal.map { rental.after[$0] }, are: [421.414, 574.948, 636.990], within: 0.002,
        "the rental with the best moves")
    selfCheck(
        rental.rounds == 5 && rental.moves.min() == -4 && rental.moves.max() == 5,
        "4 improvements find moves of -4 to 5 cars")

    selfCheck(worlds["textbook/WindyGrid-v0"]?[30] == -15, "the windy grid takes 15 steps")
    selfCheck(worlds["CliffWalking-v1"]?[36] == -13, "the cliff takes 13")
    let taxiModel = try Taxi().model
    let taxi = worlds["Taxi-v4"] ?? []
    let rides = zip(taxiModel.start, taxi).filter { $0.0 > 0 }.map(\.1)
    selfCheck(mean(rides), is: 7.93, within: 1e-9, "the taxi's optimum, the mean of \(rides.count) starts")
    selfCheck(rides.min() == 3 && rides.max() == 15, "the taxi's optimum is from 3 to 15")
}
