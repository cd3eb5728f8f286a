// Multi-armed bandits: learning which of several actions pays best, from nothing but the rewards.
//
// Read this file from top to bottom. It runs in that order too, and prints under the same numbers. The other files hold
// one thing each, and the text says when to open them:
//
//     swift run -c release tutorial-bandits            everything, in some ten seconds
//     swift run -c release tutorial-bandits --quick    fewer runs
//     swift run -c release tutorial-bandits --seed 7   other random numbers
//
// Some lines stand between `// GAP` and `// END GAP`. They are for you to write: `swift run -c release course exercise bandits`
// copies the tutorial without them into a package of yours, and `swift run -c release course check` there says how far you are.

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-bandits", summary: "Multi-armed bandits: from a uniform agent to gradient bandits")

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// An environment is something an agent acts in. `make` makes one by its name. `let` names a value that stays, `var` one
// that changes, and an environment changes with every step. `try` stands where something can fail: a misspelt name, say.

heading("1. A first environment")

let id = options.env ?? "CartPole-v1"
var first = try make(id, renderMode: options.liveMode(of: id))
print(envDescription(first))

// Two calls are all there is. `reset` starts an episode and returns the first observation; `step` takes an action and
// returns five things: the next observation, the reward, two flags and extra information. The flags tell why an episode
// is over: `terminated` means that the task came to its end, `truncated` that somebody stopped the clock.

var observation = try seedEverything(options.seed, &first).observation
var steps = 0
var isDone = false
while !isDone {
    let action = first.actionSpace.sample()
    let step = try first.step(action)
    if steps < 3 { print("\(observation) → action \(action) → reward \(step.reward)") }
    if first.renderMode != nil { try render(&first) }
    observation = step.observation
    isDone = step.terminated || step.truncated
    steps += 1
}
print("… until the episode is over after \(steps) steps")

// `seedEverything` resets the environment with a seed, and seeds what samples actions as well. Run the program twice: the
// numbers are the same. Try --seed 7. The `&` says that the function changes the environment itself, not a copy of it.

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A bandit is the simplest environment: nothing to see, and the episode is over after a single action. Open
// SlotMachines.swift: six arms, each with a probability to win and a payout; every pull costs 25. A `struct` is a value with
// functions of its own; those that change it are marked `mutating`.
//
// An agent that pulls at random is the measure for all others. `pulls` is 1000, or --episodes: a pull is an episode.

heading("2. Six slot machines, pulled at random")

let pulls = options.episodes(1000, quick: 1000)
var machines = SlotMachines()
try seedEverything(options.seed, &machines)

var atRandom = Run()
for _ in 0..<pulls {
    try machines.reset()
    let arm = machines.actionSpace.sample()
    let step = try machines.step(arm)
    atRandom.arms.append(arm)
    atRandom.rewards.append(step.reward)
}

// Each arm has a true value q*(a), its mean reward. The uniform agent can expect the mean of them at every pull.

let expected = mean(machines.trueValues) * Double(pulls)
print("the sum of \(pulls) rewards: \(decimals(atRandom.rewards.reduce(0, +), 1)), expected \(decimals(expected, 0))")

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// The agent is not told q*(a). It can estimate it: Q(a) is the mean of the rewards that the arm has paid so far. The mean
// needs no list of rewards. The n-th reward moves it by a n-th of the distance:
//
//     Q(a) ← Q(a) + 1/n · (reward − Q(a))

heading("3. Action values by sample average")

var values = [0.0, 0, 0, 0, 0, 0]
var counts = [0, 0, 0, 0, 0, 0]
for (arm, reward) in zip(atRandom.arms, atRandom.rewards) {
    counts[arm] += 1
    values[arm] += (reward - values[arm]) / Double(counts[arm])
}

let estimates = Table(("arm", 6), ("pulls", 8), ("Q(a)", 9), ("q*(a)", 9))
for (arm, value) in machines.trueValues.enumerated() {
    estimates.row("\(arm)", "\(counts[arm])", decimals(values[arm], 2), decimals(value, 2))
}

