import LyceumRecording
import LyceumSystem
import LyceumValues

/// Grades a folder of hand-ins, on all processors, and writes what comes of it.
///
/// ```swift
/// import LyceumHandIns
///
/// let grader = ClassGrader(for: try Assignment(contentsOf: "assignment.json"))
/// let report = try grader.grade("hand-ins", to: "grades")
/// print(report.grades.count { $0.status == .accepted }, report.duplicates)
/// ```
///
/// `grades` then has `index.html` and `class.csv` for the lecturer, `leaderboard.html`, and for each hand-in a folder in `students` with its
/// page `index.html` and Gradescope's `results.json`.
public struct ClassGrader: Sendable {
    /// Where hand-ins are graded.
    public enum Place: Sendable, Hashable {
        /// In this process: one that makes it crash takes the others with it.
        case thisProcess
        /// Each in a process of its own, a program whose `main` calls `CourseTool.main()`, which may allocate so many bytes. On Linux it is
        /// confined: it reads the hand-in, the assignment, its own folder and the current one, and writes the page.
        case processes(program: String, assignment: String, memory: Int)
    }

    /// What is asked for.
    public let assignment: Assignment
    /// How long playing one run again may take, in seconds.
    public var seconds = 60.0
    /// Where hand-ins are graded.
    public var place = Place.thisProcess
    /// Runs the programs again on hidden seeds, where a log has a score to compare with; `nil` where that is not wanted.
    public var rerunner: Rerunner?

    /// A grader of an assignment.
    public init(for assignment: Assignment) { self.assignment = assignment }

    /// Grades all hand-ins of a folder: archives, and folders into which one was unpacked. The folder may be such a one itself.
    ///
    /// - Parameters:
    ///   - folder: the folder, or a single archive.
    ///   - output: the folder for what comes of it, outside of the first one.
    /// - Throws: `FileError`, ``NoHandIns``. A hand-in that cannot be read is a grade, not an error.
    @discardableResult
    public func grade(_ folder: String, to output: String) throws -> ClassReport {
        let paths = try Self.handIns(in: folder)
        try Platform.makeFolder(output)
        try Self.requireApart(output, from: folder)
        let names = Self.folderNames(paths)
        let places = names.map { Platform.joined(output, "students/\($0)") }
        var found = grades(of: paths, pages: places)
        if let rerunner { try rerun(paths, by: rerunner, pages: places, &found) }
        let report = ClassReport(assignment, found, pages: names.map { "students/\($0)/index.html" })
        let pages = ClassPages(report)
        try Self.write(ClassTable(report).csv, to: Platform.joined(output, "class.csv"))
        try Self.write(pages.leaderboard, to: Platform.joined(output, "leaderboard.html"))
        try Self.write(pages.overview, to: Platform.joined(output, "index.html"))
        return report
    }

    /// Grades hand-ins on all processors.
    ///
    /// - Parameter folders: a folder for the page of each; `nil` where no pages are wanted.
    func grades(of paths: [String], pages folders: [String]?) -> [Grade] {
        guard !paths.isEmpty else { return [] }
        let bar = ProgressBar(title: "grading", total: paths.count)
        defer { bar.finish() }
        return ThreadTeam.shared.map(paths.count) { index in
            defer { bar.advance() }
            return grade(paths[index], page: folders?[index])
        }
    }

    /// Runs programs again and adds what came of it to the grades and their pages.
    private func rerun(
        _ paths: [String], by rerunner: Rerunner, pages folders: [String], _ grades: inout [Grade]
    ) throws {
        let chosen = grades.indices.filter { grades[$0].score != nil }
        let reports: [RerunReport]
        do {
            reports = try rerunner.rerun(chosen.map { paths[$0] }, for: assignment)
        } catch {
            reports = chosen.map { _ in RerunReport(problem: "\(error)") }
        }
        for (index, report) in zip(chosen, reports) {
            grades[index].rerun = report
            let path = Platform.joined(folders[index], "index.html")
            let bytes = try Platform.readFile(path, limit: 1 << 27)
            let page = StudentPage.adding(grades[index], assignment, to: String(decoding: bytes, as: UTF8.self))
            try Self.write(page, grades[index], to: folders[index])
        }
    }

    /// Grades one hand-in in this process, and writes its page and its `results.json`.
    ///
    /// - Parameters:
    ///   - path: the hand-in.
    ///   - folder: the folder for its page; `nil` for none.
    public func gradeOne(_ path: String, page folder: String?) throws -> Grade {
        var grader = HandInGrader(for: assignment)
        grader.seconds = seconds
        let (grade, page) = grader.grade(path)
        if let folder { try Self.write(page, grade, to: folder) }
        return grade
    }

