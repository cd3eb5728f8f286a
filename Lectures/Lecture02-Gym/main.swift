// Lecture 2: Gym
//
// How an agent meets its environment. Read this file from top to bottom, like a notebook, and run it with
//
//     swift run -c release lecture-2-gym
//
// `import Lyceum` is the only import a lecture needs. If Swift is new to you: `var` is a variable, `let` a constant, and `_` a
// value that is not needed. `try` marks a call that can fail: if it does, the program stops and says why. `[Double]` is a list
// of numbers, `Double?` a number or `nil`. `a ?? b` is `b` where there is no `a`, `if let` goes on with what there is, and `guard`
// only if something holds. `0..<3` are 0, 1 and 2, and `"\(x)"` puts a value into a text. `{ … }` after a call is a piece of code
// that is handed to it, in which `$0` is what it is given.

import Lyceum

let options = ProgramOptions.read(name: "lecture-2-gym", summary: "Lecture 2: the interface of agent and environment")
let envID = options.env ?? "CartPole-v1"

// ---------------------------------------------------------------------------------------------------------------------
// 1. The basic loop
//
// An environment is made by its name. `reset` starts an episode and returns the first observation. Then agent and
// environment take turns: the agent picks an action, the environment answers with a step: the next observation, a reward,
// and whether the episode is over. Here there is no agent yet: actions are drawn at random from the action space.

heading("The basic loop")

var plain = try make(envID)
try plain.reset(seed: options.seed)
try plain.actionSpace.seed(options.seed)

for episode in 0..<3 {
    try plain.reset()
    var isDone = false
    var episodeReturn = 0.0
    while !isDone {
        let action = plain.actionSpace.sample()  // the agent would choose here
        let step = try plain.step(action)
        episodeReturn += step.reward
        isDone = step.isDone  // terminated or truncated
    }
    print("episode \(episode): return \(episodeReturn)")
}
try plain.close()

// An episode ends for one of two reasons, and they are not the same. `terminated`: the task itself is over, the pole has
// fallen, nothing follows. `truncated`: somebody stopped the clock, here a time limit after 500 steps, and more would have
// followed. A learning agent must tell the two apart; `isDone` is true for both.

// ---------------------------------------------------------------------------------------------------------------------
// 2. The toolkit
//
// What you need for coursework around that loop: a recorder that puts statistics into `step.info` at each episode's end,
// writes a log and films, one call that seeds everything, and a tracker that collects the statistics.

heading("The toolkit")

var env = try Recorder(
    make(envID, renderMode: .rgbArray),  // it draws pictures, which videos are made of
    smoothing: 10,  // averages over the last 10 episodes, too
    video: true,
    videoFolder: options.path("videos"),
    videoPrefix: "xxxx00-agent-video",
    logs: true,
    logFolder: options.path("logs"))
try seedEverything(options.seed, &env)  // the process, the environment, its action space
var tracker = InfoTracker(only: "recorder")  // some environments have entries of their own in `info`

for episode in 0..<11 {
    env.info = episode.isMultiple(of: 2)  // statistics for every other episode only
    env.video = episode.isMultiple(of: 4)  // a video of every fourth: say so before calling reset
    try env.reset()
    var isDone = false
    while !isDone {
        let step = try env.step(env.actionSpace.sample())
        isDone = step.isDone
        if isDone {
            print(step.info)  // empty when statistics are switched off
            print(tracker.info)
            try tracker.track(step.info)
            try tracker.plot(
                .meanReturn, .returnDeviation,
                .length(line: .dashed, marker: .circle),
                .rewardSum(line: .hidden, marker: .cross),
                to: options.path("plots/info.svg"))
        }
    }
}
try env.close()
let logPath = try env.writeLog(folder: options.path("logs"), file: "xxxx00-agent-log.txt")

