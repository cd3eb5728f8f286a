import Lyceum
import TestSupport
import Testing

/// What those who know PyTorch or rldurham write first.
@Suite(.enabled(if: Compiler.installed != nil, "there is no compiler, or no modules for it to import"))
struct OtherSpellingsTests {
    private static let opening = """
        import Lyceum
        let network = Linear(4, 2), target = Linear(4, 2), optimizer = Adam(network.parameters)
        let x: [Float] = [0, 0, 0, 0], q = network(x), step = Step(x, reward: 0)
        var buffer = ReplayBuffer(capacity: 9), rollout = RolloutBuffer(), lanes = try makeVec(.cartPole, count: 2)
        let batch = try lanes.reset(seed: 1), next = try lanes.step([0, 1])
        let lake = try make(.frozenLake), v = [0.5], policy = [[0.5]]

        """

    /// The spelling, and what the compiler's message must have in it.
    private static let answered: [(written: String, answer: String)] = [
        ("let a = noGrad { network(x) }", "'withoutGradients'"),
        ("target.load(from: network)", "updateTarget(target, from: network)"),
        ("target.load(from: \"agent\")", "try load(into: network, from: path)"),
        ("target.loadStateDict(network.stateDict())", "updateTarget(target, from: network)"),
        ("buffer.add(x, 0, 1.0, x, true)", "does not tell a terminated step from a truncated one"),
        ("buffer.add(x, 0, step.reward, step.observation, step.isDone)", "does not tell a terminated step"),
        ("buffer.add(x, 0, reward: 1, next: x, terminated: true)", "add `truncated:`"),
        ("rollout.add(x, 0, step, value: 0)", "add `finalValue: { critic($0).item }`"),
        ("rollout.add(x, 0, step, value: 0, logProbability: 0)", "add `finalValue: { critic($0).item }`"),
        ("rollout.add(x, 0, step, value: 0, finalValue: 0)", "add `finalValue: { critic($0).item }`"),
        ("rollout.add(batch, [0, 1], next, values: [0, 0])", "add `finalValues: { critic($0).elements }`"),
        (
            "rollout.add(batch.observations, [0, 1], rewards: next.rewards, terminated: next.terminated, "
                + "truncated: next.truncated, values: [0, 0])", "add(batch, actions, next, values: values"
        ),
        ("let b = rollout.advantages(discount: 0.99, lambda: 0.95)", "add `lastValues: [critic(observation).item]`"),
        ("let c = rollout.returns(discount: 0.99)", "add `lastValues: [critic(observation).item]`"),
        ("let d = discountedReturns([1, 2], discount: 0.99)", "0 after a terminated step"),
        ("let e = q.gather(1, [0])", "write `gather(indices)`"),
        ("let f = q.detach()", "write `detached`, without parentheses"),
        ("let g = q.squeeze(-1)", "'removingAxis(_:)'"),
        ("let h = q.unsqueeze(0)", "'expandingAxis(_:)'"),
        ("let i = q.view(1, -1)", "'reshaped(_:)'"),
        ("let j = q.sum(dim: -1)", "'sum(axis:)'"),
        ("let k = q.max(dim: -1)", "write `max(axis: -1)`"),
        ("let l = q.numpy()", "write `array`"),
        ("let m = q.to(\"cpu\")", "leave it out"),
        ("network.to(\"cpu\")", "leave it out"),
        ("optimizer.zeroGrad()", "'zeroGradients()'"),
        ("network.zeroGrad()", "'zeroGradients()'"),
        ("let n = network.weight.grad", "'gradient'"),
        ("let o = Categorical(logits: q).logProb(1)", "'logProbability(of:)'"),
        ("let p = Normal(mean: q, deviation: 1).rsample()", "'reparameterizedSample()'"),
        ("let r = cat([q, q], dim: 0)", "'concatenate(_:axis:)'"),
        ("let s = huberLoss(q, q)", "write `smoothL1Loss(prediction, target, beta: 1)`"),
        ("try plotFrozenLake(lake, v: v, policy: policy)", "policy: .probabilities(policy)"),
        ("try plotFrozenLake(lake, v: v)", "'plotFrozenLake(_:values:"),
        ("try plotFrozenLake(lake, values: v, policy: policy)", "policy: .probabilities(policy)"),
    ]

    @Test func `The compiler answers PyTorch's names with what they are called here`() throws {
        let first = Self.opening.split(separator: "\n", omittingEmptySubsequences: false).count
        let errors = try #require(Compiler.installed).errors(
            in: Self.opening + Self.answered.map(\.written).joined(separator: "\n"))
        for (index, spelling) in Self.answered.enumerated() {
            let messages = errors.filter { $0.line == first + index }.map(\.message)
            #expect(messages.contains { $0.contains(spelling.answer) }, "\(spelling.written): \(messages)")
        }
    }

    @Test func `What can be meant is meant`() throws {
        let program =
            Self.opening + """
                buffer.add(x, 0, step)
                buffer.add(batch, [0, 1], next)
                let s = buffer.sample(8)
                let chosen = network(s.observations).gather(s.actions)
                let other = network(s.observations).gather(s.actionIndices)
                rollout.add(x, 0, step, value: 0, finalValue: { network($0)[0].item })
                rollout.add(x, 0, step, value: 0) { network($0)[0].item }
                let array = Tensor(NDArray<Float>(shape: [2, 2], repeating: 1))
                let pixels = Tensor(NDArray<UInt8>(shape: [2, 2], repeating: 1))
                let going = 1 - Tensor(next.terminated)
                let (logits, value) = withoutGradients { (network(x), network(x)[0].item) }
                """
        let errors = try #require(Compiler.installed).errors(in: program)
        #expect(errors.isEmpty, "\(errors)")
    }
}
