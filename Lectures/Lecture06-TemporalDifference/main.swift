// Lecture 6: Temporal-difference learning
//
// Learning from every step, before an episode is over. Read this file from top to bottom, like a notebook, and run it with
//
//     swift run -c release lecture-6-temporal-difference            everything, in a few seconds
//     swift run -c release lecture-6-temporal-difference --quick    without the long experiments
//
// `import Lyceum` is all that a lecture imports. `let` names a value that stays, `var` one that changes, and `try` marks a
// call that can fail: if it does, the program stops and says why. `options` is what was asked for on the command line;
// --help lists it.

import Lyceum

let options = ProgramOptions.read(
    name: "lecture-6-temporal-difference", summary: "Lecture 6: TD(0), Sarsa, Q-learning, n steps and traces")

// ---------------------------------------------------------------------------------------------------------------------
// 1. Prediction: TD(0)
//
// Dynamic programming computes the value of a state from the values of its successors, and needs the model for it. Monte
// Carlo needs no model, and waits for the end of the episode. Temporal-difference learning takes from both: it samples, as
// Monte Carlo does, and it bootstraps, as dynamic programming does: it learns from estimates. After a single step from s to
// s' with the reward r it knows, where γ is the discount,
//
//     the target     r + γ V(s')
//     the TD error   δ = r + γ V(s') − V(s)
//
// and moves the value of the state it came from a little towards the target, by a share α, the step size:
//
//     V(s) ← V(s) + α δ
//
// Nothing follows a state in which the task is over: there the target is r alone. An episode that only ran out of time,
// `truncated`, is another matter: had the clock not stopped, more would have followed, so V(s') stays in the target. That is
// why the question below is `step.terminated`, and not whether the episode is done.
//
// The world is the frozen lake of Lecture 4 without slipping: sixteen cells, a reward of 1 at the goal, holes in between.
// The policy takes all four directions equally often. World.swift makes the lake; with --env the first three parts take
// place in any other environment whose states and actions are numbered. `[Double](repeating: 0, count: n)` is a list of n
// zeros; its first number is V[0]. `for _ in 0..<n` does something n times, for the numbers from 0 to n − 1. `let (a, b) =`
// names two values at once, `Double(n)` is a whole number as one that may have a fraction, and `\(…)` puts a value into a
// text.

let world = try World(options)
let (stateCount, actionCount) = (world.stateCount, world.actionCount)
var lake = world.env
let episodes = options.episodes(10_000, quick: 10_000)  // 10,000, unless --episodes says something else
let (alpha, gamma, epsilon) = (0.2, 1.0, 0.4)  // α, γ and ε

heading("1. TD(0): the values of a random walk in \(world.id), \(episodes) episodes")

try seedEverything(options.seed, &lake)  // `&`: the function changes the lake itself, not a copy of it
let uniform = [Double](repeating: 1 / Double(actionCount), count: actionCount)
var V = [Double](repeating: 0, count: stateCount)
for _ in 0..<episodes {
    var state = try lake.reset().observation
    var isDone = false
    while !isDone {
        let action = try legacyRandom.choice(actionCount, p: uniform)
        let step = try lake.step(action)
        let next = step.observation
        let future = step.terminated ? 0 : V[next]  // if terminated 0, else V(s')
        V[state] += alpha * (step.reward + gamma * future - V[state])
        state = next
        isDone = step.isDone
    }
}

// `legacyRandom` is the random stream that `np.random` is in Python. The course's notebook draws its actions from it, so
// that with seed 42 this run is the notebook's run, number by number.
//
// The model of the lake is known, and Lecture 4 has computed true values with such a model. Here they are beside the
// estimates. `zip(V, exact)` pairs two lists. `map { … }` makes a list by doing what stands in braces with each element of
// another: `$0` is the element, and of a pair `$0` and `$1` are the two. A list may be empty and have no `max()`; `!` says
// that this one is not.

world.show(V, title: "V after \(episodes) episodes")
if let exact = world.exactValues() {  // if there are some
    world.show(exact, title: "the true values")
    print("\nthe largest error: \(decimals(zip(V, exact).map { abs($0 - $1) }.max()!, 3))")
}
try world.draw(values: V, to: options.path("plots/td-values.svg"), title: "TD(0), random policy")

