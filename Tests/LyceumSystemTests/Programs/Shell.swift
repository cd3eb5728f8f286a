import LyceumSystem

/// A script for the system's shell, as a program to start.
func shell(_ script: String, _ arguments: [String] = []) -> Launch {
    var launch = Launch("/bin/sh", ["-c", script, "sh"] + arguments)
    launch.output = .kept(limit: 1 << 16)
    return launch
}

extension Launch {
    /// How the program ends, and what it prints.
    func outcome(seconds: Double = 30) throws -> (end: RunningProgram.End, text: String) {
        let (end, output) = try start().waitForEnd(seconds: seconds)
        return (end, String(decoding: output, as: UTF8.self))
    }

    /// The same with something changed.
    func with(_ change: (inout Launch) -> Void) -> Launch {
        var copy = self
        change(&copy)
        return copy
    }
}
