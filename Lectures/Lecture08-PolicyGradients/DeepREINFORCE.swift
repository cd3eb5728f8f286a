import Lyceum

/// A network with one hidden layer: weighted sums of what goes in, their negative ones cut off, and weighted sums of those.
///
/// With an output for each action it is a policy, with a single one a baseline. A `class` is an object: all who hold it hold the
/// same one, and `Module` finds the weights in it.
final class Network: Module {
    let hidden: Linear
    let output: Linear

    init(inputs: Int, outputs: Int) {
        hidden = Linear(inputs, 128)
        output = Linear(128, outputs)
    }

    /// With a function of this name an object is called like a function itself: `policy(input)`.
    func callAsFunction(_ input: Tensor) -> Tensor { output(relu(hidden(input))) }
}

/// REINFORCE with a value network as its baseline, for every environment whose actions are discrete.
final class DeepREINFORCE {
    let discount = 0.99
    let policy: Network
    let value: Network
    private let optimizers: [Adam]

    /// - Parameter env: an environment whose observations are lists of numbers.
    /// - Throws: ``NeedsDiscreteActions``.
    init(for env: some Env) throws {
        let (discreteAct, _, actDim, obsDim) = envInfo(env)
        guard discreteAct else { throw NeedsDiscreteActions() }
        policy = Network(inputs: obsDim, outputs: actDim)
        value = Network(inputs: obsDim, outputs: 1)
        optimizers = [policy, value].map { Adam($0.parameters, learningRate: 0.005) }
    }

    /// π(·|s).
    func actions(_ observation: Value) throws -> Categorical { Categorical(logits: policy(try Tensor(observation))) }

    /// Plays an episode on the caller's environment, learns from it, and returns the sum of its rewards.
    func learn(in env: inout some Env<Value, Value>) throws -> Double {
        var inputs: [Tensor] = []
        var logProbabilities: [Tensor] = []
        var rewards: [Double] = []
        var observation = try env.reset().observation
        var finalValue = 0.0
        var isDone = false
        while !isDone {
            let choice = try actions(observation)
            let action = choice.sample()
            inputs.append(try Tensor(observation))
            logProbabilities.append(choice.logProbability(of: action))
            let step = try env.step(.int(action))
            rewards.append(step.reward)
            observation = step.observation
            isDone = step.isDone
            // Truncated, and not terminated: more would have followed, and its value is estimated.
            if step.truncated && !step.terminated { finalValue = Double(value(try Tensor(observation)).item) }
        }

        let returns = Tensor(returns(rewards, discount: discount, finalValue: finalValue))
        let expected = value(stack(inputs)).removingAxis(-1)
        let advantages = standardised((returns - expected.detached).elements.map { Double($0) })
        for optimizer in optimizers { optimizer.zeroGradients() }
        let policyLoss = -(stack(logProbabilities) * Tensor(advantages)).sum()
        let valueLoss = mseLoss(expected, returns)
        (policyLoss + valueLoss).backward()
        for optimizer in optimizers { optimizer.step() }
        return rewards.reduce(0, +)
    }

    /// Learns until the mean return of the last 25 episodes reaches the threshold, and returns the returns of all of them.
    func train(in env: inout some Env<Value, Value>, episodes: Int, threshold: Double) throws -> [Double] {
        var history: [Double] = []
        for episode in progress(1...episodes) {
            history.append(try learn(in: &env))
            let average = mean(history.suffix(25))
            if episode.isMultiple(of: 50) { print("episode \(episode): mean return \(decimals(average, 1))") }
            if episode >= 25 && average >= threshold { break }
        }
        return history
    }

    /// Films an episode, and returns its length. The action is the most probable one each time: there is nothing to try out now.
    func film(_ env: some Env<Value, Value>, seed: Int, to folder: String) throws -> Int {
        var film = try Recorder(env, video: true, videoFolder: folder, videoPrefix: "reinforce")
        var observation = try film.reset(seed: seed).observation
        var length = 0
        var isDone = false
        while !isDone && length < 1000 {
            let step = try film.step(.int(actions(observation).mode))
            observation = step.observation
            length += 1
            isDone = step.isDone
        }
        try film.close()
        return length
    }
}

/// Numbers less their mean, divided by their standard deviation.
///
/// A single number has no deviation: its formula divides by n − 1, which is 0, and 0 / 0 is "not a number". One such number would
/// turn all weights into it. Nor is there anything to divide by where all are equal. Both stay at 0: nothing was better or worse
/// than anything else.
func standardised(_ numbers: [Double]) -> [Double] {
    let centred = numbers.map { $0 - mean(numbers) }
    guard numbers.count > 1 else { return centred }
    let variance = centred.reduce(0) { $0 + $1 * $1 } / Double(numbers.count - 1)
    guard variance > 0 else { return centred }
    return centred.map { $0 / variance.squareRoot() }
}

/// Says why an environment does not fit. What can be thrown is an `Error`; its description is what is printed.
struct NeedsDiscreteActions: Error, CustomStringConvertible {
    let description = "this REINFORCE chooses among numbered actions, and the environment's actions are continuous"
}
