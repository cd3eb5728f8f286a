// The coursework: a robot that is to learn to walk, and the log and the videos that are handed in about it.
//
// Read this file from top to bottom; it runs in that order and prints under the same numbers. It works as it stands, with an
// agent that moves at random. The places that your coursework changes are marked YOURS 1 to YOURS 6: search for the word. Agent.swift
// holds the agent, HandIn.swift the check of what is handed in, Demonstration.swift a walker that somebody else has built, and
// FirstAgent.swift one that learns a little.
//
//     swift run -c release tutorial-coursework                                 everything, in less than a minute
//     swift run -c release tutorial-coursework --episodes 1000                 a longer run
//     swift run -c release tutorial-coursework --seed 7 --out runs/seed-7      other random numbers, another folder
//
// If Swift is new to you: `let` names a value that stays, `var` one that changes. `try` marks a call that can fail: if it does,
// the program stops and says why. `_` stands for a value that is not needed, and `a ?? b` is `b` where there is no `a`. `guard` goes
// on only if something holds. `{ … }` after a call is a piece of code that is handed to it. `import Lyceum` brings everything.

import Lyceum

let options = ProgramOptions.read(
    name: "tutorial-coursework", summary: "The coursework: train the walker, and see whether log and videos are right")
if options.env != nil { Warnings.warn("this tutorial is about the coursework's walker: --env is not used") }

// YOURS 1: your user name. The log and the videos are called after it.

let user = "xxxx00"

// ── 1 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// The robot has two legs, each with a hip and a knee, and in each of these four joints is a motor. An action is four numbers
// from -1 to 1: the sign says which way a motor turns, the size how strongly. What the robot observes is 24 numbers: how its body
// leans and moves, for each leg the angles and speeds of its joints and whether it touches the ground, and how far the
// ground is away in ten directions. There are 50 steps in a second.
//
// It is paid for getting forward, 3.25 for each metre, 273 for the whole way. It pays for what its motors use, a little for
// every degree that it leans, and 100 if it falls. An episode is over when it has fallen or arrived: `terminated`. After 2000
// steps somebody stops the clock: `truncated`. The ground is another one in every episode.

heading("1. The walker")

let id = "rldurham/Walker"
var walker = try make(id, renderMode: .rgbArray)
let (_, _, actionCount, observationCount) = envInfo(walker, printOut: true)
checkDevice()
try walker.reset(seed: options.seed)
try render(&walker)
try walker.close()

// The same walker among stumps, stairs and pits is `try make(id, ["hardcore": true])`.

// ── 2 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// A recorder goes around the environment and writes down what you hand in. At each episode's end it puts statistics into
// `step.info`, averaged over the last 10 episodes, too. It adds a row to the log. And it films the episodes that you choose.
//
// The log has the rewards as the walker's world paid them. You may train with others: `make(id).rewardsClipped(to: -10...)` makes a
// fall less bad for the agent, and the log stays as it is.

heading("2. What is written down")

let videoFolder = options.path("videos")
var env = try Recorder(
    make(id, renderMode: .rgbArray),  // it draws pictures, which videos are made of
    smoothing: 10,
    video: true,
    videoFolder: videoFolder,
    videoPrefix: "\(user)-agent-video",
    logs: true,
    logFolder: options.path("logs"),
    logFile: "\(user)-agent-log.txt")

// Whatever is random starts from a seed: the environment, the actions that are sampled, the weights of networks. The same seed
// gives the same run. So seed before the agent is made.

try seedEverything(options.seed, &env)
let agent = Agent(observationCount: observationCount, actionCount: actionCount)
print("the log grows in \(env.logPath ?? "no file")")

// ── 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Open Agent.swift, and then read the loop: the agent chooses an action, the environment answers with a step, the agent remembers
// it, and at the end of the episode it learns. For the random agent this is ten times the same; yours should get better.
//
// Learning takes many episodes, and filming each of them would take long and fill the disk. So say before the reset whether this
// episode is to be filmed.

heading("3. Training")

// YOURS 5: how many episodes there are, and which of them are filmed. In a long run every hundredth is enough.

let episodes = options.episodes(10, quick: 10)
let isFilmed = every(episodes < 100 ? 5 : 100)  // 0, 5, 10, … or 0, 100, 200, …

var tracker = InfoTracker(only: "recorder")  // collects the statistics of all episodes
let plot = options.path("plots/agent.svg")

func plotCurves() throws {
    try tracker.plot(
        .rewardSum(line: .hidden, marker: .point), .meanReturn, .returnDeviation, to: plot, title: "The agent in \(id)")
}

