extension MDP: Codable {
    private enum CodingKeys: String, CodingKey {
        case start
        case discount
        case transitions
    }

    /// Reads a model, and checks it.
    ///
    /// - Throws: ``InvalidModel``, and the decoder's errors.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let transitions = try values.decode([[[Transition]]].self, forKey: .transitions)
        let actionCount = transitions.first?.count ?? 0
        guard transitions.allSatisfy({ $0.count == actionCount }) else {
            throw InvalidModel(
                "its states have different numbers of actions; give an empty list where one cannot be taken")
        }
        try self.init(
            stateCount: transitions.count, actionCount: actionCount,
            start: values.decode([Double].self, forKey: .start),
            discount: values.decodeIfPresent(Double.self, forKey: .discount)
        ) { transitions[$0][$1] }
    }

    /// Writes the transitions as `P[state][action]`, the first states' distribution and the discount.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(start, forKey: .start)
        try values.encodeIfPresent(discount, forKey: .discount)
        try values.encode(
            states.map { state in (0..<actionCount).map { Array(self[state, $0]) } }, forKey: .transitions)
    }
}
