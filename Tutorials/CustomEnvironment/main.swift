// An environment of your own: a grid world, step by step, and an agent that learns to cross it.
//
// Read this file from top to bottom. It runs in that order too, and prints under the same numbers. The other files hold one
// thing each, and the text says when to open them:
//
//     swift run -c release tutorial-custom-environment            everything
//     swift run -c release tutorial-custom-environment --live     with each step of the walks
//     swift run -c release tutorial-custom-environment --seed 7   other random numbers
//
// Some lines stand between `// GAP` and `// END GAP`. They are for you to write: `swift run -c release course exercise
// custom-environment` copies the tutorial without them into a package of yours, where `swift run -c release course check` says how
// far you are.

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-custom-environment", summary: "An environment of your own, and Q-learning in it")
if options.env != nil { Warnings.warn("this tutorial is about its own environment: --env is not used") }

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Open Courtyard.swift. An environment is a struct, a value with its whole state inside. It has
//
//   two spaces        what there is to observe and to do
//   a random stream   its own, so that the same seed gives the same episode
//   reset             starts an episode, returns the first observation
//   step              takes an action, returns observation, reward, `terminated`, and what else there is to tell
//
// If one of them is missing, the compiler says which: "an environment needs `var random = Generator()`; …".
// The state here is the number of a square. With `render()` the environment draws itself, as text here, or as an image.
//
// If Swift is new to you: `let` names a value that stays, `var` one that changes. A function that changes its struct is
// `mutating`; one that can fail is called with `try`. `Int?` is a number, or `nil` where there is none, and
// `x!` is the number in it. `guard` goes on only if something holds. `static` is what the type has once, and not each of its
// values. `{ … }` after a call is a piece of code that is handed to it, in which `$0` is what it is given.

heading("1. A courtyard, walked by hand")

var courtyard = Courtyard(renderMode: .ansi)
try courtyard.reset(seed: options.seed)
try render(&courtyard)
for move in [Move.right, .right, .down, .left] {
    let step = try courtyard.step(move.rawValue)
    print("\(move): square \(step.observation), reward \(step.reward), info \(step.info)")
    if options.live { try render(&courtyard) }
}
try render(&courtyard)

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Registered, it is made like all others, with a time limit: after 100 steps an episode is truncated. The closure in braces
// makes it from the options that `make` is called with.

heading("2. Registered, and made by its id")

let courtyardID = try register("course/Courtyard-v0", maxEpisodeSteps: 100) { options in
    Courtyard(slip: try options("slip", default: 0), renderMode: options.renderMode)
}

// By a string: what it observes and does is known only when the program runs, so both are of the type `Value`.

var byName = try make("course/Courtyard-v0", ["slip": 0.2], renderMode: .ansi)
print("by name: ", byName)
print(envDescription(byName))

// By the typed id that `register` returned: the compiler knows that observations are whole numbers, and what the
// courtyard has shows through everything that `make` put around it.

var typed = try make(courtyardID)
typed.slip = 0.2
print("typed:    the slip is", typed.slip)

// The same seed, the same episode: also where chance decides.

try byName.reset(seed: options.seed)
try typed.reset(seed: options.seed)
var squares: [[Int]] = [[], []]
for action in [1, 1, 2, 1, 1, 2, 2, 1] {
    squares[0].append(try byName.step(action).observation.int!)
    squares[1].append(try typed.step(action).observation)
}
print("squares: ", squares[0], squares[0] == squares[1] ? "in both" : "and \(squares[1])")

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Mistakes are answered by a sentence that says what to do. Here are some, on purpose.

heading("3. What the errors say")

explain("make(\"course/Courtyrad-v0\")") { _ = try make("course/Courtyrad-v0") }
explain("make(\"course/Courtyard-v0\", [\"slipp\": 0.2])") { _ = try make("course/Courtyard-v0", ["slipp": 0.2]) }
explain("step before reset") {
    var env = try make(courtyardID)
    _ = try env.step(1)
}
explain("step(7)") {
    var env = try make(courtyardID)
    try env.reset()
    _ = try env.step(7)
}

// Some mistakes would not stop a program, only spoil what is learned. So what `make` returns looks at the first reset and
// the first step, and warns. Corridor.swift has such a mistake: its observations are not in its observation space.

let corridorID = try register("course/Corridor-v0") { _ in Corridor() }
let (_, warnings) = try Warnings.collecting {
    var env = try make(corridorID)
    try env.reset()
}
print("reset of the corridor")
for warning in warnings { print("  warning: \(warning)") }

// And before it is registered at all, `checkEnv` tries an environment out. It returns a list of findings; empty is good.

print("checkEnv(Courtyard()):", checkEnv(Courtyard()))
for finding in checkEnv(Corridor()) { print("checkEnv(Corridor()):  \(finding)") }

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A wrapper goes around an environment and changes what comes out of it. Some come with the library. One of your own is a
// few lines: see BumpPenalty.swift.

heading("4. Wrapped")

var plain = try make(courtyardID)
var tenths = try make(courtyardID).rewardsTransformed { $0 / 10 }
var penalised = try make(courtyardID).bumpsPenalised(by: 1)
try plain.reset()
try tenths.reset()
try penalised.reset()
print("a step into the wall:            reward", try plain.step(Move.up.rawValue).reward)
print("with rewards divided by 10:      reward", try tenths.step(Move.up.rawValue).reward)
print("with bumps that cost 1 more:     reward", try penalised.step(Move.up.rawValue).reward)
print(penalised)

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// An environment is a value: assigning it makes a copy, complete and independent. Step the copy and see what would happen;
// the original stays where it is. So a program can plan. Planning.swift finds the shortest way to the gate that way.

heading("5. Planned on copies")

