// Function approximation: policies that are networks, and experiments with several seeds.
//
// Read this file from top to bottom; it runs in that order and prints under the same numbers. Experiment.swift,
// Reinforce.swift and InfiniteBandit.swift hold the functions, and the text says when to open them.
//
//     swift run -c release tutorial-function-approximation            everything
//     swift run -c release tutorial-function-approximation --quick    few seeds and episodes, to see that it works
//
// Some lines stand between `// GAP` and `// END GAP`. They are for you to write: `swift run -c release course exercise
// function-approximation` makes a copy with gaps in their place, and the text says when to fill which.
//
// `let` is a constant, `var` a variable, `func` a function, `[Double]` a list of numbers. `try` marks a call that can
// fail: then the program stops and says why. `numbers.map { … $0 … }` makes a list by doing the same with each element,
// which is called $0. In a text `\(…)` stands for a value. `a ? b : c` is b where a holds and c where it does not.

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-function-approximation", summary: "Function approximation, with several seeds in one chart")
if options.env != nil { Warnings.warn("this tutorial has its own environments: --env is not used") }

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Learning is a matter of luck: the first weights, the first episodes. One run says what can happen, not what does. So an
// experiment here is a list of runs, one for each seed, and a run is a list of numbers, such as the returns of its
// episodes. Open Experiment.swift.
//
// Returns jump from one episode to the next. `blockMeans` makes a calmer curve: a point for each block of episodes. Then
// `band` puts the runs together: their mean at each point, and how far they are apart there, as a standard deviation.
// Note that it takes the deviation from the mean over the seeds. A band around a minimum or a median would need another
// measure of its width.
//
// Both are gaps, "blocks" and "band". `var found: [Double] = []` is an empty list, and `found.append(x)` adds to it.
// `x.count` is the length of a list, `x.indices` its positions, and `x[a..<b]` are its elements from a to before b.
// `Double(n)` makes a whole number one that can be divided. The library has `mean` and `Math.sqrt`.

heading("1. Three runs in one curve")

let example = Experiment(name: "example", runs: [[1, 3, 4, 8], [2, 4, 7, 9], [3, 5, 10, 16]])
let blocks = try example.runs.map { try blockMeans($0, of: 2) }
let (means, deviations) = try band(over: blocks)
print("blocks of two: \(blocks)")
print("means \(means), deviations \(deviations.map { decimals($0, 3) })")
print("areas under the curves: \(example.areas), their mean \(scientific(mean(example.areas)))")

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// REINFORCE, as in Lecture 2: open Reinforce.swift. A network gives the two actions their probabilities. After an
// episode, the return from each step on says how good the action of that step turned out:
//
//     Gₜ = rₜ + γ Gₜ₊₁,     loss = − Σ log π(aₜ|sₜ) Gₜ
//
// A step down the gradient of this loss makes probable what was followed by much reward. The pole is cut off after 500
// steps, and then something would have followed; there is no estimate of it here, so these last returns are too small. It
// does little harm in this task, where all that matters is which of two actions is better. An agent that learns values
// must tell the two ends apart. Strictly, the term of step t has a factor γᵗ, too (Sutton and Barto, section 13.3). Like
// most programs this one leaves it out.
//
// The gaps are "returns" and "policy loss". `x.indices.reversed()` goes through positions from the last to the first.
// `choices.logProbability(of: actions)` is a tensor with log π(aₜ|sₜ) of each step, and `Tensor(x)` makes one of a list.
// Tensors are added and multiplied element by element, and `sum()` adds the elements up. A network counts in 32 bits:
// `as [[Float]]` says so of a list of lists.

heading("2. Returns and the loss of a short episode")

let G = try returns(of: [1, 1, 1], discount: 0.98)
var trial = stream(options.seed, 99)
let untrained = CartPolicy(using: &trial)
let choices = untrained([[0, 0, 0.05, 0], [0, 0.2, 0.05, -0.3], [0.1, 0.4, 0.04, -0.6]] as [[Float]])
let loss = try policyLoss(choices, actions: [1, 1, 0], returns: G)
print("returns: " + G.map { decimals($0, 4) }.joined(separator: "  "))
print("loss: \(decimals(Double(loss.item), 4))")
print("with even chances it would be ln 2 · Σ G = \(decimals(Math.log(2) * G.reduce(0, +), 4))")

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Two learning rates, ten seeds each. Every run has its own streams of random numbers, one for the environment and one
// for the agent: `stream` makes them from the program's seed and the run's number. If all runs shared one stream, a
// second experiment in the same program would depend on how many numbers the first has drawn. `let (a, b) = …` takes a
// pair apart, and `_` stands for a part that is not needed.

