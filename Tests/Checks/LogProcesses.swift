import Foundation
import Lyceum
import TestSupport

/// Programs that name one log file at the same time have a file each.
let logProcesses = Check("log/processes") { isQuick in
    let (rounds, count, episodes) = (isQuick ? 2 : 20, 6, 300)
    let truths = try Set((0..<count).map { try Child.trueLog(seed: $0, episodes: episodes).text })
    for round in 0..<rounds {
        try withTemporaryFolder { folder in
            let children = try (0..<count).map { try Child.start(folder: folder, seed: $0, episodes: episodes) }
            for child in children {
                try require(try child.end().code == 0, "round \(round): a program failed")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            try require(names.count == count, "round \(round): the folder holds \(names)")
            let logs = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
            try require(Set(logs) == truths, "round \(round): \(names) are not the logs of the programs")
        }
    }
    return "\(rounds) × \(count) programs, \(rounds * count) whole logs"
}
