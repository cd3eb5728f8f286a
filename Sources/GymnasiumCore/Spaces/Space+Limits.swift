import LyceumNumerics
import LyceumSystem

extension SpaceStructure {
    /// How many numbers an element has, at most `Int.max`; anything other than a number counts as one.
    var numberCount: Int {
        switch self {
        case .discrete, .text, .other: 1
        case .box(let shape, _), .multiDiscrete(_, let shape), .multiBinary(let shape):
            Limits.product(shape, atMost: .max) ?? .max
        case .tuple(let parts): Limits.sum(parts.map(\.numberCount))
        case .dictionary(let parts): Limits.sum(parts.map(\.structure.numberCount))
        }
    }
}

extension Space {
    /// Whether a batch of `count` elements has at most ``Limits/spaceNumbers`` numbers.
    package func allowsBatch(_ count: Int) -> Bool {
        Limits.product([count, max(1, structure.numberCount)], atMost: Limits.spaceNumbers) != nil
    }

    /// The length of flattened elements.
    ///
    /// - Throws: ``NotFlattenable`` if there is none, or if it is too long.
    func flatLength() throws -> Int {
        guard let flatDim, flatDim <= Limits.spaceNumbers else {
            throw NotFlattenable(space: description, length: flatDim)
        }
        return flatDim
    }
}

/// The number of elements of a batch made by a function that cannot throw; 0 for a negative number.
///
/// More numbers than ``Limits/spaceNumbers`` end the program with a message.
@usableFromInline
package func batchCount(_ count: Int, of numbers: Int = 1) -> Int {
    let count = max(0, count)
    guard Limits.product([count, max(1, numbers)], atMost: Limits.spaceNumbers) != nil else {
        Mistake.stop("a batch of \(count) elements is too large: it may have \(Limits.spaceNumbers) numbers in all")
    }
    return count
}
