// Lecture 1: What reinforcement learning is
//
// Somebody who learns to ride a bicycle is told nothing about the right angle of the handlebar. One tries, wobbles, falls,
// and does next time more of what went well. Reinforcement learning is that, as mathematics and as programs: an agent acts
// in an environment, gets rewards, and learns to act so that they become more. Nobody shows it the right action, as a
// teacher of labelled examples would; it gets a number afterwards, often late, and what it does decides what it sees next.
//
// Read this file from top to bottom, like a notebook, and run it with
//
//     swift run -c release lecture-1-introduction
//
// The program prints under the same headings. `let` names a value that stays, `var` one that changes, and `try` marks a
// call that can fail: if it does, the program stops and says why.

import Lyceum

let options = ProgramOptions.read(
    name: "lecture-1-introduction", summary: "Lecture 1: agents, environments, rewards, policies and values")
let id = options.env ?? "CartPole-v1"
let isCartPole = id == "CartPole-v1"

// ---------------------------------------------------------------------------------------------------------------------
// 1. The loop
//
//            action
//     agent ────────▶ environment
//       ▲                  │
//       └──────────────────┘
//        observation, reward
//
// All of the subject takes place in this loop. Agent and environment take turns: the environment says what there is to be
// seen, the agent answers with an action, and gets a reward and the next observation. A run from the start to the end is an
// episode.
//
// The environment here, unless --env names another, is a cart on a track with a pole on it that wants to fall. What the
// agent sees are four numbers: position and velocity of the cart, angle and angular velocity of the pole. It has two
// actions, to push the cart to the left (0) or to the right (1). For each step it gets the reward 1, until the pole has
// fallen over: so the longer it stands the better.
//
// `make` makes an environment by its name, `seedEverything` starts its random numbers, so that each run of the program is
// the same, and `step` is one turn of the loop. `\(…)` puts a value into a text, and `1...5` are the numbers from 1 to 5.
// The `&` says that a function changes the variable itself.

heading("The loop")

var env = try make(id)
var observation = try seedEverything(options.seed, &env).observation
for number in 1...5 {
    let action = env.actionSpace.sample()  // any action, all equally likely: nobody has learned anything yet
    let step = try env.step(action)
    print("\(number): saw \(observation), did \(action), got \(step.reward)")
    observation = step.observation
    if step.isDone { break }
}

// What an agent observes need not be all there is. The state is everything that decides what can happen next. In CartPole
// the four numbers are the state. In a game of cards the state has the cards of the others, and the observation has not.

// ---------------------------------------------------------------------------------------------------------------------
// 2. Rewards, and the return
//
// The agent is to collect much reward in the long run, not in the next step. What counts is the return, the sum of the
// rewards from now on. A reward that comes later may count less: each step of waiting costs a factor γ, the discount, from
// 0 to 1.
//
//     G = R₁ + γ R₂ + γ² R₃ + … = R₁ + γ (R₂ + γ R₃ + …)
//
// With γ = 0 only the next reward counts, and with γ = 1 all count the same, which is allowed where episodes end. The second
// form tells how to compute it: from the last reward to the first, with one multiplication each.
//
// A function takes what stands in its brackets and returns what stands behind the arrow; `[Double]` is a list of numbers.
// With brackets on its left, one `let` names several values at once.

heading("Rewards, and the return")

func discountedReturn(_ rewards: [Double], discount: Double) -> Double {
    var sum = 0.0
    for reward in rewards.reversed() { sum = reward + discount * sum }
    return sum
}

// Two rewards to choose between: 1 at once, or 2 after five more steps. Which is the better depends on the discount.

let (soon, late) = ([1.0], [0.0, 0, 0, 0, 0, 2])
for discount in [1, 0.95, 0.9, 0.85, 0.5] {
    let (first, second) = (discountedReturn(soon, discount: discount), discountedReturn(late, discount: discount))
    print("γ = \(discount): \(decimals(first, 3)) or \(decimals(second, 3)), so \(first > second ? "take it" : "wait")")
}

// ---------------------------------------------------------------------------------------------------------------------
// 3. Environments
//
// The loop is the same everywhere; what can be seen and done differs. That is what the two spaces of an environment say: a
// discrete space is a choice among n things, a continuous one, a box, takes numbers between bounds. Here are some of this
// package's environments. Each leaves a picture: open the files that are named.

heading("Environments")

for name in ["CartPole-v1", "MountainCar-v0", "FrozenLake-v1", "Blackjack-v1", "Pendulum-v1", "LunarLander-v3"] {
    var world = try make(name, renderMode: .rgbArray)
    try seedEverything(options.seed, &world)
    print("\(name)")
    print("  sees \(world.observationSpace)")
    print("  does \(world.actionSpace), for example \(world.actionSpace.sample())")
    try render(&world)
}

