import Lyceum

// The numbers that the practical has to find: those of the course's practical 4, computed with Gymnasium 1.4 and NumPy, and
// solutions of linear equations.

func checkKnownNumbers() throws {
    heading("Self-check")
    let beside = (0..<16).map { $0 == 14 ? 0.25 : 0 }
    selfCheck(once, are: beside, "one synchronous sweep")
    selfCheck(
        inPlace,
        are: [
            0.000732421875, 0.0009765625, 0.00390625, 0, 0.001953125, 0, 0.015625, 0, 0.0078125, 0.03125, 0.0625, 0, 0,
            0.0625, 0.25, 0,
        ], "one sweep in place, in descending order")
    let sweeps = [evaluated.sweeps, bigEvaluated.sweeps, impatient[0].sweeps, impatient[1].sweeps]
    selfCheck(sweeps == [60, 230, 43, 72], "60 and 230 sweeps, with γ = 0.9 it is 43 and 72")
    selfCheck(
        evaluated.values,
        are: numbers(
            """
            0.013938993333241903 0.011630358299030221 0.020952482726229314 0.010476104463045949
            0.01624819445207138 0 0.04075133999402954 0 0.03480592192097721 0.08816976690696221 0.14205301604094128 0
            0 0.17582024662604048 0.4392910599896211 0
            """), within: 1e-12, "the random walk on 4 × 4, by NumPy's rule")
    selfCheck(bigEvaluated.values, are: bigKnown, within: 1e-12, "the random walk on 8 × 8, by NumPy's rule")
    selfCheck(careful.values[0], is: 0.0139397962423, within: 1e-7, "V(0) with relative: 0")
    selfCheck(letters(better, lake.layout) == "D R D L\nD H D H\nR D D H\nH R R G", "the better policy")
    try checkPolicyIteration()
}

/// Numbers in a text, with spaces between them.
private func numbers(_ text: String) -> [Double] {
    text.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
}

private var bigKnown: [Double] {
    numbers(
        """
        0.0019030554803437525 0.002169271057215417 0.0028147037791678422 0.004120155996406458 0.006547350010094504
        0.009802862458297302 0.013447398326547412 0.015969687625695523 0.001636951908627401 0.0017901587241336684
        0.002154777569099457 0.0029984978501363738 0.005719116395735682 0.009413930232885176 0.01456974379573872
        0.01849208084116398 0.0012177416851159397 0.0011997256829732765 0.0010158254279597637 0 0.003916752578181809
        0.007564072489599687 0.016925650367662345 0.024936902155728476 0.0008166276093736028 0.0007752461737695559
        0.0007088444574907145 0.0007731714952115024 0.0023838530412554695 0 0.02063194266370223 0.03939304424977007
        0.0004569523502855612 0.00037583482501691695 0.0002711661179699027 0 0.004845500816753088
        0.011594171525058688 0.026209107518054407 0.07261033234149976 0.00017842899122352904 0 0
        0.0014483544521720494 0.005403984290572154 0.015322084167155688 0 0.15222887037243288 7.834918983768976e-05
        0 0.00010938249226329473 0.0003894341754398387 0 0.044290183310587296 0 0.38407628892744006
        5.66254312255999e-05 3.4906502715023094e-05 4.8096065467689675e-05 0 0.05394621656176776 0.1618386498073965
        0.3872795498951011 0
        """)
}

private func checkPolicyIteration() throws {
    let first = [0.106377, 0.127655, 0.276591, 0.085103, 0, 0.42553, 0.148933, 0.287233, 0, 0.074466, 0, 0.5]
    selfCheck(rounds[0].values, are: first, within: 1e-6, "slippery 4 × 3, γ = 1: the values of round 1")
    let second = [0.999958, 0.999973, 0.999998, 0.857094, 0, 0.999998, 0.714247, 0.571414, 0, 0.714226, 0, 1]
    selfCheck(rounds[1].values, are: second, within: 1e-6, "the values of round 2")
    let policies = rounds.map { letters($0.policy, narrows.layout) }
    selfCheck(policies.count == 3 && policies[2] == "U U R\nL H R\nL DU G\nL H R", "the policy, in round 3")
    let best = try evaluate(rounds[2].policy, in: narrows.model, discount: 1, relative: 0).values
    selfCheck(best, are: [1, 1, 1, 1, 0, 1, 1, 2.0 / 3, 0, 1, 0, 1], within: 1e-5, "its exact values")

    let half = [
        0.00773871437487, 0.0226003744539, 2.0 / 19, 0.0160931974204, 0, 8.0 / 19, 4.0 / 55, 19.0 / 55, 0, 1.0 / 55, 0,
        0.5,
    ]
    selfCheck(found[0].values, are: half, within: 1e-5, "γ = 0.5")
    let starts = found[1...].map { $0.values[start] }
    selfCheck(
        starts, are: [0.274295765965, 0.399572551351, 0.735829191462], within: 1e-4, "V(start), γ = 0.9, 0.95, 0.99")
    selfCheck(
        found[1...].map { argmax($0.policy[start]) } == [3, 3, 0], "at the start up for γ = 0.9 and 0.95, left for 0.99"
    )

    guard !options.quick else {
        return print("not checked: the shares of episodes that arrived, of which --quick plays too few")
    }
    for (share, chance) in zip(arrived, chances) {
        let error = (chance * (1 - chance) / Double(episodes)).squareRoot()
        selfCheck(share, in: chance - 5 * error...chance + 5 * error, "episodes that arrived, within 5 standard errors")
    }
}
