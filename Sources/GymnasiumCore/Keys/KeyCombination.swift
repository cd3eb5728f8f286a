/// Keys that are held together, in whatever order: what ``play(_:keysToAction:noop:fps:zoom:seed:waitOnPlayer:callback:)``
/// maps to actions.
///
/// ```swift
/// let keys: [KeyCombination: Int] = [[]: 1, "a": 0, "d": 2, "ad": 1, .left: 0, [.left, .up]: 3]
/// ```
///
/// A text is the combination of its characters. The empty combination, `[]`, is no key at all.
public struct KeyCombination: Sendable, Hashable {
    /// The keys.
    public let keys: Set<Key>

    /// Keys that are held together.
    public init(_ keys: some Sequence<Key>) { self.keys = Set(keys) }

    /// The up arrow.
    public static let up: KeyCombination = [.up]
    /// The down arrow.
    public static let down: KeyCombination = [.down]
    /// The left arrow.
    public static let left: KeyCombination = [.left]
    /// The right arrow.
    public static let right: KeyCombination = [.right]
    /// The space bar.
    public static let space: KeyCombination = [.space]
    /// The return key.
    public static let enter: KeyCombination = [.enter]
}

extension KeyCombination: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    /// The keys of the characters.
    public init(stringLiteral text: String) { self.init(text.map(Key.character)) }
    /// The keys given.
    public init(arrayLiteral keys: Key...) { self.init(keys) }
}

extension KeyCombination: CustomStringConvertible {
    /// The keys with `+` between them.
    public var description: String {
        keys.isEmpty ? "no key" : keys.sorted().map(\.description).joined(separator: "+")
    }
}
