extension Discrete {
    /// The space of vectors with a number for each element.
    public func batched(_ count: Int) -> MultiDiscrete {
        let count = batchCount(count)
        var space = MultiDiscrete(
            Array(repeating: n, count: count), start: Array(repeating: start, count: count), scalarType: scalarType)
        space.random = random
        return space
    }

    /// Zeros.
    public func emptyBatch(count: Int) -> [Int] { Array(repeating: 0, count: batchCount(count)) }
    /// The least element.
    public var zeroElement: Int { start }
}
