import LyceumNumerics
import LyceumValues

extension AnySpace {
    /// The space of batches with one element of each of several spaces, which may have different bounds: Gymnasium's
    /// `batch_differing_spaces`.
    ///
    /// It continues with a copy of the first space's random stream.
    ///
    /// - Throws: ``InvalidSpace`` where there are no spaces, or where they differ in kind, shape or type of numbers.
    public static func batched(differing spaces: [AnySpace]) throws -> AnySpace {
        guard let first = spaces.first else {
            throw InvalidSpace(space: "[]", problem: "there are no spaces to batch; give one or more")
        }
        var batched = try batched(first.base, spaces.map { twin(of: $0.base) })
        batched.random = first.random
        return batched
    }

    private static func batched<S: Space>(_ first: S, _ spaces: [any Space]) throws -> AnySpace {
        func fail(_ problem: String) -> InvalidSpace {
            InvalidSpace(
                space: "[\(spaces.map(\.description).joined(separator: ", "))]",
                problem: "cannot be batched: \(problem)")
        }
        func alike<T>(_ type: T.Type) throws -> [T] {
            let alike = spaces.compactMap { $0 as? T }
            guard alike.count == spaces.count else { throw fail("the spaces are of different kinds") }
            return alike
        }
        func oneShape(_ shapes: [[Int]]) throws {
            guard Set(shapes).count == 1 else { throw fail("the spaces have different shapes") }
        }
        switch twin(of: first) {
        case is Discrete:
            let parts = try alike(Discrete.self)
            let type = parts.map(\.scalarType).reduce(parts[0].scalarType, ScalarType.common)
            return MultiDiscrete(parts.map(\.n), start: parts.map(\.start), scalarType: type).erased
        case is any DifferingBox:
            let parts = try alike((any DifferingBox).self)
            try oneShape(parts.map(\.boxShape))
            guard let box = parts[0].stacked(parts) else { throw fail("the spaces have different types of numbers") }
            return box
        case is MultiBinary, is ArrayMultiBinary:
            _ = try spaces.map { space in
                guard space.structure == first.structure else {
                    throw fail("the spaces have different shapes or kinds")
                }
            }
            return first.batched(spaces.count).erased
        case is TupleSpace:
            let parts = try alike(TupleSpace.self)
            try oneShape(parts.map { [$0.count] })
            return TupleSpace(
                try parts[0].spaces.indices.map { index in try batched(differing: parts.map { $0.spaces[index] }) }
            ).erased
        case let dictionary as DictSpace:
            let parts = try alike(DictSpace.self)
            guard parts.allSatisfy({ Set($0.keys) == Set(dictionary.keys) }) else {
                throw fail("the dictionaries have different keys")
            }
            return DictSpace(
                try dictionary.keys.map { key in (key, try batched(differing: parts.compactMap { $0[key] })) }
            ).erased
        case is TextSpace, is GraphSpace, is OneOf, is any SequenceOfFeatures:
            return TupleSpace(spaces).erased
        default: throw fail("it is not known how batches of \(first) look")
        }
    }
}

/// A space of numbers between bounds: what a batch of boxes with different bounds is made of.
private protocol DifferingBox: ArrayBatched {}

extension DifferingBox {
    fileprivate var boxShape: [Int] { bounds.shape }
    /// The bounds, of whatever type of numbers.
    fileprivate var anyBounds: AnyObject { bounds }

    /// The box of one element of each; `nil` where their types of numbers differ.
    fileprivate func stacked(_ boxes: [any DifferingBox]) -> AnySpace? {
        let all = boxes.compactMap { $0.anyBounds as? BoxBounds<Number> }
        let type = all.map(\.scalarType).reduce(bounds.scalarType) { $0 == $1 ? $0 : .bool }
        guard all.count == boxes.count, Number.self == Bool.self || type != .bool else { return nil }
        func each(_ part: (BoxBounds<Number>) -> [Number?]) -> Bound<Number> {
            .each(all.flatMap(part), shape: [all.count] + boxShape)
        }
        return ArrayBox(
            bounds: BoxBounds(
                low: each(\.batchedLow), high: each(\.batchedHigh), shape: [all.count] + boxShape, scalarType: type),
            seed: nil
        ).erased
    }
}

extension Box: DifferingBox {}
extension ArrayBox: DifferingBox {}
extension MultiDiscrete: DifferingBox {}
extension ArrayMultiDiscrete: DifferingBox {}
