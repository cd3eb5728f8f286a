import LyceumValues

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

    /// The list of the elements' values.
    public func jsonLayout(of samples: [Element]) -> Value { .list(samples.map(Self.value(of:))) }

    /// The elements in a list.
    public func samples(ofJSON layout: Value) throws -> [Element] {
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