// The last arm is the best by far, and the only one worth its fee. Its estimate is usually the worst of all: its rewards,
// 45 or -25, lie the furthest from their mean.

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// To earn, pull the arm of the greatest estimate: exploit. To learn, pull the others: explore. The ε-greedy agent explores
// with probability ε. Open BanditAgent.swift for what an agent is, and EpsilonGreedy.swift for this one.
//
// One run says little, because luck is large. So each agent plays many runs, and the table has the means over them.
// `map` makes a list by doing the same with each element of another: here a run from each number. `compare` takes a
// function that makes an agent from a random stream; `{ … $0 … }` is such a function, and $0 the stream. `\.meanReward` picks
// that number out of each run, and `some BanditAgent` is any of the agents.

let repeats = options.quick ? 20 : 200
let columns = [("agent", 40), ("reward per pull", 16), ("best arm", 10)]

func compare(_ name: String, in table: Table, agent make: (Generator) -> some BanditAgent) throws {
    let played = try (0..<repeats).map { run in
        var env = SlotMachines(random: stream(options.seed, run, 0))
        var agent = make(stream(options.seed, run, 1))
        return try play(&agent, &env, pulls: pulls)
    }
    table.row(name, decimals(mean(played.map(\.meanReward)), 2), percent(mean(played.map { $0.share(of: 5) })))
}

heading("4. ε-greedy: means over \(repeats) runs of \(pulls) pulls")

let greedy = Table(columns)
for epsilon in [1, 0.4, 0.1, 0.01, 0] {
    try compare("ε = \(epsilon)", in: greedy) { EpsilonGreedy(arms: 6, epsilon: epsilon, random: $0) }
}

// Much exploration costs a fee each time; too little finds the good arm late. With none at all one run in four fails: the
// good arm loses at its first pull, looks like the others and is not pulled again. That the rest succeed is a gift of this
// bandit: estimates start at 0 and all arms but one turn out worse, so that even a greedy agent tries one after the other.

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A sample average gives all rewards the same weight. Where arms change over time, new rewards should count more. A
// constant step size α does that:
//
//     Q(a) ← Q(a) + α · (reward − Q(a))
//
// But now the start is in the estimate: after n pulls (1 − α)ⁿ of Q(a) is still the initial value. With α = 0.1 an arm worth
// 24 reads as 2.4 after one pull, on average. `unbiasedValue(of:)` takes the start out of the reading.
//
// The update belongs to the pull: one each. An agent that makes it twice moves by 1 − (1 − α)² = 0.19, not by 0.1, and a
// correction made for 0.1 overshoots. It still learns, so nobody notices: look at the numbers, not only at the reward.

heading("5. A constant step size, and the bias of its start: the arm worth 24")

let bias = Table(("pulls", 6), ("Q(a)", 9), ("expected", 9), ("unbiased", 9), ("updated twice", 14))
for n in [1, 2, 5, 10, 20, 50] {
    let readings = try (0..<10 * repeats).map { run in
        var env = SlotMachines(random: stream(options.seed, run))
        var once = EpsilonGreedy(arms: 6, epsilon: 0, stepSize: .constant(0.1), random: Generator())
        var twice = 0.0
        for _ in 0..<n {
            let reward = try env.step(5).reward
            try once.learn(from: reward, of: 5)
            twice += 0.19 * (reward - twice)
        }
        return (once.values[5], try once.unbiasedValue(of: 5), twice / (1 - Math.pow(0.9, Double(n))))
    }
    bias.row(
        "\(n)", decimals(mean(readings.map(\.0)), 2), decimals(24 * (1 - Math.pow(0.9, Double(n))), 2),
        decimals(mean(readings.map(\.1)), 2), decimals(mean(readings.map(\.2)), 2))
}

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// An initial value that is too good to be true makes a greedy agent explore: every arm disappoints it, so it goes on to the
// next. With a small α the hope fades slowly, so that an unlucky arm gets another try: compare Q₀ = 0 with the ε = 0 of
// part 4. An initial value that is too bad does the opposite, and the agent stays with the first arm that it pulled.

heading("6. Optimistic initial values: greedy, α = 0.1")

let optimistic = Table(columns)
for initialValue in [50.0, 0, -50] {
    try compare("Q₀ = \(initialValue)", in: optimistic) {
        EpsilonGreedy(arms: 6, epsilon: 0, stepSize: .constant(0.1), initialValue: initialValue, random: $0)
    }
}

