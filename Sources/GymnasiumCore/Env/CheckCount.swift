/// Refuses a count that is not within its limits, before anything is made of it.
///
/// - Throws: ``InvalidArgument``.
@usableFromInline
package func checkCount(_ name: String, _ count: Int, _ limits: ClosedRange<Int>, of things: String = "") throws {
    guard !limits.contains(count) else { return }
    let expected = "\(limits.lowerBound) to \(limits.upperBound)" + (things.isEmpty ? "" : " \(things)")
    throw InvalidArgument(name, given: count, expected: expected)
}
