/// A dictionary from text to ``Value`` that keeps the order in which its keys were added.
///
/// Environments return one with every reset and step; the empty one costs nothing. Options of `reset` and `make` are
/// written as one, too.
///
/// ```swift
/// var info: Info = ["prob": 0.25]
/// info["lives"] = 3                 // a literal, or a variable
/// print(info)                       // {'prob': 0.25, 'lives': 3}
/// let chance: Double? = info["prob"]
/// ```
///
/// Two are equal if they hold the same entries, in whatever order. Looking a key up takes time in proportion to the
/// number of entries.
@frozen
public struct Info: Sendable {
    @usableFromInline var entries: [Entry]

    /// A key and its value.
    @usableFromInline
    package struct Entry: Sendable {
        @usableFromInline var key: String
        @usableFromInline var value: Value

        /// A key and its value.
        @inlinable
        package init(_ key: String, _ value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// An empty dictionary.
    @inlinable
    public init() { entries = [] }

    /// A dictionary of these entries; of several with the same key the last counts, at the position of the first.
    public init(_ pairs: some Sequence<(String, Value)>) {
        entries = []
        for (key, value) in pairs { self[key] = value }
    }

    /// A dictionary of these entries, whose keys are known to be distinct.
    @inlinable
    package init(distinct entries: [Entry]) {
        self.entries = entries
    }

    /// The keys, in order.
    public var keys: [String] { entries.map(\.key) }
    /// The values, in the order of their keys.
    public var values: [Value] { entries.map(\.value) }
    /// The number of entries.
    @inlinable public var count: Int { entries.count }
    /// Whether there are no entries.
    @inlinable public var isEmpty: Bool { entries.isEmpty }

    /// The entry at a position, for loops that are to be fast.
    @inlinable
    package func entry(at position: Int) -> (key: String, value: Value) {
        (entries[position].key, entries[position].value)
    }

    /// The value of a key; `nil` where there is none. Assigning `nil` removes the entry.
    public subscript(key: String) -> Value? {
        get { entries.first { $0.key == key }?.value }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Entry(key, value))
            case (nil, nil): break
            }
        }
    }

    /// The value of a key as a Swift type; `nil` where there is none or it is of another kind.
    ///
    /// Assigning stores the value of a variable: `info["score"] = score`.
    @_disfavoredOverload
    public subscript<Content: ValueConvertible>(key: String) -> Content? {
        get { (self[key] as Value?).flatMap(Content.init) }
        set { self[key] = newValue?.value as Value? }
    }

    /// Sets the value of the entry at a position.
    package mutating func setValue(_ value: Value, at position: Int) { entries[position].value = value }

    /// Changes the dictionary at a position, in place where nobody else holds it.
    package mutating func changeDictionary(at position: Int, _ change: (inout Info) -> Void) {
        guard case .dictionary(var inner) = entries[position].value else { return }
        entries[position].value = .none  // so that the only reference to its entries is the one above
        change(&inner)
        entries[position].value = .dictionary(inner)
    }

    /// Adds the entries of another dictionary; where both have a key, the other's value is taken.
    public mutating func merge(_ other: Info) {
        for entry in other.entries { self[entry.key] = entry.value }
    }

    /// A dictionary with the entries of both; where both have a key, the other's value is taken.
    public func merging(_ other: Info) -> Info {
        var merged = self
        merged.merge(other)
        return merged
    }
}

extension Info: ExpressibleByDictionaryLiteral {
    /// A dictionary of the entries as written.
    @inlinable
    public init(dictionaryLiteral elements: (String, Value)...) {
        if elements.isEmpty { self.init() } else { self.init(elements) }
    }
}

extension Info: Sequence {
    /// The entries, in order.
    public func makeIterator() -> AnyIterator<(key: String, value: Value)> {
        var iterator = entries.makeIterator()
        return AnyIterator { iterator.next().map { ($0.key, $0.value) } }
    }
}

extension Info: Hashable {
    /// Whether both hold the same entries, in whatever order.
    public static func == (left: Info, right: Info) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes the entries, without their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries {
            var own = Hasher()
            own.combine(entry.key)
            own.combine(entry.value)
            sum &+= own.finalize()
        }
        hasher.combine(sum)
    }
}
