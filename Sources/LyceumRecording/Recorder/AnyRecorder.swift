import Gymnasium

/// A recorder around an environment made by its string, for a property, a parameter or a list of them.
///
/// ```swift
/// final class Agent {
///     var env: AnyRecorder
///     init(_ id: String) throws { env = try Recorder(make(id), smoothing: 100, logs: true) }
/// }
/// ```
public typealias AnyRecorder = Recorder<UnscaledReward<AnyEnv>>
