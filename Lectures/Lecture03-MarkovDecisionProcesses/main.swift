// Lecture 3: Markov decision processes
//
// The mathematics of an agent in its environment, built up in three steps: a Markov chain moves by chance, a reward process
// is a chain that pays, and a decision process is a reward process in which somebody chooses. At each step the question is
// the same, "what can be expected?", and the answer is the solution of an equation. Read this file from top to bottom, like
// a notebook, and run it with
//
//     swift run -c release lecture-3-markov-decision-processes
//
// `let` names a value that stays, `var` one that changes, and `try` marks a call that can fail.

import Lyceum

let options = ProgramOptions.read(
    name: "lecture-3-markov-decision-processes", summary: "Lecture 3: chains, rewards, decisions, Bellman's equations")

// ---------------------------------------------------------------------------------------------------------------------
// 1. A Markov chain
//
// Ten states stand in a ring: after 9 comes 0 again. At each step the state moves one up with probability 0.9 and one down
// with probability 0.1. State 0 is different, for it holds on to its visitor: it stays with probability 0.8, and goes up or
// down with 0.1 each. This is the chain of the rldurham course's practical 3.
//
// All of it is in one matrix, T(s, s') = the probability that s' follows s. That the next state depends on the present one
// and not on how one came there is the Markov property: T needs no further argument. Each row sums to 1.
//
// `[[Double]]` is a list of lists of numbers. `map` makes a list by doing the same with each element of another; what it
// does stands in braces, and `state in` names the element, which is `$0` where it gets no name. `0..<10` are the numbers
// from 0 to 9. With brackets on its left one `let` names several values at once. `\(…)` puts a value into a text.

heading("A Markov chain")

let stateCount = 10
let chain: [[Double]] = (0..<stateCount).map { state in
    var row = [Double](repeating: 0, count: stateCount)
    let (above, below) = ((state + 1) % stateCount, (state + stateCount - 1) % stateCount)
    if state == 0 {
        row[0] = 0.8
        row[above] = 0.1
        row[below] = 0.1
    } else {
        row[above] = 0.9
        row[below] = 0.1
    }
    return row
}
for (state, row) in chain.enumerated() {
    print("from \(state):  " + row.map { decimals($0, 1) }.joined(separator: "  ") + "   sum \(row.reduce(0, +))")
}

// A trajectory is one run of chance through the chain. `choice` draws a number by its probabilities; `last!` is the last
// element, and the `!` says that there is one. `inout` and the `&` at the call say that a function changes the caller's own
// variable, here the random stream that each draw advances, and `throws` that it can fail. `from` is said in the call.

func trajectory(from start: Int, steps: Int, using random: inout Generator) throws -> [Int] {
    var states = [start]
    for _ in 0..<steps { states.append(try random.choice(stateCount, p: chain[states.last!])) }
    return states
}

var walks = Chart("three trajectories of the chain", x: "step", y: "state", height: 300)
for run in 0..<3 {
    var random = stream(options.seed, run)  // a random stream of its own for each run
    let states = try trajectory(from: 0, steps: 60, using: &random)
    print("run \(run): " + states.prefix(40).map { "\($0)" }.joined(separator: " ") + " …")
    walks.line(states, label: "run \(run)", marker: .point)
}
try walks.write(to: options.path("plots/trajectories.svg"))

// ---------------------------------------------------------------------------------------------------------------------
// 2. Where the chain is
//
// One trajectory is luck. The distribution over the states is not: if x(s) is the probability to be in s now, then one step
// later it is
//
//     x'(s') = Σ_s x(s) T(s, s'),     in short  x' = x T.
//
// `reduce` goes through a list and carries a result along; here it adds up. `$0` is the result so far, `$1` the element.

heading("Where the chain is")

func oneStepLater(_ x: [Double], _ transitions: [[Double]]) -> [Double] {  // x.indices: all places in x
    x.indices.map { next in x.indices.reduce(0) { $0 + x[$1] * transitions[$1][next] } }
}

var distributions = [[1, 0, 0, 0, 0, 0, 0, 0, 0, 0] as [Double]]  // at step 0 it is in state 0 for sure
for _ in 0..<100 { distributions.append(oneStepLater(distributions.last!, chain)) }

