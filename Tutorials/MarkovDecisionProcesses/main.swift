// Markov decision processes: played and computed, side by side.
//
// A ring of ten states, first as a chain that moves by chance, then with rewards, then with somebody who decides.
// Everything is found out twice: by sampling, which needs nothing but patience, and by an equation, which needs the
// probabilities. The two must agree, and that is how you know that both are right. Lecture 3 has the theory.
//
// Read this file from top to bottom. It runs in that order, and prints under the same numbers. The functions that it calls
// are in the other files, and the text says when to open them:
//
//     swift run -c release tutorial-markov-decision-processes            everything, in a second
//     swift run -c release tutorial-markov-decision-processes --seed 7   other random numbers
//
// Some lines stand between `// GAP` and `// END GAP`. They are for you to write: `swift run -c release course exercise
// markov-decision-processes` makes a copy with gaps in their place. Fill each one when the text sends you to it: until then the
// program stops there.
//
// `let` names a value that stays, `var` one that changes, and `try` marks a call that can fail.

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-markov-decision-processes", summary: "Markov decision processes, by sampling and by equations")
if options.env != nil { Warnings.warn("this tutorial is about its own ring of states: --env is not used") }

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Open Chains.swift. A chain is a matrix of probabilities: row s says what may follow state s. The first one goes up with
// probability 0.9 and down with 0.1, and after state 9 comes 0 again. State 0 keeps its visitor with probability 0.8.
//
// Each row is a distribution, so it sums to 1. Check such things before you build on them.
//
// `map` makes a list by doing the same with each element of another. What it does stands in braces, where `$0` is the
// element; `reduce(0, +)` adds a list up. `\(…)` puts a value into a text.

heading("1. The chain")

let sticky = stickyRing()
for (state, row) in sticky.enumerated() {
    print("\(state):  " + row.map { decimals($0, 1) }.joined(separator: "  ") + "   sum \(row.reduce(0, +))")
}

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// To play the chain, draw the next state again and again. Open Sampling.swift: `nextState` turns a random number into a
// state, and `trajectory` calls it for each step. `inout` there, and `&` here, say that a function changes the caller's
// variable: drawing a number advances the random stream.
//
// A stream has a row of numbers as its seed. With the run's number in it, each run has a stream of its own.

heading("2. Trajectories")

let runs = options.episodes(1000, quick: 200)
let trajectories = try (0..<runs).map { run in
    var random = stream(options.seed, run, 0)
    return try trajectory(from: 0, in: sticky, steps: 99, using: &random)
}
for states in trajectories.prefix(3) { print(states.prefix(40).map { "\($0)" }.joined(separator: " ") + " …") }

// For a picture of the first ten, the way is counted on, so that a step from 9 up to 0 is one up, too. Where a line is
// level the chain was kept in state 0. (`condition ? a : b` is a if the condition holds, and else b; `last!` is the last
// element, and the `!` says that there is one.)

func countedOn(_ states: [Int]) -> [Int] {
    var way = [0]
    for (before, after) in zip(states, states.dropFirst()) {
        way.append(way.last! + (after == before ? 0 : after == (before + 1) % stateCount ? 1 : -1))
    }
    return way
}

var walks = Chart("ten trajectories", x: "step", y: "states passed", height: 320)
for states in trajectories.prefix(10) { walks.line(countedOn(states)) }
try walks.write(to: options.path("plots/trajectories.svg"))

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Where does the chain spend its time? Count: open Visits.swift, `visitShares`. All trajectories begin in state 0, and at
// first that shows. So the first 50 steps and the last 50 are counted apart.

heading("3. Visits, counted in \(runs) trajectories")

let firstVisits = try visitShares(trajectories, steps: 0..<50)
let lastVisits = try visitShares(trajectories, steps: 50..<100)
let visitTable = Table([("state", 14)] + (0..<stateCount).map { ("\($0)", 7) })
visitTable.row(["first 50 steps"] + firstVisits.map { decimals($0, 4) })
visitTable.row(["last 50 steps"] + lastVisits.map { decimals($0, 4) })

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Now without chance. The chain is in state 0 for sure; one step later it is in 0 with probability 0.8, and so on. The
// function `oneStepLater` in Visits.swift takes the probabilities of all states one step further. A hundred times that, and
// the means over the steps are what the counted shares come to in the long run.

heading("4. Where the chain is, exactly")

var distributions: [[Double]] = [[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]]
for _ in 0..<500 { distributions.append(try oneStepLater(distributions.last!, in: sticky)) }

func meanDistribution(_ steps: Range<Int>) -> [Double] {
    (0..<stateCount).map { state in mean(distributions[steps].map { $0[state] }) }
}

