import Synchronization

/// The calls of a recording that cannot be copied, counted twice: by each copy for itself, and for all of them together.
///
/// Of a copy and its original, the one that goes on second has fallen behind the common count, and is refused.
@frozen @usableFromInline
package struct CallCount: Sendable {
    @usableFromInline
    final class Common: Sendable {
        @usableFromInline let count = Atomic<Int>(0)

        @usableFromInline
        init() {}
    }

    @usableFromInline var common = Common()
    @usableFromInline var own = 0

    @usableFromInline
    package init() {}

    /// Counts a call.
    ///
    /// - Parameters:
    ///   - call: the call, such as `step`.
    ///   - recorder: the wrapper that records, such as `Recorder`.
    /// - Throws: ``RecorderWasCopied`` for a copy of a recording that has gone on elsewhere.
    @inlinable
    package mutating func advance(_ call: String, of recorder: String) throws {
        // Where there is no copy, nobody else can count at the same time.
        if isKnownUniquelyReferenced(&common) {
            guard common.count.load(ordering: .relaxed) == own else {
                throw RecorderWasCopied(call: call, recorder: recorder)
            }
            common.count.store(own + 1, ordering: .relaxed)
        } else {
            let (isNext, _) = common.count.compareExchange(expected: own, desired: own + 1, ordering: .relaxed)
            guard isNext else { throw RecorderWasCopied(call: call, recorder: recorder) }
        }
        own += 1
    }
}

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
