import LyceumValues

/// A flag that a program takes: `--quick`, or `--seed 42` with a value.
package struct Flag: Sendable {
    /// The name with its dashes.
    let name: String
    /// A value for examples in messages; `nil` for a flag without one.
    let example: String?
    /// What it does, for the help text.
    let meaning: String

    /// A flag without a value, or with one where an example is given.
    package init(_ name: String, example: String? = nil, _ meaning: String) {
        self.name = name
        self.example = example
        self.meaning = meaning
    }

    /// A line of the help text.
    package func line(placeholder: String) -> String {
        let left = example == nil ? name : "\(name) \(placeholder)"
        return "  " + left + String(repeating: " ", count: max(1, 18 - left.count)) + meaning
    }
}

/// A command line that a program cannot follow.
package struct InvalidCommandLine: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// A command line taken apart into flags and the rest.
///
/// `--flag value` and `--flag=value` are the same, `_` in a flag's name is `-`, and nothing after `--` is a flag.
package struct ParsedArguments: Sendable {
    /// The arguments that are not flags, in order.
    package private(set) var positional: [String] = []
    private var given: [String: [String]] = [:]
    private let flags: [Flag]

    /// Takes a command line apart.
    package init(_ arguments: some Sequence<String>, flags: [Flag]) throws(InvalidCommandLine) {
        self.flags = flags
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                positional += rest
                return
            }
            guard argument.hasPrefix("-"), argument.count > 1 else {
                positional.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String((parts.first ?? "").map { $0 == "_" ? "-" : $0 })
            let inline = parts.count == 2 ? String(parts[1]) : nil
            guard let flag = flags.first(where: { $0.name == name }) else {
                let hint = nearest(to: name, among: flags.map(\.name)).map { "did you mean `\($0)`?" }
                throw InvalidCommandLine("there is no option \(argument): \(hint ?? "`--help` lists them all")")
            }
            if let example = flag.example {
                var value = inline
                if value == nil, rest.first?.hasPrefix("--") == false { value = rest.popFirst() }
                guard let value, !value.isEmpty else {
                    throw InvalidCommandLine("\(name) needs a value, such as `\(name) \(example)`")
                }
                given[name, default: []].append(value)
            } else {
                if let inline { throw InvalidCommandLine("\(name) takes no value; got \"\(inline)\"") }
                given[name] = []
            }
        }
    }

    /// Whether a flag was given.
    package func has(_ name: String) -> Bool { given[name] != nil }
    /// The last value given for a flag.
    package func text(_ name: String) -> String? { given[name]?.last }
    /// All values given for a flag.
    package func texts(_ name: String) -> [String] { given[name] ?? [] }

    /// The last value given for a flag as a whole number.
    package func count(_ name: String, atLeast least: Int, atMost most: Int = .max) throws(InvalidCommandLine) -> Int? {
        guard let text = text(name) else { return nil }
        guard let number = Int(text), number >= least, number <= most else {
            let range = most == .max ? "of \(least) or more" : "from \(least) to \(most)"
            let example = flags.first { $0.name == name }?.example ?? "\(least)"
            throw InvalidCommandLine(
                "\(name) is \"\(text)\": expected a whole number \(range), such as `\(name) \(example)`")
        }
        return number
    }
}