// With Q₀ = -50 it is the first arm that decides, and which one is the first? All estimates are equal then, and the tie is
// broken at random (`argmax(_:using:)`): one run in six is lucky. If the first of the equals were taken, it would
// be arm 0 in every run, and if the good arm had that number the agent would look brilliant.

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// ε-greedy explores without looking where. An upper confidence bound looks: an arm that was pulled rarely may be better than
// it seems, so its uncertainty is added to its estimate. See UpperConfidenceBound.swift.

heading("7. Upper confidence bounds")

let bounds = Table(columns)
for c in [2.0, 20, 200] {
    try compare("c = \(c)", in: bounds) { UpperConfidenceBound(arms: 6, c: c, random: $0) }
}

// The constant c is in the units of the reward: as large as the differences that matter. 200 is far above all of them, so
// this agent goes on being unsure until long after the 1000 pulls.

// ── 8 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A gradient bandit estimates no values. It has a preference for each arm, draws arms with their softmax, and moves the
// preferences along the gradient of the expected reward. See GradientBandit.swift.
//
// A reward is good or bad only in comparison. The baseline, the mean of the rewards so far, is what it is compared with;
// without one it is compared with 0. Rewards are in tens here, so that α must be small.

heading("8. Gradient bandits")

let gradients = Table(columns)
for alpha in [0.002, 0.01] {
    for hasBaseline in [true, false] {
        try compare("α = \(alpha), \(hasBaseline ? "with" : "no") baseline", in: gradients) {
            GradientBandit(arms: 6, alpha: alpha, hasBaseline: hasBaseline, random: $0)
        }
    }
}

// Here 0 happens to lie between the good arm and the others, so it does as well as the mean. In part 10 all rewards are near
// 4. There the baseline decides.

// ── 9 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Now the agent sees something. There are three rooms, and the machines pay in one of them only: see Rooms.swift. What to do
// depends on the room, so the agent learns a value for each pair of room and action. That is one bandit for each room.
//
// The rooms never end, so `timeLimited` puts a limit around them: the last step is truncated. `!` after a value says that
// there is one: the greatest of some numbers could be missing only if there were none.

heading("9. A bandit in each of three rooms")

var rooms = try Rooms(renderMode: options.live ? .ansi : nil).timeLimited(options.episodes(1000, quick: 1000))
var agents = (0..<3).map { room in
    EpsilonGreedy(arms: 7, epsilon: 0.4, stepSize: .constant(0.1), random: stream(options.seed, room))
}
var room = try rooms.reset(seed: options.seed).observation
var isOver = false
while !isOver {
    let action = try agents[room].choose()
    let step = try rooms.step(action)
    try agents[room].learn(from: step.reward, of: action)
    if options.live { try render(&rooms) }
    room = step.observation
    isOver = step.isDone
}

let roomValues = Table(
    ("room", 5), ("walk", 7), ("1", 7), ("2", 7), ("3", 7), ("4", 7), ("5", 7), ("6", 7), ("best action", 13))
for (room, agent) in agents.enumerated() {
    let values = try (0..<7).map { try agent.unbiasedValue(of: $0) }
    let best = values.firstIndex(of: values.max()!)!
    roomValues.row(["\(room)"] + values.map { decimals($0, 1) } + [best == 0 ? "walk" : "arm \(best)"])
}

// The value of arm 6 in room 1 is 24 in truth. Its estimate never settles, because a constant step size gives the last
// reward always the same weight.
//
// Walking is right in the rooms 0 and 2, but look at why: its value is 0, and a pull there loses 25. That there is a room
// ahead where 24 can be earned is in none of these numbers. A bandit knows the reward of an action and not what the action
// leads to. Values that know it are what reinforcement learning adds: the tutorial on an environment of your own has them.

// Watch it: 40 more steps as a video. `videosRecorded` goes around an environment that draws images.

var film = try Rooms(renderMode: .rgbArray).timeLimited(40).videosRecorded(to: options.path("videos"))
room = try film.reset(seed: options.seed).observation
isOver = false
while !isOver {
    let step = try film.step(agents[room].choose())
    room = step.observation
    isOver = step.isDone
}
print("\na video of 40 steps is in \(options.path("videos"))")