    private func grade(_ path: String, page folder: String?) -> Grade {
        let archive = String(path.split(separator: "/").last ?? "")
        func failed(_ problem: String) -> Grade {
            let grade = Grade(archive: archive, status: .notGraded, problem: problem)
            if let folder { try? Self.write(StudentPage(grade, assignment).html, grade, to: folder) }
            return grade
        }
        switch place {
        case .thisProcess:
            do { return try gradeOne(path, page: folder) } catch { return failed("\(error)") }
        case .processes(let program, let file, let memory):
            let (end, output): (RunningProgram.End, [UInt8])
            do {
                let child = try start(program, path, assignment: file, page: folder, memory)
                // It reads the archive before it plays, and writes the page afterwards.
                (end, output) = child.waitForEnd(seconds: seconds + 10)
            } catch {
                return failed("the grader could not be started: \(error)")
            }
            switch end {
            case .code:
                let line = output.split(separator: UInt8(ascii: "\n")).last
                guard let line, let text = String(validating: line, as: UTF8.self), let grade = Grade(json: text) else {
                    return failed("the grader ended without a grade for it")
                }
                return grade
            case .signal:
                return failed(
                    "the grader crashed on it, or needed more than \(memory / 1_000_000) MB: look at it yourself")
            case .isLate: return failed("grading it took longer than \(Int(seconds)) seconds")
            }
        }
    }

    /// Starts a process that grades one hand-in. Where the system can do that, it reads nothing but that and the folders that the program
    /// is in and runs in, and writes nothing but the page: a hand-in that got control of it would have won little.
    private func start(
        _ program: String, _ path: String, assignment file: String, page folder: String?, _ memory: Int
    ) throws -> RunningProgram {
        let place = folder.map { ["--out", $0] } ?? []
        var launch = Launch(
            program, ["grade", "--one", "--assignment", file, "--seconds", "\(Int(seconds))"] + place + ["--", path])
        launch.output = .kept(limit: 1 << 24)
        launch.errors = .discarded
        launch.limits = ProcessLimits(memory: ProcessLimits.memory(beside: memory), fileSize: 1 << 28)
        guard Confinement.isAvailable else { return try launch.start() }
        if let folder { try Platform.makeFolder(folder) }
        launch.confinement = Confinement(
            readable: [path, file, ".", Platform.joined(Platform.folder(of: try Launch.file(of: program)), ".")],
            writable: folder.map { [$0] } ?? [])
        do {
            return try launch.start()
        } catch is CannotConfine {
            launch.confinement = nil
            return try launch.start()
        }
    }

    private static func write(_ text: String, to path: String) throws {
        try Platform.replaceFile(path, with: Array(text.utf8))
    }

    private static func write(_ page: String, _ grade: Grade, to folder: String) throws {
        try write(page, to: Platform.joined(folder, "index.html"))
        try write(GradescopeResults(grade).json, to: Platform.joined(folder, "results.json"))
    }
}

/// A folder without hand-ins, or one that cannot be graded.
public struct NoHandIns: Error, Sendable, Equatable, CustomStringConvertible {
    /// The folder.
    public let path: String
    /// What is wrong, and what to do.
    public let problem: String

    public var description: String { "\(path) cannot be graded: \(problem)" }
}

extension ClassGrader {
    /// The paths of the hand-ins, sorted.
    package static func handIns(in folder: String) throws(NoHandIns) -> [String] {
        guard Platform.exists(folder) else { throw NoHandIns(path: folder, problem: "there is nothing of that name") }
        guard Platform.isFolder(folder) else { return [folder] }
        let names = Platform.names(in: folder).filter { !$0.hasPrefix(".") && $0 != "__MACOSX" }.sorted()
        if names.contains(Manifest.name) { return [folder] }
        guard !names.isEmpty else {
            throw NoHandIns(path: folder, problem: "it is empty: put the archives there that were handed in")
        }
        return names.map { Platform.joined(folder, $0) }
    }

    /// Refuses a folder for results that lies among the hand-ins: it would be one the next time.
    static func requireApart(_ output: String, from folder: String) throws {
        guard Platform.isFolder(folder) else { return }
        let (inner, outer) = (try Platform.absolutePath(output), try Platform.absolutePath(folder))
        guard inner != outer, !inner.hasPrefix(outer + "/") else {
            throw NoHandIns(
                path: folder, problem: "the results would lie among the hand-ins: name another folder for them")
        }
    }

    /// Names for the folders of hand-ins: letters, digits, `-`, `_` and `.`, each once on every system.
    package static func folderNames(_ paths: [String]) -> [String] {
        var taken: Set<String> = []
        return paths.map { path in
            var name = path.split(separator: "/").last.map(String.init) ?? ""
            if name.lowercased().hasSuffix(".zip") { name = String(name.dropLast(4)) }
            var plain = String(
                name.unicodeScalars.prefix(60).map { scalar in
                    scalar.isASCII && (scalar.properties.isAlphabetic || (48...57).contains(scalar.value))
                        || "-_.".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
                })
            if plain.hasPrefix(".") || plain.isEmpty { plain = "_" + plain }
            var unique = plain
            var number = 2
            while !taken.insert(unique.lowercased()).inserted {
                unique = "\(plain)-\(number)"
                number += 1
            }
            return unique
        }
    }

    /// A `results.json` for what came to no grade.
    package static func results(_ problem: String) -> String {
        GradescopeResults(Grade(archive: "the hand-in", status: .notGraded, problem: problem)).json
    }

    /// The `results.json` of a grade.
    package static func results(_ grade: Grade) -> String { GradescopeResults(grade).json }
}
