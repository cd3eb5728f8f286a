import LyceumSystem

/// Upper limits for numbers that come from outside: an option, a shape, a count, a file.
///
/// Such a number decides how much memory is taken and how long a loop runs. Products and sums of several are computed
/// here without overflow and compared with a limit before any memory is taken: an array's own arithmetic wraps for
/// counts near `Int.max`, and writes beyond its memory.
public enum Limits {
    /// Draws of one call of a generator, and the integers of a permutation: 2^28, two gigabytes of `Double`.
    public static let draws = 1 << 28
    /// Numbers in one element of a space, in a batch of elements, or in a flattened element: 2^27.
    public static let spaceNumbers = 1 << 27
    /// Characters of a text, or parts of a sequence or graph, in one sample of a space: 2^24.
    public static let parts = 1 << 24
    /// Sub-environments of one vector environment: 2^20.
    public static let lanes = 1 << 20
    /// Actions in one state of a small environment, or its contexts, each with numbers of its own: 10,000.
    public static let choices = 10_000
    /// Inner steps that one step of a wrapper may take: 2^20.
    public static let stepsOfOne = 1 << 20
    /// Entries of a table of transitions: 2^22.
    public static let tableEntries = 1 << 22
    /// Elements of an ``NDArray`` that is filled with one value: 2^40, more than memory holds.
    public static let arrayElements = 1 << 40

    /// The product of counts of 0 or more; `nil` where one is negative or where they multiply to more than a limit.
    ///
    /// A count of 0 makes the product 0, but, as in NumPy, the others must stay within the limit all the same: they are
    /// the size of the array's parts along that axis.
    @inlinable
    public static func product(_ counts: some Sequence<Int>, atMost limit: Int) -> Int? {
        var product = 1
        var hasZero = false
        for count in counts {
            if count < 0 { return nil }
            if count == 0 {
                hasZero = true
                continue
            }
            let (next, overflow) = product.multipliedReportingOverflow(by: count)
            if overflow || next > limit { return nil }
            product = next
        }
        return hasZero ? 0 : product
    }

    /// The sum of counts, where a negative one counts as 0; `Int.max` if they sum to more.
    @inlinable
    public static func sum(_ counts: some Sequence<Int>) -> Int {
        counts.reduce(0) { sum, count in
            let (next, overflow) = sum.addingReportingOverflow(max(0, count))
            return overflow ? .max : next
        }
    }

    /// The positions of `count` draws by a function that cannot throw, none where the count is negative.
    ///
    /// More than ``draws`` end the program with a message.
    @inlinable
    static func positions(_ count: Int) -> Range<Int> {
        if count > draws { refuse(draws: count) }
        return 0..<max(0, count)
    }

    @inline(never) @usableFromInline
    static func refuse(draws count: Int) -> Never {
        Mistake.stop(
            String(count) + " numbers at once are more than " + String(draws) + ": draw them in several calls")
    }
}
