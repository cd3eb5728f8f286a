import Foundation
import Synchronization

/// A program that was started and whose end is waited for.
///
/// It writes into files. A pipe would have to be read while the program runs, and would stay open as long as one of the
/// program's own children has it.
package final class StartedProgram: Sendable {
    private enum State {
        case running, killedAfterLimit, ended
    }

    private let command: [String]
    private let limit: Duration
    private let folder: TemporaryFolder
    private let process: pid_t
    private let start: ContinuousClock.Instant
    private let state = Mutex(State.running)

    private var outputPath: String { folder.path + "/output" }
    private var errorsPath: String { folder.path + "/errors" }

    init(
        _ command: [String], environment: [String: String], folder place: String?, input: String, limit: Duration
    ) throws {
        self.command = command
        self.limit = limit
        folder = try TemporaryFolder()
        let inputPath = input.isEmpty ? "/dev/null" : folder.path + "/input"
        if !input.isEmpty { try input.write(toFile: inputPath, atomically: false, encoding: .utf8) }
        start = .now
        // A shell that changes to the folder becomes the program.
        let moving = place.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []
        process = try spawn(
            moving + command, environment: environment,
            files: [(inputPath, O_RDONLY), (folder.path + "/output", O_WRONLY), (folder.path + "/errors", O_WRONLY)])
        DispatchQueue.global().asyncAfter(deadline: .now() + limit / .seconds(1)) { [weak self] in
            self?.send(SIGKILL, as: .killedAfterLimit)
        }
    }

    /// Kills it now, or after some time; not where it has ended before.
    package func kill(after delay: Duration = .zero) {
        if delay == .zero { return send(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + delay / .seconds(1)) { [weak self] in
            self?.send(SIGKILL)
        }
    }

    /// Waits until it has written something to its standard output, or has ended.
    package func waitForOutput() {
        var information = stat()
        while stat(outputPath, &information) != 0 || information.st_size == 0, !hasEnded(waiting: false) {
            usleep(500)
        }
    }

    /// Waits for its end.
    ///
    /// - Throws: ``TookTooLong`` where it was killed because its time was over.
    package func end() throws -> Run {
        guard hasEnded(waiting: true) else {
            throw CannotRun(command: command, reason: String(cString: strerror(errno)))
        }
        let duration = ContinuousClock.now - start
        var status: Int32 = 0
        var usage = rusage()
        // From here on the number may be another process's, which must not be killed.
        let wasKilled = state.withLock { state in
            wait4(process, &status, 0, &usage)
            defer { state = .ended }
            return state == .killedAfterLimit
        }
        let signal = status & 0x7F
        let run = Run(
            end: signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal),
            outputBytes: [UInt8](try Data(contentsOf: URL(filePath: outputPath))),
            errors: String(decoding: try Data(contentsOf: URL(filePath: errorsPath)), as: UTF8.self),
            duration: duration, peakMemory: usage.ru_maxrss * unitOfMemory)
        if wasKilled { throw TookTooLong(command: command, limit: limit, run: run) }
        return run
    }

    /// Whether it has ended; the system keeps its number until ``end()`` asks for the rest.
    private func hasEnded(waiting: Bool) -> Bool {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT | (waiting ? 0 : WNOHANG)) != 0 {
            guard errno == EINTR else { return false }
        }
        return waiting || information.si_signo == SIGCHLD
    }

    private func send(_ signal: Int32, as new: State? = nil) {
        state.withLock { state in
            guard state != .ended else { return }
            if let new { state = new }
            Foundation.kill(process, signal)
        }
    }
}

#if canImport(Darwin)
    private let unitOfMemory = 1
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
#else
    private let unitOfMemory = 1024
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
#endif

/// Starts a process whose standard input, output and error are files.
private func spawn(
    _ command: [String], environment: [String: String], files: [(path: String, flags: Int32)]
) throws -> pid_t {
    #if canImport(Darwin)
        var (actions, attributes): (FileActions, Attributes) = (nil, nil)
    #else
        var (actions, attributes) = (FileActions(), Attributes())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, file) in files.enumerated() {
        let flags = file.flags == O_RDONLY ? O_RDONLY : file.flags | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file.path, flags, 0o600)
    }
    // A thread of a pool blocks signals, and a process begins with what is blocked in the thread that starts it.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, command[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else { throw CannotRun(command: command, reason: String(cString: strerror(failure))) }
    return process
}
