import LyceumSystem

/// A program to be run to its end, with limits, in a folder of its own and with no variables but those that it is given.
struct ProgramStart {
    let program: String
    let arguments: [String]
    /// Where it runs.
    let folder: String
    var variables: [String: String] = [:]
    var seconds: Double
    /// The bytes that it may allocate.
    var memory = 1 << 40
    /// What it may read beside the system's own files, and where it may write.
    var readable: [String] = []
    var writable: [String] = []
    /// Whether it may start other programs.
    var startsPrograms = false
    /// Whether it is kept to these folders and from the network.
    var isConfined = true

    /// How it ended, and what it printed, errors too.
    func run() -> (end: SupervisedRun.End, output: String) {
        let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let (end, output) = SupervisedRun.run(
            "/bin/sh",
            ["-c", "cd \"$0\" && exec /usr/bin/env -i \"$@\" 2>&1", folder] + settings + [program] + arguments,
            seconds: seconds)
        return (end, String(decoding: output, as: UTF8.self))
    }
}
