#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// A program that was run to its end.
struct ChildProcess {
    /// Its exit code; -1 where a signal ended it.
    let code: Int32
    /// What it wrote to the standard output.
    let output: String
    /// The most memory that it held, in MB.
    let peakMemory: Double

    /// Runs a program, found on the path where its name has no slash.
    init(_ command: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ChildFailed(command: command, reason: errno) }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        defer { posix_spawn_file_actions_destroy(&actions) }

        var arguments = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard failure == 0 else { throw ChildFailed(command: command, reason: failure) }

        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process else { throw ChildFailed(command: command, reason: errno) }
        code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
        output = String(decoding: bytes, as: UTF8.self)
        #if canImport(Darwin)
            peakMemory = Double(usage.ru_maxrss) / 1_000_000
        #else
            peakMemory = Double(usage.ru_maxrss) * 1024 / 1_000_000
        #endif
    }
}

/// A program that could not be run.
struct ChildFailed: Error, CustomStringConvertible {
    let command: [String]
    let reason: Int32

    var description: String { "cannot run \(command.joined(separator: " ")): \(String(cString: strerror(reason)))" }
}
