import Lyceum

/// The loss of REINFORCE for a small network and four made-up steps, twice: with tensors, and in 64 bits by plain loops.
struct LossByHand {
    // `static`: of the type itself, which `Self` means below.
    static let inputs = 3
    static let hidden = 5
    static let actions = 2
    let weights: [Double]
    let observations: [[Double]]
    let chosen: [Int]
    let advantages: [Double]

    init(using random: Generator) {
        var random = random  // what a function is given stays as it is; this is a copy that can be drawn from
        // Numbers that 32 bits hold exactly, so that both losses begin with the same ones.
        func draw(_ count: Int) -> [Double] { random.normal(count: count).map { Double(Float($0)) } }
        weights = draw(Self.hidden * (Self.inputs + Self.actions))
        observations = (0..<4).map { _ in draw(Self.inputs) }
        chosen = [0, 1, 1, 0]
        advantages = draw(4)
    }

    /// − Σ advantage · log π(action), with tanh in the hidden layer.
    private func loss(_ weights: [Double]) -> Double {
        var loss = 0.0
        for (step, observation) in observations.enumerated() {
            let activity = (0..<Self.hidden).map { unit in
                Math.tanh((0..<Self.inputs).reduce(0) { $0 + weights[$1 * Self.hidden + unit] * observation[$1] })
            }
            let first = Self.hidden * Self.inputs
            let logits = (0..<Self.actions).map { action in
                (0..<Self.hidden).reduce(0) { $0 + weights[first + $1 * Self.actions + action] * activity[$1] }
            }
            let logSum = Math.log(logits.reduce(0) { $0 + Math.exp($1) })
            loss -= advantages[step] * (logits[chosen[step]] - logSum)
        }
        return loss
    }

    /// For each weight: (loss with the weight moved up − loss with it moved down) / the distance of the two.
    func gradientByDifferences() -> [Double] {
        weights.indices.map { place in
            var up = weights
            var down = weights
            up[place] += 1e-5
            down[place] -= 1e-5
            return (loss(up) - loss(down)) / 2e-5
        }
    }

    /// The same loss with tensors: `backward` leaves the gradient in the parameters.
    func gradientByBackward() -> [Double] {
        let split = Self.hidden * Self.inputs
        let hidden = Parameter(Tensor(Array(weights[..<split])).reshaped([Self.inputs, Self.hidden]))
        let output = Parameter(Tensor(Array(weights[split...])).reshaped([Self.hidden, Self.actions]))
        let activity = Tensor(observations).matmul(hidden).tanh()
        let choice = Categorical(logits: activity.matmul(output))
        let loss = -(choice.logProbability(of: chosen) * Tensor(advantages)).sum()
        loss.backward()
        return [hidden, output].flatMap { $0.gradient?.elements ?? [] }.map { Double($0) }
    }
}
