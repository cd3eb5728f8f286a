/// The states that an environment had after every so many steps of an episode.
@usableFromInline
package struct Checkpoints: Sendable, Equatable {
    /// How many steps lie between two of them.
    @inlinable package static var interval: Int { 128 }
    /// The most numbers of one.
    package static let widthLimit = 16

    /// How many numbers each has; 0 while there is none.
    package private(set) var width = 0
    /// The number of the first one; number 1 is after ``interval`` steps.
    package private(set) var first = 1
    /// The numbers of all of them, one after the other.
    package private(set) var numbers: [Double] = []

    /// None.
    package init() {}

    /// Checkpoints that follow each other.
    ///
    /// - Parameters:
    ///   - first: the number of the first one.
    ///   - numbers: `width` for each of them.
    package init(width: Int, first: Int, numbers: [Double]) {
        precondition(width > 0 && numbers.count.isMultiple(of: width), "\(numbers.count) is no multiple of \(width)")
        (self.width, self.first, self.numbers) = (width, first, numbers)
    }

    /// How many there are.
    package var count: Int { width == 0 ? 0 : numbers.count / width }

    /// The state after a number of steps; `nil` where none was kept.
    package subscript(step: Int) -> ArraySlice<Double>? {
        let index = step / Self.interval - first
        guard step.isMultiple(of: Self.interval), index >= 0, index < count else { return nil }
        return numbers[index * width..<(index + 1) * width]
    }

    /// Adds the state after a number of steps, a multiple of ``interval``. Where earlier ones are missing, those before them go.
    mutating func add(_ state: [Double], at step: Int) {
        let number = step / Self.interval
        if state.count != width || number != first + count {
            removeAll()
            (width, first) = (state.count, number)
        }
        numbers += state
    }

    /// Takes away what comes after a number of steps.
    mutating func removeAll(after step: Int) {
        let left = max(0, step / Self.interval - first + 1)
        if left < count { numbers.removeLast((count - left) * width) }
    }

    mutating func removeAll() {
        if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    }
}
