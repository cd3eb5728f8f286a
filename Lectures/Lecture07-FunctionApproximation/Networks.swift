// Part 7 of the lecture: the features are learnt, too. main.swift calls `networks` at its end.

import Lyceum

/// A value function: one number in, the state, 32 hidden units, one number out.
///
/// A `class` is not copied like a struct: what trains it and what uses it share one. `final` says that no other class
/// extends it, and `callAsFunction` is what `network(states)` calls. `tanh` bends each unit. The last
/// layer is linear values as in part 1, with the 32 units as features. The layers before it decide what these features
/// are, and learn that.
final class ValueNetwork: Module {
    let hidden: Linear
    let output: Linear

    init(using random: inout Generator) {
        hidden = Linear(1, 32, using: &random)
        output = Linear(32, 1, using: &random)
    }

    /// The values of some states; the input is scaled to −1 … 1.
    func callAsFunction(_ states: [Int]) -> Tensor {
        let inputs = Tensor(states.map { (Double($0) - 500.5) / 500 }).reshaped(-1, 1)
        return output(tanh(hidden(inputs))).reshaped(-1)
    }
}

/// What the self-check compares.
struct NetworkResults {
    /// The gradient of v̂(250) for a linear layer over the ten groups.
    var gradient: [Double] = []
    /// √VE of a network after gradient Monte Carlo and after semi-gradient TD.
    var monteCarlo = 0.0
    var temporal = 0.0
}

func networks<E: Env<Int, Int>>(
    _ walk: inout E, exact: ExactWalk, groups: [[Double]], walks: Int, seed: Int, chart path: String
) throws -> NetworkResults {
    var results = NetworkResults()

    heading("7. From linear values to networks")

    // `Linear` and `Tensor` are those of Lecture 2's REINFORCE. A linear layer with one output and without a bias is w ·
    // x(s), and `backward` finds its gradient, which is x(s): everything above was a network of one layer.
    var random = stream(seed, 5, 0)
    let layer = Linear(10, 1, bias: false, using: &random)
    layer(groups[250]).sum().backward()
    results.gradient = layer.weight.gradient?.elements.map { Double($0) } ?? []
    print("the gradient of a linear layer in state 250: \(results.gradient.map { Int($0) })")

    // A network in its place, and the two targets of part 1. Ten walks make a batch. The loss is the mean squared
    // distance from the target, so that its gradient is −2 (target − v̂) ∇v̂: what was written out by hand is now done by
    // `backward` and the optimiser.
    let byReturns = ValueNetwork(using: &random)
    let bySteps = ValueNetwork(using: &random)
    let returnsOptimizer = Adam(byReturns.parameters, learningRate: 0.005)
    let stepsOptimizer = Adam(bySteps.parameters, learningRate: 0.005)
    walk.random = stream(seed, 5, 1)
    let updates = walks / 10
    for update in progress(0..<updates) {
        // A step size that falls to 0: the first steps go far, the last ones average the noise of the returns.
        returnsOptimizer.learningRate = 0.005 * (1 - Double(update) / Double(updates))
        stepsOptimizer.learningRate = returnsOptimizer.learningRate
        var batch: [(state: Int, reward: Double, next: Int)] = []
        var returns: [Double] = []
        for _ in 0..<10 {
            let steps = try playWalk(&walk)
            batch += steps
            returns += discountedReturns(steps.map(\.reward), discount: 1, finalValue: 0)
        }
        let states = batch.map(\.state)

        let distance = mseLoss(byReturns(states), Tensor(returns))
        returnsOptimizer.zeroGradients()
        distance.backward()
        returnsOptimizer.step()

        // Semi-gradient: `withoutGradients` makes the target plain numbers, so that no gradient goes through it. Where
        // the walk has terminated the target is the reward alone. A network knows no features that are 0 at the ends, so
        // it must be said.
        let following = withoutGradients { bySteps(batch.map(\.next)) }
        let continues = Tensor(batch.map { exact.model.isTerminal($0.next) ? 0.0 : 1 })
        let target = Tensor(batch.map(\.reward)) + following * continues
        let loss = mseLoss(bySteps(states), target)
        stepsOptimizer.zeroGradients()
        loss.backward()
        stepsOptimizer.step()
    }

    func estimates(_ network: ValueNetwork) -> [Double] {
        let inside = withoutGradients { network(Array(1...1000)) }.elements.map { Double($0) }
        return [0] + inside + [0]
    }
    results.monteCarlo = exact.error(of: estimates(byReturns))
    results.temporal = exact.error(of: estimates(bySteps))
    print("√VE of a network after \(walks) walks:")
    print("Monte Carlo \(decimals(results.monteCarlo, 4)), TD \(decimals(results.temporal, 4))")

    var chart = Chart("1000 states, a network", x: "state", y: "value")
    chart.line(x: Array(1...1000), y: Array(exact.values[1...1000]), label: "true", color: .black)
    chart.line(x: Array(1...1000), y: Array(estimates(byReturns)[1...1000]), label: "Monte Carlo")
    chart.line(x: Array(1...1000), y: Array(estimates(bySteps)[1...1000]), label: "TD")
    try chart.write(to: path)

    // Ten groups end at 0.1167 with TD and at 0.0544 with Monte Carlo. The network has learnt its features itself, and is
    // not tied to steps of 100 states: for TD that is the greater gain. Between seeds √VE varies from 0.01 to 0.06, as
    // returns of ±1 are noisy and 5000 of them few. What is lost are the guarantees: no equation gives the fixed point,
    // and the deadly triad is still there. Deep Q-learning has all three parts of it; its replay buffer and its target
    // network are there to tame them.
    return results
}
