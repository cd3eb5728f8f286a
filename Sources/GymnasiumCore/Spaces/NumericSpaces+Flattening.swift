import LyceumNumerics
import LyceumValues

extension Box {
    /// The number of elements.
    public var flatDim: Int? { low.count }
    /// Vectors within the bounds.
    public func flatSpace() throws -> AnySpace { joinedBox(low: [bottoms], high: [tops], as: S.scalarType) }

    /// The numbers as they are.
    public func flatten(_ element: [S]) throws -> Value {
        guard element.count == low.count else { throw notAnElement(element) }
        return S.value(ofVector: element)
    }

    /// The numbers, converted to the box's type.
    public func unflatten(_ flat: Value) throws -> [S] { S.cast(try flatNumbers(flat, count: low.count)) }
}

extension ArrayBox {
    /// The number of elements.
    public var flatDim: Int? { low.count }

    /// Vectors within the bounds.
    public func flatSpace() throws -> AnySpace {
        joinedBox(low: [vector(low)], high: [vector(high)], as: bounds.scalarType)
    }

    private func vector(_ numbers: [S]) -> AnyArray { S.value(ofVector: numbers).vectorArray ?? .float64(NDArray([])) }

    /// The numbers row by row.
    public func flatten(_ element: NDArray<S>) throws -> Value {
        guard hasShape(element, shape) else { throw notAnElement(element) }
        return joined([vector(element.elements)], as: bounds.scalarType)
    }

    /// The numbers, converted to the box's type.
    public func unflatten(_ flat: Value) throws -> NDArray<S> {
        array(S.cast(try flatNumbers(flat, count: low.count)))
    }
}

extension Discrete {
    /// The number of elements.
    public var flatDim: Int? { max(0, n) }
    /// Vectors of zeros and ones.
    ///
    /// - Throws: ``NotFlattenable`` where there are too many.
    public func flatSpace() throws -> AnySpace { countingBox(try flatLength(), to: 1, as: scalarType) }

    /// The one-hot vector of the element.
    public func flatten(_ element: Int) throws -> Value {
        guard contains(element) else { throw notAnElement(element) }
        return joined([oneHots([element - start], of: [try flatLength()])], as: scalarType)
    }

    /// The position of the first number that is not 0.
    public func unflatten(_ flat: Value) throws -> Int {
        guard let position = firstNonzero(try flatNumbers(flat, count: flatDim), [n])?.first else {
            throw notFlattened(flat)
        }
        return start &+ position
    }
}

/// The one-hot vectors of the positions, joined.
func oneHots(_ positions: [Int], of counts: [Int]) -> AnyArray {
    var vector: [Int8] = []
    for (position, count) in zip(positions, counts) {
        vector += (0..<max(0, count)).map { $0 == position ? 1 : 0 }
    }
    return .int8(NDArray(vector))
}

/// The position of the first number that is not 0 in each piece of a vector; `nil` where a piece has none. A negative
/// length counts as 0, as in the sum of the lengths.
func firstNonzero(_ array: AnyArray, _ counts: [Int]) -> [Int]? {
    let numbers = array.numbers
    var offset = 0
    let positions = counts.map { max(0, $0) }.compactMap { count in
        defer { offset += count }
        return numbers[offset..<offset + count].firstIndex { $0 != 0 }.map { $0 - offset }
    }
    return positions.count == counts.count ? positions : nil
}

extension MultiDiscrete {
    /// The sum of the numbers of elements.
    public var flatDim: Int? { Limits.sum(nvec) }
    /// Vectors of zeros and ones.
    ///
    /// - Throws: ``NotFlattenable`` where there are too many.
    public func flatSpace() throws -> AnySpace { countingBox(try flatLength(), to: 1, as: scalarType) }

    /// The one-hot vectors of all positions, joined.
    public func flatten(_ element: [Int]) throws -> Value {
        guard contains(element) else { throw notAnElement(element) }
        _ = try flatLength()
        return joined([oneHots(zip(element, start).map { $0 - $1 }, of: nvec)], as: scalarType)
    }

    /// For each position the place of the first number that is not 0.
    public func unflatten(_ flat: Value) throws -> [Int] {
        guard let positions = firstNonzero(try flatNumbers(flat, count: flatDim), nvec) else {
            throw notFlattened(flat)
        }
        return zip(start, positions).map { $0 &+ $1 }
    }
}

extension MultiBinary {
    /// The number of positions.
    public var flatDim: Int? { max(0, n) }
    /// Vectors of zeros and ones.
    ///
    /// - Throws: ``NotFlattenable`` where there are too many.
    public func flatSpace() throws -> AnySpace { countingBox(try flatLength(), to: 1, as: .int8) }

    /// The zeros and ones as they are.
    public func flatten(_ element: [Int8]) throws -> Value {
        guard element.count == n else { throw notAnElement(element) }
        return Self.value(of: element)
    }

    /// The zeros and ones.
    public func unflatten(_ flat: Value) throws -> [Int8] { Int8.cast(try flatNumbers(flat, count: n)) }
}

extension TextSpace {
    /// The greatest number of characters.
    public var flatDim: Int? { max(0, maxLength) }
    /// Vectors of positions in ``characterList``.
    ///
    /// - Throws: ``NotFlattenable`` where texts may be too long.
    public func flatSpace() throws -> AnySpace { countingBox(try flatLength(), to: characterList.count, as: .int32) }

    /// The position of each character in ``characterList``, padded with the length of that list.
    public func flatten(_ element: String) throws -> Value {
        let positions = Dictionary(zip(characterList, characterList.indices)) { first, _ in first }
        let indices = element.unicodeScalars.compactMap { positions[$0] }
        guard indices.count == element.unicodeScalars.count, indices.count <= maxLength else {
            throw notAnElement(element)
        }
        let rest = Array(repeating: characterList.count, count: try flatLength() - indices.count)
        return joined([.int64(NDArray(indices + rest))], as: .int32)
    }

    /// The characters at the positions.
    ///
    /// Positions are read from numbers of any type, so that a text joined with the floating-point numbers of other
    /// parts comes back; Gymnasium 1.4 cannot do that.
    public func unflatten(_ flat: Value) throws -> String {
        let indices = Int.cast(try flatNumbers(flat, count: flatDim))
        var text = String.UnicodeScalarView()
        for index in indices where index < characterList.count {
            guard index >= 0 else { throw notFlattened(flat) }
            text.append(characterList[index])
        }
        return String(text)
    }
}
