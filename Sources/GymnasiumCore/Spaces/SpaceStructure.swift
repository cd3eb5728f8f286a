import LyceumValues

/// What a space is made of.
public indirect enum SpaceStructure: Sendable, Equatable {
    /// One of `count` whole numbers from `start` on.
    case discrete(count: Int, start: Int)
    /// An array of numbers.
    case box(shape: [Int], scalarType: ScalarType)
    /// One of `counts[i]` whole numbers at each position.
    case multiDiscrete(counts: [Int], shape: [Int])
    /// Zeros and ones.
    case multiBinary(shape: [Int])
    /// Text of at most a number of characters.
    case text(maxLength: Int)
    /// Several parts in order.
    case tuple([SpaceStructure])
    /// Several named parts.
    case dictionary([(name: String, structure: SpaceStructure)])
    /// A space of a kind that is not listed here, by its description.
    case other(String)

    /// Whether both are made of the same parts.
    public static func == (left: SpaceStructure, right: SpaceStructure) -> Bool {
        switch (left, right) {
        case (.discrete(let a, let b), .discrete(let c, let d)): a == c && b == d
        case (.box(let a, let b), .box(let c, let d)): a == c && b == d
        case (.multiDiscrete(let a, let b), .multiDiscrete(let c, let d)): a == c && b == d
        case (.multiBinary(let a), .multiBinary(let b)): a == b
        case (.text(let a), .text(let b)): a == b
        case (.tuple(let a), .tuple(let b)): a == b
        case (.dictionary(let a), .dictionary(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.structure == $1.structure }
        case (.other(let a), .other(let b)): a == b
        default: false
        }
    }
}
