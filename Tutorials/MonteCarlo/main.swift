// Monte Carlo methods: learning from whole episodes, and how much depends on the way to explore.
//
// Read this file from top to bottom. It runs in that order too, and prints under the same numbers. The other files hold
// the functions, and the text says when to open them:
//
//     swift run -c release tutorial-monte-carlo                        everything, in a few seconds
//     swift run -c release tutorial-monte-carlo --quick                without the twenty seeds of part 9
//     swift run -c release tutorial-monte-carlo --seed 7               other random numbers
//     swift run -c release tutorial-monte-carlo --env CliffWalking-v1  another world for the parts 4 to 9
//
// Some lines stand between `// GAP` and `// END GAP`. They are for you to write: `swift run -c release course exercise
// monte-carlo` makes a copy with gaps in their place, and the text says when to fill which.
//
// If Swift is new to you: `let` names a value that stays, `var` one that changes. A function that changes its struct is
// `mutating`; one that can fail is called with `try`; one that changes a variable of its caller gets it with `&`. `Int?` is a
// number, or `nil` where there is none. `guard` goes on only if something holds, and `a ? b : c` is b if a holds, and else c.

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-monte-carlo", summary: "Monte Carlo control: strategies to explore, compared")

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A frozen lake of 8 × 8 cells, not slippery. The agent starts in the upper left corner; the goal, in the lower right one,
// pays 1, and nothing else pays anything. An episode is terminated in a hole or at the goal. It is truncated after 200
// steps: the clock is stopped, although more would have followed.
//
// The agent knows none of this. It sees the number of its cell, and what it gets.
//
// A Monte Carlo method learns from whole episodes. Open Episode.swift: `playEpisode` plays one and writes down, for each
// step, the state, the action and the reward. Here the actions are given: seven to the right, then seven down. They are in
// a list, and `removeFirst` takes the next one out of it; `{ _ in … }` is a function without a name, which is asked for
// each action.

heading("1. An episode")

let lakeID = "FrozenLake8x8-v1"

/// The lake, or the environment that `--env` asks for. Where episodes may be endless, they are truncated after 200 steps.
func world(_ id: String, renderMode: RenderMode? = nil) throws -> UnscaledReward<AnyEnv> {
    let isLake = id.hasPrefix("FrozenLake")
    let env = try make(id, isLake ? ["is_slippery": false] : [:], renderMode: renderMode)
    if env.maxEpisodeSteps != nil { return env }
    return try make(id, renderMode: renderMode, maxEpisodeSteps: 200)
}

var lake = try world(lakeID, renderMode: .ansi)
try lake.reset(seed: options.seed)
try render(&lake)
var plan = [2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]
let walk = try playEpisode(&lake) { _ in plan.removeFirst() }
print("states:  \(walk.map { $0.state })")
print("rewards: \(walk.map { $0.reward })")

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// How good was each of these steps? As good as everything that came after it. The return of a step is the sum of all
// rewards from there on, and each further step ahead multiplies a reward by the discount γ:
//
//     G(t) = r(t+1) + γ r(t+2) + γ² r(t+3) + …  =  r(t+1) + γ G(t+1)
//
// The second form is the one to compute with: from the last step to the first it takes one multiplication for each. It is
// the function `returns` in Episode.swift.
//
//     Gap "returns".

heading("2. Its returns")

let discounted = try returns(of: walk.map { $0.reward }, discount: 0.9)
let undiscounted = try returns(of: walk.map { $0.reward }, discount: 1)
print("with γ = 0.9: \(discounted.map { decimals($0, 2) }.joined(separator: " "))")
print("with γ = 1:   \(undiscounted.map { decimals($0, 0) }.joined(separator: " "))")

// A return needs the whole rest of the episode. Of a truncated episode the rest is missing: more would have followed, and
// the sum that was seen is not the return of the endless task. Here it is taken for the return all the same, so that what
// is learned are values of the task with the clock: to reach the goal within 200 steps.
//
// With γ = 1 all steps of an episode that reached the goal have the return 1, and all steps of any other one 0. From here
// on γ is 1. Then a return says only whether the goal was reached, not how soon.

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// The value of an action in a state, Q(s, a), is the expected return after it. The mean of the returns that were seen is an
// estimate of it. That is all: no model, and no value of any other state is needed. Open ActionValues.swift. A mean needs no
// list; the N-th return moves it by the N-th part of the difference:
//
//     N(s, a) ← N(s, a) + 1
//     Q(s, a) ← Q(s, a) + 1/N(s, a) · (G − Q(s, a))
//
// The step size belongs to the pair: each has its own N, which grows at every visit. This is the every-visit method. The
// first-visit method takes only the return of a pair's first visit in an episode. For a fixed policy both converge to the
// same values.
//
//     Gap "average".

