// Lecture 5: Monte Carlo methods
//
// Learning values and policies from whole episodes, without a model. Read this file from top to bottom, like a notebook,
// and run it with
//
//     swift run -c release lecture-5-monte-carlo            everything
//     swift run -c release lecture-5-monte-carlo --quick    the exact part, and a taste of the rest
//
// The numbers are those of Sutton and Barto's chapter 5, of the course's notebook 5, and of exact computations.
// `try` marks a call that can fail. `let` names a value that stays, `var` one that changes. Each other file has one thing.

import Lyceum

let options = ProgramOptions.read(name: "lecture-5-monte-carlo", summary: "Lecture 5: Monte Carlo methods")
let hands = options.episodes(2_000_000, quick: 80_000)
let fewerHands = max(hands / 4, 1)

// ---------------------------------------------------------------------------------------------------------------------
// 1. Returns
//
// Dynamic programming needs the model: all p(s′, r | s, a). A Monte Carlo method needs only episodes. What it learns from
// is the return, the discounted sum of the rewards after a step:
//
//     G(t) = R(t+1) + γ R(t+2) + γ² R(t+3) + …  =  R(t+1) + γ G(t+1)
//
// The second form says how to compute them all: backwards, from the last step to the first. A `func` is a function,
// `[Visit]` a list of the visits in Episode.swift, and `0..<3` would be the numbers 0, 1, 2.

func returns(of episode: [Visit], discount: Double) -> [Double] {
    var returns = Array(repeating: 0.0, count: episode.count)
    var following = 0.0
    for time in episode.indices.reversed() {
        following = episode[time].reward + discount * following
        returns[time] = following
    }
    return returns
}

heading("1. Returns, computed backwards")

// `map` makes a list by doing the same with each element of another, which is called $0.
let example = [2.0, 0, -1, 4].map { Visit(state: 0, action: 0, reward: $0) }
print("rewards 2, 0, -1, 4 with γ = 0.5: returns", returns(of: example, discount: 0.5))

// A return needs the end of the episode. One that was truncated, because a clock was stopped, has no end: more would have
// followed. A Monte Carlo method cannot put an estimate in the place of what is missing, as methods of the next lecture do.
// Where episodes are truncated below, the values are those of the task with its clock.

// ---------------------------------------------------------------------------------------------------------------------
// 2. Prediction: first visits and every visit
//
// The value of a state under a policy is the expected return from there, so estimate it by a mean of returns. A state may
// come several times in one episode. The first-visit method takes the return of the first time only: these are independent
// samples of the value. The every-visit method takes all: more samples, but those of one episode belong together, and the
// estimate is biased until there are many episodes.

struct Prediction {
    let isFirstVisit: Bool
    var values: [Double]
    var counts: [Int]

    init(states: Int, isFirstVisit: Bool) {  // makes one
        self.isFirstVisit = isFirstVisit
        values = Array(repeating: 0, count: states)
        counts = Array(repeating: 0, count: states)
    }

    /// V(s) ← V(s) + 1/N(s) · (G − V(s)). `mutating` marks a function that changes its struct.
    mutating func learn(from episode: [Visit], discount: Double = 1) {
        var seen: Set<Int> = []  // a set has each number once
        for (visit, visitReturn) in zip(episode, returns(of: episode, discount: discount)) {  // side by side
            let isNew = seen.insert(visit.state).inserted  // whether it was not in the set before
            if isFirstVisit && !isNew { continue }
            counts[visit.state] += 1
            values[visit.state] += 1 / Double(counts[visit.state]) * (visitReturn - values[visit.state])
        }
    }
}

// The example is the course's small lake: slippery, four rows of three cells. S is state 6, and G lies behind a strait
// between two holes. The policy is uniform. With γ = 1 the value of a state is the probability of reaching the goal; the
// exact one for the start is 14/94. The mean of n returns that are 0 or 1 has the mean squared error p (1 − p) / n.

