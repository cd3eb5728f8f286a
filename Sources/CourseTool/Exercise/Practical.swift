import Lyceum

/// A practical of the course: a tutorial with gaps, and their tests.
struct Practical {
    /// The name of its tutorial without `tutorial-`, such as `dynamic-programming`.
    let name: String
    /// The gaps in the order of the text, as ``inOrder(_:in:)`` has their files.
    let gaps: [Gap]
    /// The student's version: paths within the student's package, and texts.
    let exercise: [(path: String, text: String)]
    /// The files to compare with, below `Solutions`.
    let solution: [(path: String, text: String)]

    /// The practicals of the course, in the order of the manifest.
    static func all(in checkout: String) throws -> [Practical] {
        let entries = (Checkout.manifest(in: checkout) ?? "")
            .matches(of: /practical\(\s*"tutorial-([^"]+)",\s*path:\s*"([^"]+)"/)
            .map { (name: String($0.1), folder: String($0.2)) }
        return try entries.compactMap { entry in
            let practical = try Practical(
                entry.name, in: Platform.joined(checkout, entry.folder), all: entries.map(\.name))
            return practical.gaps.isEmpty ? nil : practical
        }
    }

    /// The name of the target that tests a practical.
    static func tests(of name: String) -> String { "\(name)-tests" }

    private init(_ name: String, in folder: String, all names: [String]) throws {
        func text(_ path: String) throws -> String {
            try CommandFailed.here {
                String(decoding: try Platform.readFile(Platform.joined(folder, path), limit: 1 << 24), as: UTF8.self)
            }
        }
        let paths = Self.files(in: folder)
        let tests = paths.filter { $0.hasPrefix("Tests/") }
        let sources = try Self.inOrder(paths.filter { !$0.hasPrefix("Tests/") }, in: folder)
        var gaps: [Gap] = []
        var exercise: [(path: String, text: String)] = []
        var solution: [(path: String, text: String)] = []
        for path in sources {
            let text = try text(path)
            let marked = try CommandFailed.here {
                try MarkedText(text, file: Platform.joined(folder, path), besides: gaps.map(\.name))
            }
            gaps += marked.gaps
            exercise.append(("Sources/\(name)/\(path)", Self.renamed(marked.opened, name, names)))
            solution.append(("Solutions/\(name)/\(path)", Self.renamed(text, name, names)))
        }
        for path in tests {
            let place = "Tests/\(Self.tests(of: name))/" + path.dropFirst("Tests/".count)
            exercise.append((place, Self.renamed(try text(path), name, names)))
        }
        self.name = name
        self.gaps = gaps
        self.exercise = exercise
        self.solution = solution
    }

    /// The paths of all files below a folder, sorted.
    static func files(in folder: String, below prefix: String = "") -> [String] {
        let names = Platform.names(in: Platform.joined(folder, prefix)).filter { !$0.hasPrefix(".") }
        return names.sorted().flatMap { name in
            let path = prefix + name
            return Platform.isFolder(Platform.joined(folder, path)) ? files(in: folder, below: path + "/") : [path]
        }
    }

    /// The files of a program as one reads them: `main.swift`, then the others in the order in which it names them first.
    static func inOrder(_ paths: [String], in folder: String) throws -> [String] {
        let main = try CommandFailed.here {
            String(
                decoding: try Platform.readFile(Platform.joined(folder, "main.swift"), limit: 1 << 24), as: UTF8.self)
        }
        let places = paths.map { path in
            path == "main.swift" ? main.startIndex : main.firstRange(of: path)?.lowerBound ?? main.endIndex
        }
        return zip(places, paths).sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }.map(\.1)
    }

    /// A text in which the practical has the name that it has in the student's package.
    private static func renamed(_ text: String, _ name: String, _ names: [String]) -> String {
        let module = name.replacing("-", with: "_")
        return text.replacing(/tutorial[-_][A-Za-z0-9_-]*[A-Za-z0-9]/) { match in
            let found = String(match.0)
            if found == "tutorial-\(name)" { return name }
            if found == "tutorial_\(module)" { return module }
            let isCommand = text[..<match.range.lowerBound].hasSuffix("swift run -c release ")
            let other = String(found.dropFirst("tutorial-".count))
            return isCommand && names.contains(other) ? other : found
        }
    }
}
