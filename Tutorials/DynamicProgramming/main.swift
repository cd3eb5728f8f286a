// Dynamic programming: the best way over a frozen lake, computed without taking a step.
//
// Read this file from top to bottom. It runs in that order too, and prints under the same numbers. What it calls stands in
// Evaluation.swift and Improvement.swift: six functions, each a few lines long, which the text takes one after the other. In
// the copy that `swift run -c release course exercise dynamic-programming` makes each of them is a gap, with a test of the gap's
// name that fails until it is filled. Lecture 4 has the same matter with its reasons; here it is done by hand.
//
//     swift run -c release tutorial-dynamic-programming

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-dynamic-programming", summary: "Dynamic programming: evaluation, improvement, policy iteration")
if options.env != nil { print("this practical is about the lakes whose numbers it knows: --env is not used") }

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A lake of 16 cells, numbered row by row: S is the start, cell 0, G the goal, cell 15, F ice, and H a hole. The actions are
// 0 left, 1 down, 2 right, 3 up. Reaching the goal gives reward 1; a hole ends the episode without. `let` names a value that
// stays, `var` one that changes, and `try` marks a call that can fail. `lake.model` is the table of the rules.

heading("1. What an action is worth")

let lake = try make(.frozenLake(isSlippery: false))
let bigLake = try make(.frozenLake(map: .eightByEight, isSlippery: false))
print(lake.map)

// Suppose that we know how much each state is worth: V(s), the sum of rewards to be expected from there. Then the value of
// an action follows. Each transition that it may lead to has a probability p, a reward r and a next state s′, so
//
//     q(s, a) = Σ p (r + γ V(s′))
//
// The discount γ is between 0 and 1: a reward counts less the later it comes. Where the transition has `terminated`, the
// episode is over and γ V(s′) is left out. This is the first function, `actionValue`, gap "action value". Try it with a V
// that is invented: cell 10 is worth 0.5, and all others nothing. What are the four actions in cell 14 worth, to the left of
// the goal and below cell 10? Think first: two of them are not 0.

var invented = Array(repeating: 0.0, count: 16)  // a list of 16 zeros
invented[10] = 0.5
for (action, name) in ["left", "down", "right", "up"].enumerated() {  // 0 and "left", 1 and "down", …
    print("q(14, \(name)) = \(try actionValue(14, action, invented, in: lake.model, discount: 0.9))")
}

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// But V is what we want to know. Take an agent that walks at random: π(a|s), the probability of action a in state s, is 0.25
// everywhere. Its V(s) is the mean of the q(s, a), weighted with π(a|s). So we start from V = 0, put that into the right
// side, and get a V that is a little better. `expectation` makes this update from a policy, and is ready.
//
// Updating every state once is a sweep. In a synchronous sweep all updates use the old V. The second function, `sweep`, gap
// "sweep", takes the old values and an update, and returns the new values. The update is called as `update(state, values)`.

heading("2. A synchronous sweep")

let walk: Policy = Array(repeating: [0.25, 0.25, 0.25, 0.25], count: 16)
let once = try sweep(Array(repeating: 0, count: 16), expectation(of: walk, in: lake.model, discount: 1))
show(once, columns: 4)

// Only cell 14 has heard of the goal. One time in four a random step from there finds it.

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// If updates use what others have just found, one sweep gets further. The third function, `sweepInPlace`, gap "in place",
// changes the list that it is given (`inout`, and `&` in the call) and takes the states in any order. Which order is good?
// What there is to know comes from the goal, the last cell, so go through the states backwards.

heading("3. A sweep in place, from the last state to the first")

var inPlace = Array(repeating: 0.0, count: 16)
try sweepInPlace(
    &inPlace, order: Array((0..<16).reversed()), expectation(of: walk, in: lake.model, discount: 1))
show(inPlace, columns: 4)

// After one sweep every cell of ice has a value but cell 3, in the upper right corner: it hears of the goal from cell 2 only,
// whose turn comes later. All numbers are sums of powers of ¼, and the computer has rounded none of them.

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Sweep again and again, until nothing changes any more, or nearly nothing. `areClose` decides, by NumPy's `allclose`: new
// and old value may differ by 1e-8 plus 1e-5 times the new value. The fourth function, `converge`, gap "converge", is the
// loop. It gets the sweep as a function in braces, where `$0` is the list of values.

