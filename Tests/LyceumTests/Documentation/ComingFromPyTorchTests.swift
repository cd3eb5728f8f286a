import Foundation
import Lyceum
import TestSupport
import Testing

/// Probabilities of CartPole's two actions, and the value of what is observed.
final class ActorCritic: Module {
    let body = Linear(4, 64)
    let actor = Linear(64, 2)
    let critic = Linear(64, 1)

    func callAsFunction(_ observations: some TensorConvertible) -> (policy: Categorical, values: Tensor) {
        let features = tanh(body(observations))
        return (Categorical(logits: actor(features)), critic(features).removingAxis(-1))
    }
}

/// Learns the values of CartPole's actions.
func learnValues<E: Env<[Float], Int>>(in env: inout E, steps: Int) throws -> Sequential {
    let network = Sequential(Linear(4, 64), ReLU(), Linear(64, 2))
    let target = Sequential(Linear(4, 64), ReLU(), Linear(64, 2))
    updateTarget(target, from: network)
    let optimizer = Adam(network.parameters, learningRate: 0.001)
    var memory = ReplayBuffer(capacity: 10_000)
    var random = try Generator(seed: 1)
    var observation = try env.reset(seed: 1).observation
    for count in 1...steps {
        let explores = random.random() < max(0.05, 1 - Double(count) / 1000)
        let action = explores ? env.actionSpace.sample() : withoutGradients { network(observation).argmax() }
        let step = try env.step(action)
        memory.add(observation, action, step)
        observation = step.isDone ? try env.reset().observation : step.observation
        guard count >= 64 else { continue }

        let batch = memory.sample(64)
        let next = withoutGradients { target(batch.nextObservations).max(axis: -1) }
        let goal = batch.rewards + 0.99 * (1 - batch.terminated) * next
        let loss = smoothL1Loss(network(batch.observations).gather(batch.actions), goal)
        optimizer.zeroGradients()
        loss.backward()
        clipGradientNorm(network.parameters, maximum: 10)
        optimizer.step()
        if count.isMultiple(of: 100) { updateTarget(target, from: network) }
    }
    return network
}

/// Learns to act in CartPole from eight lanes.
func learnPolicy(updates: Int) throws -> ActorCritic {
    let network = ActorCritic()
    let optimizer = Adam(network.parameters, learningRate: 0.003)
    var lanes = try makeVec(.cartPole, count: 8)
    var rollout = RolloutBuffer(lanes: lanes.count)
    var batch = try lanes.reset(seed: 1)
    for _ in 0..<updates {
        rollout.removeAll()
        for _ in 0..<32 {
            let (policy, values) = withoutGradients { network(batch.observations) }
            let actions = policy.samples()
            let next = try lanes.step(actions)
            rollout.add(
                batch, actions, next, values: values.elements,
                logProbabilities: policy.logProbability(of: actions).elements,
                finalValues: { network($0).values.elements })
            batch = next
        }
        let last = withoutGradients { network(batch.observations).values.elements }
        let advantages = rollout.advantages(discount: 0.99, lambda: 0.95, lastValues: last)
        let returns = advantages + rollout.values
        for _ in 0..<4 {
            let (policy, values) = network(rollout.observations)
            let ratio = (policy.logProbability(of: rollout.actionIndices) - rollout.logProbabilities).exp()
            let gain = minimum(ratio * advantages, ratio.clamp(0.8, 1.2) * advantages).mean()
            let loss = 0.5 * mseLoss(values, returns) - gain - 0.01 * policy.entropy().mean()
            optimizer.zeroGradients()
            loss.backward()
            optimizer.step()
        }
    }
    return network
}

/// The mistake whose message the page shows.
private func compareColumnWithRow() { _ = mseLoss(Tensor.zeros(3, 1), Tensor.zeros(3)) }