// A sample of a space is inside it; what is not inside is refused, with a sentence that says why. `do` tries something, and
// `catch` goes on after an error.

var cart = try make("CartPole-v1")
try cart.reset()
do { print(try cart.step(7)) } catch { print("step(7): \(error)") }

// And something that moves: a lander that comes down between two flags. It is steered by rules that somebody wrote by hand,
// so nothing is learned here, but its video shows what a good agent looks like. `videosRecorded` films the episode.

var lander = try make(.lunarLander, renderMode: .rgbArray).videosRecorded(to: options.path("videos/lander"))
var seen = try lander.reset(seed: options.seed).observation
var (landing, isOver) = (0.0, false)
while !isOver {
    let step = try lander.step(LunarLander.heuristic(seen))
    (seen, isOver) = (step.observation, step.isDone)
    landing += step.reward
}
try lander.close()
print("the landing returned \(decimals(landing, 1)); 200 counts as solved; the video: \(options.path("videos/lander"))")

// ---------------------------------------------------------------------------------------------------------------------
// 4. Policies
//
// How an agent chooses is called its policy: from an observation to an action, or to the probabilities of actions. Learning
// means to find a good one. To see what "good" means here, some policies that need no learning are played for many
// episodes:
//
//   random           any action: the measure that everybody has to beat
//   always left      the same action, whatever it sees
//   leaning side     pushes to where the pole leans
//   falling side     the same, but it looks half a second ahead: angle + 0.5 · angular velocity
//   far ahead        the same with two seconds
//
// Here a policy is a function from an observation to an action. Both are a `Value`: a number, or a list of numbers. `nil`,
// nothing, leaves the choice to chance: `??` says what to take in place of `nil`. Such functions are written in braces,
// where `$0` is the observation, and `$0[2]` its third number, for they are counted from 0. The expression `a ? b : c` is b
// if a holds, and else c. All policies meet the same starts, as all begin with the same seed.
//
// `map` makes a list by doing the same for each element of another; `0..<episodes` are the numbers from 0 on, the upper end
// left out; and `_ in` says that what is done does not depend on them. A function that can fail says `throws`. And `min()!`
// is the least number; the `!` says that there is one.

heading("Policies in \(id)")

func returns(of policy: (Value) -> Value?, episodes: Int) throws -> [Double] {
    var world = try make(id).timeLimited(env.maxEpisodeSteps ?? 500)  // some would go on for ever
    try seedEverything(options.seed, &world)
    return try (0..<episodes).map { _ in
        var observation = try world.reset().observation
        var sum = 0.0
        while true {
            let step = try world.step(policy(observation) ?? world.actionSpace.sample())
            sum += step.reward
            if step.isDone { return sum }
            observation = step.observation
        }
    }
}

var policies: [(name: String, choose: (Value) -> Value?)] = [("random", { _ in nil })]
if isCartPole {
    policies += [
        ("always left", { _ in 0 }),
        ("leaning side", { $0[2] > 0 ? 1 : 0 }),
        ("falling side", { $0[2] + 0.5 * $0[3] > 0 ? 1 : 0 }),
        ("far ahead", { $0[2] + 2 * $0[3] > 0 ? 1 : 0 }),
    ]
} else {
    let (isDiscrete, _, actions, _) = envInfo(env)
    let others = isDiscrete ? ", and with each of its first actions always" : " only, as its actions cannot be listed"
    print("the rules for a pole make no sense here: \(id) is played at random\(others)")
    for action in 0..<(isDiscrete ? min(actions, 6) : 0) {
        policies.append(("always \(action)", { _ in .int(action) }))
    }
}

let episodes = options.episodes(isCartPole ? 2000 : 50, quick: isCartPole ? 200 : 5)
let policyTable = Table(("policy", 14), ("mean return", 12), ("least", 8), ("greatest", 9))
var standing = Chart("how long the pole stands", x: "step", y: .linear("episodes still going on, %", range: 0...100))
var bars: [Double] = []
var results: [String: [Double]] = [:]  // a dictionary: the returns of a policy, by its name
for (name, choose) in policies {
    let found = try returns(of: choose, episodes: episodes)
    results[name] = found
    bars.append(mean(found))
    policyTable.row(name, decimals(mean(found), 2), decimals(found.min()!, 1), decimals(found.max()!, 1))
    if isCartPole {
        standing.line((0...500).map { step in percentage(found) { $0 >= Double(step) } }, label: name)
    }
}

func percentage(_ numbers: [Double], where holds: (Double) -> Bool) -> Double {
    100 * Double(numbers.filter(holds).count) / Double(numbers.count)
}

