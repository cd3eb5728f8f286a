// Lecture 8: Policy gradients
//
// Until now an agent learned values, and its policy followed from them: take the action of the greatest value. This lecture
// learns the policy itself. Read this file from top to bottom, like a notebook, and run it with
//
//     swift run -c release lecture-8-policy-gradients
//
// `let` names a constant, `var` a variable; in a text `\(…)` stands for a value, and `[0]` is the first of a list. The other files
// hold one thing each, and the text says when to open them. The book is Sutton and Barto, 2nd edition, chapter 13.

import Lyceum

let options = ProgramOptions.read(name: "lecture-8-policy-gradients", summary: "Lecture 8: policy gradients")
let envID = options.env ?? "CartPole-v1"
if options.env != nil { print("\(envID) is the environment of section 7; the other sections have their own") }

// ---------------------------------------------------------------------------------------------------------------------
// 1. The objective
//
// A policy π(a|s; θ) gives every action a probability, and θ are the numbers that it depends on. What we want is much reward from
// the start of an episode on:
//
//     J(θ) = E[ G₀ ],   G₀ = r₀ + γ r₁ + γ² r₂ + …
//
// and a way to change θ so that J grows. Why not learn values? Because a policy can be what no values give. The short corridor of
// the book's example 13.1 has three cells in a row and the goal behind them, each step costs 1, and in the second cell left and
// right are switched. The agent cannot tell the cells apart. Values for left and right would make it go always left or always
// right, and neither ever arrives. Even with ε = 0.1 for exploration it takes 82 or 44 steps.
//
// The agent can only choose p, the probability of going right. Three Bellman equations, one for each cell, give
//
//     J(p) = 2 (p − 2) / (p (1 − p))
//
// and Corridor.swift has the same from the environment's exact model, by sweeps as in Lecture 4.

heading("1. The objective: the short corridor")

let exact = ExactCorridor()
let bestRight = 2 - Math.sqrt(2)  // where the derivative of J is 0
let bestValue = ExactCorridor.objective(bestRight)
let objectives = Table(("policy", 26), ("p", 10), ("J by sweeps", 13), ("J by formula", 13))
for (name, p) in [
    ("left, ε-greedy", 0.05), ("right, ε-greedy", 0.95), ("either, by a coin", 0.5), ("the best", bestRight),
] {
    let formula = ExactCorridor.objective(p)
    objectives.row(name, decimals(p, 6), decimals(exact.values(p)[0], 6), decimals(formula, 6))
}

var curve = Chart("Example 13.1: the short corridor", x: "probability of right", y: .linear("J", range: -100...0))
// `(1...99)` are the numbers from 1 to 99, and `map` makes something of each; `$0` stands for the number.
let grid = (1...99).map { Double($0) / 100 }
curve.line(x: grid, y: grid.map { ExactCorridor.objective($0) }, label: "J(p)")
let marked = [0.05, 0.95, bestRight]
curve.line(
    x: marked, y: marked.map { ExactCorridor.objective($0) }, label: "ε-greedy left and right, and the best",
    style: .hidden, marker: .circle)  // `.hidden` is one of the styles' names
try curve.write(to: options.path("plots/objective.svg"))  // `try`: it can fail, and the program would stop and say why
print("the curve is in \(options.path("plots/objective.svg"))")

// ---------------------------------------------------------------------------------------------------------------------
// 2. Softmax policies
//
// Probabilities lie between 0 and 1 and add up to 1; numbers that are moved about freely do not. So θ are preferences, and softmax
// makes probabilities of them:
//
//     π(a|s) = exp θ(s, a) / Σ_b exp θ(s, b)
//
// Open SoftmaxPolicy.swift. Beside the probabilities it has the score, the gradient of the logarithm of a probability. For softmax
// it is simple: the derivative by θ(s, b) is 1 − π(a|s) for b = a, and −π(b|s) for all others. A step along the score of an action
// makes this action more probable. It is checked easily, by moving one preference a little and dividing the change
// by the move (finite differences). And its mean under the policy is 0, whatever θ is, on which section 4 builds:
//
//     Σ_a π(a|s) ∇ log π(a|s) = Σ_a ∇π(a|s) = ∇ 1 = 0

