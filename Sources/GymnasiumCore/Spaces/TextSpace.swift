import LyceumNumerics
import LyceumValues

/// Texts of a range of lengths over a set of characters.
///
/// ```swift
/// var space = TextSpace(5, seed: 42)              // up to 5 letters and digits
/// let word = space.sample()                       // "R"
/// TextSpace(6, minLength: 3, characters: "abcdef")
/// ```
///
/// Lengths are numbers of Unicode code points. Samples are those of Gymnasium's `Text` for the same seed, draw for draw.
public struct TextSpace: Space {
    /// The least number of characters.
    public let minLength: Int
    /// The greatest number of characters.
    public let maxLength: Int
    /// The characters, each once, in the order that masks and ``flatten(_:)`` count them in.
    public let characterList: [Unicode.Scalar]
    /// The stream that sampling draws from.
    public var random: Generator
    private let seedProblem: Int?

    /// Digits and the letters of English, in the order of their code points.
    public static let alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

    /// Texts of a range of lengths.
    ///
    /// - Parameters:
    ///   - maxLength: the greatest number of characters.
    ///   - minLength: the least, from 0 to `maxLength`.
    ///   - characters: at least one unless texts are empty; of duplicates the first counts.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    public init(_ maxLength: Int, minLength: Int = 1, characters: String = alphanumeric, seed: Int? = nil) {
        self.minLength = minLength
        self.maxLength = maxLength
        var seen: Set<Unicode.Scalar> = []
        characterList = characters.unicodeScalars.filter { seen.insert($0).inserted }
        (random, seedProblem) = startStream(seed)
    }

    /// The characters in the order of their code points.
    public var characters: String { text(characterList.sorted()) }
    /// Text of at most ``maxLength`` characters.
    public var structure: SpaceStructure { .text(maxLength: maxLength) }

    private func text(_ characters: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters)
        return String(text)
    }

    private var isPossible: Bool {
        0 <= minLength && minLength <= maxLength && maxLength <= Limits.parts
            && (maxLength == 0 || !characterList.isEmpty)
    }

    /// A random text: first its length, each equally likely, then its characters.
    public mutating func sample() -> String {
        guard isPossible else { return "" }
        return text(ofLength: randomLength(), Array(repeating: 1, count: characterList.count))
    }

    private mutating func randomLength() -> Int { minLength + random.integer(below: maxLength - minLength + 1) }

    private mutating func text(ofLength length: Int, _ probability: [Double]) -> String {
        let sum = pairwiseSum(probability[...])
        let drawn = try? random.choice(characterList, count: length, p: probability.map { $0 / sum })
        return text(drawn ?? [])
    }

    /// A random text of a given length or of certain characters.
    ///
    /// - Parameters:
    ///   - length: the number of characters; `nil` for a random one.
    ///   - mask: a flag for each of ``characterList``; `nil` allows all. If no flag is set the text is empty.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(length: Int?, mask: [Bool]?) throws -> String {
        if let mask, mask.count != characterList.count {
            throw invalid("a mask of \(characterList.count) flags", "\(mask.count) flags")
        }
        return try sample(length: length, weights: mask?.map { $0 ? 1 : 0 })
    }

    /// A random text of a given length or with given probabilities of the characters.
    ///
    /// - Parameters:
    ///   - length: the number of characters; `nil` for a random one.
    ///   - probability: one for each of ``characterList``, from 0 to 1, of sum 1; `nil` for equal ones.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(length: Int?, probability: [Double]?) throws -> String {
        if let probability {
            let given = Value.doubles(probability).description
            guard probability.count == characterList.count else {
                throw invalid("\(characterList.count) probabilities", given)
            }
            if let problem = problem(ofProbabilities: probability) { throw invalid(problem, given) }
        }
        return try sample(length: length, weights: probability)
    }

    private mutating func sample(length: Int?, weights: [Double]?) throws -> String {
        let weights = weights ?? Array(repeating: 1, count: characterList.count)
        if let length, !(0 <= minLength && minLength...max(minLength, maxLength) ~= length) {
            throw invalid("a length from \(minLength) to \(maxLength)", "\(length)")
        }
        guard isPossible else { return "" }
        guard weights.contains(where: { $0 > 0 }) else {
            guard minLength == 0, (length ?? 0) == 0 else {
                throw invalid("a mask that allows a character, since texts are not empty", "one that allows none")
            }
            return ""
        }
        return text(ofLength: length ?? randomLength(), weights)
    }

    private func invalid(_ expected: String, _ given: String) -> InvalidMask {
        InvalidMask(space: description, expected: expected, given: given)
    }

    /// A random text among those that a list of a length and a mask of zeros and ones allows, each of which may be `nil`.
    public mutating func sample(mask: Value) throws -> String {
        if case .none = mask { return sample() }
        let (length, part) = try pair(mask)
        if case .none = part { return try sample(length: length, mask: nil) }
        guard let flags = flags(of: part) else { throw invalid("a mask of zeros and ones", part.description) }
        return try sample(length: length, mask: flags)
    }

    /// A random text with the length and the probabilities in a list, each of which may be `nil`.
    public mutating func sample(probability: Value) throws -> String {
        if case .none = probability { return sample() }
        let (length, part) = try pair(probability)
        if case .none = part { return try sample(length: length, probability: nil) }
        guard let numbers = part.doubles else { throw invalid("a list of probabilities", part.description) }
        return try sample(length: length, probability: numbers)
    }

    /// The two parts of a condition. The second stays a value, in which `nil` is ``Value/none``: in an optional value,
    /// `nil` would be ambiguous.
    private func pair(_ value: Value) throws -> (length: Int?, characters: Value) {
        guard let parts = value.values, parts.count == 2, parts[0] == .none || parts[0].int != nil else {
            throw invalid("a list of a length, or nil, and of what the characters are drawn by", value.description)
        }
        return (parts[0].int, parts[1])
    }

    /// Whether a text has a length in range and no other characters.
    public func contains(_ element: String) -> Bool {
        let scalars = element.unicodeScalars
        guard minLength <= scalars.count, scalars.count <= maxLength else { return false }
        let allowed = Set(characterList)
        return scalars.allSatisfy(allowed.contains)
    }

    /// Whether the lengths are in order and there are characters to choose from.
    public func validate() throws {
        func fail(_ problem: String) throws -> Never { throw InvalidSpace(space: description, problem: problem) }
        if minLength < 0 { try fail("the least length is \(minLength); write 0 or more") }
        if minLength > maxLength {
            try fail(
                "the least length \(minLength) is above the greatest, \(maxLength); write minLength up to maxLength")
        }
        if maxLength > Limits.parts {
            try fail("texts of more than \(Limits.parts) characters are too long; write a smaller length")
        }
        if !isPossible { try fail("there is no character; write characters: \"abc\"") }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// A text.
    public static func value(of element: String) -> Value { .string(element) }
    /// A text.
    public static func element(of value: Value) -> String? { value.string }
    /// The least character, repeated to the minimum length.
    public var zeroElement: String {
        minLength > Limits.parts ? "" : text(Array(repeating: characterList.min() ?? "0", count: max(0, minLength)))
    }

    /// Whether both have the same lengths and characters, in whatever order.
    public static func == (left: TextSpace, right: TextSpace) -> Bool {
        left.minLength == right.minLength && left.maxLength == right.maxLength
            && Set(left.characterList) == Set(right.characterList)
    }

    /// Gymnasium's text: `Text(1, 5, charset=abc)`.
    public var description: String { "Text(\(minLength), \(maxLength), charset=\(characters))" }
}
