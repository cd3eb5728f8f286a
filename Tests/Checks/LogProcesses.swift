import Foundation
import Lyceum

/// Programs that name one log file at the same time have a file each.
let logProcesses = Check("log/processes") { isQuick in
    let (rounds, count, episodes) = (isQuick ? 2 : 20, 6, 300)
    for round in 0..<rounds {
        try Child.withFolder { folder in
            let children = try (0..<count).map { try Child.start(folder: folder, seed: $0, episodes: episodes) }
            var paths: Set<String> = []
            for (seed, child) in children.enumerated() {
                let printed = String(decoding: try child.output.readToEnd() ?? Data(), as: UTF8.self)
                child.process.waitUntilExit()
                try require(child.process.terminationStatus == 0, "round \(round): a program failed")
                let path = String(printed.split(separator: "\n").last ?? "")
                let truth = try Child.trueLog(seed: seed, episodes: episodes).text
                // A log that was finished is an older one to the program that comes next, and is kept under a number.
                let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                let owners = try names.filter {
                    try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) == truth
                }
                try require(owners.count == 1, "round \(round): \(owners.count) files hold the log of \(path)")
                paths.insert(owners[0])
            }
            try require(paths.count == count, "round \(round): \(paths.count) logs of \(count) programs")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            try require(names.count == count, "round \(round): the folder holds \(names.sorted())")
        }
    }
    return "\(rounds) × \(count) programs, \(rounds * count) whole logs"
}