heading("2. Softmax, and its score")

var example = SoftmaxPolicy(observations: 1, actions: 3)
example.preferences = [[1, 0, -0.5]]
let scores = (0..<3).map { example.score(0, $0) }
let differences = (0..<3).map { example.scoreByDifferences(0, $0) }
print("preferences \(example.preferences[0]), probabilities \(numbers(example.probabilities(0), 4))")
for action in 0..<3 {
    print("score of action \(action): \(numbers(scores[action], 6)), by differences \(numbers(differences[action], 6))")
}
let chances = example.probabilities(0)
let meanScore = (0..<3).map { chances[0] * scores[0][$0] + chances[1] * scores[1][$0] + chances[2] * scores[2][$0] }
print("mean of the scores: \(numbers(meanScore, 6))")

/// A row of numbers with so many decimals.
func numbers(_ row: [Double], _ count: Int) -> String { "[\(row.map { decimals($0, count) }.joined(separator: ", "))]" }

// ---------------------------------------------------------------------------------------------------------------------
// 3. The policy gradient theorem
//
// J is an average over episodes, and θ decides which episodes there are. How does one differentiate that? With a trick: the
// gradient of a probability is the probability times the gradient of its logarithm, ∇P = P ∇ log P. So
//
//     ∇ E[ G₀ ] = ∇ Σ P(episode) G₀ = Σ P(episode) G₀ ∇ log P(episode) = E[ G₀ ∇ log P(episode) ]
//
// which is an average over episodes again, and can be estimated by playing some. The probability of an episode is a product: of
// π(A_t|S_t) for what the agent did, and of what the environment did in return. The logarithm makes a sum of it, and the
// environment's part does not depend on θ. It drops out: no model is needed.
//
//     ∇J = E[ Σ_t G₀ ∇ log π(A_t|S_t) ]
//
// An action cannot change rewards that came before it, so of G₀ only γᵗ G_t matters, with G_t the return from step t on. And as
// the mean score is 0, any number b(S_t) that does not depend on the action can be taken off without changing the average:
//
//     ∇J = E[ Σ_t γᵗ (G_t − b(S_t)) ∇ log π(A_t|S_t) ]
//
// Written with the model, for γ = 1, it is the policy gradient theorem. η(s) is how often an episode comes through s on average,
// and q(s, a) what an action is worth there:
//
//     ∇J = Σ_s η(s) Σ_a ∇π(a|s) q(s, a)
//
// It is remarkable for what it lacks: the derivative of η. Where the agent goes changes with θ as well, but that is accounted for in
// q. Corridor.swift has it in `gradient`. Here it stands beside the slope of J by finite differences, and then it is followed
// uphill: θ ← θ + 0.02 ∇J.

heading("3. The policy gradient theorem")

func right(_ preference: Double) -> Double { 1 / (1 + Math.exp(-preference)) }  // softmax of [0, preference]
var slopes: (theorem: [Double], differences: [Double]) = ([], [])  // two lists; `last!` below: there is a last
let theorem = Table(("p", 10), ("∇J by theorem", 16), ("by differences", 16))
for p in [0.05, 0.1, 0.3, bestRight, 0.8, 0.95] {
    let preference = Math.log(p / (1 - p))
    let up = ExactCorridor.objective(right(preference + 1e-5))
    let down = ExactCorridor.objective(right(preference - 1e-5))
    slopes.theorem.append(exact.gradient(p))
    slopes.differences.append((up - down) / 2e-5)
    theorem.row(decimals(p, 6), decimals(slopes.theorem.last!, 6), decimals(slopes.differences.last!, 6))
}

var preference = Math.log(0.1 / 0.9)
var ascentSteps = 0
while abs(exact.gradient(right(preference))) > 1e-9 {
    // Both preferences move, right up and left down by the same, so their difference moves twice as far.
    preference += 2 * 0.02 * exact.gradient(right(preference))
    ascentSteps += 1
}
let ascended = right(preference)
print(
    "uphill from p = 0.1: p = \(decimals(ascended, 6)) after \(ascentSteps) steps; 2 − √2 = \(decimals(bestRight, 6))")
print("its value: \(decimals(exact.values(ascended)[0], 6))")

