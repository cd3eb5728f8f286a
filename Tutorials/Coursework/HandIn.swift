import Lyceum

/// What a run leaves to be handed in, a log and videos of some episodes, and what there is to say about it.
struct HandIn {
    /// The user name that log and videos begin with.
    let user: String
    /// The environment that was to be trained in.
    let environment: String
    /// After how many steps that environment ends an episode.
    let maxSteps: Int
    /// The log's path.
    let logPath: String
    /// The folder of the videos.
    let videoFolder: String

    /// One thing that was looked at.
    struct Remark {
        enum Verdict: String {
            /// It is as the course wants it.
            case good = "good:  "
            /// It is not.
            case bad = "wrong: "
            /// It is right as far as it goes, and there is something to do before handing it in.
            case toDo = "to do: "
        }

        let verdict: Verdict
        let sentence: String
    }

    /// Looks at everything.
    ///
    /// - Parameters:
    ///   - episodes: how many were played.
    ///   - isFilmed: which of them, counted from 0, were to be filmed.
    func remarks(episodes: Int, isFilmed: (Int) -> Bool) throws -> [Remark] {
        let log = try CourseLog(contentsOf: logPath)
        return try remarksOnNames() + remarks(on: log, episodes: episodes)
            + remarksOnVideos(of: log.rows.filter { isFilmed($0.count) })
    }

    // ── The names ────────────────────────────────────────────────────────────────────────────────────────────────────

    private func remarksOnNames() -> [Remark] {
        let wanted = "\(user)-agent-log.txt"
        let name = String(logPath.split(separator: "/").last ?? "")
        var remarks = [
            name == wanted
                ? Remark(verdict: .good, sentence: "the log is called \(name)")
                : Remark(
                    verdict: .toDo,
                    sentence: "this log is called \(name), because an older run has left a \(wanted) in the folder: "
                        + "hand in the log and the videos of one run, which a new folder keeps apart (--out)")
        ]
        if user == "xxxx00" {
            remarks.append(
                Remark(verdict: .toDo, sentence: "xxxx00 stands for a user name: put in your own, at YOURS 1"))
        }
        return remarks
    }

    // ── The log ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Whether the rows of a log are those of all episodes, which are counted from 0.
    ///
    /// `0..<n` are the numbers from 0 to n − 1, and `Array(0..<n)` is a list of them.
    ///
    /// - Parameter numbers: the numbers of the rows' episodes, in the order of the log.
    func hasAllRows(_ numbers: [Int], episodes: Int) throws -> Bool {
        // GAP "rows": whether there is one row for each episode, and they are in order: 0, 1, 2, …
        return numbers == Array(0..<episodes)
        // END GAP
    }

    private func remarks(on log: CourseLog, episodes: Int) throws -> [Remark] {
        let lengths = log.rows.filter { $0.length > maxSteps }
        let contradictions = log.contradictions()
        return [
            log.hasEnds
                ? Remark(verdict: .bad, sentence: "the log has a fifth column: leave out `logEnds: true`")
                : Remark(verdict: .good, sentence: "the log has the four columns that the course reads"),
            try hasAllRows(log.rows.map(\.count), episodes: episodes)
                ? Remark(verdict: .good, sentence: "it has a row for each of the \(episodes) episodes")
                : Remark(
                    verdict: .bad,
                    sentence: "it has \(log.rows.count) rows, and \(episodes) episodes were played: "
                        + "leave `env.logs` true from the first episode to the last"),
            contradictions.isEmpty
                ? Remark(verdict: .good, sentence: "returns, squares and lengths do not contradict each other")
                : Remark(verdict: .bad, sentence: "it cannot be true, \(contradictions[0])"),
            lengths.isEmpty
                ? Remark(verdict: .good, sentence: "no episode is longer than \(maxSteps) steps")
                : Remark(
                    verdict: .bad,
                    sentence: "episode \(lengths[0].count) has \(lengths[0].length) steps, and \(environment) "
                        + "ends after \(maxSteps): step no further when `step.isDone` is true"),
        ]
    }

    // ── The videos ───────────────────────────────────────────────────────────────────────────────────────────────────

    /// What the video of an episode is called, such as "xxxx00-agent-video,episode=5,score=-132.0553636061959.mp4".
    ///
    /// `"\(a)-\(b)"` is a text with values in it. `score.pythonDescription` writes a number as the log has it.
    func videoName(episode: Int, score: Double) throws -> String {
        // GAP "video name": the user, "-agent-video,episode=", the episode's number, ",score=", the score, and ".mp4"
        return "\(user)-agent-video,episode=\(episode),score=\(score.pythonDescription).mp4"
        // END GAP
    }

    private func remarksOnVideos(of rows: [CourseLog.Row]) throws -> [Remark] {
        if rows.isEmpty {
            return [Remark(verdict: .bad, sentence: "no episode was filmed: set `env.video` before a reset")]
        }
        let problems = try rows.compactMap { row in
            try problem(of: row).map { Remark(verdict: .bad, sentence: "the video of episode \(row.count): \($0)") }
        }
        if !problems.isEmpty { return problems }
        let which = rows.count == 1 ? "the video is" : "the \(rows.count) videos are"
        return [
            Remark(
                verdict: .good,
                sentence: "\(which) named by episode and score as in the log, and whole: a picture for each step")
        ]
    }

    /// What is wrong with the video of an episode; `nil` if nothing is.
    private func problem(of row: CourseLog.Row) throws -> String? {
        let path = try "\(videoFolder)/" + videoName(episode: row.count, score: row.rewardSum)
        do {
            let video = try VideoDescription(ofVideo: path)
            if video.environment != environment {
                return "it shows \(video.environment ?? "an environment without a name") instead of \(environment)"
            }
            if video.end == .aborted { return "its episode was left before it was over" }
            if video.frames != row.length + 1 {
                return "it has \(video.frames) pictures, and \(row.length) steps with the picture before them are "
                    + "\(row.length + 1)"
            }
            return nil
        } catch {
            return "\(error)"
        }
    }
}