// After many steps the distribution stops changing: μ = μ T. Such a μ is called stationary, and to find it nothing needs to
// be waited for. μ = μ T is a system of ten linear equations for ten unknowns,
//
//     Σ_s μ(s) T(s, s') − μ(s') = 0     for each s'.
//
// One of them follows from the other nine, so the last gives its place to Σ μ(s) = 1. Open LinearSystem.swift: `solve` is
// Gaussian elimination, twenty lines that you have done by hand at school. It finds all exact values of this lecture, too.

var balance = (0..<stateCount).map { next in
    (0..<stateCount).map { state in chain[state][next] - identity(state, next) }
}
balance[stateCount - 1] = [Double](repeating: 1, count: stateCount)
let stationary = solve(balance, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])

// How long a chain that starts in state 0 still remembers that: the mean of the distributions over its first 50 steps (0 to
// 49) and over the next 50, beside the stationary one, and beside the share of visits counted in trajectories.

func meanDistribution(_ steps: Range<Int>) -> [Double] {
    (0..<stateCount).map { state in mean(steps.map { distributions[$0][state] }) }
}

let runs = options.episodes(10_000, quick: 500)
var visits = [Double](repeating: 0, count: stateCount)
for run in 0..<runs {
    var random = stream(options.seed, run, 1)
    for state in try trajectory(from: 0, steps: 49, using: &random) { visits[state] += 1 / Double(50 * runs) }
}

let (early, late) = (meanDistribution(0..<50), meanDistribution(50..<100))
let shares = Table(("state", 7), ("first 50 steps", 16), ("counted", 10), ("next 50", 10), ("stationary", 12))
for state in 0..<stateCount {
    shares.row(["\(state)"] + [early, visits, late, stationary].map { decimals($0[state], 4) })
}

// The picture has a row for each state and a column for each step. A wave leaves state 0, goes around, and is less of a wave
// each time; what stays is stationary.

let history = (0..<stateCount).map { state in distributions[...60].map { $0[state] } }
var spreading = Chart("where the chain is", x: "step", y: "state", height: 300)
spreading.heatMap(history, label: "probability", range: 0...0.15)
try spreading.write(to: options.path("plots/distributions.svg"))

// ---------------------------------------------------------------------------------------------------------------------
// 3. Rewards, and the value of a state
//
// Now the chain pays: 1 for each arrival in state 0, which counts again when it stays there. That makes it a Markov reward
// process. What a state s can expect from its next step is r(s) = Σ T(s, s') R(s'), with R the reward for arriving.
//
// The return is what is collected from now on, where a reward that comes k steps later counts γᵏ. The discount γ is below
// 1, so that the sum is finite although the chain never ends:
//
//     G = R₁ + γ R₂ + γ² R₃ + …     and     v(s) = the expectation of G from s on, the value of s.
//
// Behind the first reward the same kind of sum begins again, one step later. So values obey Bellman's equation
//
//     v(s) = r(s) + γ Σ T(s, s') v(s'),     in short  (I − γ T) v = r,
//
// which is linear again: no simulation, no infinite sum. Whoever knows the neighbours' values knows one's own. Open
// Bellman.swift, where this equation and those of the next sections stand as functions; this one is `values(_:_:discount:)`.

heading("Rewards, and the value of a state")

let discount = 0.5
let expectedRewards = chain.map { $0[0] }  // R is 1 in state 0 only, so r(s) = T(s, 0)
let chainValues = values(chain, expectedRewards, discount: discount)

// Values are expectations, so playing must give the same: the mean return of many episodes, give or take the standard error
// of a mean, its deviation divided by the root of the number of episodes. An episode is cut off after 40 steps here. That
// is not the end of the chain: what would follow is missing from each return. It is worth 0.5⁴⁰ times a value, about 10⁻¹²,
// and only because that is so little may it be left out. Later lectures cut off earlier, and add the value of the last
// state instead.

func playedReturn(from start: Int, using random: inout Generator) throws -> Double {
    var (sum, weight) = (0.0, 1.0)
    for state in try trajectory(from: start, steps: 40, using: &random).dropFirst() {
        sum += state == 0 ? weight : 0  // condition ? if it holds : if not
        weight *= discount
    }
    return sum
}

