import Foundation
import LyceumNumerics

/// A Python that does the same work with Gymnasium, rldurham and their friends, one process for each measurement.
struct Peer {
    private let python: String
    private let script: String

    init(_ python: String) throws {
        self.python = python
        let folder = (#filePath as NSString).deletingLastPathComponent
        script = folder + "/peer.py"
        guard FileManager.default.fileExists(atPath: script) else {
            throw FileError(path: script, operation: "run", reason: "it is not there; run benchmarks in a checkout")
        }
    }

    /// The peer's figure; `nil` for work that it has no counterpart for.
    func measure(_ name: String) throws -> Double? {
        let (code, text) = try runProcess([python, script, name])
        guard code == 0 else { throw PeerFailed(name: name, output: text) }
        return Double(text.split(separator: "\n").last ?? "")
    }
}

struct PeerFailed: Error, CustomStringConvertible {
    let name: String
    let output: String

    var description: String { "the peer failed at \(name): \(output)" }
}

/// Runs a program found on the path and returns its exit code and standard output.
func runProcess(_ command: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
