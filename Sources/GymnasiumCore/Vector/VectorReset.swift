import LyceumNumerics
import LyceumValues

/// The arguments of a reset of several sub-environments, checked against their number.
@usableFromInline
package struct VectorReset: Sendable {
    /// The seed of each sub-environment.
    @usableFromInline package let seeds: [Int?]
    /// The options for each sub-environment.
    @usableFromInline package let options: Info
    /// Which sub-environments are reset; `nil`: all.
    @usableFromInline package let mask: [Bool]?

    /// The key under which Gymnasium has the mask.
    static let maskKey = "reset_mask"

    /// A reset; a mask may also be an option, as in Gymnasium.
    ///
    /// - Throws: ``InvalidArgument`` for seeds or a mask of the wrong length, and for a mask that selects no
    ///   sub-environment; ``InvalidOption`` for a mask that is not made of truth values.
    @usableFromInline
    package init(seed: VectorSeed?, options: Info, mask: [Bool]?, count: Int) throws {
        var (options, mask) = (options, mask)
        if let given: Value = options[Self.maskKey] {
            guard let flags = Self.flags(given) else {
                throw InvalidOption(Self.maskKey, given: given, expected: "\(count) truth values, one for each lane")
            }
            mask = mask ?? flags
            options[Self.maskKey] = nil as Value?
        }
        if let mask {
            guard mask.count == count else {
                throw InvalidArgument(
                    "mask", given: "a list of \(mask.count)", expected: "\(count) truth values, one for each lane")
            }
            guard mask.contains(true) else {
                throw InvalidArgument("mask", given: "\(mask)", expected: "at least one lane to reset")
            }
        }
        seeds = try seed?.seeds(count) ?? Array(repeating: nil, count: count)
        self.options = options
        self.mask = mask
    }

    private static func flags(_ value: Value) -> [Bool]? {
        switch value {
        case .array(.bool(let array)): array.rank == 1 ? array.elements : nil
        case .list(let entries), .tuple(let entries):
            entries.reduce([Bool]?([])) { flags, entry in
                if case .bool(let flag) = entry { flags.map { $0 + [flag] } } else { nil }
            }
        default: nil
        }
    }

    /// Whether a sub-environment is reset.
    @inlinable
    package func includes(_ lane: Int) -> Bool { mask?[lane] ?? true }
}
