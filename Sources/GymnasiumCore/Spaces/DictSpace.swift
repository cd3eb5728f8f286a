import LyceumNumerics
import LyceumValues

/// Several named spaces; an element has one element of each under its name.
///
/// ```swift
/// var space = DictSpace(["position": Box(low: -1, high: 1, shape: [2]), "gear": Discrete(5)], seed: 7)
/// let state = space.sample()                      // {'gear': 2, 'position': array([…])}
/// state["gear"]                                   // .int(2)
/// ```
///
/// Elements are ``Value``s that hold an ``Info``. Names written as a dictionary are sorted, which decides the order of
/// sampling and seeding; names written as pairs, or with `sortKeys: false`, stay in the order given. Samples and seeds are
/// those of Gymnasium's `Dict`, draw for draw.
public struct DictSpace: Space {
    /// The names, in the order of sampling.
    public let keys: [String]
    /// The spaces, in the order of their names.
    public private(set) var spaces: [AnySpace]
    /// The stream that the seeds of the parts are drawn from; the samples come from the parts' own streams.
    public var random = Generator()
    private var seedProblem: (any Error)?

    /// Spaces written as a dictionary.
    ///
    /// - Parameters:
    ///   - spaces: any spaces under different names.
    ///   - sortKeys: whether the names are sorted by their characters' code points.
    ///   - seed: one number for all, or a named seed for each part, as in ``seed(_:)``; `nil` leaves the parts as they are.
    public init(_ spaces: KeyValuePairs<String, any Space>, sortKeys: Bool = true, seed: SpaceSeed? = nil) {
        let pairs = spaces.map { ($0.key, $0.value) }
        let isBefore = { (left: (String, any Space), right: (String, any Space)) in
            left.0.unicodeScalars.lexicographicallyPrecedes(right.0.unicodeScalars)
        }
        self.init(sortKeys ? pairs.sorted(by: isBefore) : pairs, seed: seed)
    }

    /// Spaces written as pairs, in the order given.
    ///
    /// - Parameters:
    ///   - pairs: any spaces under different names.
    ///   - seed: one number for all, or a named seed for each part, as in ``seed(_:)``; `nil` leaves the parts as they are.
    public init(_ pairs: [(String, any Space)], seed: SpaceSeed? = nil) {
        keys = pairs.map { $0.0 }
        spaces = pairs.map { $0.1.erased }
        guard let seed else { return }
        do { try self.seed(seed) } catch { seedProblem = error }
    }

    /// The number of spaces.
    public var count: Int { spaces.count }

    /// The space under a name; `nil` if there is none.
    public subscript(key: String) -> AnySpace? { keys.firstIndex(of: key).map { spaces[$0] } }

    /// What the parts are made of.
    public var structure: SpaceStructure { .dictionary(zip(keys, spaces).map { ($0, $1.structure) }) }

    /// A random element of each space, drawn in the order of ``keys``.
    public mutating func sample() -> Value {
        .dictionary(Info(keys.indices.map { (keys[$0], spaces[$0].sample()) }))
    }

    /// A random element of each space among those that its own mask allows.
    ///
    /// - Parameter mask: a dictionary with a mask for each name, `nil` for none.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(mask: Value) throws -> Value {
        try sample(mask, named: "masks") { try $0.sample(mask: $1) }
    }

    /// A random element of each space with its own probabilities.
    ///
    /// - Parameter probability: a dictionary with the probabilities for each name, `nil` for equal ones.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: Value) throws -> Value {
        try sample(probability, named: "probabilities") { try $0.sample(probability: $1) }
    }

    private mutating func sample(
        _ conditions: Value, named name: String, _ draw: (inout AnySpace, Value) throws -> Value
    ) throws -> Value {
        if case .none = conditions { return sample() }
        guard let given = conditions.dictionary, hasKeys(of: given) else {
            throw InvalidMask(
                space: description, expected: "a dictionary of \(name) with the keys \(keyText)",
                given: conditions.description)
        }
        var spaces = spaces
        let elements = try keys.indices.map { (keys[$0], try draw(&spaces[$0], given[keys[$0]] ?? .none)) }
        self.spaces = spaces
        return .dictionary(Info(elements))
    }

    private func hasKeys(of dictionary: Info) -> Bool {
        dictionary.count == count && Set(dictionary.keys) == Set(keys)
    }

    private var keyText: String { keys.map { "'\($0)'" }.joined(separator: ", ") }

    /// Whether a dictionary has exactly the names, with an element of its space under each.
    public func contains(_ element: Value) -> Bool {
        guard let given = element.dictionary, hasKeys(of: given) else { return false }
        return zip(keys, spaces).allSatisfy { key, space in given[key].map(space.contains) ?? false }
    }

    /// Checks that the names differ, that every part is valid and that the given seed fits this space.
    ///
    /// - Throws: ``InvalidSpace``, naming the part, or what ``seed(_:)`` throws.
    public func validate() throws {
        for (index, key) in keys.enumerated() where keys[..<index].contains(key) {
            throw InvalidSpace(space: description, problem: "the name '\(key)' occurs twice; write different names")
        }
        try validateParts(zip(keys, spaces).map { ("'\($0)'", $1) }, of: description)
        if let seedProblem { throw seedProblem }
    }

    /// Seeds all parts.
    ///
    /// A number seeds ``random``, which then draws a seed for each part in order; a dictionary has a seed for each name;
    /// `nil` takes all from the process's entropy.
    ///
    /// - Returns: a dictionary of the results of seeding the parts; seeding with it again gives the same samples.
    /// - Throws: ``InvalidSpaceSeed`` or `InvalidSeed`, before any stream changes.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var (random, spaces) = (random, spaces)
        let seeds: [SpaceSeed?]
        switch seed {
        case nil: seeds = Array(repeating: nil, count: count)
        case .seed(let number):
            random = try Generator(seed: number)
            seeds = random.partSeeds(count)
        case .named(let given) where Set(given.keys) == Set(keys): seeds = keys.map { given[$0] }
        case .seeds, .named:
            throw InvalidSpaceSeed(
                space: description,
                expected: "one whole number, a dictionary of seeds with the keys \(keyText), or nil", given: seed)
        }
        let used = try keys.indices.map { (keys[$0], try spaces[$0].seed(seeds[$0])) }
        (self.random, self.spaces, seedProblem) = (random, spaces, nil)
        return .named(Dictionary(used) { $1 })
    }

    /// The element itself, which is already a value.
    public static func value(of element: Value) -> Value { element }

    /// A dictionary.
    public static func element(of value: Value) -> Value? {
        if case .dictionary = value { value } else { nil }
    }

    /// Whether both have equal spaces under the same names, in whatever order.
    public static func == (left: DictSpace, right: DictSpace) -> Bool {
        left.count == right.count && Set(left.keys) == Set(right.keys)
            && left.keys.allSatisfy { left[$0] == right[$0] }
    }

    /// Gymnasium's text: `Dict('gear': Discrete(5), 'lamp': Discrete(2))`.
    public var description: String {
        "Dict(\(zip(keys, spaces).map { "\(Value.string($0)): \($1)" }.joined(separator: ", ")))"
    }
}
