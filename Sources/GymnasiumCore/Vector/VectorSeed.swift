/// The seeds that the sub-environments of a vector environment are reset with: a number from which they count up, or
/// one for each.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 3)
/// try lanes.reset(seed: 42)                 // 42, 43, 44
/// try lanes.reset(seeds: [7, nil, 7])       // the second one's stream continues
/// ```
public enum VectorSeed: Sendable, Hashable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    /// The first sub-environment's seed; each further sub-environment has one more.
    case from(Int)
    /// The seed of each sub-environment; `nil` continues its stream.
    case each([Int?])

    /// The first sub-environment's seed.
    public init(integerLiteral value: Int) { self = .from(value) }
    /// The seed of each sub-environment.
    public init(arrayLiteral elements: Int?...) { self = .each(elements) }

    /// The seed of each of `count` sub-environments.
    ///
    /// - Throws: ``InvalidArgument`` for the wrong number of seeds, and where counting up would leave the range of
    ///   `Int`.
    func seeds(_ count: Int) throws -> [Int?] {
        switch self {
        case .from(let seed):
            guard seed.addingReportingOverflow(count).overflow == false else {
                throw InvalidArgument("seed", given: seed, expected: "one from which \(count) lanes can count up")
            }
            return (0..<count).map { seed + $0 }
        case .each(let seeds):
            guard seeds.count == count else {
                throw InvalidArgument(
                    "seed", given: "a list of \(seeds.count)",
                    expected: "\(count) seeds, one for each lane, or one number")
            }
            return seeds
        }
    }
}
