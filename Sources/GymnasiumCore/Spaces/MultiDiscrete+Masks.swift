import LyceumNumerics
import LyceumValues

extension MultiDiscrete {
    /// A random vector among those whose flags are set, each equally likely; the start where no flag is set.
    ///
    /// ```swift
    /// var space = MultiDiscrete([3, 5])
    /// let move = try space.sample(mask: [[true, false, true], [true, true, false, false, false]])
    /// ```
    ///
    /// - Parameter mask: at each position a flag for each of its elements.
    /// - Throws: ``InvalidMask`` where a number of flags differs, before anything is drawn.
    public mutating func sample(mask: [[Bool]]) throws -> [Int] {
        try check(mask.map(\.count), "flags")
        return mask.indices.map { position in
            let allowed = mask[position].indices.filter { mask[position][$0] }
            guard !allowed.isEmpty else { return start[position] }
            return start[position] &+ allowed[random.integer(below: allowed.count)]
        }
    }

    /// A random vector with given probabilities.
    ///
    /// - Parameter probability: at each position one for each of its elements, from 0 to 1, of sum 1.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: [[Double]]) throws -> [Int] {
        try check(probability.map(\.count), "probabilities")
        for probabilities in probability {
            if let problem = problem(ofProbabilities: probabilities) {
                throw InvalidMask(
                    space: description, expected: problem, given: Value.doubles(probabilities).description)
            }
        }
        var random = random
        let drawn = try probability.indices.map { position in
            let probabilities = probability[position]
            let sum = pairwiseSum(probabilities[...])
            let possible = probabilities.indices.filter { probabilities[$0] > 0 }
            let index = try random.choice(possible.count, p: possible.map { probabilities[$0] / sum })
            return start[position] &+ possible[index]
        }
        self.random = random
        return drawn
    }

    private func check(_ counts: [Int], _ name: String) throws {
        guard counts == nvec, start.count == nvec.count else {
            throw InvalidMask(space: description, expected: "lists of \(nvec) \(name)", given: "lists of \(counts)")
        }
    }

    /// A random vector among those that a list of masks of zeros and ones, or of truth values, allows.
    public mutating func sample(mask: Value) throws -> [Int] {
        if case .none = mask { return sample() }
        let flags = mask.values?.compactMap(flags(of:))
        guard let flags, flags.count == mask.values?.count else {
            throw InvalidMask(
                space: description, expected: "a list with a mask of zeros and ones for each position",
                given: mask.description)
        }
        return try sample(mask: flags)
    }

    /// A random vector with the probabilities in a list of vectors.
    public mutating func sample(probability: Value) throws -> [Int] {
        if case .none = probability { return sample() }
        let lists = probability.values?.compactMap(\.doubles)
        guard let lists, lists.count == probability.values?.count else {
            throw InvalidMask(
                space: description, expected: "a list with the probabilities for each position",
                given: probability.description)
        }
        return try sample(probability: lists)
    }
}
