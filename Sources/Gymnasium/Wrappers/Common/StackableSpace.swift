import LyceumNumerics

/// A space whose elements can be stacked along a new first axis, and which has an element that stands for nothing.
public protocol StackableSpace: Space {
    /// The space of stacks.
    associatedtype Stack: Space
    /// The space of stacks of a number of elements, 1 or more, and the function that stacks so many.
    func stacking(_ count: Int) -> (space: Stack, transform: @Sendable ([Element]) -> Stack.Element)
    /// Zeros, or the nearest element to them; `nil` where a space of a student's own is inside.
    var zero: Element? { get }
}

extension BoxBounds {
    /// The bounds of so many elements.
    func stacked(_ count: Int) -> BoxBounds {
        let layout = BoxLayout(self)
        func repeated(_ bounds: [Double]) -> [Double] { Array(repeatElement(bounds, count: count).joined()) }
        return BoxBounds(low: repeated(layout.low), high: repeated(layout.high), shape: [count] + shape)
    }

    /// Zeros, moved to the bound where they lie outside.
    var zeros: [S] {
        zip(low, high).map { low, high in
            let zero = S(sample: 0)
            return !S.isOrdered(low, zero) ? low : !S.isOrdered(zero, high) ? high : zero
        }
    }
}

extension Box: StackableSpace {
    /// Arrays of one axis more.
    public func stacking(_ count: Int) -> (space: ArrayBox<S>, transform: @Sendable ([[S]]) -> NDArray<S>) {
        let shape = [count] + shape
        return (
            ArrayBox(bounds: bounds.stacked(count), seed: nil).continuing(random),
            { Box.reshaped(Array($0.joined()), to: shape) }
        )
    }

    /// Zeros, moved to the bound where they lie outside.
    public var zero: [S]? { bounds.zeros }
}

extension ArrayBox: StackableSpace {
    /// Arrays of one axis more.
    public func stacking(_ count: Int) -> (space: ArrayBox, transform: @Sendable ([NDArray<S>]) -> NDArray<S>) {
        let shape = [count] + shape
        return (
            ArrayBox(bounds: bounds.stacked(count), seed: nil).continuing(random),
            { Box<S>.reshaped($0.flatMap(\.elements), to: shape) }
        )
    }

    /// Zeros, moved to the bound where they lie outside.
    public var zero: NDArray<S>? { Box<S>.reshaped(bounds.zeros, to: shape) }
}

extension Discrete: StackableSpace {
    /// Vectors of whole numbers.
    public func stacking(_ count: Int) -> (space: MultiDiscrete, transform: @Sendable ([Int]) -> [Int]) {
        let space = MultiDiscrete(
            Array(repeating: n, count: count), start: Array(repeating: start, count: count), scalarType: scalarType)
        return (space.continuing(random), { $0 })
    }

    /// The least element.
    public var zero: Int? { start }
}

extension MultiDiscrete: StackableSpace {
    /// Arrays of whole numbers.
    public func stacking(_ count: Int) -> (space: ArrayBox<Int>, transform: @Sendable ([[Int]]) -> NDArray<Int>) {
        let high = zip(start, nvec).map { $0 + $1 - 1 }
        let bounds = BoxBounds<Int>(
            low: .each(start, shape: shape), high: .each(high, shape: shape), shape: shape)
        let shape = [count] + shape
        return (
            ArrayBox(bounds: bounds.stacked(count), seed: nil).continuing(random),
            { Box<Int>.reshaped(Array($0.joined()), to: shape) }
        )
    }

    /// The least element.
    public var zero: [Int]? { start }
}

extension MultiBinary: StackableSpace {
    /// Arrays of zeros and ones.
    public func stacking(_ count: Int) -> (space: ArrayBox<Int8>, transform: @Sendable ([[Int8]]) -> NDArray<Int8>) {
        let shape = [count] + shape
        return (
            ArrayBox<Int8>(low: 0, high: 1, shape: shape).continuing(random),
            { Box<Int8>.reshaped(Array($0.joined()), to: shape) }
        )
    }

    /// Zeros.
    public var zero: [Int8]? { Array(repeating: 0, count: n) }
}

extension DictSpace: StackableSpace {
    /// Dictionaries of stacks.
    public func stacking(_ count: Int) -> (space: DictSpace, transform: @Sendable ([Value]) -> Value) {
        let keys = keys
        let parts = spaces.map { $0.stacking(count) }
        let space = DictSpace(zip(keys, parts).map { ($0, $1.space) }).continuing(random)
        let transforms = parts.map(\.transform)
        return (
            space,
            { elements in
                .dictionary(
                    Info(zip(keys, transforms).map { key, stack in (key, stack(elements.map { $0[key] ?? .none })) }))
            }
        )
    }

    /// A dictionary of zeros.
    public var zero: Value? {
        let zeros = spaces.compactMap(\.zero)
        return zeros.count == spaces.count ? .dictionary(Info(zip(keys, zeros).map { ($0, $1) })) : nil
    }
}

extension TupleSpace: StackableSpace {
    /// Tuples of stacks.
    public func stacking(_ count: Int) -> (space: TupleSpace, transform: @Sendable ([Value]) -> Value) {
        let parts = spaces.map { $0.stacking(count) }
        let transforms = parts.map(\.transform)
        return (
            TupleSpace(parts.map(\.space)).continuing(random),
            { elements in
                let values = elements.map { $0.values ?? [] }
                return .tuple(
                    transforms.enumerated().map { index, stack in
                        stack(values.map { index < $0.count ? $0[index] : .none })
                    })
            }
        )
    }

    /// A tuple of zeros.
    public var zero: Value? {
        let zeros = spaces.compactMap(\.zero)
        return zeros.count == spaces.count ? .tuple(zeros) : nil
    }
}

extension AnySpace: StackableSpace {
    /// Stacks of the space inside; of a space that has none, tuples of so many elements.
    public func stacking(_ count: Int) -> (space: AnySpace, transform: @Sendable ([Value]) -> Value) {
        func stacking<S: StackableSpace>(
            _ space: S
        ) -> (space: AnySpace, transform: @Sendable ([Value]) -> Value) {
            let (stack, transform) = space.stacking(count)
            return (
                stack.erased,
                { values in
                    let elements = values.compactMap { S.element(of: $0) }
                    return elements.count == values.count ? S.Stack.value(of: transform(elements)) : .tuple(values)
                }
            )
        }
        if let space = base as? any StackableSpace { return stacking(space) }
        return (TupleSpace(Array(repeating: self, count: count)).erased, { .tuple($0) })
    }

    /// The zero of the space inside.
    public var zero: Value? {
        func zero<S: StackableSpace>(_ space: S) -> Value? { space.zero.map { S.value(of: $0) } }
        return (base as? any StackableSpace).flatMap { zero($0) }
    }
}

extension Space {
    /// The space with a random stream that goes on from where another one is.
    func continuing(_ random: Generator) -> Self {
        var space = self
        space.random = random
        return space
    }
}
