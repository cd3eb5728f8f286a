import Lyceum

// Two coins to bet on, for section 6 of the lecture: the first wins with probability 0.4, the second with 0.6.

let winProbabilities = [0.4, 0.6]

/// Tries each coin some times, then stays with the one that won more often; returns the share of bets that it won.
///
/// `Bool` is true or false, and `!` turns one into the other.
func shareWon(trials: Int, bets: Int, using random: inout Generator) -> Double {
    var wins = [0, 0]
    for coin in [0, 1] {
        for _ in 0..<trials where random.random() < winProbabilities[coin] { wins[coin] += 1 }
    }
    let isFirst = wins[0] == wins[1] ? random.random() < 0.5 : wins[0] > wins[1]
    var total = wins[0] + wins[1]
    for _ in 0..<bets - 2 * trials where random.random() < winProbabilities[isFirst ? 0 : 1] { total += 1 }
    return Double(total) / Double(bets)
}

/// The same as an expectation: what the trials win, and what the others win with the coin that was chosen.
func expectedShare(trials: Int, bets: Int) -> Double {
    let right = chanceOfTheBetter(trials: trials)
    let later = right * winProbabilities[1] + (1 - right) * winProbabilities[0]
    let inTrials = Double(trials) * (winProbabilities[0] + winProbabilities[1])
    return (inTrials + Double(bets - 2 * trials) * later) / Double(bets)
}

/// How likely the better coin is chosen: it won more often, or equally often and the toss between them fell to it.
func chanceOfTheBetter(trials: Int) -> Double {
    let first = winChances(trials, winProbabilities[0])
    let second = winChances(trials, winProbabilities[1])
    var sum = 0.0
    for (more, chance) in second.enumerated() {
        sum += chance * first[0..<more].reduce(0, +)
        sum += chance * first[more] / 2
    }
    return sum
}

/// The probabilities of 0, 1, … n wins in n bets: the binomial distribution, one bet after the other.
func winChances(_ n: Int, _ p: Double) -> [Double] {
    var chances = [1.0]
    for _ in 0..<n {
        var next = [Double](repeating: 0, count: chances.count + 1)
        for (wins, chance) in chances.enumerated() {
            next[wins] += chance * (1 - p)
            next[wins + 1] += chance * p
        }
        chances = next
    }
    return chances
}