// `r_sum` is the return of the episode, `r_mean` and `r_std` mean and deviation of its rewards. A trailing underscore
// means "over the last 10 episodes": `r_mean_` is the number to watch while an agent learns. A program that is to
// stop when it is high enough asks for `tracker.latest?.smoothed?.meanReturn`; `tracker.info` has the lists of all
// episodes. The plot is a file that any browser shows, and it is drawn anew each time: reload the page while the
// program runs. The log holds every episode, also those without statistics; it grows while the program runs, so a
// crash loses nothing. The file `….trace` beside it has what was done in each episode: a grader can play the run again. The
// tutorial `tutorial-coursework` ends with how a run is handed in, and what that proves.
//
// The videos are called `xxxx00-agent-video,episode=4,score=39.0.mp4`, and any browser plays them. Beside each is a file
// `….json` that says what the video shows.

// `\.length` picks the length out of each row.

let log = try CourseLog(contentsOf: logPath)
print("the log has \(log.rows.count) episodes of", log.rows.map(\.length), "steps")

// To look at an environment while it runs, call `render`. It writes a picture that replaces the previous one; open it
// in a viewer that follows a file.

var stage = try make(envID, renderMode: options.live ? .human : .rgbArray)
try stage.reset(seed: options.seed)
try stage.actionSpace.seed(options.seed)
for _ in 0..<200 {
    try render(&stage)
    if try stage.step(stage.actionSpace.sample()).isDone { try stage.reset() }
}
try stage.close()

// ---------------------------------------------------------------------------------------------------------------------
// 3. An environment is a value
//
// This is where Swift differs from Python. `var imagined = env` makes a complete copy, random numbers included. An agent can
// step the copy to look into the future, and the original does not notice.

heading("An environment is a value")

var original = try make(.cartPole)  // the typed spelling: the compiler knows that it is a CartPole
try original.reset(seed: options.seed)
try original.actionSpace.seed(options.seed)
var imagined = original.unwrapped  // a copy of what is inside all wrappers
let future = try imagined.step(1)
let present = try original.step(1)
print("imagined \(future.observation)")
print("happened \(present.observation)")

// Beware of the other side of it: assigning an environment to another variable, or passing it as a plain argument, makes a
// copy as well, and the copy plays the same episode that the original is going to play. To play on the caller's environment, a
// function takes it as `inout` and is called with `&`. `<E: Env>` says that `E` may be the type of any environment.

func randomReturn<E: Env>(_ env: inout E) throws -> Double {
    try env.reset()
    var sum = 0.0
    while true {
        let step = try env.step(env.actionSpace.sample())
        sum += step.reward
        if step.isDone { return sum }
    }
}

var copy = original
print("the copy's next episode: \(try randomReturn(&copy))")
print("the original's next episode, the same: \(try randomReturn(&original))")
print("and the one after it: \(try randomReturn(&original))")

// ---------------------------------------------------------------------------------------------------------------------
// 4. Different environments
//
// The loop above works with every environment, only the spaces differ. A discrete space is a choice among n actions, a
// continuous one takes a vector of numbers. The lander and the walkers are bodies with weight, joints and motors; their
// mechanics is part of this package, too. The last but one is the robot of the coursework: `tutorial-coursework` begins with it.

heading("Different environments")

let examples = [
    "CartPole-v1",  // discrete actions, continuous observations
    "FrozenLake-v1",  // discrete actions, discrete observations
    "LunarLander-v3",  // discrete actions: which rocket fires
    "Pendulum-v1",  // continuous actions
    "LunarLanderContinuous-v3",  // continuous actions: how strongly they fire
    "BipedalWalker-v3", "BipedalWalkerHardcore-v3",  // a robot with two legs, on grass and among obstacles
    "rldurham/Walker",  // the coursework's
    "ALE/Breakout-v5",  // images; Atari games need ROM files and stay outside
]
for id in examples {
    if registeredIDs.contains(id) {
        print("\(id): \(envDescription(try make(id)))")
    } else {
        print("\(id): not in this package")
    }
}
checkDevice()

// The same as numbers, for building a network of the right shape:

let (discreteAct, discreteObs, actDim, obsDim) = envInfo(env)
print("discrete actions: \(discreteAct), discrete observations: \(discreteObs), sizes \(actDim) and \(obsDim)")