var means = Chart("mean return in \(id)", x: .categories(policies.map(\.name)), y: "return")
means.bars(bars)
try Figure(isCartPole ? [means, standing] : [means]).write(to: options.path("plots/policies.svg"))
print("the chart: \(options.path("plots/policies.svg"))")

// Always the same push is the worst: it knocks the pole over itself. Who looks where the pole leans lasts twice as long as
// chance, and overshoots. Who looks where it is going to lean balances it in every episode. With two seconds the angular
// velocity counts so much that a slow lean is overlooked: the cart follows the pole, and two times in five it runs off the
// track. After 500 steps an episode is truncated: the clock has stopped it, not the task.
//
// So a policy can be as simple as a sum of two numbers, one of them weighted, and how good it is is a number as well, its
// mean return. What remains for the rest of the course is to let the program find the weights.

// ---------------------------------------------------------------------------------------------------------------------
// 5. Values
//
// The expected return from a state on, if a policy goes on from there, is the state's value, v(s). The expected return after
// a first action is the action's value, q(s, a). An expectation can be estimated: play often, take the mean.
//
// In this package an environment is a value like a number: `var copy = env` makes a copy that goes its own way. So one can
// stand in a state, play from it many times, and still be there. The policy is the random one; the pole begins at rest and
// leans by an angle, from 11° to the left to 11° to the right; at 12° it counts as fallen. The cart is made without the
// clock here: what a state is worth does not depend on when somebody stops looking.
//
// `inout` says that a function changes a variable of its caller, here the random stream: each number drawn advances it.

heading("Values")

func returns(after action: Int, from env: CartPole, times: Int, using random: inout Generator) throws -> [Double] {
    try (0..<times).map { _ in
        var copy = env
        var step = try copy.step(action)
        var sum = step.reward
        while !step.isDone {
            step = try copy.step(random.integers(2))
            sum += step.reward
        }
        return sum
    }
}

if !isCartPole { print("this part is about the pole, whatever --env says") }
let plays = options.quick ? 50 : 2000
let degrees = Array(stride(from: -11, through: 11, by: 1))
var random = stream(options.seed, 1)
var actionValues: [[Double]] = [[], []]  // for each action a list, with a number for each angle
var errors: [[Double]] = [[], []]
for angle in degrees {
    var leaning = CartPole()
    try leaning.reset()
    leaning.state = .init(position: 0, velocity: 0, angle: Double(angle) * .pi / 180, angularVelocity: 0)
    for action in [0, 1] {
        let found = try returns(after: action, from: leaning, times: plays, using: &random)
        actionValues[action].append(mean(found))
        errors[action].append(standardError(found))
    }
}

let valueTable = Table(("pole leans by", 14), ("q(s, left)", 11), ("q(s, right)", 12))
for place in stride(from: 1, to: degrees.count, by: 4) {
    valueTable.row(
        "\(degrees[place])°", decimals(actionValues[0][place], 1), decimals(actionValues[1][place], 1))
}

var valueChart = Chart("value of a push, if chance goes on", x: "angle of the pole in degrees", y: "mean return")
valueChart.line(x: degrees, y: actionValues[0], label: "push to the left", marker: .circle)
valueChart.line(x: degrees, y: actionValues[1], label: "push to the right", marker: .circle)
try valueChart.write(to: options.path("plots/values.svg"))

// The curves cross where the pole is upright, and each is the other's mirror image. Who pushes to the side of the greater
// value has found a rule for leaning poles, and nobody has told it.
//
// And this is the central idea of the course: values of one policy show how to do better than it. The agent that follows
// knows nothing of poles. At every step it plays on 20 copies for each action, at random, and takes the action with the
// greater mean: `argmax` is its place in the list. `unwrapped` is the cart alone, without the clock and the camera.

let tries = 20
var thoughtful: [Double] = []
var watched = try make(.cartPole, renderMode: .rgbArray).videosRecorded(to: options.path("videos/thoughtful"))
for episode in 0..<(options.quick ? 1 : 5) {
    try watched.reset(seed: episode == 0 ? options.seed : nil)
    var sum = 0.0
    isOver = false
    while !isOver {
        let estimates = try [0, 1].map {
            mean(try returns(after: $0, from: watched.unwrapped, times: tries, using: &random))
        }
        let step = try watched.step(argmax(estimates))
        sum += step.reward
        isOver = step.isDone
    }
    thoughtful.append(sum)
}
try watched.close()
print("\nwith \(tries) copies for each action the pole stands for \(thoughtful.map { Int($0) }) steps")
print("the video: \(options.path("videos/thoughtful"))")

