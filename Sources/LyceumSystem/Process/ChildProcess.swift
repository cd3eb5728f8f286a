#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// A program that this one has started, and that writes what it prints into a file.
///
/// A pipe would have to be read while the program runs, and would stay open as long as one of the program's own children
/// has it. A file can be read whenever it suits.
package struct ChildProcess: ~Copyable {
    /// How a program ended.
    package enum End: Equatable, Sendable {
        /// By itself, with this code.
        case code(Int32)
        /// By this signal.
        case signal(Int32)
    }

    private let number: pid_t
    private var end: End?

    /// Starts a program, which has nothing to read and the variables of this one.
    ///
    /// - Parameters:
    ///   - command: the program, looked for in the search path where it has no slash, and its arguments.
    ///   - path: the file for its standard output and its standard error. What was in it is lost.
    /// - Throws: ``CannotStart``.
    package init(_ command: [String], output path: String) throws(CannotStart) {
        #if canImport(Darwin)
            var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
        #else
            var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // A process begins with the signals that are blocked in the thread that starts it, and ignores those that this one
        // does, as a shell's background jobs ignore an interrupt. It could not be stopped then.
        var (blocked, handled) = (sigset_t(), sigset_t())
        sigemptyset(&blocked)
        sigemptyset(&handled)
        sigaddset(&handled, SIGINT)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setsigdefault(&attributes, &handled)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o666)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments = command.map { strdup($0) } + [nil]
        defer { for text in arguments { free(text) } }
        var number: pid_t = 0
        let code = posix_spawnp(&number, command.first ?? "", &actions, &attributes, &arguments, environ)
        guard code == 0 else {
            throw CannotStart(program: command.first ?? "", reason: String(cString: strerror(code)))
        }
        self.number = number
    }

    /// How it ended; `nil` while it runs.
    package mutating func currentEnd() -> End? {
        if end == nil {
            var status: Int32 = 0
            guard waitpid(number, &status, WNOHANG) == number else { return nil }
            let signal = status & 0x7F
            end = signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
        }
        return end
    }

    /// Asks it to end, as the terminal does when Ctrl-C is typed: it passes that on to the programs that it has started.
    package func interrupt() { send(SIGINT) }

    /// Ends it, whatever it is doing.
    package func kill() { send(SIGKILL) }

    /// After its end, the number may be that of another process.
    private func send(_ signal: Int32) {
        if end == nil { _ = systemKill(number, signal) }
    }
}

/// A program that could not be started.
package struct CannotStart: Error, Equatable, CustomStringConvertible {
    package let program: String
    package let reason: String

    package var description: String { "cannot start \(program): \(reason)" }
}

// The C function, whose name a method has as well.
private let systemKill = kill