heading("3. REINFORCE on CartPole: two learning rates")

let seeds = options.quick ? 2 : 10
let longest = options.episodes(5000, quick: 60)
var slow = Experiment(name: "learning rate 2e-5")
var fast = Experiment(name: "learning rate 2e-3")
var policies: [CartPolicy] = []
for run in progress(0..<seeds, "REINFORCE") {
    let (numbers, _) = try learnCartPole(
        learningRate: 2e-5, episodes: longest, random: (stream(options.seed, run, 0), stream(options.seed, run, 1)))
    slow.runs.append(numbers)
    // Episodes of a policy that has learnt are long, so that a fifth of them is enough.
    let (fastNumbers, policy) = try learnCartPole(
        learningRate: 2e-3, episodes: max(1, longest / 5),
        random: (stream(options.seed, run, 0), stream(options.seed, run, 1)))
    fast.runs.append(fastNumbers)
    policies.append(policy)
}

// Mean, least and greatest over the seeds. `??` says what to take where there is nothing, as in an empty list.
func spread(_ numbers: [Double], _ digits: Int) -> String {
    let text = [mean(numbers), numbers.min() ?? .nan, numbers.max() ?? .nan].map { decimals($0, digits) }
    return "\(text[0]) (\(text[1]) to \(text[2]))"
}
let last = max(1, min(100, longest / 5))
for experiment in [slow, fast] {
    print("\(experiment.name), \(experiment.runs[0].count) episodes, \(seeds) seeds:")
    print("  return, last \(last) episodes: \(spread(experiment.runs.map { mean($0.suffix(last)) }, 1))")
    let areas = experiment.areas
    print("  AUC: \(scientific(mean(areas))) (\(scientific(areas.min() ?? 0)) to \(scientific(areas.max() ?? 0)))")
}
try plot(
    [slow, fast], title: "REINFORCE on CartPole", x: "episode", y: "return, mean and deviation of \(seeds) seeds",
    size: max(1, longest / 100), to: options.path("plots/reinforce.svg"))

// The small learning rate is safe and hardly gets anywhere: after 5000 episodes the pole stands for 43 steps. The
// course's own run with it has an AUC of 1.3e5 and ends between 30 and 50. The large one gets to hundreds of steps, and
// its band is wide: some runs fall back to a third of what they had reached. A mean alone would not show it. Beware of
// the AUC in the legend: it adds up, so that it compares runs of the same length only. Here a fifth of the episodes has
// the greater area.

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Now the action is continuous. Open InfiniteBandit.swift: the agent is put somewhere in a square, moves once by a vector
// of two numbers, and is paid for where it has got to. There are three hills. The reward is known as a formula, and of
// tensors: so there is a gradient of the reward with respect to the place.
//
// The policy is a normal distribution for each state. Sampling looks as if it stood in the way of a gradient, but write
// it as
//
//     a = mean(s) + √variance(s) · noise,     place = tanh(s + a)
//
// and all that is random is the noise, which does not depend on the weights. So the gradient goes from the reward through
// the place and the action into mean and variance: the pathwise gradient.
//
// The gaps are "rewards" and "pathwise". A tensor of shape [n, 2] less one of shape [2] takes it from each of the n rows,
// `square()` squares each element, and `sum(axis: 1)` adds up each row. `exp`, `sqrt` and `tanh` take tensors, too, and
// `Tensor.zeros(n)` has n zeros.

heading("4. An infinite-armed bandit")

