import LyceumSystem
import LyceumValues

/// How a program was started: its name, and what followed it on the command line.
///
/// A trace has it, so that a program that is handed in can be run once more as it was. The texts are as they were typed: a folder
/// that was named there is in the trace, too.
public struct RunCommand: Sendable, Hashable, CustomStringConvertible {
    /// The name of the program, without its folder.
    public let program: String
    /// What followed it.
    public let arguments: [String]

    /// The most bytes that name and arguments may have together.
    public static let byteLimit = 1 << 14
    /// The most arguments.
    public static let countLimit = 1000

    /// A command; `nil` for one that is longer than a trace keeps, or has a NUL in it, as no command can.
    public init?(program: String, arguments: [String]) {
        let texts = [program] + arguments
        guard arguments.count <= Self.countLimit,
            texts.reduce(0, { $0 + $1.utf8.count + 1 }) <= Self.byteLimit,
            texts.allSatisfy({ !$0.utf8.contains(0) })
        else { return nil }
        self.program = program
        self.arguments = arguments
    }

    /// How this process was started; `nil` for what a trace does not keep.
    static let own = RunCommand(program: Platform.programName, arguments: Array(CommandLine.arguments.dropFirst()))

    /// The command as it is typed, with quotes where a shell needs them.
    public var description: String { ([program] + arguments).map(Self.quoted).joined(separator: " ") }

    private static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./=,:+@%".unicodeScalars.contains($0)
        }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}

extension RunCommand {
    var value: Value { .list(([program] + arguments).map(Value.string)) }

    init(_ value: Value) throws(TraceProblem) {
        guard case .list(let values) = value, let program = values.first?.string else {
            throw TraceProblem("the header has a \"command\" that is no list of texts")
        }
        let arguments = values.dropFirst().compactMap(\.string)
        guard arguments.count == values.count - 1, let command = RunCommand(program: program, arguments: arguments)
        else { throw TraceProblem("the header has a \"command\" that is too long, or no list of texts") }
        self = command
    }
}