for episode in progress(0..<episodes) {
    env.video = isFilmed(episode)
    var observation = try env.reset().observation
    var isDone = false
    while !isDone {
        let action = try agent.sampleAction(observation)
        let step = try env.step(action)
        agent.putData(observation: observation, action: action, step: step)
        observation = step.observation
        isDone = step.isDone
        if isDone { try tracker.track(step.info) }
    }
    agent.train()

    guard episode.isMultiple(of: 10) || episode == episodes - 1 else { continue }
    try plotCurves()
    if let statistics = tracker.latest, let smoothed = statistics.smoothed {
        print(
            "episode \(statistics.index): return \(decimals(statistics.rewardSum, 1)),",
            "mean of the last episodes \(decimals(smoothed.meanReturn, 1))")
    }

    // YOURS 6: a reason to stop early. For example: `if smoothed.meanReturn > 150 { break }`, just below the `print`.
}
try env.close()
let logPath = try env.writeLog()

// ── 4 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// The curve is a file that every browser shows. It was drawn anew every ten episodes: reload the page while a long run goes on.
// Each point is the return of an episode, the line their mean over the last 10, and the band how far they are from it. At random
// the walker gets about -120. That is the number to beat.

heading("4. The curve")

print("the curve is in \(plot)")

// ── 5 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// The log has a row for each episode: its number, its return, the sum of its squared rewards, and its length. The rows come as the
// run goes, so that a crash in the night loses no episode. An older log is never replaced: if there is one, the new one gets
// a number.

heading("5. The log, read back")

let log = try CourseLog(contentsOf: logPath)
for row in log.rows.suffix(10) {
    print("episode \(row.count): \(row.length) steps, return \(decimals(row.rewardSum, 2))")
}

// ── 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Before the deadline, somebody should look at what you are going to hand in. HandIn.swift does: it looks at the names, the log
// and the videos, and says in a sentence each what is as it should be and what is not.

heading("6. Is it fit to be handed in?")

let handIn = HandIn(
    user: user, environment: id, maxSteps: env.maxEpisodeSteps ?? .max, logPath: logPath, videoFolder: videoFolder)
let remarks = try handIn.remarks(episodes: tracker.count, isFilmed: isFilmed)
for remark in remarks { print(remark.verdict.rawValue + remark.sentence) }

// ── 7 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Can it be done at all, without learning? Someone has written a controller by hand: it stands on one leg, puts the other one
// down, and pushes off. It was made for Gymnasium's `BipedalWalker-v3`. With the seeds 0 to 9 that robot stays on its legs in three
// episodes, and gets far. The course's walker is heavier, has stronger motors and a belly, and with the same controller it soon
// falls, or hardly moves. What is built for one robot does not fit another; what learns may fit both.
//
// Here the environments are made by typed ids, so that the compiler knows that observations and actions are lists of numbers. And each
// seed gets a new environment: in this one, here as in Python, the last digits of an episode may depend on the episodes before it,
// and a robot that nearly falls makes a great difference of them.

heading("7. A demonstration: a walker built by hand")

for seed in 0..<(options.quick ? 3 : 10) {
    var gymnasiums = try make(.bipedalWalker)
    var courses = try make(.walker)
    print("seed \(seed)")
    print("  BipedalWalker-v3: \(try walk(in: &gymnasiums, seed: seed))")
    print("  rldurham/Walker:  \(try walk(in: &courses, seed: seed))")
}

// And once with a camera. Its video goes into a folder of its own: it is not yours to hand in.

var stage = try Recorder(
    make(.walker, renderMode: .rgbArray), video: true, videoFolder: options.path("demonstration"),
    videoPrefix: "built-by-hand")
let filmed = try walk(in: &stage, seed: options.seed)
try stage.close()
print("filmed with seed \(options.seed): \(filmed); the video is in \(options.path("demonstration"))")

// ── 8 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// And what does learning bring? FirstAgent.swift has the simplest agent that gets better: each motor gets a weighted sum of the 24
// numbers, the weights are changed at random, and a change is kept if the walker fares better with it. It begins with all motors at
// rest, and then it falls. A try is judged by three episodes, always the same ones, and an episode is over after 400 steps, so that
// luck and time do not count for much. `for … in 0..<n` goes through the numbers from 0 to n − 1.

heading("8. A first agent that learns")

let rounds = options.quick ? 20 : 40
var arena = try make(.walker).timeLimited(400)
var random = stream(options.seed, 1)

