import LyceumValues

/// What an environment is made with: a property for each option, with its default, and the table of the options.
///
/// This is the one place where an option is written down. The options that `make` takes and their defaults, the options
/// that a typed id records, and what `course info` tells follow from it:
///
/// ```swift
/// struct Settings: EnvSettings {
///     var gravity = -10.0, isWindy = false
///
///     static let standard = Settings()
///     static let options = [
///         EnvOption("gravity", \Settings.gravity, "the acceleration of free fall in m/s²"),
///         EnvOption("enable_wind", \.isWindy, "whether the wind blows"),
///     ]
/// }
/// ```
public protocol EnvSettings: Sendable {
    /// The settings of an environment that is made without options.
    static var standard: Self { get }
    /// The table of the options, in the order in which they are read and listed.
    static var options: [EnvOption<Self>] { get }
}

extension EnvSettings {
    /// The settings that options ask for.
    ///
    /// - Parameters:
    ///   - options: what `make` was given.
    ///   - defaults: the settings where nothing is given.
    /// - Throws: ``InvalidOption`` for a value of another kind than the setting's.
    public init(_ options: Options, defaults: Self = .standard) throws {
        self = defaults
        for option in Self.options { try option.read(options, into: &self) }
    }

    /// Checks every setting against its range, in the order of the table.
    ///
    /// - Throws: what the checks of the table throw, as a rule ``InvalidArgument``.
    public func check() throws {
        for option in Self.options { try option.check(self) }
    }

    /// The options that make these settings out of others: only those that differ.
    func recorded(over base: Self) -> Info {
        var info: Info = [:]
        for option in Self.options {
            let value = option.value(self)
            if value != option.value(base) { info[option.key] = value }
        }
        return info
    }
}

/// An environment that is made with ``EnvSettings``.
///
/// ```swift
/// try register("course/Slots-v0") { try SlotMachines(options: $0) }
/// var env = try make("course/Slots-v0", ["fee": 10])
/// ```
public protocol ConfigurableEnv: Env {
    /// What it is made with.
    associatedtype Settings: EnvSettings

    /// An environment with these settings.
    ///
    /// - Throws: what is wrong with the settings: begin with `try settings.check()` where the table has checks.
    init(_ settings: Settings, renderMode: RenderMode?) throws
}

extension ConfigurableEnv {
    /// An environment made with options.
    ///
    /// - Parameters:
    ///   - options: what `make` was given.
    ///   - defaults: the settings where nothing is given.
    /// - Throws: ``InvalidOption`` for a value of another kind than the setting's; what the environment's own initialiser
    ///   throws.
    public init(options: Options, defaults: Settings = .standard) throws {
        try self.init(Settings(options, defaults: defaults), renderMode: options.renderMode)
    }
}
