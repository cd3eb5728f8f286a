import LyceumValues

/// A space whose flattened elements have a type known at compile time; all spaces of this library conform.
///
/// ``Space/flatSpace()`` and ``Space/flatten(_:)`` work with run-time values; these are the same with their types.
public protocol FlattenableSpace: Space {
    /// The space of flattened elements.
    associatedtype Flat: Space = AnySpace
    /// The space of flattened elements.
    ///
    /// - Throws: ``NotFlattenable``.
    func typedFlatSpace() throws -> Flat
}

extension FlattenableSpace {
    /// ``Space/flatSpace()`` with its type.
    public func typedFlatSpace() throws -> Flat {
        let flat = try flatSpace()
        guard let typed = flat as? Flat ?? flat.as(Flat.self) else { throw NotFlattenable(space: description) }
        return typed
    }

    /// ``Space/flatten(_:)`` with its type.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that is not an element.
    @inlinable
    public func typedFlatten(_ element: Element) throws -> Flat.Element {
        guard let flat = Flat.element(of: try flatten(element)) else { throw NotFlattenable(space: description) }
        return flat
    }
}

extension Box: FlattenableSpace {
    /// Vectors of the same type.
    public typealias Flat = Box<S>
}

extension ArrayBox: FlattenableSpace {
    /// Vectors of the same type.
    public func typedFlatSpace() throws -> Box<S> { Box(bounds: bounds.reshaped([low.count]), seed: nil) }
}

extension Discrete: FlattenableSpace {
    /// Vectors of zeros and ones.
    public func typedFlatSpace() throws -> Box<Int> { .ones(try flatLength(), scalarType) }
}

extension MultiDiscrete: FlattenableSpace {
    /// Vectors of zeros and ones.
    public func typedFlatSpace() throws -> Box<Int> { .ones(try flatLength(), scalarType) }
}

extension Box where S == Int {
    fileprivate static func ones(_ count: Int, _ type: ScalarType) -> Box {
        Box(bounds: BoxBounds(low: .all(0), high: .all(1), shape: [count], scalarType: type), seed: nil)
    }
}

extension MultiBinary: FlattenableSpace {
    /// Vectors of zeros and ones.
    public typealias Flat = Box<Int8>
}

extension TextSpace: FlattenableSpace {
    /// Vectors of positions in the list of characters.
    public typealias Flat = Box<Int32>
}

extension ArrayMultiDiscrete: FlattenableSpace {}
extension ArrayMultiBinary: FlattenableSpace {}
extension TupleSpace: FlattenableSpace {}
extension DictSpace: FlattenableSpace {}
extension Product: FlattenableSpace {}
extension SequenceSpace: FlattenableSpace {}
extension StackedSequenceSpace: FlattenableSpace {}
extension GraphSpace: FlattenableSpace {}
extension OneOf: FlattenableSpace {}
extension AnySpace: FlattenableSpace {}
