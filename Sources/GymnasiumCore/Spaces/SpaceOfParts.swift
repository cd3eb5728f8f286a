import LyceumNumerics
import LyceumValues

/// A space whose elements are values with one part for each of several spaces.
///
/// What ``TupleSpace`` and ``DictSpace`` do alike is written once, here; each says how its parts are put together and taken
/// apart.
protocol SpaceOfParts: FlattenableSpace, JSONSpace
where Element == Value, Batch == Value, Batched == Self, Flat == AnySpace {
    /// The spaces of the parts, in order.
    var spaces: [AnySpace] { get set }
    /// What was wrong with the seed that the space was made with.
    var seedProblem: (any Error)? { get set }
    /// What an element is, for errors: `a tuple of 2 parts`.
    var elementForm: String { get }
    /// What the layout of several elements is, for errors: `a list of 2 lists, one for each part`.
    var layoutForm: String { get }

    /// The element, or batch, of such parts.
    func whole(_ parts: [Value]) -> Value
    /// The parts of an element or batch that has exactly these.
    func parts(of whole: Value) -> [Value]?
    /// The part for each space where there is one, in whatever else stands beside them.
    func loosely(_ whole: Value) -> [Value?]
    /// The masks, or the probabilities, for each part.
    ///
    /// - Throws: ``InvalidMask`` for what has not one for each.
    func conditions(_ given: Value, areMasks: Bool) throws -> [Value]
    /// For each space the parts that several elements have of it.
    func columns(of samples: [Value]) -> [[Value]]
    /// The layout of several elements, made of that of each column.
    func layout(_ columns: [Value]) -> Value
    /// The layout of each column.
    func columns(ofLayout layout: Value) -> [Value]?
}

extension SpaceOfParts {
    /// A random element of each space, drawn in order.
    public mutating func sample() -> Value { whole(spaces.indices.map { spaces[$0].sample() }) }

    /// A random element of each space among those that its own mask allows.
    public mutating func sample(mask: Value) throws -> Value {
        try sample(mask, areMasks: true) { try $0.sample(mask: $1) }
    }

    /// A random element of each space with its own probabilities.
    public mutating func sample(probability: Value) throws -> Value {
        try sample(probability, areMasks: false) { try $0.sample(probability: $1) }
    }

    private mutating func sample(
        _ conditions: Value, areMasks: Bool, _ draw: (inout AnySpace, Value) throws -> Value
    ) throws -> Value {
        if case .none = conditions { return sample() }
        let conditions = try self.conditions(conditions, areMasks: areMasks)
        var spaces = spaces
        let elements = try spaces.indices.map { try draw(&spaces[$0], conditions[$0]) }
        self.spaces = spaces
        return whole(elements)
    }

    /// Whether an element has exactly one part for each space, an element of it.
    public func contains(_ element: Value) -> Bool {
        guard let parts = parts(of: element) else { return false }
        return zip(spaces, parts).allSatisfy { $0.contains($1) }
    }

    /// The same space with other parts, which continues with the same stream.
    private func with(_ spaces: [AnySpace]) -> Self {
        var space = self
        (space.spaces, space.seedProblem) = (spaces, nil)
        return space
    }

    // MARK: Batches

    /// The space of the parts' batches.
    public func batched(_ count: Int) -> Self { with(spaces.map { $0.batched(count) }) }

    private func checkedParts(_ element: Value) throws -> [Value] {
        guard let parts = parts(of: element) else {
            throw InvalidElement(space: description, expected: elementForm, given: element.description)
        }
        return parts
    }

    /// The parts' batches.
    public func batch(_ elements: [Value]) throws -> Value {
        var columns = [[Value]](repeating: [], count: spaces.count)
        for part in columns.indices { columns[part].reserveCapacity(elements.count) }
        for element in elements {
            let parts = try checkedParts(element)
            for part in columns.indices { columns[part].append(parts[part]) }
        }
        return whole(try zip(spaces, columns).map { try $0.batch($1) })
    }

    /// Batches of the parts to write elements into.
    public func emptyBatch(count: Int) -> Value { whole(spaces.map { $0.emptyBatch(count: count) }) }

    /// Replaces the element at a position of each part's batch.
    public func write(_ element: Value, into batch: inout Value, at index: Int) throws {
        let parts = try checkedParts(element)
        var batches = try checkedParts(batch)
        batch = .none  // so that the parts' batches are held once, and writing copies nothing
        defer { batch = whole(batches) }
        for part in spaces.indices { try spaces[part].write(parts[part], into: &batches[part], at: index) }
    }

    /// The elements at a position of the parts' batches.
    public func element(of batch: Value, at index: Int) -> Value {
        whole(zip(spaces, loosely(batch)).map { space, part in part.map { space.element(of: $0, at: index) } ?? .none })
    }

    /// The least number of elements in a part's batch; 0 without parts.
    public func count(of batch: Value) -> Int {
        zip(spaces, loosely(batch)).map { space, part in part.map(space.count(of:)) ?? 0 }.min() ?? 0
    }

    /// The zero of each part.
    public var zeroElement: Value { whole(spaces.map(\.zeroElement)) }

    // MARK: JSON

    /// The layout of each part's elements.
    public func jsonLayout(of samples: [Value]) -> Value {
        layout(zip(spaces, columns(of: samples)).map { $0.jsonLayout(of: $1) })
    }

    /// The elements made of the parts' elements.
    public func samples(ofJSON layout: Value) throws -> [Value] {
        guard let layouts = columns(ofLayout: layout) else { throw notJSON(layout, layoutForm) }
        guard let rows = rows(try zip(spaces, layouts).map { try $0.samples(ofJSON: $1) }) else {
            throw notJSON(layout, "as many elements of each part")
        }
        return rows.map(whole)
    }

    /// The elements made of one entry of each column.
    private func rows(_ columns: [[Value]]) -> [[Value]]? {
        guard let count = columns.first?.count else { return [] }
        guard columns.allSatisfy({ $0.count == count }) else { return nil }
        return (0..<count).map { row in columns.map { $0[row] } }
    }

    // MARK: Flattening

    /// The sum of the parts' lengths; `nil` where one has no fixed size.
    public var flatDim: Int? {
        let known = spaces.compactMap(\.flatDim)
        return known.count == spaces.count ? Limits.sum(known) : nil
    }

    /// The joined vectors of the parts in their common type, or the space of flattened parts where one has no fixed size.
    public func flatSpace() throws -> AnySpace {
        guard flatDim != nil else {
            var space = with(try spaces.map { try $0.flatSpace() })
            space.random = Generator()
            return space.erased
        }
        _ = try flatLength()
        return try joinedFlatSpace(spaces)
    }

    /// The parts' vectors one after the other, or the flattened parts where one has no fixed size.
    public func flatten(_ element: Value) throws -> Value {
        guard let parts = parts(of: element) ?? complete(loosely(element)) else { throw notAnElement(element) }
        if flatDim != nil {
            _ = try flatLength()
            return try joinedFlat(spaces, parts)
        }
        return whole(try zip(spaces, parts).map { try $0.flatten($1) })
    }

    /// The element of the parts.
    public func unflatten(_ flat: Value) throws -> Value {
        let parts = flatDim == nil ? complete(loosely(flat)) : pieces(try flatNumbers(flat, count: flatDim), spaces)
        guard let parts else { throw notFlattened(flat) }
        return whole(try zip(spaces, parts).map { try $0.unflatten($1) })
    }

    private func complete(_ parts: [Value?]) -> [Value]? {
        let parts = parts.compactMap(\.self)
        return parts.count == spaces.count ? parts : nil
    }
}