let bandit = InfiniteBandit()
let tops = try bandit.rewards(at: Tensor(bandit.hills.map(\.top)))
print("the hills' tops pay " + tops.elements.map { decimals(Double($0), 4) }.joined(separator: "  "))
let reached = try places(
    from: Tensor([[0, 0]] as [[Float]]), mean: Tensor([[1, 0]] as [[Float]]), variance: Tensor([[4, 1]] as [[Float]]),
    noise: Tensor([[-0.5, 1]] as [[Float]]))
let place = reached.elements.map { decimals(Double($0), 4) }.joined(separator: ", ")
print("from the middle an action (1 − 0.5 · 2, 0 + 1 · 1) leads to (\(place))")

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Beside it the estimate that needs no formula of the reward, REINFORCE's, with the mean reward as baseline: same
// network, same noise, same optimiser, 20 seeds, 301 updates from 100 actions each. Below stand two runs of the pathwise
// gradient that the course has published. Their numbers are means over the updates since the last point of a plot:
// blocks, as `blockMeans` makes them.

heading("5. The bandit with both gradients")

let banditSeeds = options.quick ? 3 : 20
var pathwise = Experiment(name: "pathwise")
var score = Experiment(name: "score function")
var banditPolicies: [BanditPolicy] = []
for run in progress(0..<banditSeeds, "bandit") {
    let (rewards, policy) = try learnBandit(.pathwise, updates: 301, random: stream(options.seed, 7, run))
    pathwise.runs.append(rewards)
    banditPolicies.append(policy)
    score.runs.append(try learnBandit(.scoreFunction, updates: 301, random: stream(options.seed, 7, run)).rewards)
}
let parts = [0..<1, 1..<101, 101..<201, 201..<301]
let table = Table(("mean reward of updates", 26), ("0", 6), ("1–100", 6), ("101–200", 8), ("201–300", 8))
for experiment in [pathwise, score] {
    let found = parts.map { part in experiment.runs.map { mean($0[part]) } }
    table.row(["\(experiment.name), least"] + found.map { decimals($0.min() ?? .nan, 3) })
    table.row(["\(experiment.name), mean"] + found.map { decimals(mean($0), 3) })
    table.row(["\(experiment.name), greatest"] + found.map { decimals($0.max() ?? .nan, 3) })
}
table.row("a published run", "0.16", "0.40", "0.79", "1.21")
table.row("another", "0.171", "0.341", "0.715", "1.110")
// A run that is paid more than 1.5 has left the low hills behind.
let climbers = [pathwise, score].map { experiment in experiment.runs.filter { $0[300] > 1.5 }.count }
print("runs that are on the high hill at update 300: pathwise \(climbers[0]), score function \(climbers[1])")
try plot(
    [pathwise, score], title: "the infinite-armed bandit", x: "update",
    y: "mean reward, mean and deviation of \(banditSeeds) seeds", size: 10, to: options.path("plots/bandit.svg"))

// Look at the least and the greatest. Most runs first walk up one of the two low hills, which are wide, and are paid
// about 0.9 there. The high one is narrow: who is not near it feels nothing of it. Some runs find it early, some late,
// and with seed 42 twelve of the twenty are not on it after 300 updates. On average the score function is ahead at first
// and the pathwise gradient in the end; with one run of each you could show whatever you like.

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// What a policy has learnt, as a picture: the rewards as colours, and for 200 states the place that the mean action leads
// to. `stride` gives numbers at equal distances, and `states[0..., 0]` is column 0 of all rows.

heading("6. Where the actions lead")

let richest = argmax(pathwise.runs.map { $0[300] })
var random = stream(options.seed, 8)
let states = Tensor.random([200, 2], using: &random) * 2 - 1
let led = try withoutGradients {
    let (mean, variance) = banditPolicies[richest](states)
    return try places(from: states, mean: mean, variance: variance, noise: Tensor.zeros(200, 2))
}
var map = Chart("the best of \(banditSeeds) policies", x: "first", y: "second", width: 560, height: 480)
let axis = stride(from: -0.98, to: 1, by: 0.04).map { Float($0) }
let colours = try axis.map { y in try bandit.rewards(at: Tensor(axis.map { x in [x, y] })).elements }
map.heatMap(colours, label: "reward", xEdges: -1...1, yEdges: -1...1)
map.line(
    x: states[0..., 0].elements, y: states[0..., 1].elements, label: "states", style: .hidden, marker: .point,
    color: .rgb(200, 200, 200))
