import Lyceum

// Parts 7 to 12 of the lecture, which main.swift calls one after the other. Each is a function that prints what it finds and
// returns the numbers that are checked in the end. Of the algorithms nothing changes: only the models do.

// ---------------------------------------------------------------------------------------------------------------------
// 7. Slippery ice, and a limit of steps
//
// On slippery ice a step goes where it should with probability 1/3, and to either side with 1/3 each. `model` has three
// entries for an action now. Care takes time there, and episodes are truncated after 100 steps, or 200 on 8 × 8. How often is
// the goal reached before that?
//
// From zero, k synchronous sweeps give the rewards to be expected in the next k steps; without discount that is the chance of
// success. With the maximum they give the chance of an agent that sees the clock, and no agent can have a greater one.

func success(in model: MDP, within steps: Int, _ update: Update) -> Double {
    var values = zeros(model)
    for _ in 0..<steps { _ = sweep(&values, order: .synchronous, update) }
    return values[0]
}

func slipperyIce() throws -> (optima: [[Double]], chances: [[Double]], policy: String, played: [Double]) {
    heading("7. Slippery ice")
    let lakes = [try make(.frozenLake), try make(.frozenLake8x8)]
    let models = lakes.map { $0.model }  // $0 is a lake
    let discounts = [1, 0.999, 0.99, 0.9]
    let table = Table(("optimal value of the start", 27), ("4 × 4", 9), ("8 × 8", 9))
    var optima: [[Double]] = []
    var policies: [[Policy]] = []
    for discount in discounts {
        let values = models.map { solve($0, theta: 1e-12, maximum(in: $0, discount: discount)).values }
        optima.append(values.map { $0[0] })
        policies.append(zip(values, models).map { greedy($0, in: $1, discount: discount) })
        table.row(["γ = \(discount)"] + values.map { decimals($0[0], 6) })
        if discount == 0.99 {
            try plotFrozenLake(
                lakes[1], values: values[1], policy: .probabilities(policies[2][1]),
                title: "optimal values and policy on slippery ice, γ = 0.99", to: options.path("plots/slippery.svg"))
        }
    }
    print("\nthe policy for γ = 0.99:\n" + arrows(policies[2][0], lakes[0].layout) + "\n")

    let ceiling = Table(("chance to reach the goal in time", 33), ("4 × 4", 9), ("8 × 8", 9))
    var chances: [[Double]] = []
    func row(_ name: String, _ updates: [Update]) {
        chances.append([0, 1].map { success(in: models[$0], within: [100, 200][$0], updates[$0]) })
        ceiling.row([name] + chances[chances.count - 1].map { decimals($0, 6) })
    }
    row("random walk", models.map { expectation(of: uniformPolicy(in: $0), in: $0, discount: 1) })
    for (discount, pair) in zip(discounts, policies) {
        row(
            "greedy for γ = \(discount)",
            zip(pair, models).map { expectation(of: firstActions(of: $0), in: $1, discount: 1) })
    }
    row("best with a clock", models.map { maximum(in: $0, discount: 1) })

    var seeded = try make(.frozenLake, renderMode: .rgbArray)
    try seeded.reset(seed: options.seed)
    let film = try seeded.videosRecorded(to: options.path("videos")) { $0 == 0 }  // where the episode's number is 0
    let played = try play(policies[2][0], in: film, episodes: options.episodes(10_000, quick: 1000))
    print("\n\(played.count) episodes on 4 × 4, played: \(percent(mean(played))) reached the goal")
    print("a video of the first is in \(options.path("videos"))")
    return (optima, chances, arrows(policies[2][0], lakes[0].layout, isOneLine: true), played)
}

// Look at cell 4 of the policy, the first in the second row, with a hole to its right. There it walks to the left, against
// the wall: it slips up or down or stays, but never into the hole.
//
// The chances are ceilings: Gymnasium calls the lakes solved at 0.7 and 0.85, which is not far below. And look at γ = 1 on
// 8 × 8. Its values are right, but all of them are 1 in the first row, where every action is as good as any other, and the
// first one leads to the left, into the wall. Without discount, who is greedy may put off for ever what could be done at any
// time.

// ---------------------------------------------------------------------------------------------------------------------
// 8. Two grids of the book
//
// Example 4.1: 16 cells, every step costs 1 until one of two corners is reached. So the values of the random walk are the
// negative numbers of its steps. Example 3.5: 25 cells, γ = 0.9, a bump into the wall costs 1, and from two cells, A and
// B, every action jumps to another place, for 10 and for 5.

