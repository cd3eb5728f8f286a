extension Generator {
    /// An integer from 0 to `n`, `n` excluded, where `n` is known to be 1 or more.
    @inlinable
    package mutating func integer(below n: Int) -> Int { (try? integers(n)) ?? 0 }
}
