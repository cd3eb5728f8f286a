internal import LyceumProcess
import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// A program that is to be started, apart from this process: whatever becomes of it, this process goes on.
///
///     var launch = Launch("swift", ["build"])
///     launch.folder = "package"
///     launch.output = .kept(limit: 4096)
///     let (end, output) = try launch.start().waitForEnd(seconds: 600)
///
/// It reads nothing: its standard input is the null device. It does not live longer than this process (on Linux), and has none of its open
/// files.
package struct Launch: Sendable {
    /// Where what it prints goes.
    package enum Output: Sendable, Hashable {
        case discarded
        /// Into a file. What was in it is lost. The program's limit of file sizes holds for it, too.
        case file(String)
        /// The last bytes are kept, while the program may print as much as it likes.
        case kept(limit: Int)
    }

    /// Where its standard error goes.
    package enum Errors: Sendable, Hashable {
        case discarded, withOutput
    }

    /// The program, looked for in the search path where it has no slash.
    package var program: String
    package var arguments: [String]
    /// The folder that it begins in; `nil` for this process's.
    package var folder: String?
    /// Variables that it has beside, or in the place of, those that it inherits.
    package var variables: [String: String] = [:]
    /// Whether it has all of this process's variables, or only those that say nothing of its user: the search paths, the language, the
    /// terminal's kind and the time zone.
    package var inheritsVariables = true
    /// Whether Swift's runtime looks for the causes of a crash, which can take half a minute on a busy machine.
    package var explainsCrashes = false
    /// What it may use up.
    package var limits = ProcessLimits()
    /// What it may reach; `nil` for all that this process may.
    package var confinement: Confinement?
    package var output = Output.discarded
    package var errors = Errors.withOutput
    /// Whether it has pipes from and to this process, as its files 3 and 4.
    package var hasChannel = false
    /// Whether it begins a group of its own, with which all that it starts is killed. Otherwise Ctrl-C reaches it in a terminal as it does this
    /// process, and what it leaves running goes on.
    package var hasOwnGroup = true

    package init(_ program: String, _ arguments: [String] = []) {
        self.program = program
        self.arguments = arguments
    }

    /// Starts it.
    ///
    /// - Throws: ``CannotStart``, ``CannotConfine``; ``FileError`` for the file of its output.
    package func start() throws -> RunningProgram {
        let path = try Self.file(of: program)
        let texts = [program] + arguments + variables.flatMap { [$0.key, $0.value] } + [folder ?? ""]
        guard !texts.contains(where: { $0.utf8.contains(0) }) else {
            throw CannotStart(program, "a NUL character (\\0) is in its arguments, its variables or its folder")
        }
        var files = LaunchFiles()
        defer { files.close() }
        let rules = try confinement?.rules(for: path)
        if let rules { files.add(rules) }
        let (output, tail) = try files.openOutput(self.output, program)
        let (channel, ends) = try files.openChannel(hasChannel, program)
        var launch = lyceum_launch()
        launch.output = output
        launch.errors = errors == .withOutput ? output : -1
        launch.reading = ends.reading
        launch.writing = ends.writing
        launch.has_group = hasOwnGroup || confinement != nil ? 1 : 0
        launch.memory = Int64(limits.memory ?? -1)
        launch.file_size = Int64(limits.fileSize ?? -1)
        launch.seconds = Int64(limits.seconds ?? -1)
        launch.open_files = Int64(limits.openFiles ?? -1)
        launch.rules = rules ?? -1
        launch.version = Int32(confinement?.landlock ?? 0)
        launch.allows_programs = confinement?.allowsPrograms == true ? 1 : 0
        let outcome = run(path, launch)
        guard outcome.step == LYCEUM_STARTED else {
            tail?.stop()
            channel?.close()
            throw error(outcome)
        }
        return RunningProgram(outcome.process, hasGroup: launch.has_group != 0, channel, tail)
    }

    private func run(_ path: String, _ plan: lyceum_launch) -> lyceum_start {
        withTexts([program] + arguments) { arguments in
            withTexts(allVariables.map { "\($0.key)=\($0.value)" }) { variables in
                withTexts([path, folder ?? ""]) { places in
                    var plan = plan
                    plan.path = UnsafePointer(places[0])
                    plan.folder = folder == nil ? nil : UnsafePointer(places[1])
                    plan.arguments = UnsafePointer(arguments)
                    plan.variables = UnsafePointer(variables)
                    return Launcher.start(plan)
                }
            }
        }
    }

    private var allVariables: [String: String] {
        var all: [String: String] = [:]
        if inheritsVariables {
            var next = environ
            while let text = next.pointee.map({ String(cString: $0) }) {
                next += 1
                guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { continue }
                all[String(text[..<sign])] = String(text[text.index(after: sign)...])
            }
        } else {
            for name in Self.harmless { all[name] = Platform.environment(name) }
        }
        if !explainsCrashes { all["SWIFT_BACKTRACE"] = "enable=no" }
        return all.merging(variables) { $1 }
    }

    private static let harmless = ["PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "TZ"]

    private func error(_ outcome: lyceum_start) -> any Error {
        let reason = String(cString: strerror(outcome.error))
        switch outcome.step {
        case LYCEUM_CONFINEMENT: return CannotConfine(reason)
        case LYCEUM_FOLDER: return CannotStart(program, "\(folder ?? ""): \(reason)")
        case LYCEUM_LIMITS: return CannotStart(program, "its limits: \(reason)")
        default: return CannotStart(program, reason)
        }
    }

    /// The file of a program, from the root.
    package static func file(of program: String) throws(CannotStart) -> String {
        let here = getcwd(nil, 0).map { text in
            defer { free(text) }
            return String(cString: text)
        }
        func fromRoot(_ path: String) -> String {
            path.hasPrefix("/") ? path : Platform.joined(here ?? "", path)
        }
        guard !program.isEmpty, !program.utf8.contains(0) else { throw CannotStart(program, "that names no program") }
        if program.contains("/") { return fromRoot(program) }
        let folders = (Platform.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        for folder in folders {
            let path = fromRoot(Platform.joined(String(folder), program))
            if Platform.isRegularFile(path), access(path, X_OK) == 0 { return path }
        }
        throw CannotStart(program, "there is no such program in the search path (PATH)")
    }

    /// The file of the program that is running; `nil` where the system does not tell.
    package static var thisProgram: String? {
        let text = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
            filled = buffer.withMemoryRebound(to: CChar.self) { lyceum_program($0.baseAddress, $0.count) }
        }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
}

/// What a program may use up; `nil` for as much as this process. What it starts has as much each.
package struct ProcessLimits: Sendable, Hashable {
    /// How many bytes it may allocate. macOS does not keep to it.
    package var memory: Int?
    /// The size in bytes of each file that it writes.
    package var fileSize: Int?
    /// How many seconds it may compute, on all processors together. It gets the signal SIGXCPU then, and is killed a second later.
    package var seconds: Int?
    /// How many files it may have open.
    package var openFiles: Int?

    package init(memory: Int? = nil, fileSize: Int? = nil, seconds: Int? = nil, openFiles: Int? = nil) {
        self.memory = memory
        self.fileSize = fileSize
        self.seconds = seconds
        self.openFiles = openFiles
    }

    /// The limit for a program that may allocate so many bytes itself: its threads need some each.
    package static func memory(beside own: Int) -> Int { own + Platform.processorCount * (16 << 20) }
}

/// A program that could not be started.
package struct CannotStart: Error, Sendable, Equatable, CustomStringConvertible {
    package let program: String
    package let reason: String

    init(_ program: String, _ reason: String) {
        self.program = program
        self.reason = reason
    }

    package var description: String { "cannot start \(program.replacing("\0", with: "\\0")): \(reason)" }
}

/// Texts for C, with a null pointer behind them.
private func withTexts<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
    (pointers + texts.count).initialize(to: nil)
    defer {
        for index in texts.indices { free(pointers[index]) }
        pointers.deallocate()
    }
    return body(pointers)
}

/// The thread that starts programs: they are killed when it ends, which is when this process does.
private enum Launcher {
    private static let worker = BackgroundWorker()
    private static let turn = Mutex(())

    private final class Outcome: Sendable {
        let start = Mutex(lyceum_start())
    }

    static func start(_ plan: lyceum_launch) -> lyceum_start {
        // What it points to lives until this call returns.
        nonisolated(unsafe) let plan = plan
        let outcome = Outcome()
        turn.withLock { _ in
            worker.start {
                let start = withUnsafePointer(to: plan) { lyceum_launch($0) }
                outcome.start.withLock { $0 = start }
            }
            worker.wait()
        }
        return outcome.start.withLock { $0 }
    }
}
