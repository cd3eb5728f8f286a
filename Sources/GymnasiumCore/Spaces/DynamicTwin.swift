import LyceumNumerics
import LyceumValues

/// A typed space that is made of others as a ``TupleSpace`` is: ``Product`` and ``Copies``.
///
/// What need not be fast is done by the ``TupleSpace``, whose elements are values.
protocol DynamicTwin: FlattenableSpace, JSONSpace where Flat == AnySpace {
    /// The same space, with elements that are values, continuing with the same random streams.
    var dynamicTwin: TupleSpace { get }
    /// Takes over the random streams of a twin.
    mutating func follow(_ twin: TupleSpace)
    /// Goes on with the random streams of a twin that was seeded.
    mutating func restart(like twin: TupleSpace)
}

extension DynamicTwin {
    mutating func restart(like twin: TupleSpace) { follow(twin) }

    /// What the parts are made of.
    public var structure: SpaceStructure { dynamicTwin.structure }
    /// Gymnasium's text: `Tuple(Discrete(5), Discrete(6))`.
    public var description: String { dynamicTwin.description }

    /// A random element of each space, with masks as in ``TupleSpace``.
    ///
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(mask: Value) throws -> Element { try draw { try $0.sample(mask: mask) } }

    /// A random element of each space, with probabilities as in ``TupleSpace``.
    ///
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: Value) throws -> Element {
        try draw { try $0.sample(probability: probability) }
    }

    private mutating func draw(_ body: (inout TupleSpace) throws -> Value) throws -> Element {
        var twin = dynamicTwin
        let drawn = try body(&twin)
        follow(twin)
        return try element(drawn)
    }

    private func element(_ value: Value) throws -> Element {
        guard let element = Self.element(of: value) else { throw notJSON(value, "one of its elements") }
        return element
    }

    /// Seeds all parts, as ``TupleSpace/seed(_:)`` does.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var twin = dynamicTwin
        let used = try twin.seed(seed)
        restart(like: twin)
        return used
    }

    /// The layout of ``TupleSpace``.
    public func jsonLayout(of samples: [Element]) -> Value {
        dynamicTwin.jsonLayout(of: samples.map { Self.value(of: $0) })
    }

    /// The elements in the layout of ``TupleSpace``.
    public func samples(ofJSON layout: Value) throws -> [Element] {
        try dynamicTwin.samples(ofJSON: layout).map(element)
    }

    /// The sum of the parts' lengths; `nil` where one has no fixed size.
    public var flatDim: Int? { dynamicTwin.flatDim }
    /// As for ``TupleSpace``.
    public func flatSpace() throws -> AnySpace { try dynamicTwin.flatSpace() }
    /// As for ``TupleSpace``.
    public func flatten(_ element: Element) throws -> Value { try dynamicTwin.flatten(Self.value(of: element)) }

    /// The element of the parts.
    public func unflatten(_ flat: Value) throws -> Element {
        guard let element = Self.element(of: try dynamicTwin.unflatten(flat)) else { throw notFlattened(flat) }
        return element
    }
}

/// The dynamic twin of a space where it has one, else the space.
package func twin(of space: any Space) -> any Space { (space as? any DynamicTwin)?.dynamicTwin ?? space }

/// A space with the random streams of its type-erased copy.
func followed<S: Space>(_ space: S, by erased: AnySpace) -> S { erased as? S ?? erased.as(S.self) ?? space }
