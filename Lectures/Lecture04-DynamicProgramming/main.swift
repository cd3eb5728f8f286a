// Lecture 4: Dynamic programming
//
// How to find the best policy when the rules of the world are known. Nothing is learned from experience here: all is computed
// from a table that says what each action in each state leads to. Sutton and Barto, Reinforcement Learning, 2nd edition,
// chapter 4, has the theory. Read this file from top to bottom, then Examples.swift, and run both with
//
//     swift run -c release lecture-4-dynamic-programming
//
// `let` names a constant, `var` a variable. `try` marks a call that can fail; the program then stops and says why. A text in
// quotes takes up values by \( ). What Tools.swift has, printing mostly, need not be read.

import Lyceum

let options = ProgramOptions.read(name: "lecture-4-dynamic-programming", summary: "Lecture 4: dynamic programming")
if options.live { print("this lecture computes with tables, and --live has nothing to show: part 7 leaves a video") }

// ---------------------------------------------------------------------------------------------------------------------
// 1. The model
//
// A frozen lake of 4 × 4 cells, numbered row by row. The start is cell 0, the goal cell 15; four cells are holes. Reaching
// the goal gives reward 1, all else 0, and both goal and hole end the episode. The ice is not slippery yet.

heading("1. The model")

var lake = try make(.frozenLake(isSlippery: false), renderMode: .rgbArray)
print(envDescription(lake))
try lake.reset(seed: options.seed)
try render(&lake)
let step = try lake.step(2)  // the actions are 0 left, 1 down, 2 right, 3 up
print("a step to the right: state \(step.observation), reward \(step.reward), info \(step.info)")

// An agent gets to know a world by such steps. Here we open the box instead. `lake.model[s, a]` lists what action a in state
// s may lead to: with probability p the next state is s′, the reward is r, and the episode is over or not (`terminated`).
// Without slipperiness the list has one entry.

for action in 0..<4 {  // 0, 1, 2, 3: the upper end is left out
    for entry in lake.model[14, action] {
        let end = entry.terminated ? "and the episode is over" : ""  // condition ? if it holds : if not
        print("model[14, \(action)]: p \(entry.probability), s′ \(entry.nextState), r \(entry.reward)", end)
    }
}

let bigLake = try make(.frozenLake(map: .eightByEight, isSlippery: false))
let (small, big) = (lake.model, bigLake.model)

// ---------------------------------------------------------------------------------------------------------------------
// 2. Policy evaluation
//
// A policy π says how likely each action is in each state. Its value v_π(s) is the sum of rewards to be expected from s on,
// each discounted by γ per step. Values of neighbours depend on each other, as the Bellman equation says:
//
//     q_π(s, a) = Σ p (r + γ v_π(s′))          the sum is over all that may follow: p, s′, r
//     v_π(s)    = Σ π(a|s) q_π(s, a)           the sum is over the actions a
//
// Nothing follows a transition that has terminated, so its v_π(s′) counts as 0. The time limit of 100 steps is not in the
// equation: it truncates episodes, and truncation is not termination. The clock is no property of the lake, and the cell in
// which it stops keeps its value.
//
// `func` defines a function. The words before its colons are written in a call, too, but for `_`, and its result is of the
// type behind `->`. `[Double]` is a list of numbers, `[[Double]]` a list of such lists, to which `typealias` gives a name.

typealias Policy = [[Double]]  // policy[s][a] is π(a|s)

/// q(s, a), if the states are worth `values`.
func actionValue(_ state: Int, _ action: Int, _ values: [Double], in model: MDP, discount: Double) -> Double {
    if model[state, action].isEmpty { return -.infinity }  // this action cannot be taken here
    var sum = 0.0
    for transition in model[state, action] {
        let next = transition.terminated ? 0 : values[transition.nextState]
        sum += transition.probability * (transition.reward + discount * next)
    }
    return sum
}

// The equation is turned into an update: the right side, computed with the values known so far, becomes the new value on the
// left. A function can return a function, written in braces: this one takes a policy and returns how to update a state.

typealias Update = (_ state: Int, _ values: [Double]) -> Double

/// Σ π(a|s) q(s, a)
func expectation(of policy: Policy, in model: MDP, discount: Double) -> Update {
    return { state, values in
        var sum = 0.0
        for (action, probability) in policy[state].enumerated() where probability > 0 {  // with their numbers
            sum += probability * actionValue(state, action, values, in: model, discount: discount)
        }
        return sum
    }
}

