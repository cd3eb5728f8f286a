import LyceumRecording

/// The arguments that a program is run with once more, which must not lead out of the folder that it runs in.
package struct RunArguments: Equatable {
    /// The arguments.
    package private(set) var list: [String] = []
    /// What was changed, in sentences.
    package private(set) var notes: [String] = []

    /// The folder in the place of one that leads elsewhere.
    static let folder = "run"

    /// The arguments of a run; none where its trace does not have them.
    package init(_ command: RunCommand?) {
        guard let command else {
            notes = ["the trace does not say how the program was started: it was run without arguments"]
            return
        }
        var rest = command.arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--out", let value = rest.popFirst() {
                list += [argument, inner(value)]
            } else if argument.hasPrefix("--out=") {
                list.append("--out=" + inner(String(argument.dropFirst(6))))
            } else {
                list.append(argument)
                let value = argument.hasPrefix("-") ? argument.drop { $0 != "=" }.dropFirst() : argument[...]
                if value.hasPrefix("/") {
                    notes.append("its argument \(PlainLine.of(argument)) is a place on the student's machine")
                }
            }
        }
    }

    /// The folder itself where it lies in the one that the program runs in.
    private mutating func inner(_ folder: String) -> String {
        let parts = folder.split(separator: "/")
        guard folder.hasPrefix("/") || folder.hasPrefix("~") || parts.contains("..") else { return folder }
        notes.append("its --out was \(PlainLine.of(folder)); it was run with --out \(Self.folder)")
        return Self.folder
    }
}
