import Lyceum

/// `course check [FOLDER] [NAME]`: which gaps of a student's practicals are open, which are right, and what is wrong.
enum CheckCommand {
    static let command = Command(
        name: "check", usage: "check [FOLDER] [NAME]",
        summary: "tells which gaps of your practicals are open, right or wrong",
        flags: [
            (Flag("--patience", example: "20", "for how many seconds a test may run (20)"), "N"),
            (Flag("--quiet", "print nothing but errors; the code says whether all is right"), ""),
        ],
        example: "check ../my-practicals bandits"
    ) { arguments, output in
        let isQuiet = arguments.has("--quiet")
        let patience = try arguments.count("--patience", atLeast: 1, atMost: 86_400) ?? 20
        let (package, names) = try chosen(arguments.positional)
        let trial = try Trial(
            of: names, in: package, patience: .seconds(patience), progress: BuildProgress(isSilent: isQuiet))
        if !isQuiet { trial.lines.forEach(output) }
        if let problem = trial.problem { throw CommandFailed(problem) }
    }

    /// The package and the practicals that the arguments name.
    private static func chosen(_ arguments: [String]) throws -> (package: ExercisePackage, names: [String]) {
        guard arguments.count <= 2 else {
            throw InvalidCommandLine(
                "expected a folder and a practical, such as ../my-practicals bandits, and got "
                    + arguments.joined(separator: " "))
        }
        // A single argument is a folder, or a practical of the usual one.
        let usual = ExercisePackage.usualFolder
        let isFolder = arguments.count == 2 || arguments.first.map { Checkout.manifest(in: $0) != nil } == true
        let namesPractical = arguments.count == 1 && !isFolder && Platform.isFolder(usual)
        let folder = namesPractical ? usual : arguments.first ?? usual
        let name = namesPractical ? arguments.first : arguments.dropFirst().first
        guard let package = try ExercisePackage(in: folder) else {
            throw InvalidCommandLine(
                "there is no package of practicals in \(folder): `course exercise bandits \(folder)` begins one")
        }
        let present = package.present
        guard let name else {
            if present.isEmpty {
                throw InvalidCommandLine(
                    "there is no practical in \(folder): `course exercise bandits \(folder)` copies one into it")
            }
            return (package, present)
        }
        guard present.contains(name) else {
            let hint = nearest(to: name, among: present).map { "did you mean `\($0)`?" }
            throw InvalidCommandLine(
                "there is no practical \(name.isEmpty ? "\"\"" : name) in \(folder): "
                    + (hint ?? "it has \(present.joined(separator: ", "))"))
        }
        return (package, [name])
    }
}