// The estimates are roughly right and not exact, and more episodes would not help: with a constant α the last few episodes
// always weigh most. Cell 14 beside the goal shows it: its true value is 0.44, and each visit moves the estimate a fifth of
// the way to 1 or to the value of the cell it leads to. A step size that falls with the number of visits would settle.

// ---------------------------------------------------------------------------------------------------------------------
// 2. Control: Sarsa
//
// To improve a policy without a model one needs the values of actions, Q(s, a). The same update does it, one step further:
// in s' the policy chooses a', and the value of that pair is what the step led to. The letters s, a, r, s', a' name the
// method:
//
//     Q(s, a) ← Q(s, a) + α (r + γ Q(s', a') − Q(s, a))
//
// The policy is ε-greedy in Q: with probability ε any action, else the best one, here the first of equals, which
// `argmax` finds. Q(s, ·) is the list of the values of all actions in s.

/// The probabilities of the actions in a state, where Q(s, ·) is given. A `func` has in brackets what it is given, and after
/// the arrow what it returns; `_` means that a call does not name what it gives.
func epsilonGreedy(_ q: [Double]) -> [Double] {
    var probabilities = [Double](repeating: epsilon / Double(q.count), count: q.count)
    probabilities[argmax(q)] += 1 - epsilon
    return probabilities
}

heading("2. Sarsa, ε = \(epsilon), α = \(alpha)")

var sarsaQ = [[Double]](repeating: [Double](repeating: 0, count: actionCount), count: stateCount)  // a list of lists
var sarsaReturns: [Double] = []  // an empty list, to which numbers are going to be added
for _ in 0..<episodes {
    var state = try lake.reset().observation
    var action = try legacyRandom.choice(actionCount, p: epsilonGreedy(sarsaQ[state]))
    var episodeReturn = 0.0
    var isDone = false
    while !isDone {
        let step = try lake.step(action)
        let next = step.observation
        let nextAction = try legacyRandom.choice(actionCount, p: epsilonGreedy(sarsaQ[next]))
        let future = step.terminated ? 0 : sarsaQ[next][nextAction]
        sarsaQ[state][action] += alpha * (step.reward + gamma * future - sarsaQ[state][action])
        (state, action) = (next, nextAction)
        episodeReturn += step.reward
        isDone = step.isDone
    }
    sarsaReturns.append(episodeReturn)
}
report(sarsaReturns)
let sarsaWay = try world.greedyWay(sarsaQ, in: &lake)
print("the greedy way: \(sarsaWay)")

// Sarsa is on-policy: it learns the values of the policy that it follows, exploration included. With ε = 0.4 the lake is a
// dangerous place, and a way that passes close to holes is worth less than it would be for somebody who never errs. The
// greedy way at the end need not reach the goal, and for about half of all seeds it does not: these are the values of a
// clumsier agent than the one that follows them, and they keep moving.

// ---------------------------------------------------------------------------------------------------------------------
// 3. Control: Q-learning
//
// Q-learning asks what the best action in s' would be worth, whatever the agent is going to do there:
//
//     Q(s, a) ← Q(s, a) + α (r + γ max Q(s', ·) − Q(s, a))
//
// It is off-policy: the agent explores, and learns the values of the greedy policy all the same.

heading("3. Q-learning, ε = \(epsilon), α = \(alpha)")

var Q = [[Double]](repeating: [Double](repeating: 0, count: actionCount), count: stateCount)
var qLearningReturns: [Double] = []
for _ in 0..<episodes {
    var state = try lake.reset().observation
    var episodeReturn = 0.0
    var isDone = false
    while !isDone {
        let action = try legacyRandom.choice(actionCount, p: epsilonGreedy(Q[state]))
        let step = try lake.step(action)
        let next = step.observation
        let future = step.terminated ? 0 : Q[next].max()!
        Q[state][action] += alpha * (step.reward + gamma * future - Q[state][action])
        state = next
        episodeReturn += step.reward
        isDone = step.isDone
    }
    qLearningReturns.append(episodeReturn)
}
report(qLearningReturns)
let qLearningWay = try world.greedyWay(Q, in: &lake)
print("the greedy way: \(qLearningWay)")

