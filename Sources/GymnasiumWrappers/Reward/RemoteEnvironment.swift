import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Plays an environment of another process in place of one's own: a grader keeps it there, with its seed.
package protocol RemotePlayer: AnyObject, Sendable {
    /// Starts an episode there.
    ///
    /// - Returns: the observation, and with a seed the stream that wrappers here are to draw from.
    func reset(
        seed: Int?, options: Info, _ trail: inout StepTrail?
    ) throws -> (reset: Reset<Value>, random: Generator?)
    /// Takes an action there.
    func step(_ action: Value, _ trail: inout StepTrail?) throws -> Step<Value>
    /// Draws there.
    func render() throws -> RenderedFrame?
    /// Closes it.
    func close() throws
    /// A player of a copy, made there with its stream.
    func copy() throws -> any RemotePlayer
    /// Notes that the program has looked at the environment of this process, which stands still.
    func noteInside()
}

/// One state of an environment in another process. Who copies what holds it makes a copy there before the next step.
@usableFromInline
package final class RemoteEnvironment: Sendable {
    let player: any RemotePlayer

    package init(_ player: any RemotePlayer) { self.player = player }

    @usableFromInline func noteInside() { player.noteInside() }
}

/// An environment in another process that gives what no environment of its id gives here.
package struct RemoteMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    package let env: String
    package let value: String

    package var description: String {
        "the grader's environment gives \(value), which is no observation of \(env): the program's environment of this id is "
            + "another one than the grader's"
    }
}
