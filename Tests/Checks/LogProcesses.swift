import Foundation
import Lyceum
import LyceumHandIns
import TestSupport

/// Programs that name one log file at the same time have a file each, and a trace beside it.
let logProcesses = Check("log/processes") { isQuick in
    let (rounds, count, episodes) = (isQuick ? 2 : 20, 6, 300)
    let truths = try Set((0..<count).map { try Child.trueLog(seed: $0, episodes: episodes).text })
    for round in 0..<rounds {
        try withTemporaryFolder { folder in
            let children = try (0..<count).map { try Child.start(folder: folder, seed: $0, episodes: episodes) }
            for child in children {
                try require(try child.end().code == 0, "round \(round): a program failed")
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            let names = files.filter { $0.hasSuffix(".txt") }
            try require(
                names.count == count && files.count == 2 * count, "round \(round): the folder holds \(files)")
            for name in names {
                let report = verify("\(folder)/\(name)")
                try require(report.verdict == .replayed, "round \(round): \(name): \(report)")
            }
            let logs = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
            try require(Set(logs) == truths, "round \(round): \(names) are not the logs of the programs")
        }
    }
    return "\(rounds) × \(count) programs, \(rounds * count) whole logs"
}
