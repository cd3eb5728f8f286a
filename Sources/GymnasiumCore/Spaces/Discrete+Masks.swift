import LyceumNumerics
import LyceumValues

extension Discrete {
    /// A random element among those whose flag is set, each equally likely; ``start`` where no flag is set.
    ///
    /// ```swift
    /// var moves = Discrete(3)
    /// let move = try moves.sample(mask: [true, false, true])     // 0 or 2
    /// ```
    ///
    /// - Parameter mask: a flag for each element.
    /// - Throws: ``InvalidMask`` where the number of flags is not ``n``.
    public mutating func sample(mask: [Bool]) throws -> Int {
        guard mask.count == n else {
            throw InvalidMask(space: description, expected: "a mask of \(n) flags", given: "\(mask.count) flags")
        }
        let allowed = mask.indices.filter { mask[$0] }
        guard !allowed.isEmpty else { return start }
        return start &+ allowed[random.integer(below: allowed.count)]
    }

    /// A random element with given probabilities.
    ///
    /// - Parameter probability: one for each element, from 0 to 1, of sum 1.
    /// - Throws: ``InvalidMask``.
    public mutating func sample(probability: [Double]) throws -> Int {
        let given = Value.doubles(probability).description
        func check(_ isRight: Bool, _ expected: String) throws {
            if !isRight { throw InvalidMask(space: description, expected: expected, given: given) }
        }
        try check(probability.count == n, "\(n) probabilities")
        if let problem = problem(ofProbabilities: probability) { try check(false, problem) }
        do {
            return start &+ (try random.choice(n, p: probability))
        } catch {
            throw InvalidMask(space: description, expected: "probabilities of sum 1 (\(error))", given: given)
        }
    }

    /// A random element among those that a mask of zeros and ones, or of truth values, allows.
    public mutating func sample(mask: Value) throws -> Int {
        if case .none = mask { return sample() }
        guard let flags = flags(of: mask) else {
            throw InvalidMask(
                space: description, expected: "a mask of \(n) zeros and ones", given: mask.description)
        }
        return try sample(mask: flags)
    }

    /// A random element with the probabilities in a vector.
    public mutating func sample(probability: Value) throws -> Int {
        if case .none = probability { return sample() }
        guard let numbers = probability.doubles else {
            throw InvalidMask(
                space: description, expected: "\(n) probabilities", given: probability.description)
        }
        return try sample(probability: numbers)
    }
}