// ---------------------------------------------------------------------------------------------------------------------
// 4. Estimates, and the baseline
//
// Now without the model, as an agent has to do it. At p = 0.2 we play many episodes, and each gives an estimate of the gradient, in
// four ways. All have the same mean, the true gradient. What differs is how far a single one is from it:
//
//     the whole return     Σ_t G₀ ∇ log π(A_t)
//     what follows         Σ_t G_t ∇ log π(A_t)
//     less a number        Σ_t (G_t − b) ∇ log π(A_t), with b = −15
//     less the value       Σ_t (G_t − v(S_t)) ∇ log π(A_t), with the true value of the cell: what the agent here cannot see
//
// They are made in Estimates.swift. `&` in a call hands over the caller's own stream, which goes on where the call leaves it;
// `quick ? a : b` is a if `quick` holds, and b if not.

heading("4. The same mean, and less and less noise")

var tested = SoftmaxPolicy(observations: 1, actions: 2)
tested.preferences[0][1] = Math.log(0.2 / 0.8)
var samples = stream(options.seed, 4)  // a random stream of this section's own
let estimates = try Estimates(
    of: tested, values: exact.values(0.2), episodes: options.quick ? 4000 : 100_000, using: &samples)
print("the gradient by θ(right) at p = 0.2 is \(decimals(exact.gradient(0.2), 4)); \(estimates.count) episodes give")
let noise = Table(("estimate", 18), ("mean", 9), ("± error", 9), ("deviation of one", 17))
for (way, name) in Estimates.names.enumerated() {  // each name with its number, from 0 on
    noise.row(
        name, decimals(estimates.mean(way), 3), decimals(estimates.error(way), 3),
        decimals(estimates.deviation(way), 1))
}

// All means are the true gradient but for an error or two, which is chance: a baseline does not bias. To halve the error of a mean
// takes four times as many episodes, so a deviation of 40 in place of 98 is worth six times the experience. But the baseline must
// not depend on the action: take q(S_t, A_t) off, and nothing is left to learn from.

// ---------------------------------------------------------------------------------------------------------------------
// 5. REINFORCE
//
// Now follow the estimate uphill after each episode:
//
//     θ ← θ + α Σ_t γᵗ (G_t − w) ∇ log π(A_t|S_t)      w ← w + α_w (G_t − w)
//
// That is REINFORCE (Williams 1992), and w, an average of the returns, its baseline. It is `CorridorREINFORCE` in Corridor.swift,
// with γ = 1 as in the book. It begins with going left in 9 of 10 steps. The book's figure 13.1 shows α = 2⁻¹³, its figure 13.2
// the baseline with α = 2⁻⁹ and α_w = 2⁻⁶.
//
// No action's probability is let below 0.05. There is a reason. The longer an episode is, the larger are its returns and the more
// of them there are, so the noise grows faster than the length. One unlucky episode can throw the policy to where episodes are
// longer still, and from there to where they hardly ever end. Without the floor that happens with large steps: with α = 2⁻⁹ in 4
// runs of 1000 without a baseline and in 1 with it, and with 2⁻¹² and 2⁻¹³ in none.
//
// Known are means of 20 runs, in 20 repetitions by another program. We average over 100, which varies less than half as much.
// `{ run in … }` is a function without a name: it gives each run a random stream of its own.

let runs = options.quick ? 4 : 100
heading("5. REINFORCE in the short corridor: means over \(runs) runs")