func judged(_ agent: FirstAgent) throws -> Trial {
    let returns = try (0..<3).map { try episodeReturn(of: agent, in: &arena, seed: options.seed + $0) }
    return Trial(agent: agent, episodeReturn: mean(returns))
}

var best = try judged(FirstAgent(observationCount: observationCount, actionCount: actionCount))
print("at rest:            \(decimals(best.episodeReturn, 1))")
for round in 1...rounds {
    best = try better(best, judged(best.agent.changed(by: 0.3, using: &random)))
    if round.isMultiple(of: 10) { print("after \(round) changes:   \(decimals(best.episodeReturn, 1))") }
}

// Ten other episodes tell whether it has learned something, or only those three by heart. The random agent plays them, too.

var learned: [Double] = []
var atRandom: [Double] = []
for seed in 1000..<1010 {
    learned.append(try episodeReturn(of: best.agent, in: &arena, seed: seed))
    atRandom.append(
        try episodeReturn(in: &arena, seed: seed) { _ in (0..<actionCount).map { _ in Float(2 * random.random() - 1) } }
    )
}
print("in ten new episodes: \(decimals(mean(learned), 1)), the random agent \(decimals(mean(atRandom), 1))")

// It has learned not to fall, mostly by standing still: little is lost, and little is won. To walk is worth 273, and takes more than
// chance: an agent that knows in which direction its weights should change.

// ── 9 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// Now it is your turn. A package of your own, beside this one, with these files in it and gaps in HandIn.swift and FirstAgent.swift,
// between `// GAP` and `// END GAP`:
//
//     swift run -c release course exercise coursework ../my-coursework
//     cd ../my-coursework
//     swift run -c release coursework
//     swift run -c release course check
//
// Fill the gaps, and `course check` says how far you are. Then go on with YOURS 1. The tutorial `tutorial-cartpole-reinforce` shows how
// an agent with a network learns; its actions are two, where yours are four numbers, which are drawn from a normal distribution:
// `Normal`. `course plot` draws several runs into one picture.

// ── 10 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
// When you have a run to be proud of, hand it in. What is asked for stands in a file that you are given, `assignment.json`.
// Run, look, and submit, in your own package; `abcd12` stands for your user name:
//
//     swift run -c release coursework --episodes 1000 --out runs/best
//     swift run -c release course log runs/best --env rldurham/Walker
//     swift run -c release course submit runs/best --student abcd12 --sources Sources/coursework
//
// The first line gives the run a folder of its own. The second prints a row for each episode, and says if one of them cannot
// be true. The third looks at everything as the grader will. If something is lacking it says what to do, and writes nothing.
// Otherwise it packs log, trace, program and, where they are asked for, videos into `abcd12.zip`: hand in that file as it is.
// `--writeup report.pdf` adds your text. With an assignment of your own you can try this out now:
//
//     swift run -c release course assignment new --name "A try" --env rldurham/Walker --episodes 10 --scorer best
//
// How is it graded? Beside the log lies the trace, `….trace`, which the recorder has written, too. It has the actions of each
// episode, and the state of the random numbers that the episode began with. The walker's world does the same when the same is
// done in it. So the grader plays the actions again in a world of its own, and compares what comes of them with the trace and
// the log. A changed number, an episode that was invented or left out, a run that a fellow student hands in, too: all of this
// is found. Rewards that you changed for training do no harm, as both files have what the world has paid. So keep the trace
// beside its log, under its name. A log alone is possible at best, and proves nothing.
//
// What a replay cannot prove is how the actions were chosen. The luckiest of a hundred runs looks like any other, and so does
// a program that tries its actions out on a copy of the walker first. That is why your program is handed in with the run: it
// can be run again, with the same seed or with seeds that nobody knew. Whether it makes the same log again, you can see before
// the grader does (the first time it takes some minutes):
//
//     swift run -c release course reproduce abcd12.zip
//
// If not, something in it is not seeded: `seedEverything` seeds all that is Lyceum's, and Swift's own `Int.random(in:)` has no
// seed. Say in your text which runs you have made, and how you chose among them.

// ── The program checks itself. ───────────────────────────────────────────────────────────────────────────────────────

heading("Self-check")

selfCheck(log.rows.count == tracker.count, "every episode that was tracked is in the log: \(tracker.count)")
selfCheck(!remarks.contains { $0.verdict == .bad }, "log and videos are as the course wants them")
selfCheck(mean(learned) > mean(atRandom), "the first agent fares better than the random one in new episodes")