func gridsOfTheBook() throws -> (
    corners: (values: [Double], sweeps: [Int]), jumpsUniform: [Double], jumpsOptimal: [Double]
) {
    heading("8. Two grids of the book")
    let corners = FourByFourGrid().model
    let steps = expectation(of: uniformPolicy(in: corners), in: corners, discount: 1)
    let walks = [Order.ascending, .synchronous].map { solve(corners, theta: 1e-4, order: $0, steps) }
    print(
        "example 4.1, the random walk: \(walks[0].sweeps) sweeps in place, \(walks[1].sweeps) synchronous, to θ = 1e-4")
    print(grid(walks[0].values, columns: 4, digits: 1))
    let jumps = FiveByFiveGrid().model
    let uniform = solve(jumps, expectation(of: uniformPolicy(in: jumps), in: jumps, discount: 0.9)).values
    let optimal = solve(jumps, maximum(in: jumps, discount: 0.9)).values
    print("\nexample 3.5, the random walk:\n" + grid(uniform, columns: 5, digits: 1))
    print("\nexample 3.8, the optimum, and the policy:\n" + grid(optimal, columns: 5, digits: 1))
    print(arrows(greedy(optimal, in: jumps, discount: 0.9), FiveByFiveGrid().layout))
    return ((walks[0].values, walks.map(\.sweeps)), uniform, optimal)
}

// ---------------------------------------------------------------------------------------------------------------------
// 9. What a discount does to risk
//
// A slippery lake of four rows and three columns. From the start S to the goal G it is two steps to the right, past two
// holes, or six by the safe way along the upper edge.
//
//     F F F
//     F H F
//     S F G
//     F H F
//
// A discount says how much less a reward is worth one step later, and so how much waiting costs. Who is impatient enough
// takes the risk.

func discountAndRisk() throws -> [(discount: Double, values: [Double], policy: Policy)] {
    heading("9. What a discount does to risk")
    let narrows = try make(.frozenLake(map: FrozenLake.Map(["FFF", "FHF", "SFG", "FHF"])))
    let model = narrows.model
    let table = Table(("γ", 6), ("V(start)", 10), ("chance to reach the goal", 26), ("policy, row by row", 40))
    return [0.5, 0.9, 0.95, 0.99, 1].map { discount in
        let values = solve(model, theta: 1e-13, maximum(in: model, discount: discount)).values
        let policy = greedy(values, in: model, discount: discount)
        let chance = solve(model, expectation(of: policy, in: model, discount: 1)).values[6]
        let picture = arrows(policy, narrows.layout, isOneLine: true)
        table.row("\(discount)", decimals(values[6], 6), percent(chance), picture)
        return (discount, values, policy)
    }
}

// With 0.5 the policy goes down from the start, with 0.9 and 0.95 up. Either way it slips to the right one time in three,
// and from there it is as likely to drown as to arrive. Down leads nowhere else; up, it may also get to the safe way. With
// 0.99 it walks against the left wall until it slips upwards, and never drowns; its value is below 1 only because that takes
// so long. With γ = 1 time costs nothing, and all actions that cannot drown are equally good. To take them at random arrives
// in the end; to take the first of them in each cell, as on the larger lake, stays at the left wall for ever.

// ---------------------------------------------------------------------------------------------------------------------
// 10. A gambler
//
// Example 4.3 of the book. A gambler with 1 to 99 coins stakes some of them on the flip of a coin: heads, with probability
// p, wins as much as was staked, tails loses it. With 100 coins the game is won, which is the only reward. The value of a
// capital is the chance to win from there.
//
// Staking nothing is allowed. It makes the Bellman equation blind: V(s) = V(s) holds for any number that is large enough, so
// the equation has many solutions. The least is the right one, and starting from zero the sweeps find it.

func gambler() throws -> [(heads: Double, values: [Double], stakes: [Int])] {
    heading("10. A gambler")
    var valueChart = Chart("the gambler's chance to win", x: "capital", y: .linear("chance", range: 0...1))
    var stakeChart = Chart("the smallest of the best stakes, p = 0.4", x: "capital", y: "stake", height: 260)
    let table = Table(
        ("p", 6), ("sweeps", 8), ("V(1)", 10), ("V(25)", 10), ("V(50)", 10), ("V(51)", 10), ("V(75)", 10))
    let results: [(heads: Double, values: [Double], stakes: [Int])] = try [0.25, 0.4, 0.55].map { heads in
        let model = try Gambler(headsProbability: heads).model
        let (values, sweeps) = solve(model, theta: 1e-14, maximum(in: model, discount: 1))
        let stakes = (1..<100).map { capital in
            let q = (0...50).map { actionValue(capital, $0, values, in: model, discount: 1) }
            return argmaxima(q, tolerance: 1e-9).first { $0 > 0 } ?? 0  // the first above 0, and 0 where none is
        }
        table.row(["\(heads)", "\(sweeps)"] + [1, 25, 50, 51, 75].map { decimals(values[$0], 6) })
        valueChart.line(Array(values[..<100]), label: "p = \(heads)")
        if heads == 0.4 { stakeChart.bars(stakes, x: (1..<100).map(Double.init)) }
        return (heads, values, [0] + stakes)
    }
    let capitals = [12, 13, 24, 25, 26, 50, 51, 75]
    print("\nthe smallest of the best stakes:")
    let stakeTable = Table([("capital", 8)] + capitals.map { ("\($0)", 4) })
    for result in results { stakeTable.row(["p = \(result.heads)"] + capitals.map { "\(result.stakes[$0])" }) }
    try Figure([valueChart, stakeChart]).write(to: options.path("plots/gambler.svg"))
    return results
}