let valueTable = Table(("state", 7), ("r(s)", 6), ("v(s)", 10), ("played", 10), ("standard error", 16))
var distancesInErrors: [Double] = []
for state in 0..<stateCount {
    let returns = try (0..<runs).map { run in
        var random = stream(options.seed, run, 2, state)
        return try playedReturn(from: state, using: &random)
    }
    let average = mean(returns)
    let error = standardError(returns)
    distancesInErrors.append(abs(average - chainValues[state]) / error)
    let numbers = [chainValues[state], average, error].map { decimals($0, 6) }
    valueTable.row(["\(state)", decimals(expectedRewards[state], 1)] + numbers)
}

// State 9 is worth more than state 0, although 0 pays: from 9 one arrives in 0 with probability 0.9, and then may stay. And
// the least value is that of 3, not of 1: from 1 there is still the short way down.
//
// The course's practical discounts the first reward too, G = γ R₁ + γ² R₂ + …, so its values are γ times ours. The
// self-check takes that into account.

// ---------------------------------------------------------------------------------------------------------------------
// 4. Decisions
//
// In a Markov decision process the agent has a say: the next state depends on the state and on the action, p(s' | s, a). In
// our ring the action 0 moves up and the action 1 moves down, each with probability 0.9, and slips the other way with 0.1.
// State 0 pays as before and does not hold on any more. Open Ring.swift: an environment whose `model` lists for each state
// and action what it may lead to, with which probability and which reward.
//
// How the agent chooses is its policy, π(a | s): a row of probabilities for each state. A policy takes the choice out of a
// decision process and leaves a reward process,
//
//     T(s, s') = Σ_a π(a | s) p(s' | s, a)     and     r(s) = Σ_a π(a | s) Σ p(s' | s, a) R,
//
// of which section 3 knows the values: v_π(s) = Σ_a π(a | s) Σ p(s' | s, a) (R + γ v_π(s')). Bellman.swift has both:
// `rewardProcess` and `values(of:in:discount:)`. `zip` goes through two lists side by side.

heading("Decisions")

let ring = try Ring()
let (up, down, either) = ([1.0, 0.0], [0.0, 1.0], [0.5, 0.5])
let policies: [(name: String, policy: [[Double]])] = [
    ("either way", Array(repeating: either, count: 10)),
    ("always up", Array(repeating: up, count: 10)),
    ("the nearer way", (0..<10).map { $0 < 5 ? down : up }),
]
let policyValues = policies.map { values(of: $0.policy, in: ring.model, discount: discount) }

let policyTable = Table([("v(s) of the policy", 19)] + (0..<10).map { ("\($0)", 6) })
for (policy, found) in zip(policies, policyValues) {
    policyTable.row([policy.name] + found.map { decimals($0, 3) })
}

// ---------------------------------------------------------------------------------------------------------------------
// 5. The best policy
//
// A policy that always takes the same action in the same state is deterministic. Here there are 2¹⁰ = 1024 of them, few
// enough to solve them all. Each state has its own greatest value among the 1024. Could it be that one policy is best for
// state 3 and another for state 7? It cannot, and this is why the subject is not hopeless: some policy is best in all
// states at once.
//
// Open AllPolicies.swift: `BestPolicies` solves all 1024 and keeps those that reach the greatest value of each state.

heading("The best policy")

let best = BestPolicies(of: ring.model, discount: discount)
print("the greatest value of each state: " + best.greatest.map { decimals($0, 4) }.joined(separator: "  "))
for actions in best.policies {
    print("reached everywhere by  " + actions.map { $0 == 0 ? "up" : "down" }.joined(separator: " "))
}

// Four policies share the optimum, because in the states 0 and 5 both ways are equally long. The optimal values v* obey an
// equation of their own, Bellman's optimality equation. It has a maximum where the one for a policy has a mean:
//
//     v*(s) = max_a q*(s, a)     with     q*(s, a) = Σ p(s' | s, a) (R + γ v*(s')).
//
// q*(s, a) is the value of taking a now and acting best afterwards. Whoever knows it need not think: take the greatest. In
// Bellman.swift it is `actionValue`, and `optimalityGap` is the greatest distance between the two sides of the equation.

for (policy, found) in zip(policies, policyValues) {
    let gap = optimalityGap(found, in: ring.model, discount: discount)
    print("\(policy.name): the two sides of the optimality equation differ by up to \(decimals(gap, 3))")
}

// The same with other discounts. The nearer way stays best, and values grow like 1/(1 − γ), the number of steps that count.

