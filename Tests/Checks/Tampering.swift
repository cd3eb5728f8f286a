import Foundation
import Lyceum
import LyceumHandIns
import TestSupport

/// From good hand-ins of several kinds, each way to cheat and to harm a grader is refused with the right sentence, in a process that takes
/// little memory and time, and writes nothing but its two files.
let tampering = Check("tampering") { isQuick in
    try Grader.register()
    return try withTemporaryFolder { folder in
        let seeds = isQuick ? [1] : [1, 2, 3, 4]
        let good = try GoodRun.kinds.flatMap { kind in
            try seeds.map { seed in
                (try GoodRun(kind, seed: seed, in: folder), try GoodRun(kind, seed: seed + 100, in: folder))
            }
        }
        let tamperings = Tampering.ofLogs + Tampering.ofTraces + Tampering.ofArchives
        var jobs: [Job] = []
        for (index, (run, other)) in good.enumerated() {
            jobs.append(Job(run, "nothing", nil, try run.parts.packed()))
            // Every way with the first seed of every kind; with the other seeds, one after the other.
            for (number, tampering) in tamperings.enumerated()
            where index % seeds.count == 0 || number % (seeds.count * 4) == index % (seeds.count * 4) {
                var parts = run.parts
                guard try tampering.body(&parts, other.parts) else { continue }
                jobs.append(Job(run, tampering.name, tampering.sentences, try parts.packed()))
            }
        }
        let all = jobs
        let files = try tree(folder)
        let found = try concurrently(all.count) { index in
            let job = all[index]
            let (path, output) = ("\(folder)/work\(index)/it.zip", "\(folder)/work\(index)/out")
            try FileManager.default.createDirectory(
                atPath: "\(folder)/work\(index)", withIntermediateDirectories: true)
            try Data(job.archive).write(to: URL(filePath: path))
            let result = try judge(job, path, output)
            let written = try tree("\(folder)/work\(index)")
            try require(
                written == ["it.zip", "out", "out/index.html", "out/results.json"],
                "\(job.name): files were written: \(written)")
            try FileManager.default.removeItem(atPath: "\(folder)/work\(index)")
            return result
        }
        try require(try tree(folder) == files, "files were written outside")
        let wrong = found.compactMap(\.problem)
        try require(
            wrong.isEmpty, "\(wrong.count) of \(all.count) were not told right:\n" + wrong.joined(separator: "\n"))
        let (memory, seconds) = (found.map(\.memory).max() ?? 0, found.map(\.seconds).max() ?? 0)
        try require(memory < 1_000_000_000, "\(memory) bytes of memory")
        return String(
            format: "%d ways on %d good hand-ins, %d archives; at most %d MB and %.1f s each", tamperings.count,
            good.count, all.count, memory / 1_000_000, seconds)
    }
}

/// An archive that is graded.
private struct Job: Sendable {
    let environment: String
    let assignment: String
    let name: String
    /// What must be said of it; `nil` for a good one.
    let sentences: [String]?
    let archive: [UInt8]

    init(_ run: GoodRun, _ name: String, _ sentences: [String]?, _ archive: [UInt8]) {
        (environment, assignment) = (run.assignment.environment, run.assignmentPath)
        (self.name, self.sentences, self.archive) = (name, sentences, archive)
    }
}

/// Grades an archive in a process of its own, and compares what is said of it.
private func judge(
    _ job: Job, _ path: String, _ output: String
) throws -> (problem: String?, memory: Int, seconds: Double) {
    let result = try Program.current.run(
        ["grade", "--one", path, "--assignment", job.assignment, "--out", output], limit: .seconds(60))
    let figures = (result.peakMemory, result.duration / .seconds(1))
    func wrong(_ text: String) -> (problem: String?, memory: Int, seconds: Double) {
        ("\(job.environment), \(job.name): \(text)", figures.0, figures.1)
    }
    guard result.end == .code(0), let grade = Grade(json: result.output.replacing("\n", with: "")) else {
        return wrong("\(result.end) \(result.errors.suffix(300))")
    }
    guard let sentences = job.sentences else {
        return grade.status == .accepted && grade.verdict == .replayed
            ? (nil, figures.0, figures.1) : wrong("a good one: \(grade.problems)")
    }
    guard grade.status == .refused else { return wrong("it was \(grade.status), verdict \(grade.verdict)") }
    let told = grade.problems.joined(separator: "\n")
    guard sentences.contains(where: told.contains) else { return wrong("it was said: \(told.prefix(400))") }
    return (nil, figures.0, figures.1)
}

/// The files and folders below a folder, sorted.
private func tree(_ folder: String) throws -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.filter { !$0.hasPrefix("work") }.sorted()
}