// With a bad coin the gambler should be bold, as each flip costs something on average: of 50 all is staked at once. With a
// good coin many flips are better than few, and one coin is staked at a time. Many stakes are equally good: without a
// tolerance the picture would show whichever of them rounding prefers.

// ---------------------------------------------------------------------------------------------------------------------
// 11. A rental of cars
//
// Example 4.2 of the book. Two places rent out cars, at 10 each. Requests and returns are random, and up to five cars can be
// moved overnight, at 2 each. A state is the number of cars at both places in the evening, 0 to 20 each, an action the
// number of cars that go from the first place to the second. Nothing ever ends here: the discount of 0.9 keeps sums finite.

func carRental() throws -> (rounds: Int, before: [Double], after: [Double], moves: [Int]) {
    heading("11. A rental of cars")
    let model = JacksCarRental().model  // 441 states, 11 actions, more than a million transitions
    let noMoves = model.states.map { _ in (0...10).map { $0 == 5 ? 1.0 : 0 } }  // the actions 0 … 10 move -5 … 5 cars
    let before = solve(model, expectation(of: noMoves, in: model, discount: 0.9)).values
    let (policy, after, rounds) = policyIteration(from: noMoves, in: model, discount: 0.9)
    let moves = policy.map { argmax($0) - 5 }
    print("\(rounds) rounds: \(rounds - 1) improvements, and one that finds nothing to improve")
    let table = Table(("cars", 10), ("no moves", 10), ("best moves", 11), ("cars to move", 13))
    for (first, second) in [(0, 0), (10, 10), (20, 20), (20, 0), (0, 20)] {
        let state = JacksCarRental.state(first: first, second: second)
        table.row("\(first) and \(second)", decimals(before[state], 3), decimals(after[state], 3), "\(moves[state])")
    }
    let rows = (0...20).map { first in (0...20).map { moves[JacksCarRental.state(first: first, second: $0)] } }
    var chart = Chart("cars to move", x: "cars at the second place", y: "cars at the first place")
    chart.heatMap(rows, label: "from the first to the second", xEdges: -0.5...20.5, yEdges: -0.5...20.5)
    try chart.write(to: options.path("plots/car-rental.svg"))
    return (rounds, before, after, moves)
}

// ---------------------------------------------------------------------------------------------------------------------
// 12. Any other world
//
// The functions of this lecture know nothing of lakes. They solve whatever has a model: the taxi, the cliff, and any other
// world with --env, such as `--env textbook/DynaMaze-v0`. What is called the start's value is a mean where an episode may
// begin in several states. The taxi has 300 of them and earns 7.93 on average at best: less than 8, where Gymnasium calls
// it solved.

func otherWorlds() throws -> [String: [Double]] {
    heading("12. Other worlds")
    var found: [String: [Double]] = [:]  // a dictionary: a list of values for each id
    let table = Table(("world", 26), ("γ", 5), ("states", 7), ("sweeps", 7), ("value of the start", 20))
    var ids = ["textbook/WindyGrid-v0", "CliffWalking-v1", "Taxi-v4"]
    if let chosen = options.env { ids.append(chosen) }  // if --env was given
    for id in ids {
        let env = try make(id)
        guard let model = env.decisionProcess else {  // guard goes on only if there is a model
            print("  \(id) has no table of transitions: dynamic programming cannot plan in it")
            continue
        }
        let discount = model.discount ?? 1  // 1 where the model names none
        let (values, sweeps) = solve(model, maximum(in: model, discount: discount))
        let start = zip(model.start, values).map { $0 * $1 }.reduce(0, +)  // the sum of the products
        table.row(id, "\(discount)", "\(model.stateCount)", "\(sweeps)", decimals(start, 4))
        found[id] = values
        if let layout = env.gridLayout, id == options.env {
            print(arrows(greedy(values, in: model, discount: discount), layout))
            try plotGridWorld(env, values: values, to: options.path("plots/world.svg"))
        }
    }
    return found
}

// ---------------------------------------------------------------------------------------------------------------------
// Exercises
//
// 1. Evaluate the random walk on the small lake with γ = 0.9. How much is the start worth? (0.004477)
// 2. Start the evaluation of part 2 at 1 in all cells that are neither hole nor goal. How many sweeps does it take, and from
//    which side do the values come now? (68)
// 3. Stop each evaluation of `policyIteration` after k sweeps, if not before, and start the next with the values found so far.
//    End when the policy stays and the last sweep changed no value by 1e-8. How many sweeps are there in all on 8 × 8, for
//    γ = 0.7 and k = 1, 5 and 1000? Which method is k = 1 close to? (16, 21, 40)
// 4. Less slippery ice: `make(.frozenLake(successRate: 0.8))`. How often does the greedy policy for γ = 0.99 reach the goal
//    within 100 steps? (0.856882)
// 5. Let a hole cost 1: `make(.frozenLake(rewardSchedule: .init(hole: -1)))`. Does the policy for γ = 0.99 change? Why? (no)
// 6. Exercise 4.7 of the book: `JacksCarRental(freeShuttle: true, secondLot: true)`. What are ten cars at each place worth
//    now? (580.964)