heading("2. Prediction on the slippery lake: the mean squared error of V(6)")

let strait = try FrozenLake.Map(["FFF", "FHF", "SFG", "FHF"])
let straitModel = try FrozenLake(map: strait).model
let uniformValues = values(of: { _ in [0.25, 0.25, 0.25, 0.25] }, in: straitModel)
let runs = options.quick ? 20 : 200
let checkpoints = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000].filter { $0 <= (options.quick ? 100 : 1000) }
var errors = Array(repeating: Array(repeating: 0.0, count: checkpoints.count), count: 2)

for run in 0..<runs {
    var env = try make("FrozenLake-v1", ["desc": strait.value])  // `&env` below: the function changes it
    env.random = stream(options.seed, run, 0)  // random numbers of its own
    var random = stream(options.seed, run, 1)
    var learners = [true, false].map { Prediction(states: 12, isFirstVisit: $0) }
    for episode in 1...checkpoints.last! {
        let played = try play(&env) { _ in try random.integers(4) }  // `{ … }`: a function; `_`: the state, not used
        for kind in 0..<2 { learners[kind].learn(from: played) }
        guard let place = checkpoints.firstIndex(of: episode) else { continue }  // go on only at the checkpoints
        for kind in 0..<2 {
            let error = learners[kind].values[6] - uniformValues[6]
            errors[kind][place] += error * error / Double(runs)
        }
    }
}
let chance = uniformValues[6]
let theory = checkpoints.map { chance * (1 - chance) / Double($0) }
let errorRows = Table(("episodes", 9), ("first visit", 13), ("p(1 − p)/n", 13), ("every visit", 13))
for (place, episodes) in checkpoints.enumerated() where [1, 10, 100, 1000].contains(episodes) {
    errorRows.row(
        "\(episodes)", decimals(errors[0][place], 6), decimals(theory[place], 6), decimals(errors[1][place], 6))
}
var errorChart = Chart(
    "V of the start, \(runs) runs", x: .logarithmic("episodes"), y: .logarithmic("mean squared error"))
errorChart.line(x: checkpoints, y: errors[0], label: "first visit", marker: .circle)
errorChart.line(x: checkpoints, y: errors[1], label: "every visit", marker: .cross)
errorChart.line(x: checkpoints, y: theory, label: "p (1 − p) / n", style: .dashed)
try errorChart.write(to: options.path("plots/prediction.svg"))

// Both fall as 1/n: ten times the precision takes a hundred times the episodes. It does not matter how many states there
// are, and one state can be learned about without the others. That is what Monte Carlo is good at.

// ---------------------------------------------------------------------------------------------------------------------
// 3. Blackjack
//
// The book's example 5.1. A state is the player's sum, the dealer's open card and whether an ace can count eleven. Episodes
// are short, no state comes twice in one, and simulating cards is easier than writing down their probabilities. For once we
// do write them down: BlackjackModel.swift has the whole model, so dynamic programming gives the exact table to compare
// with.
//
// The policy of the book's figure 5.1 sticks on 20 and 21, and hits below. `a ? b : c` is b if a holds, and else c.

heading("3. Blackjack: stick on 20, \(fewerHands) hands")

let cards = try Cards.model()
func sticksOn20(_ state: Int) -> [Double] { Cards.parts(state).sum >= 20 ? [1, 0] : [0, 1] }
let exactStick = values(of: sticksOn20, in: cards)

