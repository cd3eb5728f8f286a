import LyceumNumerics

extension Space {
    /// Where two bounds are equal; `nil` if none are.
    package var equalBounds: String? {
        switch twin(of: (self as? AnySpace)?.base ?? self) {
        case let space as any BoxOfNumbers: space.ownEqualBounds
        case let space as TupleSpace: space.spaces.lazy.compactMap(\.equalBounds).first
        case let space as DictSpace: space.spaces.lazy.compactMap(\.equalBounds).first
        default: nil
        }
    }

    /// Checks that the space is valid and that a space made of parts has some.
    ///
    /// - Throws: ``InvalidSpace`` and what ``validate()`` throws.
    package func validateForUse() throws {
        try validate()
        if structure.hasEmptyPart {
            throw InvalidSpace(space: description, problem: "it has no parts; write at least one space into it")
        }
    }
}

extension SpaceStructure {
    /// Whether this, or something in it, is made of parts and has none.
    fileprivate var hasEmptyPart: Bool {
        switch self {
        case .tuple(let parts): parts.isEmpty || parts.contains(where: \.hasEmptyPart)
        case .dictionary(let parts): parts.isEmpty || parts.contains { $0.structure.hasEmptyPart }
        default: false
        }
    }
}

extension BoxOfNumbers {
    /// Where the bounds of a number are equal; `nil` if none are.
    package var ownEqualBounds: String? {
        guard let index = numberBounds.firstIndex(where: { $0.low == $0.high }) else { return nil }
        return "low and high of number \(index) of \(self) are both \(numberBounds[index].low.pythonDescription)"
    }
}