let firstExactly = meanDistribution(0..<50)
let lastExactly = meanDistribution(50..<100)
let stationary = distributions.last!
let exactTable = Table([("state", 14)] + (0..<stateCount).map { ("\($0)", 7) })
exactTable.row(["first 50 steps"] + firstExactly.map { decimals($0, 4) })
exactTable.row(["last 50 steps"] + lastExactly.map { decimals($0, 4) })
exactTable.row(["after 500"] + stationary.map { decimals($0, 4) })

// After 500 steps one more changes nothing: this is the stationary distribution, and the chain has forgotten where it began.
// Compare the lines with those of part 3. The differences are chance; with --episodes 100000 they are ten times as small.

var visitChart = Chart("visits", x: "state", y: "share of the steps", height: 320)
visitChart.bars(firstVisits, label: "first 50 steps")
visitChart.bars(lastVisits, label: "last 50 steps")
visitChart.line(stationary, label: "stationary", style: .hidden, marker: .cross, color: .black)
try visitChart.write(to: options.path("plots/visits.svg"))

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// From here on the chain pays: 1 for each arrival in state 0, also when it was there before. The mean reward of a step is
// the share of trajectories that are in state 0 then. Its expectation is known from part 4: it is the probability to be
// there.

heading("5. The reward of a step")

let meanRewards = (1..<100).map { step in mean(trajectories.map { rewards[$0[step]] }) }
let expectedRewards = (1..<100).map { distributions[$0][0] }
let rewardTable = Table([("step", 9)] + (1...12).map { ("\($0)", 6) })
rewardTable.row(["mean"] + meanRewards.prefix(12).map { decimals($0, 3) })
rewardTable.row(["expected"] + expectedRewards.prefix(12).map { decimals($0, 3) })

var rewardChart = Chart("the reward over time", x: "step", y: .linear("reward", range: 0...1), height: 320)
rewardChart.line(x: Array(1..<100), y: meanRewards, label: "mean of \(runs) trajectories")
rewardChart.line(x: Array(1..<100), y: expectedRewards, label: "expected", style: .dashed, color: .black)
try rewardChart.write(to: options.path("plots/rewards.svg"))

// Rewards are high at the start, as all begin in state 0, fall while many are on their way around, and rise a little when
// they come back, all at about the same time. Then they settle at the stationary probability of state 0.

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// What is it worth to be in a state? The return is the sum of all rewards from now on, where each step of waiting costs a
// factor γ: open Values.swift, `discountedReturn`. The value of a state is the expected return from there. So play episodes
// from it, and take the mean: that is a Monte-Carlo estimate.
//
// An episode here is ten steps long. The chain goes on after them; we only stop looking. That is a truncation, not an end,
// and what would have followed is missing from the return: at most γ¹⁰ / (1 − γ) = 0.002. Luck counts for more: in the states
// around 0 the mean of 100 returns is off by some 0.05.

let discount = 0.5
let episodes = 100
let onePolicy = [[Double]](repeating: [1], count: stateCount)  // nothing to decide: one action, taken for sure

func playedValue(_ start: Int, _ policy: [[Double]], among chains: [[[Double]]], part: Int) throws -> Double {
    let returns = try (0..<episodes).map { run in
        var random = stream(options.seed, run, part, start)
        let found = try rewardsOfEpisode(from: start, policy, among: chains, steps: 10, using: &random)
        return try discountedReturn(found, discount: discount)
    }
    return mean(returns)
}

heading("6. Values, played: \(episodes) episodes from each state")

let played = try (0..<stateCount).map { try playedValue($0, onePolicy, among: [sticky], part: 1) }
for (state, value) in played.enumerated() { print("state \(state): \(decimals(value, 4))") }

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// And exactly. A return is its first reward, and γ times the return from the next state on. Take expectations on both sides:
//
//     v(s) = Σ T(s, s') (R(s') + γ v(s')).
//
// These are ten linear equations for ten values. `exactValues` in Values.swift puts them together, and `solution(of:_:)` in
// LinearSystem.swift solves them.
//
// The course's page on this practical counts the first reward with γ already, as if each reward were paid at the end of its
// step. Then all values are γ times ours. The table has both.

heading("7. Values, exactly")

let values = try exactValues(sticky, rewards, discount: discount)
let valueTable = Table(("state", 6), ("played", 9), ("v(s)", 10), ("γ v(s)", 10))
for state in 0..<stateCount {
    valueTable.row(
        "\(state)", decimals(played[state], 4), decimals(values[state], 6), decimals(discount * values[state], 6))
}