heading("4. Sweeps until the values are close")

func evaluate(
    _ policy: Policy, in model: MDP, discount: Double, relative: Double = 1e-5
) throws -> (values: [Double], sweeps: Int) {
    let update = expectation(of: policy, in: model, discount: discount)
    let zeros = Array(repeating: 0.0, count: model.stateCount)
    return try converge(from: zeros, relative: relative) { try sweep($0, update) }
}

let bigWalk: Policy = Array(repeating: [0.25, 0.25, 0.25, 0.25], count: 64)
let evaluated = try evaluate(walk, in: lake.model, discount: 1)
let bigEvaluated = try evaluate(bigWalk, in: bigLake.model, discount: 1)
let impatient = try [
    evaluate(walk, in: lake.model, discount: 0.9), evaluate(bigWalk, in: bigLake.model, discount: 0.9),
]
print("4 × 4: \(evaluated.sweeps) sweeps, and \(impatient[0].sweeps) with γ = 0.9")
print("8 × 8: \(bigEvaluated.sweeps) sweeps, and \(impatient[1].sweeps) with γ = 0.9")
show(evaluated.values, columns: 4)

// V(0) is the chance to find the goal at random. How good is the number? The rule allows a single sweep to change a value by
// a hundred-thousandth of it, and more sweeps would follow, each with a change of its own: so about four digits are right.
// With `relative: 0` only the 1e-8 is left. The course's practical 4, whose numbers these are, also returns the values
// from before the last sweep, though it has better ones; so does `converge`.

let careful = try evaluate(walk, in: lake.model, discount: 1, relative: 0)
print("\nV(0) by NumPy's rule:       \(evaluated.values[0])")
print("with relative: 0:           \(careful.values[0]), after \(careful.sweeps) sweeps")
print("by linear equations:        0.0139397962423")

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Now that we know what each state is worth to somebody who walks at random, we can do better: in each state take the action
// of the greatest q(s, a). The fifth function, `improve`, gap "improve", makes this policy from the q(s, a) of all states and
// actions. Where several actions are equally good it takes them equally often; two values count as equal if they differ by
// 1e-9 or less.

heading("5. A better policy")

func greedy(_ values: [Double], in model: MDP, discount: Double) throws -> Policy {
    try improve(
        model.states.map { state in
            try (0..<model.actionCount).map { try actionValue(state, $0, values, in: model, discount: discount) }
        })
}

let better = try greedy(evaluated.values, in: lake.model, discount: 1)
print(letters(better, lake.layout))
let bigBetter = try greedy(bigEvaluated.values, in: bigLake.model, discount: 1)
try plotFrozenLake(
    bigLake, values: bigEvaluated.values, policy: .probabilities(bigBetter), colorRamp: 0.3,
    title: "the random walk's values, and a better policy", to: options.path("plots/better.svg"))
print("the larger lake is in \(options.path("plots/better.svg"))")

// H is a hole, G the goal, and each letter an action: left, down, right, up. From the start it is six steps to the goal, and
// no way is shorter.

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// One improvement is not always enough: these values are of the old policy. Evaluate the new one, improve it in its turn, and
// so on until the improvement changes nothing. This is policy iteration, and `policyIteration`, gap "policy iteration", is
// the sixth function. It gets both halves as functions in braces, the second one behind its name.
//
// It is put to the test where the ice is slippery: a step goes where it should with probability 1/3, and to either side with
// 1/3 each. This lake has four rows and three columns, and the start is cell 6.
//
//     F F F
//     F H F
//     S F G
//     F H F

heading("6. Policy iteration on slippery ice, γ = 1")

let map = try FrozenLake.Map(["FFF", "FHF", "SFG", "FHF"])
let narrows = try make(.frozenLake(map: map))
let start = 6

