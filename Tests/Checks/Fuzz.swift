import Gymnasium
import LyceumNumerics

/// A source of random inputs, which depend on nothing but a seed.
struct Fuzz {
    var random: Generator

    init(seed: Int) throws { random = try Generator(seed: seed) }

    /// Makes inputs, tries each and counts what came of them.
    ///
    /// - Parameters:
    ///   - expected: errors of which each must have come up.
    ///   - input: makes an input and returns what is to be done with it.
    mutating func run(
        isQuick: Bool, reaching expected: [any Error.Type],
        _ input: (inout Fuzz) throws -> () throws -> Void
    ) throws -> String {
        var (taken, refused) = (0, [ObjectIdentifier: Int]())
        var slowest = Duration.zero
        for _ in 0..<(isQuick ? 5000 : 100_000) {
            let body = try input(&self)
            let start = ContinuousClock.now
            do {
                _ = try Warnings.collecting(body)
                taken += 1
            } catch let failure as CheckFailed {
                throw failure
            } catch {
                try Self.requireOwn(error)
                refused[ObjectIdentifier(type(of: error)), default: 0] += 1
            }
            slowest = max(slowest, ContinuousClock.now - start)
        }
        try require(taken > 0, "none was taken")
        for type in expected {
            try require(
                refused[ObjectIdentifier(type)] != nil, "none was refused as \(type): the inputs are too much alike")
        }
        try require(slowest < .seconds(2), "an input took \(slowest)")
        let kinds = expected.map { "\($0) \(refused[ObjectIdentifier($0)] ?? 0)" }.joined(separator: ", ")
        return
            "\(taken) taken, \(refused.values.reduce(0, +)) refused (\(kinds)), slowest \(Int(slowest / .microseconds(1))) µs"
    }

    /// Ends the check where an error is none that the registry documents.
    static func requireOwn(_ error: any Error) throws {
        switch error {
        case is MalformedID, is ModuleInID, is NamespaceNotFound, is NameNotFound, is VersionNotFound, is DeprecatedEnv,
            is UnregisteredEnv, is EnvironmentNotIncluded, is UnknownOption, is InvalidOption, is InvalidArgument,
            is InvalidBound, is WrapperNotRecorded, is UnknownWrapper, is MalformedJSON, is MalformedSpec,
            is InvalidElement, is InvalidMask, is NotFlattenable:
            try require(!"\(error)".isEmpty, "an error without a text")
        default: throw CheckFailed("an error of another kind: \(type(of: error)): \(error)")
        }
    }

    mutating func one<Element>(of elements: [Element]) throws -> Element {
        elements[try random.integers(elements.count)]
    }

    /// A text with up to five characters put in, taken out, replaced, or a stretch doubled or cut off.
    mutating func mutated(_ text: String, by alphabet: String) throws -> String {
        var scalars = Array(text.unicodeScalars)
        let letters = Array(alphabet.unicodeScalars)
        for _ in 0..<(try random.integers(6)) {
            let position = try random.integers(scalars.count + 1)
            let letter =
                try random.integers(8) == 0
                ? Unicode.Scalar(UInt32(try random.integers(0x11_0000))) ?? "?" : try one(of: letters)
            switch try random.integers(6) {
            case 0, 1: scalars.insert(letter, at: position)
            case 2 where position < scalars.count: scalars.remove(at: position)
            case 3 where position < scalars.count: scalars[position] = letter
            case 4 where scalars.count < 2000: scalars += scalars[position...]
            default: if try random.integers(4) == 0 { scalars.removeSubrange(position...) }
            }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// A value of any kind.
    mutating func value(depth: Int) throws -> Value {
        switch try random.integers(depth > 3 ? 9 : 12) {
        case 0: return .none
        case 1: return .bool(random.random() < 0.5)
        case 2: return .int(Int(truncatingIfNeeded: random.nextUInt64()))
        case 3:
            let number = Double(bitPattern: random.nextUInt64())
            return .double(number.isNaN ? 0 : number)
        case 4: return .string(try one(of: ["human", "ansi", "rgb_array", "", "x\0\"\\", "é"]))
        case 5: return .floats([0.5, .infinity])
        case 6: return .integers([.min, .max])
        case 7: return .array(.uint8(NDArray(shape: [2, 0, 3], repeating: 1)))
        case 8: return .array(.float64(NDArray(shape: [2, 3], repeating: 0.1)))
        case 9: return .list(try (0..<(try random.integers(4))).map { _ in try value(depth: depth + 1) })
        case 10: return .tuple([try value(depth: depth + 1)])
        default: return ["a": try value(depth: depth + 1), "b": try value(depth: depth + 1)]
        }
    }
}
