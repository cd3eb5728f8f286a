/// A copy of a recording wrapper was used after the original had gone on, or the other way round.
public struct RecorderWasCopied: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call that was refused, such as `step`.
    public let call: String
    /// The wrapper, such as `Recorder`.
    public let recorder: String

    /// A call that was refused, and the wrapper that refused it.
    public init(call: String, recorder: String = "Recorder") {
        self.call = call
        self.recorder = recorder
    }

    public var description: String {
        "\(call)() was called on a copy of a \(recorder) that has gone on elsewhere: a log and a video cannot be copied. "
            + "To plan ahead, copy what is inside: `var imagined = env.unwrapped`"
    }
}
