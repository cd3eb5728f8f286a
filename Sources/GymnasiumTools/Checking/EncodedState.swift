/// The encoding of a `Codable` value, kept in memory without a format: numbers come back bit for bit, NaN included.
struct EncodedState {
    private let root = EncodedNode()

    /// The encoding of a value.
    init(of value: some Encodable) throws { try root.store(value, at: []) }

    /// Decodes a value from it.
    func decoded<C: Decodable>(as type: C.Type) throws -> C { try root.load(type, at: []) }
}

/// A single value, a dictionary of nodes, or a list of nodes.
private final class EncodedNode {
    private enum Content {
        case nothing
        case single(any Encodable)
        case keyed([String: EncodedNode])
        case list([EncodedNode])
    }

    private var content = Content.nothing

    /// Stores a value: as it is if it has no parts, otherwise as what it encodes.
    func store<T: Encodable>(_ value: T, at path: [any CodingKey]) throws {
        if isSingle(T.self) {
            content = .single(value)
        } else {
            try value.encode(to: StateEncoder(node: self, codingPath: path))
        }
    }

    func load<T: Decodable>(_ type: T.Type, at path: [any CodingKey]) throws -> T {
        guard isSingle(type) else { return try T(from: StateDecoder(node: self, codingPath: path)) }
        if case .single(let value) = content, let value = value as? T { return value }
        throw DecodingError.typeMismatch(
            type, DecodingError.Context(codingPath: path, debugDescription: "it was not encoded as \(type)"))
    }

    var isNothing: Bool { if case .nothing = content { true } else { false } }

    var children: [String: EncodedNode]? {
        get { if case .keyed(let children) = content { children } else { nil } }
        set { content = .keyed(newValue ?? [:]) }
    }

    var list: [EncodedNode]? {
        get { if case .list(let nodes) = content { nodes } else { nil } }
        set { content = .list(newValue ?? []) }
    }

    func child(_ key: String) -> EncodedNode {
        let node = EncodedNode()
        children = (children ?? [:]).merging([key: node]) { $1 }
        return node
    }

    func append() -> EncodedNode {
        let node = EncodedNode()
        list = (list ?? []) + [node]
        return node
    }
}

/// Whether values of a type are stored as they are; all others encode themselves as such values.
private func isSingle<T>(_ type: T.Type) -> Bool {
    type is any FixedWidthInteger.Type || type is any BinaryFloatingPoint.Type || type == Bool.self
        || type == String.self
}

private struct Position: CodingKey {
    let intValue: Int?
    var stringValue: String { intValue.map(String.init) ?? "" }
    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { intValue = Int(stringValue) }
}

private struct StateEncoder: Encoder, SingleValueEncodingContainer {
    let node: EncodedNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if node.children == nil { node.children = [:] }
        return KeyedEncodingContainer(Keyed(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if node.list == nil { node.list = [] }
        return Unkeyed(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
    mutating func encodeNil() {}
    mutating func encode<T: Encodable>(_ value: T) throws { try node.store(value, at: codingPath) }

    struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let node: EncodedNode
        let codingPath: [any CodingKey]

        private func encoder(_ key: any CodingKey) -> StateEncoder {
            StateEncoder(node: node.child(key.stringValue), codingPath: codingPath + [key])
        }

        mutating func encodeNil(forKey key: Key) { _ = node.child(key.stringValue) }
        mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
            try node.child(key.stringValue).store(value, at: codingPath + [key])
        }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> { encoder(key).container(keyedBy: type) }
        mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            encoder(key).unkeyedContainer()
        }
        mutating func superEncoder() -> any Encoder { encoder(Position(intValue: 0)) }
        mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
    }

    struct Unkeyed: UnkeyedEncodingContainer {
        let node: EncodedNode
        let codingPath: [any CodingKey]
        var count: Int { node.list?.count ?? 0 }

        private func encoder() -> StateEncoder {
            StateEncoder(node: node.append(), codingPath: codingPath + [Position(intValue: count)])
        }

        mutating func encodeNil() { _ = node.append() }
        mutating func encode<T: Encodable>(_ value: T) throws {
            try node.append().store(value, at: codingPath + [Position(intValue: count)])
        }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) -> KeyedEncodingContainer<Nested> { encoder().container(keyedBy: type) }
        mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
        mutating func superEncoder() -> any Encoder { encoder() }
    }
}

private struct StateDecoder: Decoder, SingleValueDecodingContainer {
    let node: EncodedNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let children = node.children else { throw mismatch("a keyed container") }
        return KeyedDecodingContainer(Keyed(children: children, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let nodes = node.list else { throw mismatch("a list") }
        return Unkeyed(nodes: nodes, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }
    func decodeNil() -> Bool { node.isNothing }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.load(type, at: codingPath) }

    private func mismatch(_ expected: String) -> DecodingError {
        .dataCorrupted(
            DecodingError.Context(codingPath: codingPath, debugDescription: "it was not encoded as \(expected)"))
    }

    struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let children: [String: EncodedNode]
        let codingPath: [any CodingKey]
        var allKeys: [Key] { children.keys.sorted().compactMap(Key.init(stringValue:)) }

        func contains(_ key: Key) -> Bool { children[key.stringValue] != nil }
        func decodeNil(forKey key: Key) throws -> Bool { try node(key).isNothing }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            try node(key).load(type, at: codingPath + [key])
        }
        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> { try decoder(key).container(keyedBy: type) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try decoder(key).unkeyedContainer()
        }
        func superDecoder() throws -> any Decoder { try decoder(Position(intValue: 0)) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

        private func decoder(_ key: any CodingKey) throws -> StateDecoder {
            StateDecoder(node: try node(key), codingPath: codingPath + [key])
        }

        private func node(_ key: any CodingKey) throws -> EncodedNode {
            if let node = children[key.stringValue] { return node }
            throw DecodingError.keyNotFound(
                key, DecodingError.Context(codingPath: codingPath, debugDescription: "it was not encoded"))
        }
    }

    struct Unkeyed: UnkeyedDecodingContainer {
        let nodes: [EncodedNode]
        let codingPath: [any CodingKey]
        var currentIndex = 0
        var count: Int? { nodes.count }
        var isAtEnd: Bool { currentIndex >= nodes.count }

        mutating func decodeNil() throws -> Bool {
            let isNothing = try decoder().node.isNothing
            if isNothing { currentIndex += 1 }
            return isNothing
        }
        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decode(type) }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try next().unkeyedContainer()
        }
        mutating func superDecoder() throws -> any Decoder { try next() }

        private mutating func next() throws -> StateDecoder {
            defer { currentIndex += 1 }
            return try decoder()
        }

        private func decoder() throws -> StateDecoder {
            let path = codingPath + [Position(intValue: currentIndex)]
            if !isAtEnd { return StateDecoder(node: nodes[currentIndex], codingPath: path) }
            throw DecodingError.valueNotFound(
                EncodedState.self, DecodingError.Context(codingPath: path, debugDescription: "the list has ended"))
        }
    }
}
