import Foundation
import TestSupport

/// A program whose standard input, output or error is closed, from the start or by itself, writes the log and the videos that
/// others write, and nothing of what it prints gets into them.
let logClosed = Check("log/closed") { _ in
    let truth = try Child.trueLog(seed: 7, episodes: 10).text
    let closings = ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&-", "<&- >&- 2>&-", "closing"]
    for closing in closings {
        for isFilmed in [false, true] {
            try withTemporaryFolder { folder in
                let command = "exec \"$0\" \"$@\" \(closing)"
                let child = ["--child", folder, "7", "10"] + (isFilmed ? ["filmed"] : [])
                let run = try Program(path: "/bin/sh").run(["-c", command, Program.current.path] + child)
                let place = "with \(closing)\(isFilmed ? ", filmed" : "")"
                // What is printed after the program has closed its output itself is lost, and that is told by the code.
                let code: Int32 = closing == "closing" ? 1 : 0
                try require(run.code == code, "\(place): the program ended with \(run.end)")
                let log = try String(contentsOfFile: folder + "/log.txt", encoding: .utf8)
                try require(log == truth, "\(place): the log is not the true one")
                let videos = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mp4") }
                try require(videos.count == (isFilmed ? 10 : 0), "\(place): the videos are \(videos)")
                for video in videos { _ = try Movie(path: "\(folder)/\(video)") }
            }
        }
    }
    return "\(2 * closings.count) programs, each log true"
}
