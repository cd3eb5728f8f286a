import LyceumValues

/// How a wrapper was made: enough to make it again.
public struct WrapperSpec: Sendable, Hashable {
    /// The name of the wrapper's type, such as `ClipReward`.
    public var name: String
    /// The arguments of its initialiser under Gymnasium's names; `nil` where they cannot be recorded (a function).
    public var arguments: Info?

    /// A name and arguments.
    public init(name: String, arguments: Info?) {
        self.name = name
        self.arguments = arguments
    }
}
