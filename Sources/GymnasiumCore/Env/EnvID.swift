import LyceumValues

/// An id that knows its environment's type: `make(.cartPole)` gives a stack that the compiler sees through.
///
/// `register` returns one; the built-in ones are static members, some of them functions with the environment's options:
/// `make(.cartPole(suttonBartoReward: true))`.
public struct EnvID<E: Env>: Sendable, CustomStringConvertible {
    /// The id, such as `CartPole-v1`.
    public let id: String
    @usableFromInline package let options: Info
    /// What a built-in id is registered with, in place of the environment's own defaults.
    package let registeredOptions: Info
    @usableFromInline package let entryPoint: @Sendable (Options) throws -> E

    @usableFromInline
    package init(
        _ id: String, options: Info = [:], registeredOptions: Info = [:],
        entryPoint: @escaping @Sendable (Options) throws -> E
    ) {
        self.id = id
        self.options = options
        self.registeredOptions = registeredOptions
        self.entryPoint = entryPoint
    }

    /// The id.
    public var description: String { id }
}

extension EnvID where E: ConfigurableEnv {
    /// An id of an environment that has a table of options.
    ///
    /// - Parameters:
    ///   - id: the id, such as `CartPole-v1`.
    ///   - settings: what it is made with; `nil` for what the id has anyway. Options are recorded where they differ.
    ///   - registeredOptions: the options that the id is registered with.
    ///   - defaults: the defaults of the id, where they are not those of the environment.
    package init(
        _ id: String, _ settings: E.Settings? = nil, registeredOptions: Info = [:],
        defaults: E.Settings = .standard
    ) {
        var options: Info = [:]
        if let settings {
            let own = try? E.Settings(Options(registeredOptions), defaults: defaults)
            options = settings.recorded(over: own ?? defaults)
        }
        self.init(id, options: options, registeredOptions: registeredOptions) {
            try E(options: $0, defaults: defaults)
        }
    }
}