// A sweep updates every state once. In which order is for us to choose: ascending or descending, where each update uses the
// newest values (in place), or synchronous, where all use the values from before the sweep. An `enum` is a choice between
// names, of which `allCases` is the list. `inout` lets a function change its caller's variable; the call shows it with `&`.
// A parameter with `= …` may be left out in a call.

enum Order: String, CaseIterable { case ascending, descending, synchronous }

/// Updates every state once, and returns the largest change.
func sweep(_ values: inout [Double], order: Order = .ascending, _ update: Update) -> Double {
    let old = values
    var largestChange = 0.0
    for place in values.indices {
        let state = order == .descending ? values.count - 1 - place : place
        let new = update(state, order == .synchronous ? old : values)
        largestChange = max(largestChange, abs(new - values[state]))
        values[state] = new
    }
    return largestChange
}

/// Sweeps, from values of zero, until no value changes by θ or more; at most 10,000 times. The result has two parts,
/// `.values` and `.sweeps`.
func solve(
    _ model: MDP, theta: Double = 1e-8, order: Order = .ascending, _ update: Update
) -> (values: [Double], sweeps: Int) {
    var values = zeros(model)
    var sweeps = 0
    var change = 0.0
    repeat {
        change = sweep(&values, order: order, update)
        sweeps += 1
    } while change >= theta && sweeps < 10_000
    return (values, sweeps)
}

/// A value of zero for each state, to start from.
func zeros(_ model: MDP) -> [Double] { Array(repeating: 0, count: model.stateCount) }

/// The policy that takes all possible actions equally often.
func uniformPolicy(in model: MDP) -> Policy {
    model.states.map { state in  // map makes a list: what is in braces, for each state
        let possible = model.actions(in: state)
        return (0..<model.actionCount).map { possible.contains($0) ? 1 / Double(possible.count) : 0 }  // $0: the action
    }
}

// Now evaluate the agent that walks at random, with γ = 1. The reward comes in at the goal and spreads backwards. To show it,
// `filter` keeps the states for which what is in braces holds.

heading("2. The value of walking at random")

let walk = expectation(of: uniformPolicy(in: small), in: small, discount: 1)
var firstSweeps: [[Double]] = []
var values = zeros(small)
for number in 1...3 {
    _ = sweep(&values, walk)  // `_ =`: the result is not needed
    firstSweeps.append(values)
    let news = small.states.filter { values[$0] > 0 }.map { "V(\($0)) = \(values[$0])" }
    print("sweep \(number):", news.joined(separator: ", "))
}
let walked = solve(small, walk)
print("\nafter \(walked.sweeps) sweeps no value changes by 1e-8 any more:\n" + grid(walked.values, columns: 4))

// One random walk in 72 finds the goal. The number 0.0139 in cell 0 says so, as the only reward is the 1 at the goal.

// ---------------------------------------------------------------------------------------------------------------------
// 3. The order of the updates, and when to stop
//
// All orders lead to the same values. In place is faster, because a new value is used at once. It then matters where the
// sweep begins: what is new comes from the goal, the last cell, so descending is best.

heading("3. Sweeps until no value changes by 1e-8")

let bigWalk = expectation(of: uniformPolicy(in: big), in: big, discount: 1)
let orders = Table(("order", 12), ("4 × 4", 6), ("8 × 8", 6))
var sweepCounts: [[Int]] = []
for order in Order.allCases {
    let counts = [solve(small, order: order, walk).sweeps, solve(big, order: order, bigWalk).sweeps]
    sweepCounts.append(counts)
    orders.row(order.rawValue, "\(counts[0])", "\(counts[1])")
}

// When is it enough? With γ < 1 a sweep leaves no error larger than γ times the largest one before. So after a sweep whose
// largest change was δ, no error is above δ γ / (1 − γ). With γ = 1 there is no such promise: many small changes may
// follow and add up. Then θ is not the accuracy, as the last column shows.

let exactWalk = solve(big, theta: 1e-17, bigWalk).values  // until nothing changes any more
let exactDiscounted = solve(big, theta: 1e-17, expectation(of: uniformPolicy(in: big), in: big, discount: 0.9)).values
print("\nthe largest error on 8 × 8, when sweeps stop at θ:")
let errors = Table(("θ", 7), ("γ = 0.9", 9), ("bound", 8), ("γ = 1", 8), ("error / θ", 10))
for theta in [1e-4, 1e-6, 1e-8] {
    let discounted = solve(big, theta: theta, expectation(of: uniformPolicy(in: big), in: big, discount: 0.9)).values
    let found = [largestDifference(discounted, exactDiscounted), 9 * theta]  // γ / (1 − γ) is 9
    let error = largestDifference(solve(big, theta: theta, bigWalk).values, exactWalk)
    errors.row(([theta] + found + [error]).map(scientific) + [decimals(error / theta, 1)])
}

