/// The parts of an environment's id: `[namespace/]name[-vN]`.
public struct EnvName: Sendable, Hashable, CustomStringConvertible {
    /// The part before the slash; `nil` without one.
    public let namespace: String?
    /// The name without namespace and version.
    public let name: String
    /// The version; `nil` without one.
    public let version: Int?

    package init(namespace: String?, name: String, version: Int?) {
        self.namespace = namespace
        self.name = name
        self.version = version
    }

    /// Splits an id into its parts.
    ///
    /// A namespace has letters, digits, `_`, `:` and `-`, a name `.` as well; a version is `-v` and digits at the end.
    ///
    /// - Throws: ``MalformedID``.
    public init(_ id: String) throws {
        var rest = Substring(id)
        var namespace: String?
        if let slash = rest.firstIndex(of: "/") {
            let prefix = rest[..<slash]
            guard !prefix.isEmpty, prefix.unicodeScalars.allSatisfy({ isWord($0) || $0 == ":" || $0 == "-" }) else {
                throw MalformedID(id)
            }
            namespace = String(prefix)
            rest = rest[rest.index(after: slash)...]
        }
        var version: Int?
        let digits = rest.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let name = rest.dropLast(digits)
        if digits > 0, name.hasSuffix("-v"), name.count > 2 {
            guard let number = Int(rest.suffix(digits)) else { throw MalformedID(id) }
            version = number
            rest = name.dropLast(2)
        }
        guard !rest.isEmpty,
            rest.unicodeScalars.allSatisfy({ isWord($0) || $0 == ":" || $0 == "." || $0 == "-" })
        else { throw MalformedID(id) }
        self.init(namespace: namespace, name: String(rest), version: version)
    }

    /// The id.
    public var description: String {
        (namespace.map { $0 + "/" } ?? "") + name + (version.map { "-v\($0)" } ?? "")
    }

    package func with(version: Int?) -> EnvName { EnvName(namespace: namespace, name: name, version: version) }
}

private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

/// An id that does not have the form `[namespace/]name[-vN]`.
public struct MalformedID: Error, Sendable, Equatable, CustomStringConvertible {
    /// The id as given.
    public let id: String

    package init(_ id: String) { self.id = id }

    public var description: String {
        "\"\(id)\" is not an environment id: expected [namespace/]name[-vN], such as CartPole-v1 or course/Slots-v0"
    }
}
