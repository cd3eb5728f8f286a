extension Generator {
    /// A whole number from 0 up to, and without, `n`, where `n` is known to be 1 or more.
    @inlinable
    package mutating func integer(below n: Int) -> Int { (try? integers(n)) ?? 0 }
}