heading("3. Action values")

/// Some values as text, with three decimals. `$0` is the element that `map` is at.
func row(_ values: [Double]) -> String { values.map { decimals($0, 3) }.joined(separator: " ") }

var table = ActionValues(states: 64, actions: 4)
try table.learn(from: walk, discount: 0.9)
for state in [0, 6, 7, 55] {
    print("state \(state): Q = \(row(table.values[state])), N = \(table.counts[state])")
}

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Control: let the agent choose the actions, learn from the episode, and choose better in the next one. The greedy action is
// the one of the greatest Q(s, a). But an agent that is only greedy never learns what it did not try; it must explore.
//
// The ε-greedy agent takes any action with probability ε. Open Exploration.swift for it, Agent.swift for what holds all
// strategies of this practical together, and Experiment.swift for a run of many episodes.
//
//     Gap "greedy".
//
// Each run has 10,000 episodes, or --episodes. The area under the learning curve is the number of those that reached the
// goal; a success is an episode with a return above 0. The last column is an episode without exploration afterwards: always
// the greedy action.

let episodes = options.episodes(10_000, quick: 10_000)
let envID = try chosenEnvironment()
let stateCount = try number(of: world(envID).observationSpace) ?? 0
let actionCount = try number(of: world(envID).actionSpace) ?? 0

/// The environment of `--env` if the states and the actions in it are numbered, else the lake.
func chosenEnvironment() throws -> String {
    guard let id = options.env else { return lakeID }
    let env = try world(id)
    if number(of: env.observationSpace) != nil, number(of: env.actionSpace) != nil { return id }
    print("\n\(id) does not fit: a table needs numbered states and actions. The lake is taken again.")
    return lakeID
}

/// How many elements a space has whose elements are numbered from 0; `nil` for any other space.
func number(of space: AnySpace) -> Int? {
    guard case .discrete(let numbers) = space, numbers.start == 0 else { return nil }
    return numbers.n
}

func run(_ strategy: Strategy, seed: Int = options.seed) throws -> Experiment {
    let agent = try Agent(strategy, states: stateCount, actions: actionCount, seed: seed)
    return try experiment(agent, in: world(envID), episodes: episodes, seed: seed)
}

/// An episode in which an agent always takes the greedy action.
func greedyEpisode(_ agent: Agent) throws -> [Visit] {
    var env = try world(envID)
    try env.reset(seed: options.seed)
    return try playEpisode(&env) { state in agent.greedyAction(in: state) }
}

let columns = [("strategy", 24), ("area", 9), ("first success", 14), ("last 500", 9), ("greedy afterwards", 22)]
var results: [(name: String, experiment: Experiment)] = []

func compare(_ name: String, _ strategy: Strategy, in rows: Table) throws {
    let result = try run(strategy)
    let last = try greedyEpisode(result.agent)
    let gain = last.reduce(0) { sum, visit in sum + visit.reward }
    rows.row(
        name, decimals(result.area, 0), result.firstSuccess.map { "\($0)" } ?? "none", decimals(result.final, 3),
        "\(decimals(gain, 0)) in \(last.count) steps")
    results.append((name, result))
}

heading("4. ε-greedy: \(episodes) episodes in \(envID)")

let greedyRows = Table(columns)
for epsilon in [1, 0.9, 0.5] { try compare("ε = \(epsilon)", .epsilonGreedy(epsilon), in: greedyRows) }

// A walk at random, ε = 1, gets to the goal in about two of a thousand episodes; dynamic programming says 1.9. With ε = 0.9
// the agent does learn, but nine of ten actions are still drawn, and they lead into holes. Do not judge what it has learned
// by that, and look at the last column: with the seed 42 the greedy way is the shortest one, 14 steps. The policy that
// explores and the policy that it found are two policies, and the area under the curve belongs to the first.
//
// And less exploration, ε = 0.5? It has never seen the goal. All estimates are 0, the first of equals is "left", so half of
// its actions push it against the left edge. What an agent does while it knows nothing decides whether it will ever know
// something.
//
// A word on the last digit. Q(s, a) is often equal for several actions, up to rounding, and then the last bit decides which
// of them is greedy. Divide G − Q by N, where this program multiplies it by 1/N, and with the seed 42 and ε = 0.9 the area
// is 143 instead of 170. Both are right: it is one and the same method with other luck.

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Explore first, and exploit later: let ε fall from episode to episode. If every action is tried for ever and yet ε goes to
// 0, the strategy is called GLIE, greedy in the limit with infinite exploration, and Monte Carlo control converges to the
// optimal values. In episode k, counted from 0, take
//
//     ε = min(1, 1500 / (k + 1))
//
//     Gap "schedule".

heading("5. ε that falls")

let decayingRows = Table(columns)
try compare("ε = 1500/(k + 1)", .decaying(scale: 1500), in: decayingRows)