let variants: [(name: String, agent: CorridorREINFORCE, first: ClosedRange<Double>?, last: ClosedRange<Double>)] = [
    ("α = 2⁻¹³", CorridorREINFORCE(stepSize: 0x1p-13), nil, -12.6 ... -11.6),  // 0x1p-13 is 2⁻¹³; nil: none known
    ("α = 2⁻¹²", CorridorREINFORCE(stepSize: 0x1p-12), nil, -12.2 ... -11.5),
    (
        "baseline, α = 2⁻⁹, α_w = 2⁻⁶", CorridorREINFORCE(stepSize: 0x1p-9, baselineStepSize: 0x1p-6),
        -17.2 ... -15.7, -12.3 ... -11.7
    ),
]
let learned = Table(("", 30), ("first 100", 10), ("known", 16), ("last 100", 10), ("known", 16), ("return", 22))
var learning = Chart("REINFORCE in the short corridor", x: "episode", y: .linear("return, averaged", range: -60...0))
var firstMeans: [Double] = []
var lastMeans: [Double] = []
for (number, (name, agent, first, last)) in variants.enumerated() {
    let average = try agent.average(runs: runs, episodes: 1000) { run in stream(options.seed, 5, number, run) }
    firstMeans.append(mean(average.prefix(100)))
    lastMeans.append(mean(average.suffix(100)))
    learning.line(average, label: name)
    let tens = stride(from: 0, to: 1000, by: 50).map { mean(average[$0..<$0 + 50]) }
    learned.row(
        name, decimals(firstMeans[number], 2), known(first), decimals(lastMeans[number], 2), known(last),
        sparkline(tens.map { 1 + $0 / 60 }))
}
learning.line(x: [0, 999], y: [bestValue, bestValue], label: "the best", style: .dashed)
try learning.write(to: options.path("plots/corridor.svg"))
print("the best is \(decimals(bestValue, 2)); the curves are in \(options.path("plots/corridor.svg"))")

func known(_ band: ClosedRange<Double>?) -> String {  // `?`: there may be none
    band.map { "\(decimals($0.lowerBound, 1)) to \(decimals($0.upperBound, 1))" } ?? ""
}

// The last row learns so much faster because its steps are 16 times as long. What the baseline does is to keep them quiet: with
// α = 2⁻⁹ and none the beginning is as fast, and the end worse (exercise 6).

// ---------------------------------------------------------------------------------------------------------------------
// 6. Continuous actions
//
// Softmax needs a list of actions. A policy for numbers draws them from a normal distribution, and θ decides mean μ and deviation σ:
//
//     π(a) = exp(−(a − μ)² / 2σ²) / (σ √(2π))      by μ:     ∇ log π(a) = (a − μ) / σ²
//                                                 by log σ: ∇ log π(a) = (a − μ)² / σ² − 1
//
// See GaussianPolicy.swift. A problem of a single step: the agent names a number a, and the reward is −(a − 3)². Then
// J = −(μ − 3)² − σ², and its gradient, −2 (μ − 3) and −2σ², tells what will happen: μ goes to 3, and σ, the exploration, goes to 0
// by itself, more slowly the smaller it is.

heading("6. A normal distribution for actions")

var gaussian = GaussianPolicy(mean: 0, logDeviation: 0)
var noiseOfActions = stream(options.seed, 6)
// The closure in braces is the reward of an action. The baseline −10 is J here.
let sampled = gaussian.sampledGradient(draws: options.quick ? 10_000 : 400_000, baseline: -10, using: &noiseOfActions) {
    -($0 - 3) * ($0 - 3)
}
let (byMean, byLog) = (decimals(sampled.byMean, 2), decimals(sampled.byLogDeviation, 2))  // two constants at once
print("the gradient at μ = 0, σ = 1: by μ \(byMean), exactly 6; by log σ \(byLog), exactly -2")