// Until the first return above 0 no agent learns anything here, because all rewards are 0; luck decides when that is.
//
// Both agents fall into holes in half of their episodes as long as they explore. What they know differs: read Q(0, ·), the
// values of the four actions at the start. Q-learning has come to 1 for all of them, since the best policy reaches the goal
// from everywhere; Sarsa has the chance of success of an agent that acts at random in two steps of five.

if world.isUsual {
    let table = Table(("Q(0, ·)", 12), ("left", 20), ("down", 20), ("right", 20), ("up", 20))
    table.row(["Sarsa"] + sarsaQ[0].map { "\($0)" })
    table.row(["Q-learning"] + Q[0].map { "\($0)" })
}

// The curves are means over the last 100 episodes. The map has the greatest value of each state, and the best action.

var lakeChart = Chart("\(world.id), ε = \(epsilon)", x: "episode", y: "return, mean of 100")
lakeChart.line(smoothed(sarsaReturns), label: "Sarsa")
lakeChart.line(smoothed(qLearningReturns), label: "Q-learning")
try lakeChart.write(to: options.path("plots/lake.svg"))
try world.draw(
    values: Q.map { $0.max()! }, policy: Q.map { argmax($0) },
    to: options.path("plots/q-learning.svg"), title: "Q-learning")
print("curves and maps are in \(options.path("plots"))")

// ---------------------------------------------------------------------------------------------------------------------
// 4. Expected Sarsa, and a cliff
//
// Sarsa's target has luck in it: which a' is drawn. The policy is known, so the mean over all a' can stand in its place:
//
//     Q(s, a) ← Q(s, a) + α (r + γ Σ π(a'|s') Q(s', a') − Q(s, a))
//
// Open Learner.swift: one agent with the three targets, ε-greedy, where ties are now broken at random. Its test is example
// 6.6 of Sutton and Barto's book. The shortest way from start to goal leads along a cliff, 13 steps of −1; a step over the
// edge costs 100 and leads back to the start. From here on the worlds are the book's, with random streams of their own
// (`stream(seed, run, …)`), and each number is a mean over many runs. A method's `rawValue` is its name.

if options.env != nil || episodes != 10_000 {
    print("\nthe parts from here on have the book's worlds and lengths: --env and --episodes were for parts 1 to 3")
}
let many = options.quick ? 3 : 100
heading("4. The cliff: ε = 0.1, α = 0.5, 500 episodes, means of \(many) runs")

var cliffChart = Chart("The cliff", x: "episode", y: .linear("sum of rewards", range: -100...0))
var cliffReturns: [Double] = []
let cliffTable = Table(("method", 16), ("last 100 episodes", 19), ("usual greedy way", 18), ("share of runs", 15))
for method in [Learner.Method.sarsa, .expectedSarsa, .qLearning] {
    let result = try alongTheCliff(method, runs: many, seed: options.seed)
    cliffReturns.append(mean(result.curve.suffix(100)))
    let (length, share) = result.usual
    cliffTable.row(
        method.rawValue, decimals(cliffReturns.last!, 1), length < 0 ? "in circles" : "\(length) steps", percent(share))
    cliffChart.line(result.curve, label: method.rawValue)
    try film(result.way, as: method.rawValue, to: options.path("videos"))
}
try cliffChart.write(to: options.path("plots/cliff.svg"))

// Q-learning knows the shortest way, and falls off it: what it learns is right for somebody without ε, but it has ε. Sarsa
// learns what its own clumsiness costs, and keeps away from the edge. It is the better one while it learns, and would be the
// worse one if it were then to stop exploring. Expected Sarsa earns most, because the luck of a' is not in its targets, so
// that a large α does it no harm. The three ways are in the folder `videos`.

// ---------------------------------------------------------------------------------------------------------------------
// 5. A wind
//
// Example 6.5: a grid in which a wind blows upwards in the middle columns. Every step costs 1 until the goal is reached, and
// many a policy never reaches it. A Monte Carlo method could wait forever for the end of an episode. Sarsa learns on the way
// that the place where it is stuck is no good. The curve and the map are of single runs.

