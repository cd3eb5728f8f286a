/// The options that an environment is made with, as its entry reads them.
///
/// Reading a key is what makes it known: after the entry has run, a key that was given but never read is an
/// ``UnknownOption`` that lists those that were.
///
/// ```swift
/// try register("course/Slots-v0") { options in
///     SlotMachines(arms: try options("arms", default: 6))
/// }
/// let env = try make("course/Slots-v0", ["arms": 4])
/// ```
public final class Options {
    /// How the environment shall draw.
    public let renderMode: RenderMode?
    private let given: Info
    private var known: [String] = []

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
        try self(key, as: Content.self) ?? fallback()
    }

    /// The option of a key, `nil` where it is not given or given as `nil`.
    ///
    /// - Throws: ``InvalidOption`` for a value of another kind.
    public func callAsFunction<Content: ValueConvertible>(_ key: String, as type: Content.Type) throws -> Content? {
        if !known.contains(key) { known.append(key) }
        let value: Value? = given[key]
        guard let value, value != .none else { return nil }
        guard let content = Content(value) else {
            throw InvalidOption(key, given: value, expected: "a value of type \(type)")
        }
        return content
    }

    @usableFromInline
    func checkAllKnown(id: String) throws {
        guard let key = given.keys.first(where: { !known.contains($0) }) else { return }
        throw UnknownOption(key: key, id: id, accepted: known, suggestion: nearest(to: key, among: known))
    }
}
