import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording

/// A class whose students hand in runs of CartPole.
enum ClassOfStudents {
    static var assignment: Assignment {
        var assignment = Assignment(name: "Coursework 1", environment: "CartPole-v1", episodes: 6)
        assignment.required = [.log, .trace]
        assignment.scorer = .best
        return assignment
    }

    /// Records a run, and hands it in.
    ///
    /// - Parameters:
    ///   - folder: the folder of the archive.
    ///   - seed: what actions are drawn from; equal ones make equal runs.
    ///   - program: the text of the only source file; `nil` for none.
    static func handIn(
        _ student: String, to folder: String, seed: Int, episodes: Int = 6, program: String? = nil,
        as name: String? = nil, for assignment: Assignment = assignment
    ) throws {
        let run = NSTemporaryDirectory() + "lyceum-run-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: run) }
        var env = try Recorder(
            make("CartPole-v1"), logs: true, logFolder: run + "/logs", logFile: "xxxx00-agent-log.txt", trace: .all)
        try play(&env, episodes: episodes, seed: seed)
        try env.close()
        var sources: String?
        if let program {
            try FileManager.default.createDirectory(atPath: run + "/src", withIntermediateDirectories: true)
            try Data(program.utf8).write(to: URL(filePath: run + "/src/main.swift"))
            sources = run + "/src"
        }
        let submission = try Submission(of: run, by: student, for: assignment, sources: sources)
        try submission.write(to: "\(folder)/\(name ?? "\(student).zip")")
    }
}