@Suite("The page on coming from PyTorch")
struct ComingFromPyTorchTests {
    private func example(_ folder: String) throws -> String {
        var printed = Printed()
        func print(_ items: any CustomStringConvertible...) { printed.add(items) }

        let x = Tensor([[1, 2], [3, 4]])
        print(x.shape, x[0..., 1].elements, x.sum(axis: 0).elements)

        var env = try make(.cartPole)
        let observation = try env.reset(seed: 42).observation
        let layer = Linear(4, 2)
        print(layer(observation).shape, Tensor(NDArray<UInt8>(shape: [2, 3], repeating: 7)).shape)

        let weight = Parameter([1, 2])
        (weight * weight).sum().backward()
        print(weight.gradient?.elements ?? [])

        let (value, half) = withoutGradients { (weight.sum().item, weight * 0.5) }
        print(value, half.requiresGradient)

        let network = ActorCritic()
        let (policy, values) = network(Tensor.zeros(64, 4))
        print(policy.probabilities.shape, values.shape, network.namedParameters.map(\.name).prefix(2))

        let squashed = TanhNormal(mean: Tensor.zeros(64, 1), deviation: Tensor.ones(64, 1))
        let (action, logProbability) = squashed.sampleWithLogProbability()
        print(action.shape, action.abs().max().item <= 1, logProbability.removingAxis(-1).shape)

        for mode in [AutoresetMode.nextStep, .sameStep] {
            var lanes = try makeVec("CartPole-v1", count: 3, autoresetMode: mode).episodeStatisticsRecorded()
            var batch = try lanes.reset(seed: 42)
            while !batch.isDone.contains(true) { batch = try lanes.step([1, 1, 1]) }
            for (lane, info) in try batch.infoList().enumerated() {
                guard let episode = info["episode"], let last = batch.finalObservation(lane: lane) else { continue }
                print(mode, "lane", lane, episode["r"]?.double ?? 0, episode["l"]?.int ?? 0, abs(last[2].item) > 0.2)
            }
        }

        try save(network, to: "\(folder)/agent.safetensors")
        let loaded = ActorCritic()
        try load(into: loaded, from: "\(folder)/agent.safetensors")
        print(loaded.body.weight.value == network.body.weight.value)

        let lake = try make(.frozenLake)
        let worth = [Double](repeating: 0.5, count: 16)
        let probabilities = [[Double]](repeating: [0.25, 0.25, 0.25, 0.25], count: 16)
        try plotFrozenLake(lake, values: worth, policy: .probabilities(probabilities), to: "\(folder)/lake.svg")

        return printed.text
    }

    @Test("has the code that is run here, what it prints, and what a mistake prints")
    func page() async throws {
        let page = try Page("ComingFromPyTorch", of: "LyceumLearning")
        #expect(try page.codeMissing() == [])
        #expect(page.code.count > 9)
        let mistake = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            compareColumnWithRow()
        }
        let line = String(decoding: mistake?.standardErrorContent ?? [], as: UTF8.self)
            .replacing(/ComingFromPyTorchTests\.swift:\d+/, with: "main.swift:12")
        let printed = line + (try withTemporaryFolder { try example($0) })
        #expect(page.output == printed)
    }

    @Test("has agents that learn")
    func agents() throws {
        var env = try make(.cartPole)
        try seedEverything(5, &env)
        let values = try learnValues(in: &env, steps: 200)
        #expect(values(try env.reset(seed: 3).observation).elements.allSatisfy { $0.isFinite && abs($0) > 0.05 })
        let network = try learnPolicy(updates: 3)
        let (policy, value) = network(try env.reset(seed: 3).observation)
        #expect(policy.probabilities.elements.allSatisfy { 0 < $0 && $0 < 1 })
        #expect(value.item > 1)
    }

    @Test("has names that there are")
    func names() throws {
        let page = try Page("ComingFromPyTorch", of: "LyceumLearning")
        let table = try #require(page.tables(with: 2).first)
        #expect(table.count > 20)
        let sources = Page.folder.deletingLastPathComponent().deletingLastPathComponent()
        var words: Set<String> = []
        for library in ["LyceumLearning", "LyceumNumerics", "Lyceum", "Gymnasium"] {
            let files = FileManager.default.enumerator(
                at: sources.appending(path: library).resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift", !file.path.contains("OtherSpellings") else { continue }
                words.formUnion(
                    try String(contentsOf: file, encoding: .utf8).split { !$0.isLetter && !$0.isNumber }.map(
                        String.init))
            }
        }
        let own: Set = [
            "a", "c", "q", "w", "x", "y", "z", "mu", "sigma", "try", "0", "1", "2", "3", "5", "42", "500", "001",
        ]
        let prose = page.blocks.reduce(page.text) { text, block in
            text.replacingOccurrences(
                of: "```\(block.language)\n\(block.lines.joined(separator: "\n"))\n```", with: "")
        }
        let written = table.flatMap { Page.snippets($0[1]) } + Page.links(prose)
        let parts = written.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init)
        #expect(parts.filter { !words.contains($0) && !own.contains($0) } == [])
    }
}