// State 9 is the best, better than 0 itself: with probability 0.9 one arrives in 0 from there, is paid, and may stay.
// From 3 it is far to 0 both ways.

// ── 8 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Now there is something to decide. Two chains, one for each action: the action 0 moves up with probability 0.9 and slips
// down with 0.1, the action 1 the other way round. State 0 pays 1 on arrival, and keeps nobody.
//
// A policy has a row of probabilities for each state: how likely is each action there? Three policies: either way with the
// same probability, always up, and the shorter way to state 0. To play one, draw the action first and then the next state:
// `rewardsOfEpisode` does that. To compute, mix the chains of the actions in the policy's proportions, state by state. The
// result is one chain, whose values part 7 can compute: `chain(of:among:)` in Values.swift.

heading("8. Policies: γ v(s), exactly and played")

let moves = [ring(up: 0.9, down: 0.1), ring(up: 0.1, down: 0.9)]
let policies: [(name: String, policy: [[Double]])] = [
    ("either way", Array(repeating: [0.5, 0.5], count: stateCount)),
    ("always up", Array(repeating: [1, 0], count: stateCount)),
    ("shorter way", (0..<stateCount).map { $0 < 5 ? [0, 1] : [1, 0] }),
]
let exactly = try policies.map {
    try exactValues(chain(of: $0.policy, among: moves), rewards, discount: discount)
}
let playedPolicies = try policies.enumerated().map { number, named in
    try (0..<stateCount).map { try playedValue($0, named.policy, among: moves, part: 2 + number) }
}

let policyTable = Table([("state", 14)] + (0..<stateCount).map { ("\($0)", 7) })
for (number, named) in policies.enumerated() {
    policyTable.row([named.name] + exactly[number].map { decimals(discount * $0, 4) })
    policyTable.row(["  played"] + playedPolicies[number].map { decimals(discount * $0, 4) })
}

// The shorter way is at least as good as the others in every state. It is the best of all 1024 policies that take one
// action in each state; Lecture 3 solves them all to show it. In the states 0 and 5 both ways are equally short, and it
// makes no difference which one is taken.

var policyChart = Chart("three policies", x: "state", y: "v(s)", height: 320)
for (named, found) in zip(policies, exactly) { policyChart.line(found, label: named.name, marker: .circle) }
try policyChart.write(to: options.path("plots/policies.svg"))
print("\nfour plots: \(options.path("plots"))")

// ── 9 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// To go on:
//
// 1. Take a discount of 0.9 in part 6. The played values are all too small now. Why, and how many steps must an episode
//    have for the error to be below 0.001? (At most 0.9ⁿ · 10: n = 88.)
// 2. In which states does a policy lose most that goes either way, compared with the shorter way? (In 1 and 9.)
// 3. A policy goes down in the states 0 to 3 and up from 4 on, so that state 4 alone is wrong. What does that cost state 4
//    itself, and what state 2? (Of v, 0.080 and 0.0002.)
// 4. How many episodes are needed until a played value is right to three decimals? The error of a mean of n returns is their
//    standard deviation divided by √n, and for state 9 of the chain the deviation is 0.5. (About a million.)

// ── The program checks itself. ───────────────────────────────────────────────────────────────────────────────────────

heading("Self-check")

selfCheck(sticky.allSatisfy { $0.reduce(0, +) == 1 }, "all rows sum to 1, to the last bit")
selfCheck(stationary, are: Known.stationary, within: 1e-12, "the stationary distribution")
selfCheck(firstExactly, are: Known.firstFiftySteps, within: 5e-5, "visits of the first 50 steps")
selfCheck(lastExactly, are: Known.stationary, within: 5e-5, "visits of the last 50 steps")
selfCheck(Array(expectedRewards.prefix(12)), are: Known.expectedRewards, within: 1e-6, "the expected rewards")
selfCheck(values.map { discount * $0 }, are: Known.values, within: 1e-12, "γ v of the chain")
for (number, named) in policies.enumerated() {
    let found = exactly[number].map { discount * $0 }
    selfCheck(found, are: Known.policyValues[number], within: 1e-12, "γ v of \(named.name)")
}

// Played values vary. The bands are those that 20 runs of the course's program lay in, made wider by half their width on
// both sides; about one seed in a hundred gives a number outside all the same.

if options.quick {
    print("played values are left out: run without --quick to check them")
} else {
    let named = zip(["the chain"] + policies.map(\.name), [played] + playedPolicies)
    for ((name, found), bands) in zip(named, Known.bands) {
        for (state, band) in bands {
            selfCheck(discount * found[state], in: band, "γ v of \(name), state \(state), played")
        }
    }
}
