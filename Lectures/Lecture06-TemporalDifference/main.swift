// Lecture 6: Temporal-difference learning
//
// Learning from every step, before an episode is over. Read this file from top to bottom, like a notebook, and run it with
//
//     swift run -c release lecture-6-temporal-difference            everything, in some twenty seconds
//     swift run -c release lecture-6-temporal-difference --quick    without the long experiments
//
// `import Lyceum` is all that a lecture imports. `let` names a value that stays, `var` one that changes, and `try` marks a
// call that can fail: if it does, the program stops and says why.

import Lyceum

let options = ProgramOptions.read(
    name: "lecture-6-temporal-difference", summary: "Lecture 6: TD(0), Sarsa, Q-learning, n steps and traces")

// ---------------------------------------------------------------------------------------------------------------------
// 1. Prediction: TD(0)
//
// Dynamic programming computes the value of a state from the values of its successors, and needs the model for it. Monte
// Carlo needs no model, and waits for the end of the episode. Temporal-difference learning takes from both: it samples, as
// Monte Carlo does, and it bootstraps, as dynamic programming does. After a single step it knows
//
//     the target     r + γ V(s')
//     the TD error   δ = r + γ V(s') − V(s)
//
// and moves the value of the state it came from a little towards the target:
//
//     V(s) ← V(s) + α δ
//
// Nothing follows a state in which the task is over: there the target is r alone. An episode that only ran out of time,
// `truncated`, is another matter: had the clock not stopped, more would have followed, so V(s') stays in the target. That is
// why the question below is `step.terminated`, and not whether the episode is done.
//
// The world is the frozen lake of Lecture 4 without slipping: sixteen cells, a reward of 1 at the goal, holes in between. The
// policy takes all four directions equally often. World.swift makes the lake; with --env the first three parts take place in any
// other environment whose states and actions are numbered. `[Double](repeating: 0, count: n)` is a list of n zeros; its first
// number is V[0]. `for _ in 0..<n` does something n times, for the numbers from 0 to n − 1.

let world = try World(options)
let (stateCount, actionCount) = (world.stateCount, world.actionCount)
var lake = world.env
let episodes = options.episodes(10_000, quick: 10_000)
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

// `legacyRandom` is the random stream that `np.random` is in Python. The course's notebook draws its actions from it, so that
// with seed 42 this run is the notebook's run, number by number.
//
// The model of the lake is known, and Lecture 4 has computed the true values with it. Here they are beside the estimates.

world.show(V, title: "V after \(episodes) episodes")
if let exact = world.exactValues() {
    world.show(exact, title: "the true values")
    print("\nthe largest error: \(decimals(zip(V, exact).map { abs($0 - $1) }.max()!, 3))")
}
try world.draw(values: V, to: options.path("plots/td-values.svg"), title: "TD(0), random policy")

// The estimates have the right order and are not exact, and more episodes would not help: with a constant α the last few
// episodes always weigh most. Cell 14 beside the goal shows it: its true value is 0.44, and each visit moves the estimate a
// fifth of the way to 1, to 0, or to a neighbour. A step size that falls with the number of visits would settle.

// ---------------------------------------------------------------------------------------------------------------------
// 2. Control: Sarsa
//
// To improve a policy without a model one needs the values of actions, Q(s, a). The same update does it, one step further:
// in s' the policy chooses a', and the value of that pair is what the step led to. The five letters name the method:
//
//     Q(s, a) ← Q(s, a) + α (r + γ Q(s', a') − Q(s, a))
//
// The policy is ε-greedy in Q: with probability ε any action, else the best one, here the first of equals. `argmax` finds it.

/// The probabilities of the actions in a state, where Q(s, ·) is given.
func epsilonGreedy(_ q: [Double]) -> [Double] {
    var probabilities = [Double](repeating: epsilon / Double(q.count), count: q.count)
    probabilities[argmax(q)] += 1 - epsilon
    return probabilities
}

heading("2. Sarsa, ε = \(epsilon), α = \(alpha)")

var sarsaQ = [[Double]](repeating: [Double](repeating: 0, count: actionCount), count: stateCount)
var sarsaReturns: [Double] = []
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
// dangerous place, and a way that passes close to holes is worth less than it would be for somebody who never errs. The greedy
// way at the end need not reach the goal, and for about half of all seeds it does not: these are the values of a clumsier agent
// than the one that follows them, and they keep moving.

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
        let future = step.terminated ? 0 : Q[next].max()!  // `!`: there is at least one action
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

/// Prints what the returns of a run come to.
func report(_ returns: [Double]) {
    let last = returns.suffix(1000)
    print(
        "the sum of all returns: \(decimals(returns.reduce(0, +), 0)); mean of the last \(last.count): ", terminator: ""
    )
    print(decimals(mean(last), 3))
    if let first = returns.firstIndex(where: { $0 > 0 }) { print("the first return above 0: in episode \(first)") }
}

// `{ $0 > 0 }` is a function without a name, and `$0` what it is given: "the first place whose return is above 0". Until then
// no agent learns anything here, because all rewards are 0; luck decides when that is.
//
// Both agents fall into holes in half of their episodes as long as they explore. What they know differs: read Q(0, ·), the
// values of the four actions at the start. Q-learning has 1 for all of them, since the best policy reaches the goal from
// everywhere; Sarsa has the chance of success of an agent that errs in two steps of five.

if options.env == nil {
    let table = Table(("Q(0, ·)", 12), ("left", 20), ("down", 20), ("right", 20), ("up", 20))
    table.row(["Sarsa"] + sarsaQ[0].map { "\($0)" })
    table.row(["Q-learning"] + Q[0].map { "\($0)" })
}

// The curves: means over the last 100 episodes.

/// The mean of each 100 numbers that follow each other.
func smoothed(_ numbers: [Double]) -> [Double] {
    numbers.indices.filter { $0 >= 99 }.map { mean(numbers[$0 - 99...$0]) }
}
var lakeChart = Chart("\(world.id), ε = \(epsilon)", x: "episode", y: "return, mean of 100")
lakeChart.line(smoothed(sarsaReturns), label: "Sarsa")
lakeChart.line(smoothed(qLearningReturns), label: "Q-learning")
try lakeChart.write(to: options.path("plots/lake.svg"))
try world.draw(
    values: Q.map { $0.max()! }, policy: Q.map { argmax($0) },
    to: options.path("plots/q-learning.svg"), title: "Q-learning")
print("curves and maps are in \(options.path("plots"))")

// ---------------------------------------------------------------------------------------------------------------------

heading("Self-check")

if options.env == nil, options.seed == 42, episodes == 10_000 {
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
if options.env == nil, episodes == 10_000 {
    // The ranges of twenty seeds, widened by half their width on each side.
    selfCheck(V[0], in: 0...0.032, "V(0) of TD(0)")
    selfCheck(mean(sarsaReturns.suffix(1000)), in: 0.416...0.527, "Sarsa's last 1000 returns")
    selfCheck(mean(qLearningReturns.suffix(1000)), in: 0.460...0.575, "Q-learning's last 1000 returns")
    selfCheck(qLearningWay.split(separator: " ").count == 6, "Q-learning's greedy way has the shortest length, 6 steps")
}