var convergence = Chart("random walk on the lake of 8 × 8 cells, γ = 1", x: "sweep", y: .logarithmic("largest error"))
for order in Order.allCases {
    var now = zeros(big)
    let curve = (0..<260).map { _ in
        _ = sweep(&now, order: order, bigWalk)
        return largestDifference(now, exactWalk)
    }
    convergence.line(curve, label: order.rawValue)
}
try convergence.write(to: options.path("plots/convergence.svg"))

// ---------------------------------------------------------------------------------------------------------------------
// 4. A better policy
//
// Whoever knows v_π can do better than π: look one step ahead, and take an action of the greatest q_π(s, a). This greedy
// policy is nowhere worse than π, and better somewhere unless π is optimal: the policy improvement theorem.
//
// Several actions may be equally good; then the policy takes all of them equally often. But two numbers that are equal on
// paper may differ in their last digit when they were added up in different orders: 0.1 + 0.2 == 0.3 is false. So `greedy`
// counts an action among the best if it is worse by no more than 1e-9.

/// The policy that takes the actions of the greatest q(s, a).
func greedy(_ values: [Double], in model: MDP, discount: Double, tolerance: Double = 1e-9) -> Policy {
    model.states.map { state in
        let q = (0..<model.actionCount).map { actionValue(state, $0, values, in: model, discount: discount) }
        let best = argmaxima(q, tolerance: tolerance)
        return q.indices.map { best.contains($0) ? 1 / Double(best.count) : 0 }
    }
}

heading("4. One improvement")

let improved = greedy(walked.values, in: small, discount: 1)
print("greedy on the values of part 2:\n" + arrows(improved, lake.layout))
let bigWalked = solve(big, bigWalk)
let bigImproved = greedy(bigWalked.values, in: big, discount: 1)
print("\nthe same on 8 × 8:\n" + arrows(bigImproved, bigLake.layout))
try plotFrozenLake(
    bigLake, values: bigWalked.values, policy: .probabilities(bigImproved), colorRamp: 0.3,
    title: "values of the random walk, and the greedy policy on them", to: options.path("plots/improvement.svg"))

// On 4 × 4 this is optimal already. On 8 × 8 it finds the goal from everywhere, but not everywhere by the shortest way: near
// the holes on the left a random walk drowns, so these cells have low values and the policy keeps away from them. It is best
// for somebody who would go on at random after the first step. One improvement is not enough.

// ---------------------------------------------------------------------------------------------------------------------
// 5. Policy iteration
//
// Evaluate, improve, evaluate the improved policy, improve again, until the improvement changes nothing. Each policy is
// better than the one before, and there are finitely many greedy ones: it ends, and it ends with an optimal policy.

func policyIteration(
    from start: Policy, in model: MDP, discount: Double
) -> (policy: Policy, values: [Double], rounds: Int) {
    var policy = start
    var rounds = 0
    while true {
        rounds += 1
        let values = solve(model, expectation(of: policy, in: model, discount: discount)).values
        let better = greedy(values, in: model, discount: discount)
        if better == policy { return (policy, values, rounds) }
        policy = better
    }
}

heading("5. Policy iteration on 8 × 8, γ = 0.7")

let iterated = policyIteration(from: uniformPolicy(in: big), in: big, discount: 0.7)
print("\(iterated.rounds) rounds, V(0) = \(iterated.values[0])\n" + arrows(iterated.policy, bigLake.layout))

// The discount must be the same throughout. In the course's notebook 4 it has a default of 1: the evaluation is called with
// 0.7, but the improvement and the test whether to stop are not, and the test compares values. With γ = 1 every policy
// that surely reaches the goal is worth 1, so it finds no difference in the second round, and returns the policy from
// before the last improvement, which is optimal but lacks ties. AsPublished.swift has that version. Here no discount has a
// default that could be forgotten, and policies are compared.

let published = policyIterationAsPublished(in: big, discount: 0.7)
print("\nas published, \(published.rounds) rounds:\n" + arrows(published.policy, bigLake.layout))

