import LyceumValues

/// An id that knows its environment's type: `make(.cartPole)` gives a stack that the compiler sees through.
///
/// `register` returns one; the built-in ones are static members, some of them functions with the environment's options:
/// `make(.cartPole(suttonBartoReward: true))`.
public struct EnvID<E: Env>: Sendable, CustomStringConvertible {
    /// The id, such as `CartPole-v1`.
    public let id: String
    @usableFromInline package let options: Info
    @usableFromInline package let entryPoint: @Sendable (Options) throws -> E

    @usableFromInline
    package init(_ id: String, options: Info = [:], entryPoint: @escaping @Sendable (Options) throws -> E) {
        self.id = id
        self.options = options
        self.entryPoint = entryPoint
    }

    /// The id.
    public var description: String { id }
}
