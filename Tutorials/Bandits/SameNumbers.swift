import Lyceum

/// A run on the six slot machines with the random numbers of NumPy's `np.random`, seeded with 42.
///
/// First 1000 pulls at random, then 1000 of an ε-greedy agent. The order of the draws is part of the program: a uniform
/// arm is `randint(6)`, whether it wins and whether to explore are `random()`.
struct LegacyRun {
    /// The sum of all rewards of the pulls at random, and the mean reward of each arm.
    private(set) var total = 0.0
    private(set) var means: [Double] = []
    /// How often the ε-greedy agent pulled each arm.
    private(set) var greedyCounts = [0, 0, 0, 0, 0, 0]

    init() throws {
        let machines = SlotMachines()
        var random = try MersenneTwister(seed: 42)

        var sums = [0.0, 0, 0, 0, 0, 0]
        var counts = sums
        for _ in 0..<1000 {
            let arm = try random.randint(6)
            let reward = machines.reward(of: arm, luck: random.random())
            total += reward
            sums[arm] += reward
            counts[arm] += 1
        }
        means = zip(sums, counts).map { $0 / $1 }

        // Among equals the first arm, as NumPy's argmax has it.
        var values = [0.0, 0, 0, 0, 0, 0]
        for _ in 0..<1000 {
            var arm = values.firstIndex(of: values.max()!)!
            if random.random() < 0.1 { arm = try random.randint(6) }
            let reward = machines.reward(of: arm, luck: random.random())
            greedyCounts[arm] += 1
            // A constant step size of 0.1 without the bias of its start is a step size that falls from 1 to 0.1.
            values[arm] += 0.1 / (1 - Math.pow(0.9, Double(greedyCounts[arm]))) * (reward - values[arm])
        }
    }
}
