import Gymnasium
import GymnasiumCore
import LyceumRecording
import LyceumSystem
import LyceumValues
import Synchronization

/// The connection of a program to the grader that started it and has its environments.
///
/// The grader says in the variable `LYCEUM_ENVIRONMENTS` which open files lead to it, such as `3,4`. All threads of the program share
/// the connection, each asking for itself.
package final class RemoteConnection: Sendable {
    private struct State: ~Copyable {
        let channel: MessageChannel
        let writer = ByteWriter()
        var recorders = 0
        var isOver = false
    }

    private let state: Mutex<State>

    /// The variable that names the open files.
    package static let variable = "LYCEUM_ENVIRONMENTS"
    /// The most bytes of an answer: pictures are the largest.
    private static let answerLimit = 1 << 28

    /// A connection over a channel.
    package init(_ channel: MessageChannel) { state = Mutex(State(channel: channel)) }

    /// A connection over open files.
    package convenience init(reading: Int32, writing: Int32) {
        self.init(MessageChannel(reading: reading, writing: writing, limit: Self.answerLimit, hasDeadline: false))
    }

    /// The connection that a part of a program uses in place of the process's own.
    @TaskLocal package static var local: RemoteConnection?
    private static let ofThisProcess = RemoteConnection.inherited()

    /// The connection in use; `nil` where a program runs for itself.
    package static var current: RemoteConnection? { local ?? ofThisProcess }

    private static func inherited() -> RemoteConnection? {
        guard let text = Platform.environment(variable) else { return nil }
        let numbers = text.split(separator: ",").compactMap { Int32($0) }
        guard numbers.count == 2, numbers.allSatisfy({ $0 > 2 }) else { return nil }
        // It is not for the programs that this one starts.
        Platform.setEnvironment(variable, "")
        let connection = RemoteConnection(reading: numbers[0], writing: numbers[1])
        _ = try? connection.ask(.hello(version: RemoteRequest.version))
        SeedExchange.begin { seed in (try? connection.seed(for: seed)).map(Int.init) ?? seed }
        return connection
    }

    /// Asks, and waits for the answer.
    ///
    /// - Throws: ``RemoteRunIsOver``; ``RemoteFailure`` where the call has thrown there.
    package func ask(_ request: RemoteRequest) throws -> RemoteAnswer {
        let answer = try state.withLock { state in
            try Self.send(request, &state)
            do {
                return try RemoteAnswer(try state.channel.receive())
            } catch {
                state.isOver = true
                throw RemoteRunIsOver()
            }
        }
        if case .failure(let text) = answer { throw RemoteFailure(description: text) }
        return answer
    }

    /// Tells something to which there is no answer.
    package func tell(_ request: RemoteRequest) { state.withLock { try? Self.send(request, &$0) } }

    private static func send(_ request: RemoteRequest, _ state: inout State) throws {
        guard !state.isOver else { throw RemoteRunIsOver() }
        state.writer.removeAll()
        state.writer.addZeros(MessageChannel.headSize)
        request.write(to: state.writer)
        state.writer.set(UInt32(clamping: state.writer.count - MessageChannel.headSize), at: 0)
        do {
            try state.channel.send(state.writer.contents)
        } catch {
            state.isOver = true
            throw RemoteRunIsOver()
        }
    }

    /// The number of a recorder that was not seen before.
    func nextRecorder() -> Int {
        state.withLock { state in
            state.recorders += 1
            return state.recorders
        }
    }

    /// The seed that stands for another one where the program itself draws.
    package func seed(for seed: Int) throws -> UInt32 {
        guard case .seed(let exchanged) = try ask(.seed(seed)) else { throw RemoteRunIsOver() }
        return exchanged
    }

    /// The environment that the grader has in place of one that was made here; `nil` where it has none.
    package func environment(like env: some Env) throws -> RemoteEnvironment? {
        guard var spec = env.spec else { return nil }
        // Pictures are shown and collected here.
        let drawn = ["HumanRendering", "RenderCollection"]
        while let last = spec.additionalWrappers.last, drawn.contains(last.name) {
            spec.additionalWrappers.removeLast()
        }
        spec.options["render_mode"] = nil as Value?
        let mode = env.renderMode
        let answer = try ask(.make(spec: spec.json, mode == .human ? nil : mode?.single ?? mode))
        guard case .made(let number) = answer else { return nil }
        return RemoteEnvironment(RemoteClient(number, of: self, collectsFrames: mode?.single != nil))
    }
}

/// The grader that has a program's environments has ended the run, or is gone.
package struct RemoteRunIsOver: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String { "the grader that started this program has ended its run" }
}

/// An error of an environment in another process, with the text that it has there.
package struct RemoteFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package let description: String
}
