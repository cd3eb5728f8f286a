import LyceumNumerics
import LyceumValues

extension Space {
    /// Why a value is not an element: the part that is wrong, by name or position; `nil` for an element.
    package func objection(to element: Element) -> String? {
        contains(element) ? nil : GymnasiumCore.objection(to: Self.value(of: element), in: self)
    }
}

/// Why a value is not an element of a space.
///
/// Spaces whose elements are numbers or have parts say where; for others the message says only that the value is not in
/// them.
private func objection(to value: Value, in space: any Space) -> String {
    switch twin(of: (space as? AnySpace)?.base ?? space) {
    case let space as any BoxOfNumbers: return space.objection(toNumbers: value)
    case let space as Discrete:
        guard let number = Discrete.element(of: value) else { return "\(value) is \(value.kind), not a whole number" }
        return "\(number) is not one of \(space.start), …, \(space.start &+ space.n &- 1)"
    case let space as TupleSpace:
        guard let parts = value.values else { return "\(value) is \(value.kind), not a tuple" }
        guard parts.count == space.count else { return "it has \(parts.count) parts, the space \(space.count)" }
        return firstObjection(zip(space.spaces, parts).enumerated().map { ("part \($0)", $1.0, $1.1) })
    case let space as DictSpace:
        guard let entries = value.dictionary else { return "\(value) is \(value.kind), not a dictionary" }
        if let missing = space.keys.first(where: { (entries[$0] as Value?) == nil }) {
            return "the entry '\(missing)' is missing"
        }
        if let strange = entries.keys.first(where: { space[$0] == nil }) {
            return "the space has no entry '\(strange)'"
        }
        return firstObjection(zip(space.keys, space.spaces).map { ("entry '\($0)'", $1, entries[$0] ?? .none) })
    case let space:
        if case .multiDiscrete(let counts, let shape) = space.structure {
            return objection(toWhole: value, shape: shape, limits: counts.map { "fewer than \($0) from the start" }) {
                position, _ in space.contains(value, changedOnlyAt: position)
            }
        }
        if case .multiBinary(let shape) = space.structure {
            let limits = Array(repeating: "0 or 1", count: shape.reduce(1, *))
            return objection(toWhole: value, shape: shape, limits: limits) { _, number in number == 0 || number == 1 }
        }
        return "\(value) is not in \(space)"
    }
}

private func firstObjection(_ parts: [(name: String, space: AnySpace, value: Value)]) -> String {
    guard let part = parts.first(where: { !$0.space.contains($0.value) }) else { return "its parts do not fit" }
    return "\(part.name): \(objection(to: part.value, in: part.space))"
}

private func objection(
    toWhole value: Value, shape: [Int], limits: [String], _ isAllowed: (Int, Int) -> Bool
) -> String {
    guard let numbers = value.integers else { return "\(value) is \(value.kind), not whole numbers" }
    let own = value.shape ?? [numbers.count]
    guard own == shape else { return "its shape is \(shapeText(own)), the space's \(shapeText(shape))" }
    for (position, number) in numbers.enumerated() where !isAllowed(position, number) {
        return "number \(number) at position \(position) is not \(limits[position])"
    }
    return "\(value) is not an element"
}

extension Space {
    /// Whether a value would be an element if all positions but one had the number of ``zeroElement``.
    fileprivate func contains(_ value: Value, changedOnlyAt position: Int) -> Bool {
        let zero = Self.value(of: zeroElement)
        guard var numbers = zero.integers, let given = value.integers else { return false }
        numbers[position] = given[position]
        let shape = zero.shape ?? [numbers.count]
        let changed: Value =
            shape.count == 1
            ? .integers(numbers) : (try? NDArray(shape: shape, elements: numbers)).map { .array(.int64($0)) } ?? .none
        return Self.element(of: changed).map(contains) ?? false
    }
}

extension Value {
    /// The kind with its article: `a text`.
    fileprivate var kind: String {
        switch self {
        case .none: "nothing"
        case .bool: "a truth value"
        case .int: "a whole number"
        case .double: "a number"
        case .string: "a text"
        case .floats: "a vector of float32"
        case .doubles: "a vector of float64"
        case .integers: "a vector of int64"
        case .array(let array): "an array of \(array.scalarType)"
        case .list: "a list"
        case .tuple: "a tuple"
        case .dictionary: "a dictionary"
        case .graph: "a graph"
        }
    }

    /// The extents of an array or vector.
    fileprivate var shape: [Int]? {
        switch self {
        case .floats(let numbers): [numbers.count]
        case .doubles(let numbers): [numbers.count]
        case .integers(let numbers): [numbers.count]
        case .array(let array): array.shape
        default: nil
        }
    }
}

extension BoxOfNumbers {
    /// The lower and the upper bound of each number, row by row.
    package var numberBounds: [(low: Double, high: Double)] { zip(lowerBounds, upperBounds).map { ($0, $1) } }

    /// Why a value is not an element.
    fileprivate func objection(toNumbers value: Value) -> String { bounds.objection(to: value) }
}

extension BoxBounds {
    /// Why a value is not between these bounds.
    func objection(to value: Value) -> String {
        guard let array = S.array(of: value) else {
            return "\(value) is \(value.kind), the space has arrays of \(scalarType)"
        }
        // Typed code holds a single number without axes as a vector of one number.
        let own = shape.isEmpty && array.count == 1 ? [] : array.shape
        guard own == shape else { return "its shape is \(shapeText(own)), the space's \(shapeText(shape))" }
        for (index, number) in array.elements.enumerated() {
            let place = "element \(Self.position(index, in: shape)) is \(number.pythonText)"
            if number.asDouble.isNaN { return place }
            if !S.isOrdered(low[index], number) { return place + ", below its low of \(low[index].pythonText)" }
            if !S.isOrdered(number, high[index]) { return place + ", above its high of \(high[index].pythonText)" }
        }
        return "\(value) is not an element"
    }

    /// The indices of the number at a place, counted row by row: `7`, or `(1, 0, 2)`.
    private static func position(_ place: Int, in shape: [Int]) -> String {
        guard shape.count > 1 else { return String(place) }
        var rest = place
        let indices = shape.reversed().map { extent in
            defer { rest /= extent }
            return rest % extent
        }
        return shapeText(indices.reversed())
    }
}
