import Gymnasium
import LyceumRecording
import LyceumSystem
import LyceumValues

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
    /// `--live`: environments show every step: as text in the terminal, or as a picture in a file.
    public var live = false

    /// The options of a program that is called without any.
    public init(name: String) {
        out = "runs/\(name)"
    }

    /// The path of a file or folder below ``out``.
    public func path(_ name: String) -> String { Platform.joined(out, name) }

    /// The mode to make an environment with: text where `--live` asks for it and the environment has it.
    ///
    /// - Throws: as `make`.
    public func liveMode(of id: String) throws -> RenderMode? {
        try live && Gymnasium.make(id).metadata.renderModes.contains(.ansi) ? .ansi : nil
    }

    /// A number of episodes: `--episodes` where it is given, else the one for `--quick`, else the usual one.
    public func episodes(_ usual: Int, quick few: Int) -> Int { episodes ?? (quick ? few : usual) }
}

extension ProgramOptions {
    /// Reads the options that the program was called with.
    ///
    /// `--help` lists the options and ends the program; a mistake is reported with the nearest option and ends it with
    /// code 2.
    public static func read(name: String, summary: String) -> ProgramOptions {
        do {
            guard let options = try parse(Array(CommandLine.arguments.dropFirst()), name: name) else {
                print(help(name: name, summary: summary))
                Platform.exit(0)
            }
            if let id = options.env { _ = try specToMake(id) }
            // A folder that cannot be made is reported before anything is computed.
            if options.out != ProgramOptions(name: name).out { try Platform.makeFolder(options.out) }
            Platform.notePrint()
            OutputFolder.path = options.out
            if options.quiet {
                Platform.silenceStandardOutput()
                ProgressBar.isSilent = true
                DebugBuild.silence()
            }
            return options
        } catch {
            Platform.writeToStandardError("\(name): \(error)\n")
            Platform.exit(2)
        }
    }

    private static let flags: [(flag: Flag, placeholder: String)] = [
        (Flag("--seed", example: "42", "what everything random starts from (42)"), "N"),
        (Flag("--episodes", example: "100", "the number of episodes of the longest run"), "N"),
        (Flag("--env", example: "CartPole-v1", "another environment, where the program allows one"), "ID"),
        (Flag("--out", example: "runs/today", "the folder that everything is written below (runs/NAME)"), "FOLDER"),
        (Flag("--quick", "far fewer episodes, to see in seconds that everything works"), ""),
        (Flag("--quiet", "print nothing but errors; the files are written all the same"), ""),
        (Flag("--live", "environments show every step: as text in the terminal, or as a picture in a file"), ""),
        (Flag("--help", "this text"), ""),
    ]

    /// The options that some arguments stand for; `nil` for `--help`.
    ///
    /// - Throws: ``InvalidCommandLine``.
    package static func parse(_ arguments: [String], name: String) throws(InvalidCommandLine) -> ProgramOptions? {
        // Whoever asks for help gets it, whatever else is wrong.
        if arguments.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) { return nil }
        let parsed = try ParsedArguments(arguments, flags: flags.map(\.flag))
        if let extra = parsed.positional.first {
            let near = nearest(to: "--\(extra)", among: flags.map(\.flag.name)).map { "did you mean `\($0)`?" }
            throw InvalidCommandLine(
                "\"\(extra)\" is no option: \(near ?? "options begin with --, and `--help` lists them all")")
        }
        var options = ProgramOptions(name: name)
        options.seed = try parsed.count("--seed", atLeast: 0, atMost: Int(UInt32.max)) ?? options.seed
        options.episodes = try parsed.count("--episodes", atLeast: 1, atMost: 10_000_000)
        options.env = parsed.text("--env")
        options.out = parsed.text("--out") ?? options.out
        options.quick = parsed.has("--quick")
        options.quiet = parsed.has("--quiet")
        options.live = parsed.has("--live")
        return options
    }

    package static func help(name: String, summary: String) -> String {
        let lines = flags.map { $0.flag.line(placeholder: $0.placeholder).replacing("runs/NAME", with: "runs/\(name)") }
        return """
            \(summary)

            swift run -c release \(name) [options]

            \(lines.joined(separator: "\n"))

            For example: swift run -c release \(name) --seed 7 --out runs/seed-7
            """
    }
}
