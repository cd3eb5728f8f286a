import LyceumValues

/// A space that says how its elements become vectors of numbers: all of this library's.
///
/// ``flatSpace()`` and ``flatten(_:)`` work with run-time values. A space whose flattened elements have a type known when the
/// program is compiled names that, too.
public protocol FlattenableSpace: Space {
    /// The space of flattened elements.
    associatedtype Flat: Space = AnySpace

    /// The length of flattened elements; `nil` where elements have no fixed size.
    var flatDim: Int? { get }
    /// The space of flattened elements: a ``Box``, or for spaces without a fixed size one of the same kind over
    /// flattened parts.
    ///
    /// - Throws: ``NotFlattenable`` for one whose vectors would be too long.
    func flatSpace() throws -> AnySpace
    /// An element as one vector of numbers.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that is not an element.
    func flatten(_ element: Element) throws -> Value
    /// The element that a flattened value stands for.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that no element is flattened to.
    func unflatten(_ flat: Value) throws -> Element
    /// The space of flattened elements.
    ///
    /// - Throws: ``NotFlattenable``.
    func typedFlatSpace() throws -> Flat
}

// The defaults of a space that cannot be flattened; they do not ask the space again.
extension FlattenableSpace {
    public var flatDim: Int? { nil }
    public func flatSpace() throws -> AnySpace { throw NotFlattenable(space: description) }
    public func flatten(_ element: Element) throws -> Value { throw NotFlattenable(space: description) }
    public func unflatten(_ flat: Value) throws -> Element { throw NotFlattenable(space: description) }
}

extension Space {
    /// The length of the vectors that ``flatten(_:)`` makes; `nil` where elements have no fixed size, or the space is no
    /// ``FlattenableSpace``.
    public var flatDim: Int? { (self as? any FlattenableSpace)?.flatDim }

    /// The space of flattened elements: a ``Box``, or for spaces without a fixed size one of the same kind over
    /// flattened parts.
    ///
    /// - Throws: ``NotFlattenable`` for a space that is no ``FlattenableSpace``.
    public func flatSpace() throws -> AnySpace { try flattenable.flatSpace() }

    /// An element as one vector of numbers.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that is not an element.
    public func flatten(_ element: Element) throws -> Value { try flattenable.flatten(any: element) }

    /// The element that a flattened value stands for.
    ///
    /// - Throws: ``NotFlattenable``, or ``InvalidElement`` for a value that no element is flattened to.
    public func unflatten(_ flat: Value) throws -> Element {
        guard let element = try flattenable.unflattened(flat) as? Element else { throw notFlattened(flat) }
        return element
    }

    private var flattenable: any FlattenableSpace {
        get throws {
            guard let space = self as? any FlattenableSpace else { throw NotFlattenable(space: description) }
            return space
        }
    }
}

extension FlattenableSpace {
    /// ``flatten(_:)`` of an element whose type the caller does not see, which is this space's.
    fileprivate func flatten(any element: Any) throws -> Value {
        guard let element = element as? Element else { throw NotFlattenable(space: description) }
        return try flatten(element)
    }

    fileprivate func unflattened(_ flat: Value) throws -> Any { try unflatten(flat) }
}

extension FlattenableSpace {
    /// ``flatSpace()`` with its type.
    public func typedFlatSpace() throws -> Flat {
        let flat = try flatSpace()
        guard let typed = flat as? Flat ?? flat.as(Flat.self) else { throw NotFlattenable(space: description) }
        return typed
    }

    /// ``flatten(_:)`` with its type.
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
extension SequenceSpace: FlattenableSpace {}
extension StackedSequenceSpace: FlattenableSpace {}
extension GraphSpace: FlattenableSpace {}
extension OneOf: FlattenableSpace {}
