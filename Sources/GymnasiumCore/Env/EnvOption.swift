import LyceumValues

/// One line of an environment's table of options: a setting under the name that it has in `make`.
///
/// ```swift
/// struct Settings: EnvSettings {
///     var gravity = 9.8, noise = 0.1
///
///     static let standard = Settings()
///     static let options = [
///         EnvOption("g", \Settings.gravity, "the acceleration of free fall in m/s²"),
///         EnvOption("noise", \.noise, "the probability that an action has no effect") { noise in
///             guard 0...1 ~= noise else { throw InvalidArgument("noise", given: noise, expected: "0 to 1") }
///         },
///     ]
/// }
/// ```
public struct EnvOption<Settings>: Sendable {
    /// The name of the option, as in Gymnasium where it has it.
    public let key: String
    /// What the option means, in a few words.
    public let meaning: String
    private let readInto: @Sendable (Options, inout Settings) throws -> Void
    private let valueOf: @Sendable (Settings) -> Value
    private let checkValue: @Sendable (Settings) throws -> Void

    /// An option that sets a property.
    ///
    /// - Parameters:
    ///   - key: the name of the option.
    ///   - path: the property, whose value in the settings is the default.
    ///   - meaning: what the option means, in a few words, with its unit and range.
    ///   - check: throws for a value out of range.
    public init<Content: ValueConvertible>(
        _ key: String, _ path: WritableKeyPath<Settings, Content> & Sendable, _ meaning: String,
        check: @escaping @Sendable (Content) throws -> Void = { _ in }
    ) {
        self.init(
            key, meaning, read: { $1[keyPath: path] = try $0(key, default: $1[keyPath: path]) },
            value: { $0[keyPath: path].value }, check: { try check($0[keyPath: path]) })
    }

    /// An option that sets a property which may also be `nil`.
    public init<Content: ValueConvertible>(
        _ key: String, _ path: WritableKeyPath<Settings, Content?> & Sendable, _ meaning: String,
        check: @escaping @Sendable (Content?) throws -> Void = { _ in }
    ) {
        self.init(
            key, meaning,
            read: { options, settings in
                if let usual = settings[keyPath: path] {
                    settings[keyPath: path] = try options(key, default: usual)
                } else {
                    settings[keyPath: path] = try options(key, as: Content.self)
                }
            }, value: { $0[keyPath: path]?.value ?? .none }, check: { try check($0[keyPath: path]) })
    }

    /// An option that is one of several words.
    public init<Choice: RawRepresentable & CaseIterable & Sendable>(
        choice key: String, _ path: WritableKeyPath<Settings, Choice> & Sendable, _ meaning: String
    ) where Choice.RawValue == String {
        let words = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: " or ")
        self.init(
            key, meaning,
            read: { options, settings in
                let name = try options(key, default: settings[keyPath: path].rawValue)
                guard let choice = Choice(rawValue: name) else {
                    throw InvalidOption(key, given: name, expected: words)
                }
                settings[keyPath: path] = choice
            }, value: { .string($0[keyPath: path].rawValue) })
    }

    /// An option that does more than to set one property.
    ///
    /// - Parameters:
    ///   - key: the name of the option.
    ///   - meaning: what the option means, in a few words.
    ///   - read: reads the option into the settings; what it does not read is no option of the environment.
    ///   - value: the value of the option that gives these settings; ``Value/none`` where it is not needed.
    ///   - check: throws for a value out of range.
    public init(
        _ key: String, _ meaning: String, read: @escaping @Sendable (Options, inout Settings) throws -> Void,
        value: @escaping @Sendable (Settings) -> Value,
        check: @escaping @Sendable (Settings) throws -> Void = { _ in }
    ) {
        self.key = key
        self.meaning = meaning
        readInto = read
        valueOf = value
        checkValue = check
    }

    /// Reads the option where it is given.
    func read(_ options: Options, into settings: inout Settings) throws {
        try readInto(options, &settings)
        options.explain(key, meaning)
    }

    /// The value of the option that gives these settings.
    func value(_ settings: Settings) -> Value { valueOf(settings) }

    /// Throws where the value is out of range.
    func check(_ settings: Settings) throws { try checkValue(settings) }
}
