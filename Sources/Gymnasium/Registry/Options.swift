/// The options that an environment is made with, as its entry reads them.
///
/// Reading a key is what makes it known: after the entry has run, a key that was given but never read is an
/// ``UnknownOption`` that lists those that were.
///
/// ```swift
/// try register("course/Slots-v0") { options in
///     try SlotMachines(fee: options("fee", default: 25.0))
/// }
/// let env = try make("course/Slots-v0", ["fee": 10])
/// ```
public final class Options {
    /// How the environment shall draw.
    public let renderMode: RenderMode?
    private let given: Info
    private var known: [(key: String, fallback: Value)] = []

    /// Options under their keys.
    public init(_ given: Info = [:], renderMode: RenderMode? = nil) {
        self.given = given
        self.renderMode = renderMode
    }

    /// The option of a key, or a default where it is not given.
    ///
    /// - Throws: ``InvalidOption`` for a value of another kind than the default's.
    public func callAsFunction<Content: ValueConvertible>(
        _ key: String, default fallback: @autoclosure () -> Content
    ) throws -> Content {
        let fallback = fallback()
        return try read(key, fallback: fallback.value) ?? fallback
    }

    /// The option of a key, `nil` where it is not given or given as `nil`.
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

    @usableFromInline
    func checkAllKnown(id: String) throws {
        let accepted = known.map(\.key)
        guard let key = given.keys.first(where: { !accepted.contains($0) }) else { return }
        throw UnknownOption(key: key, id: id, accepted: accepted, suggestion: nearest(to: key, among: accepted))
    }

    /// The keys that were read, with the values they have where they are not given.
    @usableFromInline
    var accepted: Info { Info(known.map { ($0.key, $0.fallback) }) }
}