func iterate(discount: Double) throws -> [Round] {
    let random: Policy = Array(repeating: [0.25, 0.25, 0.25, 0.25], count: narrows.model.stateCount)
    return try policyIteration(from: random) { policy in
        try evaluate(policy, in: narrows.model, discount: discount).values
    } improve: { values in
        try greedy(values, in: narrows.model, discount: discount)
    }
}

let rounds = try iterate(discount: 1)
for (number, round) in rounds.enumerated() {
    print("round \(number + 1): V(start) = \(decimals(round.values[start], 6))")
    print(letters(round.policy, narrows.layout))
}

// From the start this policy walks to the left, against the wall. It is no mistake: it slips up or down or stays, but never
// into the cell between the two holes. And then it takes the long way over the upper edge. The chance to arrive is 1.
//
// V(start) is 0.999883 and not 1. That is the rule of part 4 again: where the way is long, each sweep changes little.

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// With γ = 1 it does not matter when the reward comes. With γ < 1 waiting costs, and a short way that may fail can be worth
// more than a long one that is safe. Where does the policy change its mind?

heading("7. Discount and risk")

let table = Table(("γ", 6), ("V(start)", 10), ("at the start", 14), ("chance to arrive", 18))
let discounts = [0.5, 0.9, 0.95, 0.99]
let found = try discounts.map { discount in
    let last = try iterate(discount: discount).last!  // there is at least one round
    let chance = try evaluate(last.policy, in: narrows.model, discount: 1, relative: 0).values[start]
    let action = ["left", "down", "right", "up"][argmax(last.policy[start])]
    table.row("\(discount)", decimals(last.values[start], 6), action, percent(chance))
    return last
}

// Between 0.95 and 0.99 it turns from the bold way, past the holes, to the careful one.
//
// So far nobody has taken a step. Let two of these policies walk, the bold one for γ = 0.9 and the careful one for 0.99. The
// world has a limit of 100 steps, which is not in the model: there an episode is truncated, and the walk could have gone on.

let episodes = options.episodes(2000, quick: 200)
print("\n\(episodes) episodes each")
let results = Table(("γ", 6), ("arrived", 10), ("drowned", 10), ("out of time", 13), ("steps", 8))
var arrived: [Double] = []
for (discount, round) in [(0.9, found[1]), (0.99, found[3])] {
    let env = try make(.frozenLake(map: map), renderMode: .rgbArray)
    let played = try walks(
        of: round.policy, in: env, episodes: episodes, film: options.path("videos/discount-\(discount)"))
    func share(_ end: Ending) -> Double { Double(played.count { $0.end == end }) / Double(episodes) }
    results.row(
        "\(discount)", percent(share(.goal)), percent(share(.hole)), percent(share(.time)),
        decimals(mean(played.map { Double($0.steps) }), 1))
    arrived.append(share(.goal))
    try plotFrozenLake(
        narrows, values: round.values, policy: .probabilities(round.policy), title: "γ = \(discount)",
        to: options.path("plots/discount-\(discount).svg"))
}
print("videos of the first episodes are in \(options.path("videos"))")

// The exact chances within 100 steps follow from the model, too. From zero, 100 synchronous sweeps give the rewards to be
// expected in 100 steps.

let chances = try [found[1].policy, found[3].policy].map { policy in
    let update = expectation(of: policy, in: narrows.model, discount: 1)
    var values = Array(repeating: 0.0, count: 12)
    for _ in 0..<100 { values = try sweep(values, update) }
    return values[start]
}
print("to be expected: \(chances.map(percent).joined(separator: " and "))")

// ── Going on ─────────────────────────────────────────────────────────────────────────────────────────────────────────
//
// 1. Evaluate the random walk on 4 × 4 with γ = 0.5, and look how many sweeps it takes. Why fewer? (17)
// 2. Sweep in place until the values are close: `converge` takes any sweep. Is it fewer sweeps than 60? How many are they in
//    ascending and in descending order? (47 and 42)
// 3. Value iteration: write an update that returns the greatest q(s, a), and let `converge` sweep with it on 8 × 8, γ = 0.7.
//    How many sweeps are there? (15)
// 4. Between which two hundredths does the policy of part 7 change its mind? (0.97 and 0.98)

try checkKnownNumbers()
