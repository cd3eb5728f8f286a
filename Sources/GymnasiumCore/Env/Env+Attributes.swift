import LyceumValues

extension Env {
    /// No attributes, by default.
    @inlinable public static var attributes: [Attribute<Self>] { [] }

    /// The names of the properties that ``attribute(_:)`` reads, outermost layer first.
    public var attributeNames: [String] { Self.attributes.map(\.name) }

    /// The property with a given name; `nil` if there is none.
    public func attribute(_ name: String) -> Value? {
        Self.attributes.first { $0.name == name }?.get(self)
    }

    /// Sets the property with a given name, in the outermost layer that has it.
    ///
    /// - Throws: ``UnknownAttribute``, ``InvalidAttribute``.
    public mutating func setAttribute(_ name: String, to value: Value) throws {
        guard try setOwnAttribute(name, to: value) else { throw unknownAttribute(name) }
    }

    /// Sets the property with a given name if this layer has it.
    mutating func setOwnAttribute(_ name: String, to value: Value) throws -> Bool {
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

    func unknownAttribute(_ name: String) -> UnknownAttribute {
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

extension Wrapper {
    /// The names of this layer's properties and of those inside.
    public var attributeNames: [String] {
        let own = Self.attributes.map(\.name)
        return own + base.attributeNames.filter { !own.contains($0) }
    }

    /// The property with a given name, of this layer or of the nearest one inside that has it.
    public func attribute(_ name: String) -> Value? {
        Self.attributes.first { $0.name == name }?.get(self) ?? base.attribute(name)
    }

    /// Sets the property with a given name, in the outermost layer that has it.
    public mutating func setAttribute(_ name: String, to value: Value) throws {
        if try !setOwnAttribute(name, to: value) {
            guard base.attributeNames.contains(name) else { throw unknownAttribute(name) }
            try base.setAttribute(name, to: value)
        }
    }
}
