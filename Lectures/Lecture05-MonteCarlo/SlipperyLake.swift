import Lyceum

/// Part 6 of the lecture; what it found is returned for the self-check.
func slipperyLake() throws -> (table: [[Double]], switchPoint: Double, rates: [Double], favourites: [Int]) {
    heading("6. The slippery lake: the best ε-soft policy at the start")

    func startActions(_ epsilon: Double) -> [Double] {
        let best = softOptimalValues(of: straitModel, epsilon: epsilon)
        return (0..<4).map { actionValue(straitModel, best, 6, $0) }
    }
    let softRows = Table(("ε", 5), ("V(6)", 10), ("left", 10), ("down", 10), ("right", 10), ("up", 10), ("best", 7))
    let softTable = [0.5, 0.4, 0.2, 0.1, 0].map { (epsilon: $0, actions: startActions($0)) }
    func softValue(_ epsilon: Double, _ actions: [Double]) -> Double {
        (1 - epsilon) * (actions.max() ?? 0) + epsilon * mean(actions)
    }
    for (epsilon, actions) in softTable {
        let numbers = ([softValue(epsilon, actions)] + actions).map { decimals($0, 6) }
        let best = argmaxima(actions, tolerance: 1e-9).map { ["left", "down", "right", "up"][$0] }[0]
        softRows.row(["\(epsilon)"] + numbers + [best])
    }

    // Where is the switch? Halve an interval again and again, and keep the half in which the sign changes.

    var (safe, risky) = (0.1, 0.2)
    while risky - safe > 1e-10 {
        let middle = (safe + risky) / 2
        let actions = startActions(middle)
        if actions[0] > actions[3] { safe = middle } else { risky = middle }
    }
    print("from left to up at ε = \(decimals(safe, 6))")
    let grid = (0...50).map { Double($0) / 100 }
    let gridActions = grid.map(startActions)
    var switchChart = Chart("the start of the slippery lake", x: "ε", y: "Q(6, ·) of the best ε-soft policy")
    for (place, name) in ["left", "down", "right", "up"].enumerated() {
        switchChart.line(x: grid, y: gridActions.map { $0[place] }, label: name)
    }
    try switchChart.write(to: options.path("plots/soft.svg"))

    // And learned, with ε = 0.5: 1000 episodes for each of the seeds 0 to 19. The values of up, down and right lie close
    // together, and the noise of a run is as large; left is never taken for the best.

    var rates: [Double] = []
    var favourites: [Int] = []
    for seed in 0..<20 {
        var env = try make("FrozenLake-v1", ["desc": strait.value])
        try env.reset(seed: seed)
        var agent = try SoftAgent(states: 12, actions: 4, epsilon: 0.5, seed: seed)
        var successes = 0.0
        for _ in 0..<1000 {
            let episode = try play(&env) { try agent.choose(in: $0) }
            agent.learn(from: episode)
            successes += episode[episode.count - 1].reward
        }
        rates.append(successes / 1000)
        favourites.append(agent.greedyAction(in: 6))
    }
    print("ε = 0.5, learned in 20 seeds: success \(text(span(rates), digits: 3)), the course's program 0.19–0.30")
    print("the action that looks best: \(favourites.map { "\($0)" }.joined(separator: " "))  (1 down, 2 right, 3 up)")
    let table = softTable.map { [softValue($0.epsilon, $0.actions)] + $0.actions }
    return (table, safe, rates, favourites)
}
