import Lyceum

/// A network with one hidden layer that says how probable each action is.
final class Policy: Module {
    let hidden: Linear
    let output: Linear

    init(observations: Int, actions: Int) {
        hidden = Linear(observations, 128)
        output = Linear(128, actions)
    }

    func callAsFunction(_ observation: Tensor) -> Categorical {
        Categorical(logits: output(relu(hidden(observation))))
    }
}