heading("5. The windy grid: Sarsa, 8000 steps")

var windChart = Chart("The windy grid", x: "steps", y: "episodes finished")
let wind = try inTheWind(runs: 20, seed: options.seed)
windChart.line(x: wind[0].ends, y: Array(wind[0].ends.indices), label: "Sarsa")
try windChart.write(to: options.path("plots/wind.svg"))
if let good = wind.first(where: { $0.way != nil }) {  // the first run, if any, with a way to the goal
    try plotGridWorld(
        make(.windyGrid), policy: .actions(good.Q.map { argmax($0) }), trajectory: good.way!,
        title: "Sarsa in the wind", to: options.path("plots/wind-policy.svg"))
}
let finished = wind.map { Double($0.ends.count - 2) }  // without the 0, and without the one that went beyond
let lengths = wind.compactMap(\.way).map { $0.count - 1 }  // the steps of all greedy ways that there are
print("episodes finished in 20 runs: \(decimals(finished.min()!, 0)) to \(decimals(finished.max()!, 0))")
print("greedy ways in the end: \(lengths.count) to the goal, \(wind.count - lengths.count) in circles")
if let least = lengths.min(), let most = lengths.max() { print("those to the goal have \(least) to \(most) steps") }

// The shortest way has 15 steps. Many of the tables, stopped at some moment, send the greedy agent round in circles: with
// α = 0.5 each value follows its last few targets, and two neighbours may well point at each other. While Sarsa learns this
// does no harm, because a value that is too high falls with every step. An α that gets smaller lets the table settle: with
// 8000 steps more and α = 1000/(t − 6000) in step t all twenty ways lead to the goal.

// ---------------------------------------------------------------------------------------------------------------------
// 6. The maximum of estimates
//
// Q-learning's target is a maximum of estimates, and so is Sarsa's wherever its next action is the greedy one. The greatest
// of several estimates is too great on average, even if each of them is right on average. Example 6.7 makes it visible: in A
// the agent goes right, and the episode is over with 0, or left to B, where ten actions give rewards around −0.1 with a
// standard deviation of 1. Left is wrong, but some of the ten always look good. Double Q-learning, at the end of
// Learner.swift, has the remedy. (`share[250...]` is the list from number 250 to its end.)

let biasRuns = options.quick ? 20 : 500
heading("6. Maximisation bias: how often it goes left, \(biasRuns) runs of 300 episodes")

let (single, double) = try leftShares(runs: biasRuns, seed: options.seed)
for (name, share) in [("Q-learning       ", single), ("double Q-learning", double)] {
    print("\(name)  at most \(percent(share.max()!)), in the last 50 episodes \(percent(mean(share[250...])))")
}
var biasChart = Chart("Maximisation bias", x: "episode", y: .linear("share of left", range: 0...1))
biasChart.line(single, label: "Q-learning")
biasChart.line(double, label: "double Q-learning")
biasChart.line(x: [0, 300], y: [0.05, 0.05], label: "ε / 2, the least possible", style: .dashed)
try biasChart.write(to: options.path("plots/bias.svg"))

// ---------------------------------------------------------------------------------------------------------------------
// 7 to 10. Prediction again: TD against Monte Carlo, n steps, eligibility traces
//
// Read on in Prediction.swift, whose function `prediction` is the next part of this lecture, and come back here.

let errors = try prediction(options)