// ---------------------------------------------------------------------------------------------------------------------
// 6. To explore or to exploit
//
// Playing on copies needs an environment that can be copied. The world cannot, and there each trial counts. The smallest
// example has two coins to bet on. One wins with probability 0.4 and the other with 0.6, and you do not know which is
// which. You have 100 bets. Try each coin m times, and stay with the one that won more often.
//
// With small m you often stay with the wrong one; with large m the trials themselves cost you wins. To learn more or to use
// what one knows: exploration or exploitation. Whoever learns from acting has to weigh them. Open Coins.swift for the bets,
// and for what can be expected of them: it is simple enough to be computed.

heading("To explore or to exploit")

let bets = 100
let expectedShares = (1...bets / 2).map { expectedShare(trials: $0, bets: bets) }
let bestTrials = argmax(expectedShares) + 1
let rounds = options.quick ? 500 : 10_000
let coinTable = Table(("trials of each", 15), ("right coin", 11), ("won", 8), ("expected", 9))
let tested = [1, 2, 5, bestTrials, 20, 30, 50]
var (coinDistances, won): ([Double], [Double]) = ([], [])
for trials in tested {
    let shares = (0..<rounds).map { round in
        var random = stream(options.seed, round, 2, trials)
        return shareWon(trials: trials, bets: bets, using: &random)
    }
    let expected = expectedShares[trials - 1]
    coinDistances.append(abs(mean(shares) - expected) / standardError(shares))
    won.append(mean(shares))
    coinTable.row(
        "\(trials)", percent(chanceOfTheBetter(trials: trials)), percent(mean(shares)), percent(expected))
}
print("best is to try each coin \(bestTrials) times")

var coinChart = Chart("two coins, \(bets) bets", x: "trials of each coin", y: "share of bets won")
coinChart.line(x: Array(1...bets / 2), y: expectedShares, label: "expected")
coinChart.line(x: tested, y: won, label: "mean of \(rounds) runs", style: .hidden, marker: .circle)
try coinChart.write(to: options.path("plots/coins.svg"))

// Better agents than this one do not separate the two: they go on exploring a little, and less and less, where it seems to
// pay. The tutorial `tutorial-bandits` has them.

// ---------------------------------------------------------------------------------------------------------------------
// 7. Where this goes
//
// Lecture 2 shows the tools: recording, videos, logs. Lecture 3 makes the loop a mathematical object, the Markov decision
// process, whose values obey equations. Lecture 4 solves them where the rules are known. From Lecture 5 on the rules are
// unknown and everything is learned by playing, first with tables of values, then with functions in their place, then with
// policies that are improved directly, and with agents that learn the rules and think ahead.
//
// Exercises
//
// 1. For which discount are the two choices of section 2 worth the same? (γ⁵ = 1/2, so γ = 0.8706.)
// 2. The rewards of an episode of CartPole are all 1. What is the return of one with T steps, for a discount γ below 1, and
//    what is the most that it can be? (1 + γ + … = (1 − γᵀ) / (1 − γ), less than 1 / (1 − γ).)
// 3. How little looking ahead is enough? Try 0.1, 0.05 and 0.02 seconds in place of 0.5. (0.05 is still enough in every
//    episode, 0.02 is not.)
// 4. How many copies does the agent of section 5 need? Try 1, 2 and 5. With 1 it sees no more than one random episode after
//    each action, and still stands some ten times as long as chance. Why?
// 5. You have 1000 bets in place of 100. How often should each coin be tried? (50 times, and then 58.6 % are won.)
// 6. Is the random policy ever good? Compare it with the others in --env FrozenLake-v1, --env MountainCar-v0, --env Taxi-v4
//    and --env textbook/ShortCorridor-v0. (In the corridor, where always the same action never arrives.)

// The program checks itself.

heading("Self-check")

if isCartPole, episodes == 2000, options.seed == 42 {
    let steps = results["random"]!.reduce(0, +)
    selfCheck(steps, is: 44_394, "the steps of 2000 random episodes, as in Gymnasium")
    selfCheck(mean(results["random"]!), is: 22.197, "their mean length")
} else {
    print("the steps of random episodes are known for CartPole-v1, 2000 episodes and seed 42 only")
}
selfCheck(chanceOfTheBetter(trials: 1), is: 0.6, within: 1e-12, "the chance of the right coin after one trial each")
selfCheck(Double(bestTrials), is: 13, "the best number of trials")
selfCheck(expectedShares[12], is: 0.551242370192, within: 1e-9, "the share that it wins")
if options.quick {
    print("what was played is too little to be compared: run without --quick")
} else {
    selfCheck(coinDistances.max()!, in: 0...5, "the coins win as expected: the furthest, in standard errors")
    let mirrored = degrees.indices.map { place in
        let other = degrees.count - 1 - place
        let error = Math.hypot(errors[0][place], errors[1][other])
        return abs(actionValues[0][place] - actionValues[1][other]) / error
    }
    selfCheck(mirrored.max()!, in: 0...5, "left and right are mirror images: the furthest, in standard errors")
}