try courtyard.reset()
var imagined = courtyard
_ = try imagined.step(Move.right.rawValue)
print("the copy is on square \(imagined.square!), the original on square \(courtyard.square!)")

let planned = try shortestWay(from: courtyard)
print("the shortest way has \(planned.count) steps: " + String(planned.map { Move(rawValue: $0)!.arrow }))

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Planning needs the rules. Learning needs only experience: an agent that walks, and remembers what came of it. See
// QLearner.swift. A `Recorder` keeps the statistics of each episode: it puts them into `info` at the episode's end, and
// writes a log as the run goes on. The statistics are of the rewards that the agent got, bumps included. The log keeps what
// the courtyard paid, so that a wrapper cannot polish it.

heading("6. Learned")

let episodes = options.episodes(500, quick: 300)
var env = try Recorder(
    make(courtyardID).bumpsPenalised(by: 1), smoothing: 50, logs: true, logFolder: options.path("logs"),
    logFile: "courtyard-log.txt")
try seedEverything(options.seed, &env)

// The agent's stream has the seed and a 1: with the seed alone it would draw the same numbers as the environment.

func newAgent(_ seed: Int) -> QLearner {
    QLearner(states: env.observationSpace.n, actions: env.actionSpace.n, random: Generator(entropy: [UInt32(seed), 1]))
}

var agent = newAgent(options.seed)
var tracker = InfoTracker(only: "recorder")  // collects what the recorder puts into `info`
print(column("episode"), column("steps"), column("return"), column("mean return of 50", width: 20))
for episode in 1...episodes {
    let last = try agent.playEpisode(in: &env)
    try tracker.track(last.info)
    guard let statistics = last.info.recorder, episode == 1 || episode.isMultiple(of: 50) else { continue }
    print(
        column("\(episode)"), column("\(statistics.length)"), column(statistics.rewardSum),
        column(statistics.smoothed?.meanReturn ?? .nan, width: 20))
}
try env.close()
try env.writeLog()
print("the log: \(env.logPath ?? "none")")

// The learning curve: a dot for the return of each episode, their mean over the last 50, and around it how far they are from
// it. It rises while the agent finds the gate, and ends a little below the best return, as the agent goes on exploring.

let curve = options.path("plots/learning-curve.svg")
try tracker.plot(
    .rewardSum(line: .hidden, marker: .point), .meanReturn, .returnDeviation, to: curve,
    title: "Q-learning in the courtyard")
print("the learning curve: \(curve)")

// A log cannot be in two places, so a copy of a Recorder is refused. Plan on a copy of what is inside: `env.unwrapped`.

explain("a step of a copied Recorder") {
    var copy = env
    try env.reset()
    _ = try copy.step(0)
}

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// What it learned is a policy: the best action in every state. A dot is a square that it has never left.

heading("7. The learned policy, and the way that it takes")

print(
    drawing { square in
        let tile = Courtyard.tile(square)
        if "#~G".contains(tile) { return tile }
        if agent.values[square].allSatisfy({ $0 == 0 }) { return "·" }
        return Move(rawValue: agent.greedyAction(in: square))!.arrow
    })

/// Follows a policy from the start to the end of an episode, and films it where a prefix for the video is given.
func walk(_ agent: QLearner, film prefix: String? = nil) throws -> (squares: [Int], isAtGate: Bool) {
    let mode: RenderMode? = prefix != nil ? .rgbArray : options.live ? .ansi : nil
    var env = try Recorder(
        make(courtyardID, renderMode: mode), video: prefix != nil, videoFolder: options.path("videos"),
        videoPrefix: prefix ?? "")
    var squares = [try env.reset().observation]
    var isDone = false
    while !isDone {
        let step = try env.step(agent.greedyAction(in: squares.last!))
        if mode == .ansi { try render(&env) }
        squares.append(step.observation)
        isDone = step.isDone
    }
    try env.close()
    return (squares, env.unwrapped.isAtGate)
}

let way = try walk(agent)
print("\nthe greedy way: \(way.squares.count - 1) steps, \(way.isAtGate ? "to the gate" : "and not to the gate")\n")
print(drawing { way.squares.contains($0) ? "•" : Courtyard.tile($0) })

// The same walk as a video. An environment that draws images can be filmed: its `picture()` is in CourtyardPicture.swift, and
// the recorder does the rest.

_ = try walk(agent, film: "courtyard")
print("\nthe video of it is in \(options.path("videos"))")

// ── 8 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Rewards are the task. Held between -1 and 0, falling into the pond costs no more than any other step, and it ends the
// episode sooner than the gate does. The agent does what it is told.

heading("8. The same agent, with its rewards clipped")

var clipped = try make(courtyardID).rewardsClipped(to: -1...0)
try clipped.reset(seed: options.seed)
var misled = newAgent(options.seed)
for _ in 0..<episodes { _ = try misled.playEpisode(in: &clipped) }
let wrongWay = try walk(misled)
let isWet = Courtyard.tile(wrongWay.squares.last!) == "~"
let goal = wrongWay.isAtGate ? "to the gate" : isWet ? "into the pond" : "and to neither gate nor pond"
print("the greedy way: \(wrongWay.squares.count - 1) steps, \(goal)\n")
print(drawing { wrongWay.squares.contains($0) ? "•" : Courtyard.tile($0) })

// ── The program checks itself. ───────────────────────────────────────────────────────────────────────────────────────

heading("Self-check")

if episodes < 300 {
    print("not checked: it takes up to 300 episodes to learn the way, and --episodes is \(episodes)")
} else {
    selfCheck(
        way.isAtGate && way.squares.count - 1 == planned.count,
        "the learned way is as short as the planned one: \(planned.count) steps")
}