// ---------------------------------------------------------------------------------------------------------------------
// 5. An agent
//
// The skeleton that every agent of the course fills in: it holds a policy, samples actions from it, remembers what happened
// and learns from it. This one never learns: all actions have the same probability. Its random numbers come from
// `legacyRandom`, the stream that `np.random` is in Python, which `seedEverything` has seeded. A `class` is not copied as a
// `struct` is: whoever holds it holds the same agent. `init` makes one, and `private` is what nobody else sees.

heading("An agent")

final class Agent {
    let isDiscrete: Bool
    let actionCount: Int
    private var data: [(reward: Double, logProbability: Double)] = []

    init(isDiscrete: Bool, actionCount: Int) {
        self.isDiscrete = isDiscrete
        self.actionCount = actionCount
    }

    /// The probability of each discrete action in the current observation.
    func probabilities(_ observation: Value) -> [Double] {
        Array(repeating: 1 / Double(actionCount), count: actionCount)
    }

    /// An action and the logarithm of its probability.
    func sampleAction(_ observation: Value) throws -> (action: Value, logProbability: Double) {
        guard isDiscrete else {
            let action = try legacyRandom.uniform(-1, 1, count: actionCount).map { Float($0) }
            return (.floats(action), -Double(actionCount) * Math.log(2))
        }
        let probabilities = probabilities(observation)
        let action = try legacyRandom.choice(actionCount, p: probabilities)
        return (.int(action), Math.log(probabilities[action]))
    }

    /// Remembers what one step gave.
    func putData(reward: Double, logProbability: Double) {
        data.append((reward, logProbability))
    }

    /// Learns from the episode that has just ended; this agent only forgets it.
    func train() {
        data = []
    }
}

var arena = try Recorder(make(envID), smoothing: 10)
let (_, firstObservation, _) = try seedEverything(options.seed, &arena)
print("first observation: \(firstObservation)")

let agent = Agent(isDiscrete: discreteAct, actionCount: actDim)
var history = InfoTracker(only: "recorder")
var totalSteps = 0

for episode in 0..<201 {
    var observation = try arena.reset().observation
    var isDone = false
    while !isDone {
        let (action, logProbability) = try agent.sampleAction(observation)
        let step = try arena.step(action)
        agent.putData(reward: step.reward, logProbability: logProbability)
        observation = step.observation
        isDone = step.isDone
        totalSteps += 1
        if isDone { try history.track(step.info) }
        if isDone, episode.isMultiple(of: 50), let statistics = step.info.recorder?.smoothed {
            print("episode \(episode): mean return of the last episodes \(statistics.meanReturn)")
        }
    }
    agent.train()
    if episode.isMultiple(of: 10) {
        try history.plot(
            .rewardSum(line: .hidden, marker: .point), .meanReturn, .returnDeviation,
            to: options.path("plots/agent.svg"))
    }
}
print("\(history.count) episodes, \(totalSteps) steps; the curve is in \(options.path("plots/agent.svg"))")

// ---------------------------------------------------------------------------------------------------------------------
// 6. REINFORCE
//
// The first agent that learns. Its policy is a small network, which is in Policy.swift: observations go in, a hidden
// layer of 128 units follows, and a number for each action comes out, of which `Categorical` makes probabilities. After
// each episode it goes through the steps from the last to the first, adds up the discounted rewards, and forms a loss
// for each step: small, if an action that was followed by much reward is probable. `backward` adds to the gradients how
// the loss changes with each weight, and the optimiser moves the weights a little against them.
//
// It is slow by design: with these settings the pole is balanced for good after some four thousand episodes. See the
// tutorial `tutorial-cartpole-reinforce` for what makes it faster, and what makes it unstable.

heading("REINFORCE")

struct NeedsDiscreteActions: Error, CustomStringConvertible {
    let description = "REINFORCE only works for discrete action spaces"
}

final class REINFORCE {
    private let policy: Policy
    private let optimizer: Adam
    private let discount: Float = 0.98
    private let observationCount: Int?
    private var data: [(reward: Float, logProbability: Tensor)] = []

