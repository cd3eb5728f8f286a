import GymnasiumCore
import Lyceum
import LyceumRecording
import LyceumSystem

extension EnvironmentServer {
    /// Serves a program until it closes its end, a limit is reached, or it sends nonsense.
    ///
    /// - Parameters:
    ///   - reading: the open file to read from.
    ///   - writing: the open file to write to.
    ///   - seed: the hidden seed.
    ///   - wanted: the environment that is to be played; `nil` for any.
    ///   - limits: how much the program may ask for.
    ///   - ownsFiles: whether this end is closed then.
    ///   - whileWaiting: is called about once a second while the program has nothing to ask.
    package static func serve(
        reading: Int32, writing: Int32, seed: HiddenSeed, wanted: EnvSpec?, limits: RerunLimits = RerunLimits(),
        ownsFiles: Bool = true, whileWaiting: (@Sendable () -> Void)? = nil
    ) -> RerunOutcome {
        let channel = MessageChannel(
            reading: reading, writing: writing, limit: limits.requestBytes, hasDeadline: true, ownsFiles: ownsFiles,
            whileWaiting: whileWaiting)
        let deadline = ContinuousClock.now + .seconds(min(max(limits.seconds, 0), 1e9))
        var server = EnvironmentServer(seed: seed, wanted: wanted, limits: limits)
        let writer = ByteWriter()
        func serve() -> RerunEnd {
            do throws(MessageChannel.End) {
                while true {
                    let message = try channel.receive(until: deadline)
                    // A program that always has something to ask would never be waited for.
                    guard ContinuousClock.now < deadline else { throw .isLate }
                    switch server.react(to: message) {
                    case .nothing: continue
                    case .end(let end): return end
                    case .answer(let answer):
                        writer.removeAll()
                        writer.addZeros(MessageChannel.headSize)
                        answer.write(to: writer)
                        writer.set(UInt32(clamping: writer.count - MessageChannel.headSize), at: 0)
                        try channel.send(writer.contents, until: deadline)
                    }
                }
            } catch {
                switch error {
                case .isClosed, .isBroken: return .isClosed
                case .isLate: return .isStopped("after \(decimals(limits.seconds, 0)) seconds it was still running")
                case .isTooLong(let count): return .isMalformed("a request of \(count) bytes")
                }
            }
        }
        let end = serve()
        return server.outcome(end)
    }
}