// ---------------------------------------------------------------------------------------------------------------------
// Exercises
//
// 1. Give TD(0) in part 1 a step size of 1/N(s), where N(s) counts the visits of s. V(14) comes close to its true 0.439. But
//    V(0) is below 0.006 after 10,000 episodes, and 0.0139 would be true: what weighs so heavily in its mean?
// 2. Slippery ice: run the lecture with --env FrozenLake-v1. The best policy there is succeeds in 0.744 of its episodes,
//    the two agents in less than 0.1. Try α = 0.02, then ε = 0.1, then both. What does each of them do? And why do agents
//    with ε = 0.1 often never find the goal? (Which action does `argmax` take as long as all values are 0?)
// 3. Part 4 with α = 1. Expected Sarsa hardly notices: −21 in the last 100 episodes. Sarsa falls to about −130, and its
//    greedy way leads nowhere. Nothing in this world is random, so what is it that Sarsa's α has to average out?
// 4. Part 5 with king's moves, `make(.windyGrid(kingsMoves: true))` here and in Experiments.swift. There are eight actions
//    then, so Q needs eight columns. The shortest way has 7 steps.
// 5. Eight episodes: A 0 B 0, six times B 1, once B 0 (a letter is a state, the number after it a reward). What is V(B)?
//    And what is V(A) for batch Monte Carlo, and for batch TD? (3/4; 0; 3/4.)
// 6. Traces for actions, Sarsa(λ): give `Learner` a table of traces beside Q, and let every pair learn from each TD error.
//    How many more episodes does it finish in the 8000 steps of part 5?

// ---------------------------------------------------------------------------------------------------------------------

heading("Self-check")

if world.isUsual, options.seed == 42, episodes == 10_000 {
    let notebook = [
        0.007634323911372839, 0.005001567791314438, 0.017634586105621866, 0.00585660439443862, 0.01841096334873572, 0,
        0.0299439439400631, 0, 0.026880274402761667, 0.03893513448738746, 0.07891019236593429, 0, 0,
        0.29214615470299027, 0.4898462116858444, 0,
    ]
    selfCheck(V, are: notebook, "V of TD(0)")
    selfCheck(sarsaReturns.reduce(0, +), is: 4182, "successes of Sarsa")
    selfCheck(
        sarsaQ[0], are: [0.4271663514633628, 0.531724732425267, 0.5177451717489263, 0.439515044822707],
        "Sarsa's Q(0, ·)")
    selfCheck(sarsaWay == "down down right right down right", "Sarsa's greedy way is the notebook's")
    selfCheck(qLearningReturns.reduce(0, +), is: 5214, "successes of Q-learning")
    selfCheck(
        Q[0], are: [0.9999999999999984, 0.9999999999999987, 0.9999999999999982, 0.9999999999999984],
        "Q-learning's Q(0, ·)")
} else {
    print(
        "parts 1 to 3 are those of the course's notebook with seed 42, 10000 episodes and without --env: not compared")
}
if world.isUsual, episodes == 10_000 {
    // The ranges of twenty seeds, widened by half their width on each side.
    selfCheck(V[0], in: 0...0.032, "V(0) of TD(0)")
    selfCheck(mean(sarsaReturns.suffix(1000)), in: 0.416...0.527, "Sarsa's last 1000 returns")
    selfCheck(mean(qLearningReturns.suffix(1000)), in: 0.460...0.575, "Q-learning's last 1000 returns")
    selfCheck(qLearningWay.split(separator: " ").count == 6, "Q-learning's greedy way has the shortest length, 6 steps")
}
errors.checkExactly()
if options.quick {
    print("parts 4 to 10 are means over many runs: not checked with --quick")
} else {
    // The ranges are those of twenty simulations of the same size, for the cliff of single runs.
    selfCheck(cliffReturns[0], in: widened(-32.9 ... -22.0), "the cliff, Sarsa")
    selfCheck(cliffReturns[1], in: widened(-23.7 ... -16.9), "the cliff, expected Sarsa")
    selfCheck(cliffReturns[2], in: widened(-57.5 ... -37.8), "the cliff, Q-learning")
    selfCheck(finished.min()!, in: widened(132...185), "the windy grid, the fewest episodes")
    selfCheck(finished.max()!, in: widened(132...185), "the windy grid, the most episodes")
    selfCheck(single.max()!, in: widened(0.94...0.97), "going left, Q-learning")
    selfCheck(mean(single[250...]), in: widened(0.11...0.145), "going left in the end, Q-learning")
    selfCheck(double.max()!, in: widened(0.49...0.55), "going left, double Q-learning")
    selfCheck(mean(double[250...]), in: widened(0.063...0.079), "going left in the end, double Q-learning")
    errors.check()
}