// ── 10 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
// All methods in one comparison, on the testbed of Sutton and Barto's chapter 2: ten arms, whose values are normally
// distributed around 0, or around 4 for the gradient bandits. See Testbed.swift. Beside each result is the band that
// independent simulations of 500 runs lie in, and after it ✓ where the result is inside. Means over 4000 runs vary a third
// as much as means over 500, so all of them are inside: whatever the seed, if the methods are right.

let runs = options.quick ? 100 : 4000
let isComparable = runs == 4000 && pulls == 1000
let plotted = ["greedy", "ε = 0.01", "ε = 0.1"]
heading("10. The ten-armed testbed: the last 100 of \(pulls) pulls, means over \(runs) runs")

let comparison = Table(
    ("method", 27), ("reward", 7), ("band", 13), ("best arm", 10), ("band", 14), ("learning curve", 22))
var outside: [String] = []
var rewardChart = Chart("ten-armed testbed", x: "pull", y: "average reward", height: 320)
var bestChart = Chart(x: "pull", y: .linear("% optimal action", range: 0...100), height: 300)
for method in methods {
    let result = try results(of: method, runs: runs, pulls: pulls, seed: options.seed)
    if plotted.contains(method.name) {
        rewardChart.line(result.rewards, label: method.name)
        bestChart.line(result.bests.map { 100 * $0 }, label: method.name)
    }
    let isRewardInside = method.reward.contains(result.reward)
    let isBestInside = method.best.contains(100 * result.best)
    if !(isRewardInside && isBestInside) { outside.append(method.name) }
    comparison.row(
        method.name,
        decimals(result.reward, 2), band(method.reward, digits: 2, isInside: isRewardInside),
        percent(result.best), band(method.best, digits: 1, isInside: isBestInside),
        sparkline(result.curve))
}

func band(_ range: ClosedRange<Double>, digits: Int, isInside: Bool) -> String {
    let mark = isComparable ? (isInside ? " ✓" : " ✗") : ""
    return "\(decimals(range.lowerBound, digits))–\(decimals(range.upperBound, digits))" + mark
}

// Greedy settles on the first arm that is not bad, and stays. A small ε gets there late, a large one early and then wastes
// every tenth pull. Optimism and upper bounds explore at the start, where it pays. The gradient bandit needs its baseline:
// here every reward is near 4, so without it whatever was pulled is preferred from then on.
//
// A table has the end of a run; a picture has the way there. This is the book's figure 2.2: the average reward, and how often
// the best arm was pulled, for three values of ε. The greedy agent is ahead for a few pulls and then stays where it is; with
// ε = 0.1 the best arm is found soon, and with ε = 0.01 late, but it would win in the end. Open the file in a browser.

let picture = options.path("plots/testbed.svg")
try Figure([rewardChart, bestChart]).write(to: picture)
print("\nthe average reward and the share of best arms over the pulls: \(picture)")

// ── 11 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
// The course's programs in Python draw from NumPy's global stream. The same stream is here, so the same seed gives the same
// numbers, to the last bit: these three lines are what a NumPy program prints. See SameNumbers.swift.

heading("11. The numbers of np.random.seed(42)")

let legacy = try LegacyRun()
print("the sum of 1000 rewards:  \(legacy.total)")
print("means of the arms:        \(legacy.means.map { decimals($0, 8) }.joined(separator: " "))")
print("pulls of ε-greedy:        \(legacy.greedyCounts)")

// ── The program checks itself. ───────────────────────────────────────────────────────────────────────────────────────

heading("Self-check")

selfCheck(
    legacy.total == -16359.399999999994 && legacy.greedyCounts == [18, 17, 12, 24, 14, 915],
    "part 11 has NumPy's numbers")
if isComparable {
    selfCheck(
        outside.isEmpty,
        outside.isEmpty
            ? "all \(methods.count) methods of part 10 are inside their bands"
            : "every method of part 10 is inside its band; outside are \(outside.joined(separator: "; "))")
} else {
    print("the bands of part 10 are for many runs of 1000 pulls: run without --quick and --episodes to check them")
}
