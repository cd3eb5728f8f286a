// Each method is one draw, or one row of draws, of the shared twister; see the method of MersenneTwister.
extension SharedMersenneTwister {
    /// A number from 0 to 1, 1 excluded.
    public func random() -> Double { withLock { $0.random() } }

    /// `count` numbers from 0 to 1, 1 excluded (none if `count` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public func random(count: Int) -> [Double] { withLock { $0.random(count: count) } }

    /// A number from `low` to `high`.
    ///
    /// - Throws: `InvalidDistribution` if high - low is not finite.
    public func uniform(_ low: Double = 0, _ high: Double = 1) throws(InvalidDistribution) -> Double {
        try withLock { twister throws(InvalidDistribution) in try twister.uniform(low, high) }
    }

    /// `count` numbers from `low` to `high`.
    ///
    /// - Throws: `InvalidDistribution` if high - low is not finite or `count` is negative.
    public func uniform(_ low: Double = 0, _ high: Double = 1, count: Int) throws(InvalidDistribution) -> [Double] {
        try withLock { twister throws(InvalidDistribution) in try twister.uniform(low, high, count: count) }
    }

    /// An integer from 0 to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer.
    public func randint(_ high: Int) throws(InvalidDistribution) -> Int { try randint(0, high) }

    /// An integer from `low` to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer.
    public func randint(_ low: Int, _ high: Int) throws(InvalidDistribution) -> Int {
        try withLock { twister throws(InvalidDistribution) in try twister.randint(low, high) }
    }

    /// `count` integers from 0 to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer or `count` is negative.
    public func randint(_ high: Int, count: Int) throws(InvalidDistribution) -> [Int] {
        try randint(0, high, count: count)
    }

    /// `count` integers from `low` to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer or `count` is negative.
    public func randint(_ low: Int, _ high: Int, count: Int) throws(InvalidDistribution) -> [Int] {
        try withLock { twister throws(InvalidDistribution) in try twister.randint(low, high, count: count) }
    }

    /// A draw from the normal distribution with mean 0 and standard deviation 1.
    public func normal() -> Double { withLock { $0.normal() } }

    /// `count` draws with mean 0 and standard deviation 1 (none if `count` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public func normal(count: Int) -> [Double] { withLock { $0.normal(count: count) } }

    /// A draw from the normal distribution with this mean and standard deviation.
    ///
    /// - Throws: `InvalidDistribution` if the deviation is negative.
    public func normal(_ mean: Double, _ deviation: Double = 1) throws(InvalidDistribution) -> Double {
        try withLock { twister throws(InvalidDistribution) in try twister.normal(mean, deviation) }
    }

    /// `count` draws from the normal distribution with this mean and standard deviation.
    ///
    /// - Throws: `InvalidDistribution` if the deviation or `count` is negative.
    public func normal(_ mean: Double, _ deviation: Double = 1, count: Int) throws(InvalidDistribution) -> [Double] {
        try withLock { twister throws(InvalidDistribution) in try twister.normal(mean, deviation, count: count) }
    }

    /// One of the integers from 0 to `n`, `n` excluded, with these probabilities or equal ones.
    ///
    /// - Throws: `InvalidDistribution` if there is nothing to choose from or `p` is not a distribution over it.
    public func choice(_ n: Int, p: [Double]? = nil) throws(InvalidDistribution) -> Int {
        try withLock { twister throws(InvalidDistribution) in try twister.choice(n, p: p) }
    }

    /// `count` of the integers from 0 to `n`, `n` excluded, with these probabilities or equal ones.
    ///
    /// - Throws: `InvalidDistribution` if there is nothing to choose from, `p` is not a distribution over it, or there
    ///   are not enough integers to draw without replacement.
    public func choice(
        _ n: Int, count: Int, replace: Bool = true, p: [Double]? = nil
    ) throws(InvalidDistribution) -> [Int] {
        try withLock { twister throws(InvalidDistribution) in
            try twister.choice(n, count: count, replace: replace, p: p)
        }
    }

    /// One of the elements, with these probabilities or equal ones.
    ///
    /// - Throws: `InvalidDistribution` if there is nothing to choose from or `p` is not a distribution over it.
    public func choice<Element>(_ elements: [Element], p: [Double]? = nil) throws(InvalidDistribution) -> Element {
        elements[try choice(elements.count, p: p)]
    }

    /// `count` of the elements, with these probabilities or equal ones.
    ///
    /// - Throws: `InvalidDistribution` if there is nothing to choose from, `p` is not a distribution over it, or there
    ///   are not enough elements to draw without replacement.
    public func choice<Element>(
        _ elements: [Element], count: Int, replace: Bool = true, p: [Double]? = nil
    ) throws(InvalidDistribution) -> [Element] {
        try choice(elements.count, count: count, replace: replace, p: p).map { elements[$0] }
    }

    /// Brings an array into random order, in place.
    public func shuffle<Element>(_ elements: inout [Element]) { elements = permutation(elements) }

    /// The integers from 0 to `n`, `n` excluded, in random order (none if `n` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public func permutation(_ n: Int) -> [Int] { withLock { $0.permutation(n) } }

    /// The elements in random order.
    public func permutation<Element>(_ elements: [Element]) -> [Element] {
        permutation(elements.count).map { elements[$0] }
    }
}
