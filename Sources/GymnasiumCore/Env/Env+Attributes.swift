import LyceumValues

extension Env {
    /// No attributes, by default.
    @inlinable public static var attributes: [Attribute<Self>] { [] }

    /// The names of the properties of the whole stack, outermost layer first.
    public var attributeNames: [String] {
        let own = Self.attributes.map(\.name)
        return own + (inside?.attributeNames ?? []).filter { !own.contains($0) }
    }

    /// The property with a given name, of the outermost layer that has it; `nil` if there is none.
    public func attribute(_ name: String) -> Value? {
        Self.attributes.first { $0.name == name }?.get(self) ?? inside?.attribute(name)
    }

    /// Sets the property with a given name, in the outermost layer that has it.
    ///
    /// - Throws: ``UnknownAttribute``, ``InvalidAttribute``.
    public mutating func setAttribute(_ name: String, to value: Value) throws {
        if try setOwnAttribute(name, to: value) { return }
        guard var inside, inside.attributeNames.contains(name) else { throw unknownAttribute(name) }
        try inside.setAttribute(name, to: value)
        self.inside = inside
    }

    /// Sets the property with a given name if this layer has it.
    private mutating func setOwnAttribute(_ name: String, to value: Value) throws -> Bool {
        guard let attribute = Self.attributes.first(where: { $0.name == name }) else { return false }
        guard let set = attribute.set else {
            throw InvalidAttribute(name: name, given: value.description, problem: "it can only be read")
        }
        guard set(&self, value) else {
            throw InvalidAttribute(
                name: name, given: value.description, problem: "it is \(attribute.get(self)), a value of another kind")
        }
        return true
    }

    private func unknownAttribute(_ name: String) -> UnknownAttribute {
        let known = attributeNames
        return UnknownAttribute(
            name: name, env: description, known: known, suggestion: nearest(to: name, among: known))
    }

    /// The property with a given name, to read and to write: `env["gravity"] = 5`.
    ///
    /// If there is no such property, or it cannot take the value, reading gives `nil` and writing changes nothing; both
    /// warn and list the names that exist. ``setAttribute(_:to:)`` throws instead.
    public subscript(name: String) -> Value? {
        get {
            let value = attribute(name)
            if value == nil { Warnings.warn("\(unknownAttribute(name))") }
            return value
        }
        set {
            do {
                try setAttribute(name, to: newValue ?? .none)
            } catch {
                Warnings.warn("\(error)")
            }
        }
    }
}
