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
/// Masks and probabilities are given in a dictionary with one for each name, `nil` for none; what does not fit is an
/// ``InvalidMask``, and nothing has been drawn then.
///
/// Elements are ``Value``s that hold an ``Info``. Names written as a dictionary are sorted, which decides the order of
/// sampling and seeding; names written as pairs, or with `sortKeys: false`, stay in the order given. Samples and seeds are
/// those of Gymnasium's `Dict`, draw for draw.
public struct DictSpace: FlattenableSpace, SpaceOfParts {
    /// A dictionary of elements.
    public typealias Element = Value
    /// A dictionary of batches.
    public typealias Batch = Value
    /// The space of dictionaries of batches.
    public typealias Batched = DictSpace

    /// The names, in the order of sampling.
    public let keys: [String]
    /// The spaces, in the order of their names.
    public internal(set) var spaces: [AnySpace]
    /// The stream that the seeds of the parts are drawn from; the samples come from the parts' own streams.
    public var random = Generator()
    var seedProblem: (any Error)?

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
        seedProblem = failure(seeding: seed)
    }

    /// The number of spaces.
    public var count: Int { spaces.count }

    /// The space under a name; `nil` if there is none.
    public subscript(key: String) -> AnySpace? { keys.firstIndex(of: key).map { spaces[$0] } }

    /// What the parts are made of.
    public var structure: SpaceStructure { .dictionary(zip(keys, spaces).map { ($0, $1.structure) }) }

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
        let used = try seedInOrder(
            &random, seed, parts: count, of: description, form: "a dictionary of seeds with the keys \(keyText)",
            eachSeed: { given in
                guard case .named(let seeds) = given, Set(seeds.keys) == Set(keys) else { return nil }
                return keys.map { seeds[$0] }
            }, { try spaces[$0].seed($1) })
        (self.random, self.spaces, seedProblem) = (random, spaces, nil)
        return .named(Dictionary(zip(keys, used)) { $1 })
    }

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

extension DictSpace {
    private var keyText: String { keys.map { "'\($0)'" }.joined(separator: ", ") }
    var elementForm: String { "a dictionary with the keys \(keyText)" }
    var layoutForm: String { "a dictionary of lists with the keys of the space" }

    func whole(_ parts: [Value]) -> Value { .dictionary(Info(zip(keys, parts).map { ($0, $1) })) }

    func parts(of whole: Value) -> [Value]? {
        guard let given = whole.dictionary, given.count == count else { return nil }
        let parts = keys.compactMap { given[$0] as Value? }
        return parts.count == count ? parts : nil
    }

    func loosely(_ whole: Value) -> [Value?] { keys.map { whole[$0] } }

    func conditions(_ given: Value, areMasks: Bool) throws -> [Value] {
        guard let conditions = parts(of: given) else {
            throw InvalidMask(
                space: description,
                expected: "a dictionary of \(areMasks ? "masks" : "probabilities") with the keys \(keyText)",
                given: given.description)
        }
        return conditions
    }

    func columns(of samples: [Value]) -> [[Value]] { keys.map { key in samples.compactMap { $0[key] } } }
    func layout(_ columns: [Value]) -> Value { whole(columns) }
    func columns(ofLayout layout: Value) -> [Value]? { parts(of: layout) }
}
