import LyceumNumerics
import LyceumValues

/// A space whose type is known only at run time; its elements are values.
///
/// The two kinds that most environments have are stored as they are, so that sampling them costs nothing extra.
public enum AnySpace: Space {
    /// Whole numbers.
    case discrete(Discrete)
    /// Vectors of 32-bit numbers.
    case box(Box<Float>)
    /// Any other space.
    indirect case other(any Space)

    /// Erases the type of a space.
    @inlinable
    public init(_ space: some Space) {
        switch space {
        case let space as AnySpace: self = space
        case let space as Discrete: self = .discrete(space)
        case let space as Box<Float>: self = .box(space)
        default: self = .other(space)
        }
    }

    /// The space inside if it has the given type.
    @inlinable
    public func `as`<S: Space>(_ type: S.Type) -> S? {
        switch self {
        case .discrete(let space): space as? S
        case .box(let space): space as? S
        case .other(let space): space as? S
        }
    }

    /// The space inside.
    public var base: any Space {
        switch self {
        case .discrete(let space): space
        case .box(let space): space
        case .other(let space): space
        }
    }

    /// The stream of the space inside.
    public var random: Generator {
        get { base.random }
        set { change { $0.random = newValue } }
    }

    private mutating func change<Result>(_ body: (inout any Space) throws -> Result) rethrows -> Result {
        var space = base
        let result = try body(&space)
        self = AnySpace(space)
        return result
    }

    /// What the space inside is made of.
    public var structure: SpaceStructure { base.structure }

    /// A random element.
    @inlinable
    public mutating func sample() -> Value {
        switch self {
        case .discrete(var space):
            let action = space.sample()
            self = .discrete(space)
            return .int(action)
        case .box(var space):
            let point = samplePoint(&space)
            self = .box(space)
            return point
        case .other(var space):
            let element = sampleValue(&space)
            self = .other(space)
            return element
        }
    }

    /// A random element among those that a mask allows.
    public mutating func sample(mask: Value) throws -> Value { try change { try sampleValue(&$0, mask: mask) } }

    /// A random element with given probabilities.
    public mutating func sample(probability: Value) throws -> Value {
        try change { try sampleValue(&$0, probability: probability) }
    }

    /// Whether a value is an element of the space inside: of its kind, and a member.
    public func contains(_ element: Value) -> Bool {
        switch self {
        case .discrete(let space): Discrete.element(of: element).map(space.contains) ?? false
        case .box(let space): Box<Float>.element(of: element).map(space.contains) ?? false
        case .other(let space): isMember(element, of: space)
        }
    }

    /// Seeds the space inside.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed { try change { try $0.seed(seed) } }
    /// Checks that the space inside is valid.
    public func validate() throws { try base.validate() }
    /// The element itself, which is already a value.
    @inlinable public static func value(of element: Value) -> Value { element }
    /// The value itself.
    @inlinable public static func element(of value: Value) -> Value? { value }

    /// Whether the spaces inside are of one type and equal.
    public static func == (left: AnySpace, right: AnySpace) -> Bool { isEqual(left.base, right.base) }

    /// The text of the space inside.
    public var description: String { base.description }
}

/// A sample of a box, in a function of its own so that ``AnySpace/sample()`` stays short enough to be inlined.
@usableFromInline
func samplePoint(_ space: inout Box<Float>) -> Value { .floats(space.sample()) }

// Each of these opens the box once and works with the space's own type.

@usableFromInline
func sampleValue<S: Space>(_ space: inout S) -> Value { S.value(of: space.sample()) }

private func sampleValue<S: Space>(_ space: inout S, mask: Value) throws -> Value {
    S.value(of: try space.sample(mask: mask))
}

private func sampleValue<S: Space>(_ space: inout S, probability: Value) throws -> Value {
    S.value(of: try space.sample(probability: probability))
}

private func isMember<S: Space>(_ value: Value, of space: S) -> Bool {
    if let width = wrongWidth(of: value, in: space), width { return false }
    return S.element(of: value).map(space.contains) ?? false
}

/// Whether an array of whole numbers is wider than the space's integer type; `nil` where the question does not arise.
///
/// Whole numbers without a width of their own, ``Value/integers(_:)``, fit every space.
func wrongWidth(of value: Value, in space: some Space) -> Bool? {
    guard case .array(let array) = value, let space = space as? MultiDiscrete else { return nil }
    return !array.scalarType.isSafelyCast(to: space.scalarType)
}

private func isEqual<S: Space>(_ left: S, _ right: some Space) -> Bool { (right as? S) == left }
