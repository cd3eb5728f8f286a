import LyceumValues

/// What the start of an episode gives: the first observation and extra information.
@frozen
public struct Reset<Observation: Sendable>: Sendable {
    /// What the agent sees first.
    public var observation: Observation
    /// Extra information; usually empty.
    public var info: Info

    /// A first observation, with information where there is some.
    @inlinable
    public init(_ observation: Observation, info: Info = [:]) {
        self.observation = observation
        self.info = info
    }

    /// The two parts, in Gymnasium's order.
    @inlinable
    public var tuple: (observation: Observation, info: Info) { (observation, info) }
}

extension Reset: Equatable where Observation: Equatable {}
