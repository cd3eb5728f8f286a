import Lyceum

/// A correct command that could not be carried out, or whose result is bad: code 1.
struct CommandFailed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Runs code whose errors are not the fault of the command line.
    static func here<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw CommandFailed("\(error)") }
    }
}

/// One command of the tool.
package struct Command: Sendable {
    /// The word that names it.
    package let name: String
    /// The name and what must follow it.
    package let usage: String
    /// What it does, in a few words.
    package let summary: String
    /// Its flags, each with a word for its value.
    let flags: [(flag: Flag, placeholder: String)]
    /// A complete command line.
    package let example: String
    /// Runs it.
    let run: @Sendable (ParsedArguments, (String) -> Void) throws -> Void

    package var help: String {
        let lines = flags.map { $0.flag.line(placeholder: $0.placeholder) }
        return
            (["\(summary)", "", "swift run -c release course \(usage) [options]", ""] + lines
            + (lines.isEmpty ? [] : [""]) + ["For example: swift run -c release course \(example)"])
            .joined(separator: "\n")
    }
}

extension ParsedArguments {
    /// The only argument that is not a flag.
    func only(_ what: String, example: String) throws -> String {
        guard positional.count == 1, let argument = positional.first else {
            throw InvalidCommandLine(
                positional.isEmpty
                    ? "\(what) is missing, such as \(example)"
                    : "expected one argument, \(what), such as \(example), and got \(positional.joined(separator: " "))"
            )
        }
        return argument
    }
}