let patience = [0.9, 0.99].map { BestPolicies(of: ring.model, discount: $0) }
for (gamma, found) in zip([0.9, 0.99], patience) {
    print("γ = \(gamma): v*(0) = \(decimals(found.greatest[0], 4)), v*(1) = \(decimals(found.greatest[1], 4))")
}

var film = try Ring(renderMode: .rgbArray).timeLimited(40).videosRecorded(to: options.path("videos/ring"))
try film.reset(seed: options.seed)
var isOver = false
while !isOver {
    let state = film.unwrapped.state!
    isOver = try film.step(state < 5 ? 1 : 0).isDone
}
try film.close()
print("the nearer way as a video: \(options.path("videos/ring"))")

// ---------------------------------------------------------------------------------------------------------------------
// 6. A grid, and an equation used as an assignment
//
// Five by five cells, four moves (example 3.5 of Sutton and Barto's book). A step against the edge stays and costs 1. From
// A, in the top row, every action leads down to A' and pays 10; from B to B' with 5. Nothing else pays, and it never ends;
// γ = 0.9.
//
// For the policy that moves anywhere with the same probability, 25 linear equations give the values. The best policy cannot
// be found by solving for all 4²⁵ of them, and the optimality equation is not linear. But it can be read as an assignment:
// put any numbers on the right, take what comes out on the left, put it in again. Each round moves v at least 1/γ times
// closer to v*, so that in the end both sides agree. This is value iteration; Lecture 4 looks at it closely.
//
// With --env the lecture takes another environment that knows its decision process: see ChosenModel.swift. `repeat … while`
// does something once, and again as long as a condition holds. `guard … else` goes on below only if its condition holds.

let (gridID, grid) = try chosenModel(options.env)
let patient = 0.9
heading("A grid: \(gridID)")

let uniform = uniformPolicy(in: grid)
let uniformValues = values(of: uniform, in: grid, discount: patient)

var optimalValues = [Double](repeating: 0, count: grid.stateCount)
var rounds = 0
repeat {
    optimalValues = grid.states.map { state in
        grid.actions(in: state).map { actionValue(state, $0, optimalValues, in: grid, discount: patient) }.max()!
    }
    rounds += 1
} while optimalityGap(optimalValues, in: grid, discount: patient) > 1e-11

// In every state the best actions are those of the greatest q*. Sums in another order differ in the last digits, so actions
// count as equally good within 10⁻⁹ (`argmaxima`). A policy that takes them all, each as often, is solved for exactly: if
// it has the values that the rounds came to, they are right.

let greedy = grid.states.map { state in
    let possible = grid.actions(in: state)
    let q = possible.map { actionValue(state, $0, optimalValues, in: grid, discount: patient) }
    let best = argmaxima(q, tolerance: 1e-9).map { possible[$0] }
    return (0..<grid.actionCount).map { best.contains($0) ? 1 / Double(best.count) : 0 }
}
let greedyValues = values(of: greedy, in: grid, discount: patient)
let distance = zip(optimalValues, greedyValues).map { abs($0 - $1) }.max()!
print("after \(rounds) rounds the values differ from the exact ones of the greedy policy by \(distance)")

let picture = try make(gridID)
for (name, numbers, policy) in [("uniform", uniformValues, uniform), ("best", optimalValues, greedy)] {
    guard let columns = picture.gridLayout?.columnCount else {
        print("\(name) policy, the first states: " + numbers.prefix(10).map { decimals($0, 2) }.joined(separator: "  "))
        continue
    }
    let path = options.path("plots/\(name).svg")
    print("\(name) policy, with arrows in \(path)")
    let rows = Table([("row", 4)] + (0..<columns).map { ("\($0)", 6) })
    for row in 0..<numbers.count / columns {
        rows.row(["\(row)"] + numbers[(row * columns)...].prefix(columns).map { decimals($0, 1) })
    }
    try plotGridWorld(picture, values: numbers, policy: .probabilities(policy), title: "\(name) policy", to: path)
}

// The uniform policy's value of A is below the 10 that it pays, because A' lies at the edge, where the policy bumps into the
// wall. B's is above 5. For the best policy A's value can be had by hand: A, four steps back up, and A again, so that
// v*(A) = 10 + γ⁵ v*(A), and v*(A) = 10 / (1 − γ⁵) = 24.4194….
//
// Watch the best policy from wherever an episode begins. `argmax` takes the first of several best actions. An environment
// made by its name has observations of any kind: `int` is the number, if it is one, and `?? 0` puts 0 where there is none.

