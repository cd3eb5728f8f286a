import LyceumNumerics

// What the spaces made of parts share.

/// Whether all parts can be; the error names the part that cannot.
///
/// - Parameters:
///   - parts: the parts and how an error calls them.
///   - space: the whole as it prints.
func validateParts(_ parts: some Sequence<(name: String, space: AnySpace)>, of space: String) throws {
    for part in parts {
        do {
            try part.space.validate()
        } catch let error as InvalidSpace {
            throw InvalidSpace(space: space, problem: "in part \(part.name), \(error)")
        }
    }
}

extension Generator {
    /// Seeds for the parts of a space, as Gymnasium draws them: from 0 to 2^31 - 2.
    mutating func partSeeds(_ count: Int) -> [SpaceSeed] {
        let last = Int(Int32.max) - 1
        return (0..<count).map { _ in .seed(integer(below: last + 1)) }
    }
}
