import Gymnasium
import LyceumNumerics

/// The options that every lecture and tutorial takes, with one meaning in all of them.
///
/// ```swift
/// let options = ProgramOptions.read(name: "lecture-2-gym", summary: "Lecture 2: the Gymnasium interface")
/// try env.reset(seed: options.seed)
/// ```
public struct ProgramOptions: Sendable, Equatable {
    /// `--seed N`: what everything random starts from; 42 where it is not given.
    public var seed = 42
    /// `--episodes N`: the number of episodes of the longest run; `nil` where it is not given.
    public var episodes: Int?
    /// `--env ID`: the environment; `nil` where it is not given.
    public var env: String?
    /// `--out FOLDER`: the folder that everything is written below; `runs/NAME` where it is not given.
    public var out: String
    /// `--quick`: far fewer episodes, to see in seconds that everything works.
    public var quick = false
    /// `--quiet`: nothing is printed but errors; the files are written all the same.
    public var quiet = false
    /// `--live`: environments that draw text show every step in the terminal.
    public var live = false

    /// The options of a program that is called without any.
    public init(name: String) {
        out = "runs/\(name)"
    }

    /// The path of a file or folder below ``out``.
    public func path(_ name: String) -> String { "\(out)/\(name)" }

    /// A number of episodes: `--episodes` where it is given, else the one for `--quick`, else the usual one.
    public func episodes(_ usual: Int, quick few: Int) -> Int { episodes ?? (quick ? few : usual) }
}

extension ProgramOptions {
    /// Reads the options that the program was called with.
    ///
    /// `--help` prints what there is and ends the program; a mistake is reported with the nearest option and ends it with
    /// code 2.
    public static func read(name: String, summary: String) -> ProgramOptions {
        do {
            guard let options = try parse(Array(CommandLine.arguments.dropFirst()), name: name) else {
                print(help(name: name, summary: summary))
                Platform.exit(0)
            }
            if let id = options.env { _ = try Gymnasium.spec(id) }
            Platform.flushStandardOutputByLine()
            if options.quiet { Platform.silenceStandardOutput() }
            return options
        } catch {
            Platform.writeToStandardError("\(name): \(error)\n")
            Platform.exit(2)
        }
    }

    /// The options that some arguments stand for; `nil` for `--help`.
    ///
    /// - Throws: ``InvalidCommandLine``.
    static func parse(_ arguments: [String], name: String) throws(InvalidCommandLine) -> ProgramOptions? {
        var options = ProgramOptions(name: name)
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let flag = String((parts.first ?? "").map { $0 == "_" ? "-" : $0 })
            var inline = parts.count == 2 ? String(parts[1]) : nil
            func content() throws(InvalidCommandLine) -> String {
                defer { inline = nil }
                if inline == nil, rest.first?.hasPrefix("--") == false { inline = rest.popFirst() }
                guard let text = inline, !text.isEmpty else {
                    throw InvalidCommandLine("\(flag) needs a value, such as `\(flag) \(example(of: flag))`")
                }
                return text
            }
            func count(atLeast least: Int) throws(InvalidCommandLine) -> Int {
                let text = try content()
                guard let number = Int(text), number >= least else {
                    throw InvalidCommandLine(
                        "\(flag) is \"\(text)\": expected a whole number of \(least) or more, "
                            + "such as `\(flag) \(example(of: flag))`")
                }
                return number
            }
            switch flag {
            case "--help", "-h": return nil
            case "--seed": options.seed = try count(atLeast: 0)
            case "--episodes": options.episodes = try count(atLeast: 1)
            case "--env": options.env = try content()
            case "--out": options.out = try content()
            case "--quick": options.quick = true
            case "--quiet": options.quiet = true
            case "--live": options.live = true
            default:
                let known = ["--seed", "--episodes", "--env", "--out", "--quick", "--quiet", "--live", "--help"]
                let hint = nearest(to: flag, among: known).map { "did you mean `\($0)`?" } ?? "`--help` lists them all"
                throw InvalidCommandLine("there is no option \(argument): \(hint)")
            }
            if let inline { throw InvalidCommandLine("\(flag) takes no value; got \"\(inline)\"") }
        }
        if options.seed > Int(UInt32.max) {
            throw InvalidCommandLine("--seed is \(options.seed): expected 0 to \(UInt32.max), such as `--seed 42`")
        }
        return options
    }

    private static func example(of flag: String) -> String {
        switch flag {
        case "--seed": "42"
        case "--episodes": "100"
        case "--env": "CartPole-v1"
        default: "runs/today"
        }
    }

    static func help(name: String, summary: String) -> String {
        """
        \(summary)

        swift run -c release \(name) [options]

          --seed N        what everything random starts from (42)
          --episodes N    the number of episodes of the longest run
          --env ID        another environment, where the program allows one
          --out FOLDER    the folder that everything is written below (runs/\(name))
          --quick         far fewer episodes, to see in seconds that everything works
          --quiet         print nothing but errors; the files are written all the same
          --live          environments that draw text show every step in the terminal
          --help          this text

        For example: swift run -c release \(name) --seed 7 --out runs/seed-7
        """
    }
}

/// A command line that a program cannot follow.
struct InvalidCommandLine: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
