import Foundation

/// A program of this machine, and the one way in which tests, checks and benchmarks run programs.
package struct Program: Sendable {
    /// Where it is.
    package let path: String

    package init(path: String) { self.path = path }

    /// The first of the names that is in the search path, or there where it has a slash; `nil` where none is.
    package init?(_ names: String...) {
        let folders = (Self.environment["PATH"] ?? "").split(separator: ":")
        let candidates = names.flatMap { name in name.contains("/") ? [name] : folders.map { "\($0)/\(name)" } }
        guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
        self.path = path
    }

    /// The program that is running.
    package static let current = Program(path: Bundle.main.executableURL?.path ?? CommandLine.arguments[0])

    /// The programs that judge videos, where they are installed.
    package static let ffmpeg = Program("ffmpeg")
    package static let ffprobe = Program("ffprobe")
    package static let chromium = Program("chromium", "chromium-browser", "google-chrome")

    /// The variables of the program that is running.
    package static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// A program that lies beside this one.
    package func neighbour(_ name: String) -> Program {
        Program(path: URL(filePath: path).deletingLastPathComponent().appending(path: name).path(percentEncoded: false))
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - environment: all its variables.
    ///   - folder: where it runs; `nil` for where this program does.
    ///   - input: what it reads from its standard input.
    ///   - limit: after how long it is killed.
    /// - Throws: ``CannotRun``, and ``TookTooLong`` where it was killed.
    @discardableResult
    package func run(
        _ arguments: [String] = [], environment: [String: String] = environment, in folder: String? = nil,
        input: String = "", limit: Duration = .seconds(600)
    ) throws -> Run {
        try start(arguments, environment: environment, in: folder, input: input, limit: limit).end()
    }

    /// Starts the program, with the parameters of ``run(_:environment:in:input:limit:)``.
    package func start(
        _ arguments: [String] = [], environment: [String: String] = environment, in folder: String? = nil,
        input: String = "", limit: Duration = .seconds(600)
    ) throws -> StartedProgram {
        try StartedProgram([path] + arguments, environment: environment, folder: folder, input: input, limit: limit)
    }
}

/// What came of a program.
package struct Run: Sendable {
    /// How a program ended.
    package enum End: Equatable, Sendable {
        /// By itself, with this code.
        case code(Int32)
        /// By this signal.
        case signal(Int32)
    }

    package let end: End
    /// What it wrote to the standard output.
    package let outputBytes: [UInt8]
    /// What it wrote to the standard error.
    package let errors: String
    /// How long it ran.
    package let duration: Duration
    /// The most memory that it held, in bytes.
    package let peakMemory: Int

    /// What it wrote to the standard output, as text.
    package var output: String { String(decoding: outputBytes, as: UTF8.self) }

    /// Its exit code; `nil` where a signal ended it.
    package var code: Int32? { if case .code(let code) = end { code } else { nil } }
}

/// A program that could not be started.
package struct CannotRun: Error, CustomStringConvertible {
    package let command: [String]
    package let reason: String

    package var description: String { "cannot run \(command.joined(separator: " ")): \(reason)" }
}

/// A program that was killed because it did not end in time.
package struct TookTooLong: Error, CustomStringConvertible {
    package let command: [String]
    package let limit: Duration
    /// What it had done until then.
    package let run: Run

    package var description: String {
        "\(command.joined(separator: " ")) was killed after \(limit): \(run.output)\(run.errors)"
    }
}
