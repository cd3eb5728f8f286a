import Lyceum

/// Six slot machines of which only one is worth its fee.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(6)`: the arm to pull |
/// | Observation | `Discrete(1)`: always 0, there is nothing to see |
/// | Reward | what the arm pays if it wins, else nothing; less the fee of 25 in both cases |
/// | Terminated | after every pull |
struct SlotMachines: Env {
    // The three things that every environment has: two spaces, and a random stream of its own.
    var observationSpace = Discrete(1)
    var actionSpace = Discrete(6)
    var random = Generator()

    let winProbabilities = [0.4, 0.2, 0.1, 0.1, 0.1, 0.7]
    let payouts = [1, 0.1, 2, 0.5, 6, 70]
    let fee = 25.0

    /// Starts an episode. The first line restarts the random stream if a seed is given.
    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        return Reset(0)
    }

    /// Pulls an arm.
    mutating func step(_ arm: Int) throws -> Step<Int> {
        guard actionSpace.contains(arm) else { throw InvalidAction(arm, in: actionSpace) }
        return Step(0, reward: reward(of: arm, luck: random.random()), terminated: true)
    }

    /// What a pull brings, where luck is a number from 0 to 1.
    func reward(of arm: Int, luck: Double) -> Double {
        (luck < winProbabilities[arm] ? payouts[arm] : 0) - fee
    }

    /// What a pull of each arm brings on average: its true action value, q*(a).
    var trueValues: [Double] {
        zip(winProbabilities, payouts).map { probability, payout in probability * payout - fee }
    }
}