var expected = -10.0  // the baseline: what reward to expect
for step in 1...20_000 {
    let action = gaussian.sample(using: &noiseOfActions)
    let advantage = -(action - 3) * (action - 3) - expected
    gaussian.learn(from: action, advantage: advantage, stepSize: 0.002)
    expected += 0.05 * advantage
    if [10, 100, 1000, 20_000].contains(step) {
        print("after \(step) steps: μ = \(decimals(gaussian.mean, 3)), σ = \(decimals(gaussian.deviation, 3))")
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// 7. With networks
//
// Where there are too many states for a table, θ are the weights of a network, and what was ∇ log π by hand is done by `backward`. We
// form a loss whose gradient is minus the estimate,
//
//     loss = − Σ_t (G_t − v(S_t)) log π(A_t|S_t)
//
// without γᵗ, as everybody does, and a second network v learns the baseline. Open DeepREINFORCE.swift, and note three things.
//
// Truncation is not termination. CartPole is cut off after 500 steps although the pole stands, and more reward would have followed.
// If the sum of rewards ended there, the last steps of a perfect episode would look as bad as those before a fall. So G begins
// with 0 after a fall, and with the baseline's v of the last observation after a cut. Here are both for an episode of 500 rewards:

heading("7. REINFORCE with networks: \(envID)")

let fallen = returns(Array(repeating: 1, count: 500), discount: 0.99, finalValue: 0)
let cut = returns(Array(repeating: 1, count: 500), discount: 0.99, finalValue: 100)
print("G of steps 1, 400 and 500 if the pole fell in step 500: \(numbers([fallen[0], fallen[399], fallen[499]], 1))")
print("                           if it was cut off at v = 100: \(numbers([cut[0], cut[399], cut[499]], 1))")

// Advantages are standardised, to the mean 0 and the deviation 1, so that the size of the rewards does not matter. An episode of a
// single step has no deviation: without the guard in `standardised` this would be 0 / 0, "not a number", and a network with one
// weight that is not a number never recovers.

print("three advantages, standardised: \(numbers(standardised([3, 1, 8]), 3)); a single one: \(standardised([7]))")

// And is `backward` right? The gradient by differences again, this time of a small network's loss: LossByHand.swift computes the
// loss in 64 bits with plain loops, moves each weight up and down by a little, and compares. Tensors have 32 bits, about seven
// digits, so five or six of them is what one may ask for.

let check = LossByHand(using: stream(options.seed, 7))
let byBackward = check.gradientByBackward()
let byDifferences = check.gradientByDifferences()
let largest = byDifferences.map { abs($0) }.max() ?? 1
let gradientError = zip(byBackward, byDifferences).map { abs($0 - $1) }.max()! / largest
print("\(byBackward.count) derivatives, the largest \(decimals(largest, 4)); greatest relative error \(gradientError)")

// Training ends when the mean return of the last 25 episodes reaches what the environment's authors call solved. That is 475 for
// CartPole. `--env` puts any environment with discrete actions in its place; flattened observations are lists of numbers, and the
// number of a state is a list with a 1 in that place. The tutorial `tutorial-cartpole-reinforce` goes through the same with more
// patience, and shows what happens without the baseline.

let limit = try make(envID).maxEpisodeSteps ?? 1000  // `??`: where there is none, this one
var env = try make(envID, renderMode: .rgbArray, maxEpisodeSteps: limit).observationsFlattened()
try seedEverything(options.seed, &env)  // before the networks are made: their first weights are random, too
var isSolved = false
if envInfo(env).discreteAct {
    let agent = try DeepREINFORCE(for: env)
    let threshold = env.spec?.rewardThreshold ?? .infinity
    let history = try agent.train(in: &env, episodes: options.episodes(1000, quick: 20), threshold: threshold)
    let averages = history.indices.map { mean(history[max(0, $0 - 24)...$0]) }
    isSolved = averages.last! >= threshold
    let outcome = isSolved ? "solved" : "not solved"
    print("\(outcome) after \(history.count) episodes: mean return \(decimals(averages.last!, 1))")
    var chart = Chart("REINFORCE with a value baseline in \(envID)", x: "episode", y: "return")
    chart.line(history, label: "each episode", style: .hidden, marker: .point)
    chart.line(averages, label: "mean of 25")
    try chart.write(to: options.path("plots/network.svg"))
    let length = try agent.film(env, seed: options.seed, to: options.path("videos"))
    print("\(length) steps of it are filmed in \(options.path("videos"))")
} else {
    print("\(NeedsDiscreteActions().description): \(envID) is left out. Section 6 says what would be needed")
}

// ---------------------------------------------------------------------------------------------------------------------
// 8. Outlook: actor and critic
//
// REINFORCE waits for the end of an episode, and G_t is the sum of all the chance in it. Temporal difference learning (Lecture 6) has
// an answer to that: after each step compare what was expected with the reward and what is expected now,
//
//     δ = r + γ v(S') − v(S)        v(S) ← v(S) + α_w δ        θ ← θ + α δ ∇ log π(A|S)
//
// v is the critic, the policy the actor, and δ takes the place of G_t − v(S). After a terminated step v(S') is 0; after a truncated
// one it is not. δ has less noise and some bias, as v is not yet right. See ActorCritic.swift. In the cliff walk of Lecture 6 it
// learns a way while it walks: not the shortest, of return −13, but one away from the edge. Lecture 10 goes on from here.

heading("8. Actor and critic on the cliff")

var cliff = try make(.cliffWalking).timeLimited(500)
var walker = ActorCritic(observations: 48, actions: 4, actorStepSize: 0.1, criticStepSize: 0.2)
var walkerRandom = stream(options.seed, 8)
var walks: [Double] = []
for _ in 0..<(options.quick ? 100 : 1000) { walks.append(try walker.learn(in: &cliff, using: &walkerRandom)) }
for first in stride(from: 0, to: walks.count, by: walks.count / 5) {
    print("episodes from \(first) on: mean return \(decimals(mean(walks[first..<first + walks.count / 5]), 1))")
}
try plotGridWorld(
    cliff, values: walker.critic, policy: .probabilities((0..<48).map { walker.actor.probabilities($0) }),
    title: "actor–critic on the cliff", to: options.path("plots/cliff.svg"))
print("its policy and its values are in \(options.path("plots/cliff.svg"))")

// ---------------------------------------------------------------------------------------------------------------------
// Exercises
//
// 1. In Estimates.swift add a fifth way, with q(S_t, A_t) taken off G_t (`ExactCorridor.actionValue`). What is its mean? (0.)
// 2. Which number b has the least deviation there? Try some from −40 to 0. (−24, with a deviation of 37.)
// 3. Let the agent see the cells: `ShortCorridor(isAliased: false)`, a policy with a row for each, and the baseline a number for
//    each. What is the best return now, and which policy has it? (−3: right, left, right.)
// 4. Give the blind agent in the corridor, with `timeLimited(1000)`, the actor and critic of section 8. Its critic knows a single
//    state, so δ is −1 in every step but the last. Where does p go, and why? (Towards 1, where episodes do not end: the last action
//    was always right. A critic that cannot tell the states apart is worse than none.)
// 5. In section 6 keep σ = 1. What does J end at? (−1: what exploration costs.)
// 6. In section 5 take the baseline away and keep α = 2⁻⁹. (First 100: about −16; last 100: about −12.4, where −11.9 was possible.)

// ---------------------------------------------------------------------------------------------------------------------
// The program checks itself. The bands of section 5 are widened by half their width on each side.

heading("Self-check")

selfCheck(exact.values(0.05)[0], is: -82.105263, within: 1e-6, "J of ε-greedy left")
selfCheck(exact.values(0.95)[0], is: -44.210526, within: 1e-6, "J of ε-greedy right")
selfCheck(ascended, is: 0.585786, within: 1e-6, "the best p, found uphill")
selfCheck(exact.values(ascended)[0], is: -11.656854, within: 1e-6, "its J")
selfCheck(scores.flatMap { $0 }, are: differences.flatMap { $0 }, within: 1e-8, "scores and differences")
selfCheck(slopes.theorem, are: slopes.differences, within: 1e-5, "the policy gradient theorem and differences")
selfCheck(gradientError, in: 0...1e-5, "the relative error of backward")
selfCheck(standardised([7]) == [0], "an episode of one step gives an advantage that is a number")
if options.quick {
    print("not checked: what depends on chance takes more episodes than --quick has")
} else {
    for (way, name) in Estimates.names.enumerated() {
        let distance = abs(estimates.mean(way) - exact.gradient(0.2)) / estimates.error(way)
        selfCheck(distance, in: 0...5, "\(name): how many errors its mean is from the gradient")
    }
    selfCheck(lastMeans[0], in: -13.1 ... -11.1, "the last 100 returns with α = 2⁻¹³")
    selfCheck(lastMeans[1], in: -12.55 ... -11.15, "with α = 2⁻¹²")
    selfCheck(lastMeans[2], in: -12.6 ... -11.4, "with a baseline")
    selfCheck(firstMeans[2], in: -17.95 ... -14.95, "the first 100 returns with a baseline")
    selfCheck(gaussian.mean, in: 2.9...3.1, "the mean of the normal distribution")
    selfCheck(mean(walks.suffix(200)), in: -25 ... -13, "the mean return on the cliff")
    if options.env == nil && options.episodes == nil { selfCheck(isSolved, "CartPole is solved") }
}
