import LyceumNumerics
import LyceumValues

/// The information of a step of the taxi, `{"prob": p, "action_mask": …}`, made once for every state and probability.
struct TaxiInfo: Sendable {
    private let probabilities: [Double]
    private let infos: [Info]

    /// The information without rain: every probability is 1.
    static let dry = TaxiInfo(probabilities: [1])

    /// The information in rain.
    init(rainyProbability: Double) {
        self.init(probabilities: [1, rainyProbability, (1 - rainyProbability) / 2])
    }

    private init(probabilities: [Double]) {
        self.probabilities = probabilities
        infos = probabilities.flatMap { probability in
            Self.masks.map { ["prob": .double(probability), "action_mask": $0] }
        }
    }

    /// The information of a transition to a state.
    subscript(state: Int, probability: Double) -> Info {
        infos[(probabilities.firstIndex(of: probability) ?? 0) * 500 + state]
    }

    /// The masks of all states as Gymnasium has them: six numbers, 0 or 1, of type int8.
    private static let masks: [Value] = (0..<500).map { state in
        .array(.int8(NDArray(Taxi.actionMask(of: state).map { $0 ? 1 : 0 })))
    }
}