// The first 1500 episodes are at random, in the hope that two or three of them reach the goal. At the end ε is 0.15, and nine
// of ten episodes succeed: in the others exploring ends in a hole.
//
// The last column is a surprise: without exploration this agent does not get there. Here is the state in which its greedy
// walk ends, with what the agent thinks of the actions left, down, right and up.

let decaying = results[results.count - 1].experiment.agent
if let end = try greedyEpisode(decaying).last?.state {
    let (values, counts) = (decaying.table.values[end], decaying.table.counts[end])
    print("state \(end): Q = \(row(values)), N = \(counts)")
}

// With the seed 42 it is the start, and the greedy action, left, is a step against the wall. A mean over all returns
// forgets nothing. The greedy action is tried ten times as often as the others, and late, when the agent is good at the
// rest of the way, so its mean is full of ones; the means of the others are full of the zeros from when the agent knew
// nothing. Bumping into the wall until an exploring step moves on costs nothing with γ = 1. The values are right for none
// of the policies that the agent has had. The limit of the theorem would mend it: ε reaches 0.01 after 150,000 episodes.
// What also helps is a constant step size, which forgets; see Lecture 5.

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// ε-greedy explores without looking where. An upper confidence bound adds to each estimate how uncertain it is: an action
// that was tried rarely may be better than it seems. For bandits it is hard to beat; here each state is a bandit of its
// own, with N(s) the number of visits of the state:
//
//     Q(s, a) + 2 c √(2 ln N(s) / N(s, a))
//
// An action that was never tried comes first. Among equals one is drawn at random.
//
//     Gap "bounds".

heading("6. Upper confidence bounds")

let boundRows = Table(columns)
try compare("bounds, c = 0.1", .upperConfidenceBound(c: 0.1), in: boundRows)

// With the seed 42 it sees the goal once and does not find it again. The uncertainty of an action is that of this state
// alone; that there is a corner of the lake where nobody has been yet is in none of these numbers. While all returns are 0
// the rule tries the actions of each state in turn, which is a walk almost at random. And a first success after thousands
// of failures moves a mean by less than c = 0.1 adds for uncertainty, so the agent hardly notices it. Part 9 shows how much
// is luck.

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Optimism: begin with Q(s, a) = 1 everywhere, as if each action had been tried once and had reached the goal, and be
// greedy. Every failure disappoints, so next time the agent does something that it has done less often. There is no chance
// in it at all.
//
//     Gap "bonus".

heading("7. A bonus for what is new")

let bonusRows = Table(columns)
try compare("bonus 1, greedy", .bonus(1), in: bonusRows)

// After n failures the promise is worn down to 1/(n + 1), so in every state the agent takes the action that it has done
// least. It needs thousands of episodes to work through the lake, and then it goes to the goal for ever. It does so with
// every seed, as nothing is drawn and the ice is not slippery.

// ── 8 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// All strategies in one picture: for each episode the mean return of the last 500. Areas are what the tables say; a curve
// also says when. Open the file in a browser.

heading("8. All learning curves")

var chart = Chart("Monte Carlo control in \(envID)", x: "episode", y: "mean return of the last 500 episodes")
for (name, result) in results { chart.line(result.curve, label: name) }
let picture = options.path("plots/strategies.svg")
try chart.write(to: picture)
print("the learning curves: \(picture)")

// And the best of them at work. The values that it learned are drawn on the lake, with the greedy policy as arrows, and a
// video shows the greedy walk. If it is the agent with the bonus, look at the cells where it has never been: they still
// promise 1.

let best = results[argmax(results.map { $0.experiment.final })]
print("the best at the end: \(best.name)")
var stage = try world(envID)
if stage.gridLayout != nil {
    try plotGridWorld(
        stage, values: best.experiment.agent.greatestValues, policy: .actions(best.experiment.agent.greedyActions),
        title: best.name, to: options.path("plots/policy.svg"))
    print("its values and its policy: \(options.path("plots/policy.svg"))")
} else {
    print("\(envID) is no grid world: its values are not drawn")
}
if stage.metadata.renderModes.contains(.rgbArray) {
    var film = try world(envID, renderMode: .rgbArray).videosRecorded(to: options.path("videos"))
    _ = try playEpisode(&film) { state in best.experiment.agent.greedyAction(in: state) }
    try film.close()
    print("a video of its greedy walk is in \(options.path("videos"))")
}

// ── 9 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// One seed is one story. Here are twenty for each strategy, the seeds 0 to 19 whatever --seed says. "All of the last 500"
// counts the runs that ended with nothing but successes.

heading("9. Twenty seeds")

