import LyceumNumerics

extension Discrete {
    /// A random element among those whose flag is set, each equally likely; ``start`` where no flag is set.
    ///
    /// ```swift
    /// let action = try env.actionSpace.sample(mask: [true, false, true])
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
        return start + allowed[random.integer(below: allowed.count)]
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
        try check(probability.allSatisfy { $0 >= 0 && $0 <= 1 }, "probabilities from 0 to 1")
        let sum = probability.reduce(0, +)
        try check((sum - 1).magnitude <= 1e-8 + 1e-5, "probabilities of sum 1, not \(sum.pythonDescription)")
        do {
            return start + (try random.choice(n, p: probability))
        } catch {
            throw InvalidMask(space: description, expected: "probabilities of sum 1 (\(error))", given: given)
        }
    }

    /// A random element among those that a mask of zeros and ones, or of truth values, allows.
    public mutating func sample(mask: Value) throws -> Int {
        let flags: [Bool]? =
            if let numbers = mask.integers {
                numbers.allSatisfy { $0 == 0 || $0 == 1 } ? numbers.map { $0 == 1 } : nil
            } else {
                mask.values.flatMap { parts in
                    let flags = parts.compactMap(\.bool)
                    return flags.count == parts.count ? flags : nil
                }
            }
        guard let flags else {
            throw InvalidMask(
                space: description, expected: "a mask of \(n) zeros and ones", given: mask.description)
        }
        return try sample(mask: flags)
    }

    /// A random element with the probabilities in a vector.
    public mutating func sample(probability: Value) throws -> Int {
        guard let numbers = probability.doubles else {
            throw InvalidMask(
                space: description, expected: "\(n) probabilities", given: probability.description)
        }
        return try sample(probability: numbers)
    }
}
