import Lyceum

/// A row of slot machines; an episode is a single pull.
struct BanditEnv: Env {
    // Whole numbers are what it shows and what it takes.
    typealias Observation = Int
    typealias Action = Int

    /// What a machine pays when it pays: always the same, or an amount that varies.
    enum Pay {
        case fixed(Double)
        case varying(mean: Double, deviation: Double)
    }

    var observationSpace = Discrete(1)
    var actionSpace: Discrete
    var random = Generator()  // reset(seed:) restarts it
    let winProbability: [Double]
    let pay: [Pay]
    let price = 25.0

    init(
        winProbability: [Double] = [0.4, 0.2, 0.1, 0.1, 0.1, 0.7],
        pay: [Pay] = [.fixed(1), .fixed(0.1), .fixed(2), .fixed(0.5), .fixed(6), .fixed(70)]
    ) {
        self.winProbability = winProbability
        self.pay = pay
        actionSpace = Discrete(winProbability.count)
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        return Reset(0)
    }

    mutating func step(_ arm: Int) throws -> Step<Int> {
        guard actionSpace.contains(arm) else { throw InvalidAction(arm, in: actionSpace) }
        var reward = -price
        if random.random() < winProbability[arm] {
            switch pay[arm] {
            case .fixed(let amount): reward += amount
            case .varying(let mean, let deviation): reward += try random.normal(mean, deviation)
            }
        }
        return Step(0, reward: reward, terminated: true)
    }
}