var blackjack = try make("Blackjack-v1")
blackjack.random = stream(options.seed, 1_000_000)
var prediction = Prediction(states: Cards.stateCount, isFirstVisit: true)
var total = 0.0
for _ in progress(0..<fewerHands) {
    let hand = try play(&blackjack, number: Cards.state) { state in sticksOn20(state)[Cards.hit] == 1 ? 1 : 0 }
    prediction.learn(from: hand)
    total += hand[hand.count - 1].reward
}
let meanOfDeals = startValue(exactStick, in: cards)
print("mean of a hand: \(decimals(total / Double(fewerHands), 4)), exact \(decimals(meanOfDeals, 6))")
let stickRows = Table(("player", 18), ("dealer", 7), ("visits", 8), ("Monte Carlo", 12), ("exact", 10))
for (sum, dealer, ace) in [(20, 10, false), (16, 10, false), (13, 2, false), (20, 1, true), (13, 2, true)] {
    let state = Cards.state(sum: sum, dealer: dealer, ace: ace)
    stickRows.row(
        "\(sum)\(ace ? ", usable ace" : "")", "\(dealer)", "\(prediction.counts[state])",
        decimals(prediction.values[state], 4), decimals(exactStick[state], 4))
}

func valueMap(_ title: String, _ values: [Double], ace: Bool) -> Chart {
    var chart = Chart(title, x: "dealer's card", y: "player's sum", width: 420, height: 330)
    let rows = (12...21).map { sum in (1...10).map { values[Cards.state(sum: sum, dealer: $0, ace: ace)] } }
    chart.heatMap(rows, xEdges: 0.5...10.5, yEdges: 11.5...21.5, range: -1...1)
    return chart
}
try Figure(
    [
        valueMap("Monte Carlo, no usable ace", prediction.values, ace: false),
        valueMap("exact", exactStick, ace: false),
        valueMap("Monte Carlo, usable ace", prediction.values, ace: true), valueMap("exact", exactStick, ace: true),
    ], columns: 2
).write(to: options.path("plots/blackjack-stick-on-20.svg"))

// States with a usable ace are rare, and their estimates the roughest. One thing the agent cannot know: an ace and a ten
// that were dealt pay more than 21 in three cards, but look the same. The estimate is the mean over both.

// ---------------------------------------------------------------------------------------------------------------------
// 4. Control with exploring starts
//
// To improve a policy without a model one needs action values: π(s) = argmax Q(s, ·). A greedy policy never sees the other
// actions, so the mean of their returns never changes. The first remedy: let episodes start in any state with any action.
// Then improve after each episode. Here `make(.blackjack)` makes the environment by its typed id, so that the compiler
// knows its cards, and `unwrapped` is what is inside of all wrappers; the cards on the table are replaced by some that make
// up the state.

heading("4. Blackjack: control with exploring starts, \(hands) hands")

var dealer = try make(.blackjack).unwrapped
dealer.random = stream(options.seed, 1_000_001)
var luck = stream(options.seed, 1_000_002)

func deal(_ state: Int) throws { dealer.state = Cards.table(state, hidden: min(try luck.integers(13) + 1, 10)) }

var actionValues = Array(repeating: [0.0, 0], count: Cards.stateCount)  // Q(s, a)
var tries = Array(repeating: [0, 0], count: Cards.stateCount)  // N(s, a)
for _ in progress(0..<hands) {
    let start = try luck.integers(Cards.stateCount)
    var first: Int? = try luck.integers(2)  // `Int?` is a number or `nil`, none
    try deal(start)
    let hand = try play(from: start, number: Cards.state) { state in
        defer { first = nil }  // when this call is over, the first action is used up
        return first ?? argmax(actionValues[state])  // `??`: what to take where there is none
    } step: {
        try dealer.step($0)
    }
    for (visit, visitReturn) in zip(hand, returns(of: hand, discount: 1)) {
        let (state, action) = (visit.state, visit.action)
        tries[state][action] += 1
        actionValues[state][action] += 1 / Double(tries[state][action]) * (visitReturn - actionValues[state][action])
    }
}

// What was learned, beside the exact optimum: H hits, S sticks, and a small letter is where the two differ.

