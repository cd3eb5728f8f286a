import LyceumNumerics
import LyceumValues

// What the spaces made of parts share.

extension Space {
    /// Seeds a space that is being made; the error is for ``validate()``, because initialisers do not throw.
    mutating func failure(seeding seed: SpaceSeed?) -> (any Error)? {
        guard let seed else { return nil }
        do {
            try self.seed(seed)
            return nil
        } catch {
            return error
        }
    }

    /// The masks, or the lists of probabilities, in a list with one for each of so many parts.
    ///
    /// - Throws: ``InvalidMask`` for anything else.
    func conditions(_ given: Value, count: Int, named name: String) throws -> [Value] {
        guard let conditions = given.values, conditions.count == count else {
            throw InvalidMask(
                space: description, expected: "a list of \(count) \(name), one for each part", given: given.description)
        }
        return conditions
    }
}

/// Checks that all parts are valid; the error names the one that is not.
///
/// - Parameters:
///   - parts: the parts and their names in errors.
///   - space: the whole as printed.
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

/// Seeds the parts of a space in their order, as Gymnasium's `Tuple` and `Dict` do.
///
/// - Parameters:
///   - random: the space's own stream, which a number seeds, to draw the parts' seeds from.
///   - seed: a number, a seed for each part, or `nil`.
///   - parts: how many parts there are.
///   - space: the whole as printed.
///   - form: how seeds for the parts are given, for the error.
///   - eachSeed: the seed of each part where one is given for each; `nil` for any other form.
///   - seedPart: seeds the part of a position, and returns what that returned.
/// - Returns: what seeding the parts returned.
func seedInOrder(
    _ random: inout Generator, _ seed: SpaceSeed?, parts count: Int, of space: String, form: String,
    eachSeed: (SpaceSeed) -> [SpaceSeed?]?, _ seedPart: (Int, SpaceSeed?) throws -> SpaceSeed
) throws -> [SpaceSeed] {
    let seeds: [SpaceSeed?]
    switch seed {
    case nil: seeds = Array(repeating: nil, count: count)
    case .seed(let number):
        random = try Generator(seed: number)
        seeds = random.partSeeds(count)
    case let given?:
        guard let each = eachSeed(given) else {
            throw InvalidSpaceSeed(space: space, expected: "one whole number, \(form), or nil", given: seed)
        }
        seeds = each
    }
    return try seeds.enumerated().map(seedPart)
}

/// Seeds a space whose own stream draws seeds for its parts and then restarts, as Gymnasium's `Sequence`, `Graph` and
/// `OneOf` do.
///
/// - Returns: the list of the space's own seed and the results of seeding the parts.
func seedOwnFirst(
    _ random: inout Generator, _ seed: SpaceSeed?, parts count: Int, of space: String,
    _ seedPart: (Int, SpaceSeed?) throws -> SpaceSeed
) throws -> SpaceSeed {
    let own: Int
    let seeds: [SpaceSeed?]
    switch seed {
    case nil:
        own = Int(truncatingIfNeeded: freshSeedBits() >> 1)
        seeds = Array(repeating: nil, count: count)
    case .seed(let number):
        own = number
        var drawing = try Generator(seed: number)
        seeds = drawing.partSeeds(count)
    case .seeds(let given) where given.count == count + 1 && given[0].int != nil:
        own = given[0].int ?? 0
        seeds = Array(given.dropFirst())
    case .seeds, .named:
        throw InvalidSpaceSeed(
            space: space, expected: "one whole number, a list of \(count + 1) seeds, or nil", given: seed)
    }
    random = try Generator(seed: own)
    return .seeds([.seed(own)] + (try seeds.indices.map { try seedPart($0, seeds[$0]) }))
}
