import Lyceum

/// `course exercise NAME [FOLDER]`: a practical for a student to work on.
package enum ExerciseCommand {
    static let command = Command(
        name: "exercise", usage: "exercise [NAME [FOLDER]]",
        summary: "copies a practical with gaps to fill into a package of yours, or lists them",
        flags: [
            (Flag("--solution", "writes its solution into Solutions/NAME of that package, to compare with"), ""),
            Checkout.flag,
        ],
        example: "exercise bandits ../my-practicals"
    ) { arguments, output in
        let checkout = try Checkout.path(arguments.text("--lyceum"))
        let all = try Practical.all(in: checkout)
        guard let given = arguments.positional.first else {
            all.forEach { practical in
                output("\(practical.name): \(practical.gaps.map(\.name).joined(separator: ", "))")
            }
            return
        }
        guard arguments.positional.count <= 2 else {
            throw InvalidCommandLine(
                "expected a practical and a folder, such as bandits ../my-practicals, and got "
                    + arguments.positional.joined(separator: " "))
        }
        let practical = try find(given, among: all)
        let folder = arguments.positional.dropFirst().first ?? ExercisePackage.usualFolder
        if arguments.has("--solution") {
            try writeSolution(of: practical, folder).forEach { output("written: \($0)") }
        } else {
            try write(practical, folder, lyceum: checkout).forEach { output("written: \($0)") }
            nextSteps(practical, folder).forEach(output)
        }
    }

    private static func find(_ name: String, among all: [Practical]) throws -> Practical {
        if let found = all.first(where: { $0.name == name || "tutorial-\($0.name)" == name }) { return found }
        let hint = nearest(to: name, among: all.map(\.name)).map { "did you mean `\($0)`?" }
        throw InvalidCommandLine(
            "there is no practical \(name.isEmpty ? "\"\"" : name): \(hint ?? "`course exercise` lists them all")")
    }

    private static func write(_ practical: Practical, _ folder: String, lyceum: String) throws -> [String] {
        let old = try ExercisePackage(in: folder)
        if let taken = firstExisting(practical.exercise, in: folder) {
            throw InvalidCommandLine(
                "\(taken) is there already, and what you have done in it stays: for another copy name another folder, "
                    + "such as `course exercise \(practical.name) ../again`")
        }
        let root = try NewFolder.make(folder, lyceum: lyceum)
        let package =
            try old ?? ExercisePackage(new: folder, name: NewPackage.name(inFolder: root), lyceum: lyceum)
        let names = package.present.filter { $0 != practical.name } + [practical.name]
        let manifest = package.manifest(listing: names)
        let files = practical.exercise + [(".gitignore", ".build/\nruns/\n")]
        let written = try NewFolder.write(files, in: folder)
        // Last, so that a list never names what is not there.
        let path = Platform.joined(folder, "Package.swift")
        try CommandFailed.here { try Platform.replaceFile(path, with: Array(manifest.utf8)) }
        return [path] + written
    }

    private static func writeSolution(of practical: Practical, _ folder: String) throws -> [String] {
        guard let package = try ExercisePackage(in: folder), package.present.contains(practical.name) else {
            throw InvalidCommandLine(
                "the practical is not in \(folder) yet: first try it, `course exercise \(practical.name) \(folder)`")
        }
        if let taken = firstExisting(practical.solution, in: folder) {
            throw InvalidCommandLine("\(taken) is there already: the solution is in its folder")
        }
        return try NewFolder.write(practical.solution, in: folder)
    }

    private static func firstExisting(_ files: [(path: String, text: String)], in folder: String) -> String? {
        files.map { Platform.joined(folder, $0.path) }.first(where: Platform.exists)
    }

    private static func nextSteps(_ practical: Practical, _ folder: String) -> [String] {
        let gaps = practical.gaps.count == 1 ? "is 1 gap" : "are \(practical.gaps.count) gaps"
        return [
            "", "There \(gaps) to fill: \(practical.gaps.map(\.name).joined(separator: ", ")). Begin with",
            "Sources/\(practical.name)/main.swift. The first build takes some minutes, later ones seconds:", "",
            "    cd \(folder)",
            "    swift run -c release \(practical.name)        # up to the first open gap",
            "    swift run -c release course check        # which gaps are open, and which are filled and right",
        ]
    }
}