// ---------------------------------------------------------------------------------------------------------------------
// 6. Value iteration
//
// Why evaluate a policy to the end, if it is going to be replaced? Value iteration improves at every update, and has no
// policy in between. It is the same loop with a maximum in place of the mean:
//
//     V(s) ← max q(s, a)          the maximum is over the actions a

func maximum(in model: MDP, discount: Double) -> Update {
    return { state, values in
        var greatest = -Double.infinity
        for action in 0..<model.actionCount {
            greatest = max(greatest, actionValue(state, action, values, in: model, discount: discount))
        }
        return greatest
    }
}

heading("6. Value iteration")

let optimal = solve(big, maximum(in: big, discount: 0.7))
let optimalPolicy = greedy(optimal.values, in: big, discount: 0.7)
print("8 × 8, γ = 0.7: \(optimal.sweeps) sweeps, V(0) = \(optimal.values[0])")
print("the same policy as policy iteration found:", optimalPolicy == iterated.policy)
try plotFrozenLake(
    bigLake, values: optimal.values, policy: .probabilities(optimalPolicy), colorRamp: 0.3,
    title: "optimal values and policy, γ = 0.7", to: options.path("plots/optimum.svg"))

// With one reward at the end the value of a cell is γ^(d−1), where d is the number of steps to the goal. So a discount makes
// short ways better than long ones. With γ = 1 each cell from which the goal can be reached is worth 1, and each way there is
// as good as any other, round trips included. Now the detours of part 4 can be counted.

let cells = big.states.filter { !big.isTerminal($0) }
let lengths = [bigImproved, optimalPolicy].map { policy in cells.map { steps(from: $0, following: policy, in: big) } }
let detours = cells.indices.filter { lengths[0][$0] > lengths[1][$0] }
print("\nthe policy of part 4 takes detours from \(detours.count) cells, among them")
for place in detours.suffix(2) {
    print("  cell \(cells[place]): \(lengths[0][place]) steps in place of \(lengths[1][place])")
}
print("")

let discounts = [1, 0.9, 0.7]
let smallOptima = discounts.map { solve(small, maximum(in: small, discount: $0)) }
for (discount, optimum) in zip(discounts, smallOptima) {  // pairs of both lists
    print("4 × 4, γ = \(discount): \(optimum.sweeps) sweeps, V(0) = \(decimals(optimum.values[0], 5))")
}
let smallPolicy = greedy(smallOptima[1].values, in: small, discount: 0.9)
print(arrows(smallPolicy, lake.layout))

// Seven sweeps whatever the discount: one for each of the six steps from the start to the goal, and one that finds no change.
//
// A sweep need not even be a sweep: states may be updated in any order, as long as none is forgotten for ever. This is
// asynchronous dynamic programming. Compare how many updates it takes until no state would change by 1e-8.

let update = maximum(in: big, discount: 0.7)

/// The number of single updates until all values are right; `next` picks the state, knowing by how much each would change.
func updates(next: ([Double]) throws -> Int) rethrows -> Int {  // fails if `next` does
    var values = zeros(big)
    var count = 0
    while true {
        let changes = big.states.map { abs(update($0, values) - values[$0]) }
        if changes.allSatisfy({ $0 < 1e-8 }) { return count }
        let state = try next(changes)
        values[state] = update(state, values)
        count += 1
    }
}

var random = stream(options.seed, 0, 1)  // random numbers of its own
let inTurn = optimal.sweeps * big.stateCount
let atRandom = try updates { _ in try random.integers(big.stateCount) }  // `_`: the changes do not matter
let greatestFirst = updates { argmax($0) }
print("\nupdates: \(inTurn) in sweeps, \(atRandom) in random order, \(greatestFirst) with the greatest change first")

// With the greatest change first each of the 53 cells of ice is updated once, from the goal backwards. Here all changes are
// computed before each choice, which costs more than it saves; lecture 12 does it well.

// ---------------------------------------------------------------------------------------------------------------------
// 7. – 12. Now to the worlds: slippery ice, two grids of the book, what a discount does to risk, a gambler, a rental of
// cars, and whatever else has a model. Read on in Examples.swift, whose functions are called here.

let ice = try slipperyIce()
let grids = try gridsOfTheBook()
let risks = try discountAndRisk()
let stakes = try gambler()
let rental = try carRental()
let worlds = try otherWorlds()

try checkKnownNumbers()