var walk = try make(gridID, renderMode: .rgbArray).timeLimited(40).videosRecorded(to: options.path("videos/grid"))
var cell = try walk.reset(seed: options.seed).observation.int ?? 0
var (collected, weight) = (0.0, 1.0)
let begin = cell
isOver = false
while !isOver {
    let step = try walk.step(argmax(greedy[cell]))
    cell = step.observation.int ?? 0
    collected += weight * step.reward
    weight *= patient
    isOver = step.isDone
}
try walk.close()
print("from state \(begin) it returned \(decimals(collected, 4)); the value is \(decimals(optimalValues[begin], 4))")
print("the video: \(options.path("videos/grid"))")

// Return and value are not the same number. The grid never ends; the 40 steps were cut off, truncated, and what would have
// come after them, γ⁴⁰ times the value of the last state, is missing.

// ---------------------------------------------------------------------------------------------------------------------
// 7. Exercises
//
// 1. Let state 0 of the chain stay with probability 0.5 and go up with 0.4. Which share of its time does it spend there now?
//    (0.1973. The self-check fails, as it should.)
// 2. Print the chain's values for γ = 0, 0.9 and 0.999. What is v for γ = 0? Why do all (1 − γ) v(s) come close to one
//    number as γ goes to 1, and which number is it? (It is the stationary probability of state 0.)
// 3. Let "up" cost 0.2 in Ring.swift, wherever it leads. Which policy is best now? (Up in 8 and 9, down in all others.)
// 4. Add 1 to every reward of the grid. By how much does each value grow, and does the best policy change? (By 1 / (1 − γ)
//    = 10; no.) Would the same be true of a task that ends?
// 5. What would v*(A) be if A' were the cell right below A? Find it by hand first. (10 / (1 − γ²) = 52.63.)
// 6. Take other environments: --env FrozenLake-v1, --env textbook/WindyGrid-v0. How many rounds does each need, and why?
//    (161 and 15. Without chance all is exact after as many rounds as the longest of the best ways has steps.)

// The program checks itself against numbers that were computed elsewhere, in fractions, and those of the book.

heading("Self-check")

selfCheck(stationary, are: Known.stationary, within: 1e-12, "the stationary distribution")
selfCheck(early, are: Known.firstFiftySteps, within: 5e-5, "the first 50 steps")
selfCheck(late, are: late.indices.map { Known.stationary[$0] }, within: 1e-5, "the next 50 steps")
selfCheck(distributions[1...12].map { $0[0] }, are: Known.expectedRewards, within: 1e-6, "12 expected rewards")
selfCheck(distributions[99][0], is: 0.473684, within: 1e-6, "the expected reward of step 99")
selfCheck(chainValues.map { discount * $0 }, are: Known.chainValues, within: 1e-12, "γ times the chain's values")
for (policy, (found, known)) in zip(policies, zip(policyValues, Known.policyValues)) {
    selfCheck(found.map { discount * $0 }, are: known, within: 1e-12, "γ times the values of \(policy.name)")
}
selfCheck(best.greatest.map { discount * $0 }, are: Known.policyValues[2], within: 1e-12, "γ times the best values")
selfCheck(best.policies.count == 4, "four of the 1024 policies are best")
let patientBest = zip([0.9, 0.99], patience).flatMap { gamma, found in found.greatest[0...1].map { gamma * $0 } }
selfCheck(
    patientBest, are: [3.800213226118, 4.222459140131, 43.793106617114, 44.235461229408], within: 1e-9,
    "γ times v*(0) and v*(1) for γ = 0.9 and 0.99")
selfCheck(distance < 1e-9, "value iteration and the exact solution agree")
if gridID == "textbook/FiveByFiveGrid-v0" {
    selfCheck(uniformValues, are: Known.gridUniform, within: 1e-9, "the grid's values for the uniform policy")
    selfCheck(optimalValues, are: Known.gridBest, within: 1e-9, "the grid's best values")
    selfCheck(optimalValues[1], is: 10 / (1 - Math.pow(0.9, 5)), within: 1e-9, "A's best value, by hand")
}
if runs >= 5000 {
    selfCheck(
        distancesInErrors.max()!, in: 0...5, "played values are near the exact ones: the furthest, in standard errors")
} else {
    print("\(runs) episodes are too few to check played values: run without --quick and --episodes")
}
