import LyceumNumerics

extension Discrete {
    /// The space of vectors with a number for each element.
    public func batched(_ count: Int) -> MultiDiscrete {
        var space = MultiDiscrete(
            Array(repeating: n, count: max(0, count)), start: Array(repeating: start, count: max(0, count)),
            scalarType: scalarType)
        space.random = random
        return space
    }

    /// Zeros.
    public func emptyBatch(count: Int) -> [Int] { Array(repeating: 0, count: max(0, count)) }
    /// The least element.
    public var zeroElement: Int { start }
}
