import LyceumValues

/// A space that lays its elements out in JSON in another way than as the list of their values.
///
/// The layouts are those of Gymnasium's `to_jsonable`: spaces made of parts have a list or dictionary with one layout for each
/// part.
public protocol JSONSpace: Space {
    /// The layout of elements.
    func jsonLayout(of samples: [Element]) -> Value
    /// The elements in a layout. Membership is not checked.
    ///
    /// - Throws: ``InvalidElement``.
    func samples(ofJSON layout: Value) throws -> [Element]
}

extension JSONSpace {
    /// The list of the elements' values.
    public func jsonLayout(of samples: [Element]) -> Value { listLayout(of: samples) }
    /// The elements in a list.
    public func samples(ofJSON layout: Value) throws -> [Element] { try samples(ofList: layout) }

    /// ``jsonLayout(of:)`` of elements whose type the caller does not see, which is this space's.
    fileprivate func layout(ofAny samples: Any) -> Value { jsonLayout(of: samples as? [Element] ?? []) }
    fileprivate func anySamples(_ layout: Value) throws -> Any { try samples(ofJSON: layout) }
}

extension Space {
    /// Elements as a JSON text, in the layout of Gymnasium's `to_jsonable`.
    ///
    /// ```swift
    /// var space = Discrete(5)
    /// let text = space.toJSON([space.sample(), space.sample()])
    /// let elements = try space.fromJSON(text)
    /// ```
    public func toJSON(_ samples: [Element]) -> String { jsonLayout(of: samples).json }

    /// The elements in a JSON text that ``toJSON(_:)`` wrote.
    ///
    /// The text is read strictly: all values must be of the kind, shape and range of the space's elements, and it may nest
    /// 100 levels deep.
    ///
    /// - Throws: ``MalformedJSON`` or ``InvalidElement``.
    public func fromJSON(_ text: String) throws -> [Element] {
        let samples = try samples(ofJSON: try Value(json: text))
        for sample in samples where !contains(sample) {
            throw InvalidElement(
                space: description, expected: "its elements", given: Self.value(of: sample).description)
        }
        return samples
    }

    /// Elements in the layout of Gymnasium's `to_jsonable`: a list of their values, or what a ``JSONSpace`` makes of them.
    public func jsonLayout(of samples: [Element]) -> Value {
        (self as? any JSONSpace)?.layout(ofAny: samples) ?? listLayout(of: samples)
    }

    /// The elements in such a layout. Membership is not checked.
    ///
    /// - Throws: ``InvalidElement``.
    public func samples(ofJSON layout: Value) throws -> [Element] {
        guard let space = self as? any JSONSpace else { return try samples(ofList: layout) }
        return try space.anySamples(layout) as? [Element] ?? []
    }

    fileprivate func listLayout(of samples: [Element]) -> Value { .list(samples.map(Self.value(of:))) }

    fileprivate func samples(ofList layout: Value) throws -> [Element] {
        guard let values = layout.values else { throw notJSON(layout, "a list of elements") }
        return try values.map { value in
            guard let element = Self.element(of: value) else { throw notJSON(value, "one of its elements") }
            return element
        }
    }

    func notJSON(_ given: Value, _ expected: String) -> InvalidElement {
        InvalidElement(space: description, expected: expected, given: given.description)
    }
}