let exactBest = softOptimalValues(of: cards, epsilon: 0)
func bestHits(_ state: Int) -> Bool {
    actionValue(cards, exactBest, state, Cards.hit) > actionValue(cards, exactBest, state, Cards.stick)
}
func learnedHits(_ state: Int) -> Bool { argmax(actionValues[state]) == Cards.hit }

var differences = 0
for ace in [false, true] {
    print(ace ? "  usable ace, dealer A23456789T" : "  no usable ace, dealer A23456789T")
    for sum in (11...21).reversed() where !(ace && sum == 11) {
        var (exact, learned) = ("", "")
        for card in 1...10 {
            let state = Cards.state(sum: sum, dealer: card, ace: ace)
            exact += bestHits(state) ? "H" : "S"
            let letter = learnedHits(state) ? "H" : "S"
            learned += bestHits(state) == learnedHits(state) ? letter : letter.lowercased()
            if bestHits(state) != learnedHits(state) { differences += 1 }
        }
        print("  \(sum)      learned \(learned)      exact \(exact)")
    }
}
// The model's last states are dealt 21s: as the agent sees them they are 21 with a usable ace, its last state.
let learnedExactly = values(of: { learnedHits(min($0, Cards.stateCount - 1)) ? [0, 1] : [1, 0] }, in: cards)
let (learnedMean, bestMean) = (startValue(learnedExactly, in: cards), startValue(exactBest, in: cards))
print(
    "\(differences) differ; the exact mean of a hand: learned \(decimals(learnedMean, 6)), best \(decimals(bestMean, 6))"
)

// The closest decisions, 12 against 4 and 16 against 10, differ by 0.0025 and 0.0065 of a bet, and 12 against 3 by 0.0186.
// Monte Carlo errors fall as 1/√n, so hundreds of thousands of hands in the closest states would be needed to be sure. It
// hardly matters: such a mistake costs as little.

// ---------------------------------------------------------------------------------------------------------------------
// 5. Control with ε-soft policies
//
// Nobody can start a robot in any state. The second remedy: a policy that goes on trying everything. An ε-soft policy gives
// each of n actions at least the probability ε/n; the ε-greedy one gives the rest to argmax Q(s, ·). What is found is the
// best among the ε-soft policies. Open SoftAgent.swift: choosing, and learning from every visit.
//
// The step size there is 1/N, or with a constant α the rate α / (1 − (1 − α)ⁿ), which starts as a mean and then forgets. In
// the course's program the two share a variable: the first 1/N of an episode is written into `alpha`, and all later visits
// of the episode take it for a constant. It learns all the same, so nobody notices. `learnAsPublished` does so, too, to
// have the same numbers; all else here gives each visit a rate of its own.
//
// One run first, with the course's toolkit around it: a recorder, a tracker, plots and a video. It takes --env as well. Open
// RecordedRun.swift.

try recordedRun()

// Now the course's settings, each with the seeds 0 to 19 and NumPy's random numbers; below each row are the course's
// numbers.

print("\nthe empty lake, 20 seeds")
let scenarioRows = Table(
    ("setting", 24), ("successes", 10), ("last 100", 9), ("length", 11), ("greedy", 8), ("Q at the start", 16))
var outcomes: [[Outcome]] = []
for scenario in scenarios {
    let all = try (0..<20).map { try outcome(of: scenario, seed: $0) }
    let ways = all.compactMap(\.greedySteps)  // those that are not `nil`; `\.` names a property
    scenarioRows.row(
        scenario.name, text(span(all.map(\.successes)), digits: 0), text(span(all.map(\.lastSuccesses)), digits: 0),
        text(span(all.map(\.length)), digits: 1), ways.isEmpty ? "none" : text(span(ways.map(Double.init)), digits: 0),
        text(span(all.map(\.startValue)), digits: 4))
    scenarioRows.row(
        "  the course", text(scenario.successes, digits: 0), "", text(scenario.length, digits: 1), "",
        text(scenario.startValue, digits: 4))
    outcomes.append(all)
}

