import Lyceum

/// The agent: it chooses actions, is told what came of them, and learns from that.
///
/// This one gives every motor a random number and never learns. It is a skeleton: the functions that a learning agent needs are
/// here, and the training loop in main.swift calls them already.
///
/// It is a `class`, where an environment is a `struct`. A struct is copied when it is handed on; of an agent there is to be
/// one only, and whoever holds it sees what it has learned.
final class Agent {
    private let observationCount: Int
    private let actionCount: Int

    /// One step, as far as learning needs it.
    private struct Transition {
        let observation: Value
        let action: [Float]
        let reward: Double
        let nextObservation: Value
        /// Whether the task was over after this step. A step that the time limit cut off is not meant: more would have followed
        /// it, and what would have followed is worth something.
        let terminated: Bool
    }

    private var transitions: [Transition] = []

    /// - Parameters:
    ///   - observationCount: how many numbers it sees, 24 for the walker.
    ///   - actionCount: how many it chooses, 4 for the walker.
    init(observationCount: Int, actionCount: Int) {
        self.observationCount = observationCount
        self.actionCount = actionCount
        // YOURS 2: the networks and their optimisers are made here. A network's first layer has `observationCount` inputs; what
        // comes out of the last one makes `actionCount` numbers.
    }

    /// What to do after an observation: a number from -1 to 1 for each motor.
    func sampleAction(_ observation: Value) throws -> [Float] {
        // YOURS 3: a policy that looks at the observation. `try Tensor(observation)` is what a network takes.
        try legacyRandom.uniform(-1, 1, count: actionCount).map { Float($0) }
    }

    /// Remembers what one step gave.
    func putData(observation: Value, action: [Float], step: Step<Value>) {
        transitions.append(
            Transition(
                observation: observation, action: action, reward: step.reward, nextObservation: step.observation,
                terminated: step.terminated))
    }

    /// Learns; called at the end of each episode.
    func train() {
        // YOURS 4: change the networks' weights, so that what turned out well becomes more probable. An agent that learns
        // from old experience, too, keeps its transitions in a `ReplayBuffer`, and forgets nothing here.
        transitions = []
    }
}