var twenty: [String: [Experiment]] = [:]
if options.quick {
    print("left out by --quick")
} else {
    let rows = Table(
        ("strategy", 24), ("least area", 11), ("median", 8), ("greatest", 9), ("found the goal", 15),
        ("all of the last 500", 20))
    let strategies: [(String, Strategy)] = [
        ("ε = 0.9", .epsilonGreedy(0.9)), ("ε = 0.5", .epsilonGreedy(0.5)),
        ("ε = 1500/(k + 1)", .decaying(scale: 1500)), ("bounds, c = 0.1", .upperConfidenceBound(c: 0.1)),
        ("bonus 1, greedy", .bonus(1)),
    ]
    for (name, strategy) in strategies {
        let runs = try (0..<20).map { try run(strategy, seed: $0) }
        let areas = runs.map(\.area).sorted()
        rows.row(
            name, decimals(areas[0], 0), decimals((areas[9] + areas[10]) / 2, 0), decimals(areas[19], 0),
            "\(runs.filter { $0.firstSuccess != nil }.count)", "\(runs.filter { $0.final == 1 }.count)")
        twenty[name] = runs
    }
}

// The bounds win with one seed and fail with the next. The falling ε is good in most runs, if chance leads to the goal
// while ε is still large, and useless in the others. Only the bonus is sure: it is the only one that goes where it has not
// been.

// ── Exercises ────────────────────────────────────────────────────────────────────────────────────────────────────────
// 1. Let the ε-greedy agent break ties at random (`argmaxima` and `random.randint`). What becomes of ε = 0.5, and why? (Of
//    eight seeds all found the goal; areas lay between 3300 and 5500.)
// 2. Learn from first visits only: in `learn`, skip a pair that was there already in the episode. Does the area for the
//    falling ε change much? (With the seed 42 it was 6221 instead of 5902. Try more seeds before you conclude anything.)
// 3. Replace the step size 1/N by a constant one, 0.05. Does the greedy walk of part 5 now reach the goal? (It does in
//    seven of eight seeds, in 14 to 18 steps.)
// 4. Give the upper confidence bounds c = 0.01. Why is the first success in the same episode as before, and what happens
//    after it? (The area is 8355 with the seed 42.)
// 5. Make the bonus 0.5. Before you run it: in which episode is the first success? (The same, 7223. The order of the
//    estimates is what counts, and while all returns are 0 it does not depend on the bonus.)
// 6. Try --env FrozenLake-v1, a lake of 4 × 4. Now every strategy finds the goal. Which one is the best, and why has the
//    bonus lost its advantage?

// ── The program checks itself. ───────────────────────────────────────────────────────────────────────────────────────

heading("Self-check")

let powers = (0..<14).map { Math.pow(0.9, Double(13 - $0)) }
selfCheck(discounted, are: powers, within: 1e-12, "the returns of part 2 are powers of 0.9")
if envID == lakeID && episodes == 10_000 {
    func result(_ name: String) -> Experiment? { results.first { $0.name == name }?.experiment }
    func check(_ name: String, is area: Double) {
        selfCheck(result(name)?.area ?? .nan, is: area, "successes in 10,000 episodes, \(name)")
    }
    check("bonus 1, greedy", is: 2777)
    selfCheck(result("bonus 1, greedy")?.firstSuccess == 7223, "the bonus first leads to the goal in episode 7223")
    if options.seed == 42 {
        check("ε = 0.9", is: 170)
        selfCheck(result("ε = 0.9")?.firstSuccess == 1527, "ε = 0.9 first reaches the goal in episode 1527")
        check("ε = 1500/(k + 1)", is: 5902)
        selfCheck(result("ε = 1500/(k + 1)")?.final ?? .nan, is: 0.904, "the last 500 episodes of the falling ε")
        check("bounds, c = 0.1", is: 1)
        check("ε = 0.5", is: 0)
    } else {
        print("the other numbers are known for the seed 42")
    }
} else {
    print("the numbers of the parts 4 to 7 are known for 10,000 episodes on the lake")
}
if envID == lakeID, episodes == 10_000, !options.quick {
    /// The least and the greatest area of twenty runs, how many found the goal, and how many ended with successes alone.
    func check(_ name: String, are known: [Double]) {
        let runs = twenty[name] ?? []
        let areas = runs.map(\.area).sorted()
        let found = [
            areas[0], areas[19], Double(areas.filter { $0 > 0 }.count), Double(runs.filter { $0.final == 1 }.count),
        ]
        selfCheck(found, are: known, "twenty seeds, \(name)")
    }
    check("ε = 0.9", are: [73, 193, 20, 0])
    check("ε = 0.5", are: [0, 0, 0, 0])
    check("ε = 1500/(k + 1)", are: [0, 6040, 16, 0])
    check("bounds, c = 0.1", are: [1, 9275, 20, 17])
    check("bonus 1, greedy", are: [2777, 2777, 20, 20])
}