// The first of equals is "left", which leads nowhere: 100,000 steps against the wall, and nothing learned. Who shares ties
// walks at random until the goal is found, and then stays near that way, however long. Some exploration shortens it. With
// a discount of 0.9 a shorter way has a greater value, and all twenty find the shortest, 14 steps; to walk it takes twice
// as long while every second action is drawn.
//
// As published, the last row has the course's numbers to the last digit that it gives. With γ = 1 many values are equal but
// for rounding, which then decides between ways. In the rows for ε = 0 and 0.1 our numbers are like the course's, and not
// the same.

// ---------------------------------------------------------------------------------------------------------------------
// 6. What ε costs
//
// The best ε-soft policy is not the best policy. On the slippery lake of part 2 two ways lead to the goal: the short one to
// the right, through the strait between two holes, and the long one round by the upper edge. A move to the left at the start
// goes against the wall or slips along it, and never into the strait. It is safe; but who explores much falls into a hole on
// the long way as well, and had better be quick. The exact values of the best ε-soft policy obey a Bellman equation of their
// own:
//
//     V(s) = (1 − ε) max Q(s, ·) + ε · mean Q(s, ·)
//
// Open SlipperyLake.swift for the table, the switch from one way to the other, and what an agent learns.

let slippery = try slipperyLake()

// ---------------------------------------------------------------------------------------------------------------------
// 7. Off-policy prediction: importance sampling
//
// A third remedy: explore with one policy, the behaviour b, and learn about another one, the target π. An episode is more
// or less likely for π than for b by the ratio of the probabilities of its actions; those of the environment cancel:
//
//     ρ = Π π(a|s) / b(a|s)
//
// Then the mean of ρ G over the episodes of b is an estimate of v(s) for π: ordinary importance sampling. It is right on
// average, but ρ may be large. Dividing by the sum of all ρ instead of n is weighted importance sampling: biased at first,
// and calmer. Open ImportanceSampling.swift for both, and OffPolicy.swift for the book's example 5.4: a hand of 13 with a
// usable ace against a 2, played at random, to learn the value of sticking on 20.

let sampled = try offPolicy()

// ---------------------------------------------------------------------------------------------------------------------
// Exercises
//
// 1. Compute the returns of example 1 forwards, each as a sum of its own. How many multiplications does an episode of T
//    steps take then? (About T²/2 instead of T.)
// 2. Estimate the uniform policy's values on the lake of part 2 with γ = 0.5. (Exactly, the start has 0.038126.)
// 3. In part 4 replace the mean by a constant step size of 0.01. How much worse is the learned policy, and why does it not
//    settle?
// 4. In SlipperyLake.swift learn with the step size 0.01 in 3000 episodes with ε = 0.4, then 1000 each with 0.2, 0.1 and 0.
//    How often does it find the safe way? (With 2 of the seeds 0 to 19, the course's program with 1; the others succeed in 58
//    to 77 % of the last episodes. Below the switch, 0.146946, there is too little exploration left to find it.)
// 5. Estimate the value of the best policy in the state of part 7 from hands played at random. Why is the variance of ρ G
//    smaller than for sticking on 20? (The value is 0.046636, and the variance 5.55 instead of 10.16.)
// 6. Let the behaviour in the loop take the action 0 with probability b. For which b is the variance finite? (For b above
//    0.9. With 0.95 the mean square of ρ G is 2.)

// ---------------------------------------------------------------------------------------------------------------------
// The program checks itself

heading("Self-check")

selfCheck(returns(of: example, discount: 0.5), are: [2.25, 0.5, 1, 4], "the returns of part 1")
selfCheck(
    uniformValues, are: [10, 12, 26, 8, 0, 40, 14, 27, 0, 7, 0, 47].map { $0 / 94 }, within: 1e-9,
    "values of the uniform policy, in 94ths")