map.line(
    x: led[0..., 0].elements, y: led[0..., 1].elements, label: "places", style: .hidden, marker: .cross, color: .red)
try map.write(to: options.path("plots/places.svg"))
print("its mean reward at update 300 is \(decimals(pathwise.runs[richest][300], 3))")
print("the picture is in \(options.path("plots/places.svg"))")

// And the cart: an episode of one of the policies with the large learning rate, which now takes the more probable action
// each time.

let ends = fast.runs.map { mean($0.suffix(last)) }
let driver = policies[argmax(ends)]
var stage = try make(.cartPole, renderMode: .rgbArray).videosRecorded(to: options.path("videos")) { $0 == 0 }
var seen = try stage.reset(seed: options.seed).observation
var length = 0
var isDone = false
while !isDone {
    let step = try stage.step(withoutGradients { driver(seen).mode })
    seen = step.observation
    isDone = step.isDone
    length += 1
}
try stage.close()
print("the pole stood for \(length) steps; the video is in \(options.path("videos"))")

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// What comes next. The pathwise gradient needed the formula of the reward, and episodes of one step. A pendulum or a
// robot has neither. But a network that has learnt values, q̂(s, a), can be differentiated with respect to the action,
// and it speaks of everything that follows. Put it in the place of the formula, keep the normal distribution and its
// tanh, add a reward for being random, and you have SAC. It comes with the lecture on continuous control, and there a
// time limit must not be taken for an end of the task: the pendulum is cut off after 200 steps and has a value still.
//
// Exercises
//
// 1. In `learnCartPole`, divide the returns of an episode by their standard deviation, after their mean has been taken
//    off (`normalized(…)`). Which learning rate is good then? How does the band change? (The last 100 episodes give 430
//    with 2e-3, and 40 with 2e-5.)
// 2. Give the bandit a fourth hill, or make the high one wider. How many of the 20 runs find it? (With a width of 0.4 all
//    of them. The self-check of the tops then fails, as it should.)
// 3. Take the baseline out of the score function: (rewards − meanReward) becomes rewards. Is it still as good? (The mean
//    reward of the updates 201 to 300 falls from 0.978 to 0.864.)
// 4. Give all runs of an experiment the same stream. What does the band look like, and what would you conclude from it?

// ── The program checks itself. ───────────────────────────────────────────────────────────────────────────────────────

heading("Self-check")

selfCheck(means + deviations, are: [3, 9, 1, Math.sqrt(13)], within: 1e-12, "means and deviations of part 1")
selfCheck(G, are: [2.9404, 1.98, 1], within: 1e-12, "returns of part 2")
// In 32 bits; and each top has a small share of the two other hills.
let topRewards = tops.elements.map { Double($0) }
selfCheck(topRewards, are: [2.50036511, 0.90386592, 1.03954324], within: 1e-6, "rewards at the tops")
selfCheck(reached.elements.map { Double($0) }, are: [0, 0.76159416], within: 1e-6, "the place of part 4")
if options.quick || options.episodes != nil {
    print("what is learnt is not checked: that is for all seeds and 5000 episodes")
} else {
    let early = slow.runs.map { mean($0[475..<500]) }
    let late = slow.runs.map { mean($0.suffix(100)) }
    selfCheck(mean(early), in: 20...30, "learning rate 2e-5, return of the episodes 476 to 500, mean over the seeds")
    selfCheck(mean(late), in: 37...51, "the same, last 100 episodes")
    selfCheck(mean(ends) > 3 * mean(late), "with 2e-3 a fifth of the episodes gives more than three times the return")
    // Means over 20 seeds: three standard deviations to both sides of what other seeds gave, here and in NumPy.
    let bands: [ClosedRange<Double>] = [0.16...0.25, 0.32...0.39, 0.7...1.2, 0.95...2.1]
    for (part, band) in zip(parts, bands) {
        let name = "bandit, pathwise, updates \(part.lowerBound) to \(part.upperBound - 1), mean over the seeds"
        selfCheck(mean(pathwise.runs.map { mean($0[part]) }), in: band, name)
    }
}
