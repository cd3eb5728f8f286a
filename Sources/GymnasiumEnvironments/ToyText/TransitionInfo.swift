import LyceumValues

/// The information `{"prob": p}` of a step, made once for each probability that a model has.
struct TransitionInfo: Sendable {
    private let entries: [(probability: Double, info: Info)]

    /// The information of each of some probabilities.
    init(_ probabilities: [Double]) {
        entries = probabilities.map { ($0, ["prob": .double($0)]) }
    }

    /// The information of a probability.
    subscript(probability: Double) -> Info {
        entries.first { $0.probability == probability }?.info ?? ["prob": .double(probability)]
    }

    /// The information of every reset.
    static let start: Info = ["prob": 1]
}