selfCheck(
    exactStick[Cards.state(sum: 13, dealer: 2, ace: true)], is: -0.277204, within: 1e-6,
    "sticking on 20 with 13 against 2")
selfCheck(meanOfDeals, is: -0.350111, within: 1e-6, "sticking on 20, the mean of all deals")
selfCheck(bestMean, is: -0.043113, within: 1e-6, "the best policy, the mean of all deals")

let differing = (0..<Cards.stateCount).filter { bestHits($0) != Cards.isKnownHit($0) }
selfCheck(differing.isEmpty, "the best policy is the known one in all \(Cards.stateCount) states")
selfCheck(
    slippery.table.flatMap { $0 },
    are: [
        0.302443, 0.259348, 0.298011, 0.285161, 0.315405, 0.357008, 0.320477, 0.343956, 0.337175, 0.366925,
        0.507185, 0.497741, 0.474161, 0.487771, 0.510825, 0.665593, 0.668779, 0.608320, 0.627354, 0.643202,
        1, 1, 8.0 / 9, 8.0 / 9, 8.0 / 9,
    ], within: 1e-6, "the best ε-soft values of part 6")
selfCheck(slippery.switchPoint, is: 0.146946, within: 1e-6, "the ε at which the best way changes")

// The seeds 0 to 19 and NumPy's random numbers, whatever --seed says. As published, the numbers are the course's.
selfCheck(
    outcomes[0].map { Double($0.agent.counts[0][0]) }, are: Array(repeating: 100_000, count: 20),
    "steps to the left of the agent that takes the first of equals")
let published = outcomes[4]
selfCheck(span(published.map(\.successes)).ends, are: [986, 1000], "as published, successes")
selfCheck(span(published.map(\.length)).ends, are: [26, 28.6], within: 0.05, "as published, lengths")
selfCheck(span(published.map(\.startValue)).ends, are: [0.0789, 0.0932], within: 5e-5, "as published, values")
selfCheck(
    outcomes[3].allSatisfy { $0.greedySteps == 14 }, "with γ = 0.9 the learned way has 14 steps in all 20 seeds")
for (place, all) in outcomes.enumerated().dropFirst().dropLast() {
    let scenario = scenarios[place]
    check(all.map(\.successes), in: scenario.successes, "successes, \(scenario.name)")
    if place == 1 { continue }  // for ε = 0 lengths and values are a matter of ties, see part 5
    check(all.map(\.length), in: scenario.length, "length, \(scenario.name)")
    check(all.map(\.startValue), in: scenario.startValue, "value, \(scenario.name)")
}
check(slippery.rates, in: 0.19...0.30, "success on the slippery lake")
selfCheck(!slippery.favourites.contains(0), "with ε = 0.5 left never looks best")
selfCheck(sampled.loop.map(\.weighted), are: Array(repeating: 1, count: 10), "the loop's weighted estimates")

if options.quick || options.episodes != nil {
    print("the statistical checks are for many hands: run without --quick and --episodes to have them")
} else {
    // Four standard deviations: a mean of n hands has 1/√n of a hand's, which is at most 1, and a mean square of m normal
    // errors varies by √(2/m) of itself.
    selfCheck(
        total / Double(fewerHands), is: meanOfDeals, within: 4 / Math.sqrt(Double(fewerHands)), "the mean of the hands")
    selfCheck(learnedMean, in: bestMean - 0.0015...bestMean + 1e-9, "the learned policy, exactly")
    let spread = 4 * Math.sqrt(2 / Double(runs))
    selfCheck(errors[0].last! / theory.last!, in: 1 - spread...1 + spread, "first visits: error, over p(1 − p)/n")
    let offSpread = 4 * Math.sqrt(2 / Double(sampled.runs))
    selfCheck(
        sampled.errors.last! * Double(sampled.hands) / sampled.variance, in: 1 - offSpread...1 + offSpread,
        "ordinary importance sampling: error, over the exact one")
}
