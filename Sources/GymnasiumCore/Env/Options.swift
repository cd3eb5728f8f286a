import LyceumValues

/// The options that an environment is made with, as its registry entry reads them.
///
/// Reading a key declares it: after the entry has run, a key that was given but never read is an ``UnknownOption`` that
/// lists those that were.
///
/// ```swift
/// try register("course/Slots-v0") { options in
///     try SlotMachines(fee: options("fee", default: 25.0))
/// }
/// let env = try make("course/Slots-v0", ["fee": 10])
/// ```
public final class Options {
    /// The render mode asked for.
    public let renderMode: RenderMode?
    private let given: Info
    private var known: [(key: String, fallback: Value)] = []
    private var meanings: [String: String] = [:]

    /// Options under their keys.
    public init(_ given: Info = [:], renderMode: RenderMode? = nil) {
        self.given = given
        self.renderMode = renderMode
    }

    /// The option under a key, or a default if it is not given.
    ///
    /// - Throws: ``InvalidOption`` for a value of another kind than the default's.
    public func callAsFunction<Content: ValueConvertible>(
        _ key: String, default fallback: @autoclosure () -> Content
    ) throws -> Content {
        let fallback = fallback()
        return try read(key, fallback: fallback.value) ?? fallback
    }

    /// The option under a key; `nil` if it is not given, or given as `nil`.
    ///
    /// - Throws: ``InvalidOption`` for a value of another kind.
    public func callAsFunction<Content: ValueConvertible>(_ key: String, as type: Content.Type) throws -> Content? {
        try read(key, fallback: .none)
    }

    private func read<Content: ValueConvertible>(_ key: String, fallback: Value) throws -> Content? {
        if !known.contains(where: { $0.key == key }) { known.append((key, fallback)) }
        let value: Value? = given[key]
        guard let value, value != .none else { return nil }
        guard let content = Content(value) else {
            throw InvalidOption(key, given: value, expected: "a value of type \(Content.self)")
        }
        return content
    }

    /// Notes what an option means.
    func explain(_ key: String, _ meaning: String) { meanings[key] = meaning }

    @usableFromInline
    package func checkAllKnown(id: String) throws {
        let accepted = known.map(\.key)
        guard let key = given.keys.first(where: { !accepted.contains($0) }) else { return }
        throw UnknownOption(key: key, id: id, accepted: accepted, suggestion: nearest(to: key, among: accepted))
    }

    /// The keys that were read, with their defaults.
    package var accepted: Info { Info(known.map { ($0.key, $0.fallback) }) }

    /// What the options mean of which it was noted, in the order in which they were read.
    package var explained: [(key: String, meaning: String)] {
        known.compactMap { option in meanings[option.key].map { (option.key, $0) } }
    }
}

/// An option that an environment does not have.
public struct UnknownOption: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key given.
    public let key: String
    /// The environment's id.
    public let id: String
    /// The keys that the environment takes.
    public let accepted: [String]
    /// The nearest of them.
    public let suggestion: String?

    package init(key: String, id: String, accepted: [String], suggestion: String?) {
        self.key = key
        self.id = id
        self.accepted = accepted
        self.suggestion = suggestion
    }

    public var description: String {
        let list = accepted.isEmpty ? "it takes none" : "it takes " + accepted.joined(separator: ", ")
        return "\(id) has no option \"\(key)\": " + (suggestion.map { "did you mean \"\($0)\"? " } ?? "") + list
    }
}