    init<E: Env>(for env: E) throws {
        let (discreteAct, discreteObs, actDim, obsDim) = envInfo(env)
        guard discreteAct else { throw NeedsDiscreteActions() }
        policy = Policy(observations: obsDim, actions: actDim)
        optimizer = Adam(policy.parameters, learningRate: 0.0002)
        observationCount = discreteObs ? obsDim : nil
    }

    /// An action, and the logarithm of its probability, which remembers how it came about.
    func sampleAction(_ observation: Value) throws -> (action: Int, logProbability: Tensor) {
        let input: Tensor
        if let observationCount, let number = observation.int {
            input = Tensor.oneHot(number, count: observationCount)  // 1 at the place of the number, 0 elsewhere
        } else {
            input = try Tensor(observation)
        }
        let choice = policy(input)
        let action = choice.sample()
        return (action, choice.logProbability(of: action))
    }

    func putData(reward: Double, logProbability: Tensor) {
        data.append((Float(reward), logProbability))
    }

    /// Learns from the episode that has just ended.
    func train() {
        optimizer.zeroGradients()
        var discountedReturn: Float = 0
        for (reward, logProbability) in data.reversed() {
            discountedReturn = reward + discount * discountedReturn
            let loss = -logProbability * discountedReturn
            loss.backward()
        }
        optimizer.step()
        data = []
    }
}

if discreteAct {
    var school = try Recorder(
        make(envID, renderMode: .rgbArray), smoothing: 50, videoFolder: options.path("videos"),
        videoPrefix: "reinforce",
        logs: true, logFolder: options.path("logs"), logFile: "reinforce-log.txt")
    try seedEverything(options.seed, &school)  // the network's first weights are random, too: seed before it is made
    let learner = try REINFORCE(for: school)
    var learning = InfoTracker(only: "recorder")

    for episode in progress(0..<options.episodes(5000, quick: 60)) {
        school.video = episode.isMultiple(of: 500)
        var observation = try school.reset().observation
        var isDone = false
        while !isDone {
            let (action, logProbability) = try learner.sampleAction(observation)
            let step = try school.step(action)
            learner.putData(reward: step.reward, logProbability: logProbability)
            observation = step.observation
            isDone = step.isDone
            if isDone { try learning.track(step.info) }
            if isDone, episode.isMultiple(of: 500), let statistics = step.info.recorder?.smoothed {
                print("episode \(episode): mean return of the last episodes \(decimals(statistics.meanReturn, 1))")
            }
        }
        learner.train()
        if episode.isMultiple(of: 50) {
            try learning.plot(
                .rewardSum(line: .hidden, marker: .point), .meanReturn, .returnDeviation,
                to: options.path("plots/reinforce.svg"))
        }
    }
    try school.close()
    print("\(learning.count) episodes; the curve is in \(options.path("plots/reinforce.svg"))")
} else {
    print("this part needs discrete actions, and those of \(envID) are \(env.actionSpace): it is left out")
}

// ---------------------------------------------------------------------------------------------------------------------
// 7. An environment of your own
//
// A row of six slot machines. Each pull costs 25, and each machine has its own chance of paying and its own pay: a fixed
// amount, or one that varies around a mean. There is nothing to observe, so the observation is always 0, and an episode is
// a single pull.
//
// An environment is a `struct` that says what its observations and actions are, has two spaces and a random stream, and
// two functions: `reset` and `step`. Open BanditEnv.swift beside this file: that is all of it.

heading("An environment of one's own")

// Registered under an id, it is made like any other environment, and gets a time limit and all checks.

try register("BanditEnv-v0", maxEpisodeSteps: 5) { _ in BanditEnv() }

var bandit = try make("BanditEnv-v0")
print(bandit)
try seedEverything(options.seed, &bandit)
for _ in 0..<10 {
    try bandit.reset()
    let action = bandit.actionSpace.sample()
    let step = try bandit.step(action)
    print(action, step.reward)
}

heading("All environments")
pprintRegistry()
