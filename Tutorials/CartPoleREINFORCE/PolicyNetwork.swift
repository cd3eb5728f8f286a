import Lyceum

/// The policy: a network that turns an observation into probabilities of the two actions.
///
/// Four numbers go in: the cart's position and velocity, the pole's angle and angular velocity. A hidden layer of 128 units
/// makes 128 weighted sums of them, dropout silences some, ReLU cuts the negative ones off, and the output layer makes two
/// numbers of what is left, one for each action. `Categorical` makes probabilities of the two (their softmax), to sample from.
final class PolicyNetwork: Module {
    let hidden: Linear
    let dropout: Dropout
    let output: Linear

    /// - Parameter dropoutRate: the share of hidden units that is silenced at random while it trains.
    init(dropoutRate: Double) {
        hidden = Linear(4, 128)
        dropout = Dropout(dropoutRate)
        output = Linear(128, 2)
    }

    /// The probabilities of the two actions. Layers are called like functions, and so is this network: `policy(observation)`.
    func callAsFunction(_ observation: [Float]) throws -> Categorical {
        // GAP "policy": observation → hidden → dropout → relu → output; its two numbers are the logits of `Categorical(logits:)`
        return Categorical(logits: output(relu(dropout(hidden(observation)))))
        // END GAP
    }
}

/// A value network: what return to expect from an observation. It is the baseline of the last variant.
final class ValueNetwork: Module {
    let hidden = Linear(4, 128)
    let output = Linear(128, 1)

    func callAsFunction(_ observation: Tensor) -> Tensor { output(relu(hidden(observation))) }
}
