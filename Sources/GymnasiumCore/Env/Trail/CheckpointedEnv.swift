/// An environment whose state between two steps is a few numbers.
///
/// A trace keeps them after every so many steps. Another mathematics library may round the last digits otherwise, and over a long
/// episode such differences grow; from a state that the run had, the steps up to the next one are the same to many digits.
@usableFromInline
package protocol CheckpointedEnv: Env {
    /// The state, with which the same actions give the same steps, in always as many numbers, at most ``Checkpoints/widthLimit``; `nil`
    /// before the first reset.
    var checkpoint: [Double]? { get }
    /// Goes on from a state of another run.
    ///
    /// - Parameter numbers: as many as ``checkpoint`` has, any at all.
    mutating func resume(from numbers: ArraySlice<Double>)
}

extension Env {
    /// The state of the innermost environment, where that is a ``CheckpointedEnv`` that was reset; `nil` otherwise.
    // Where the types are known, nothing is left of the casts.
    @inlinable
    package var innermostCheckpoint: [Double]? {
        if let env = self as? AnyEnv { return env.operations.checkpoint(env.box) }
        let innermost = unwrapped
        if let env = innermost as? AnyEnv { return env.operations.checkpoint(env.box) }
        return (innermost as? any CheckpointedEnv)?.checkpoint
    }
}
