import Foundation
import Lyceum
import LyceumGraphics
import LyceumHandIns
import TestSupport

/// Ten gigabytes, in whatever file of a hand-in, are refused at once and in little memory.
let hugeInputs = Check("huge") { _ in
    try withTemporaryFolder { folder in
        let good = try GoodRun(.init(id: "CartPole-v1"), seed: 1, in: folder)
        let log = Array(good.parts.log.text.utf8)
        let trace = RunTrace(header: good.parts.header, episodes: good.parts.episodes).bytes
        let run = folder + "/run/logs"
        try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
        try write(log, grownTo: tenGigabytes, to: run + "/log.txt")
        try write(trace, to: run + "/log.trace")
        try write(trace, grownTo: tenGigabytes, to: folder + "/long.trace")
        try write(log, to: folder + "/short.txt")

        let inbox = folder + "/in"
        try FileManager.default.createDirectory(atPath: inbox + "/unpacked", withIntermediateDirectories: true)
        let archive = try good.parts.packed()
        try write(archive, grownTo: tenGigabytes, to: inbox + "/grown.zip")
        try write(bomb(claiming: 3_000_000, good), to: inbox + "/bomb.zip")
        try write(bomb(claiming: 30_000_000, good), to: inbox + "/larger.zip")
        try write(bomb(claiming: 0xFFFF_FFFE, good), to: inbox + "/largest.zip")
        let whole = try HandIn(bytes: archive, name: "it.zip")
        for name in ["manifest.json", "log.trace"] {
            try write(whole.contents(of: name) ?? [], to: "\(inbox)/unpacked/\(name)")
        }
        try write(log, grownTo: tenGigabytes, to: inbox + "/unpacked/log.txt")

        let (assignment, out) = (good.assignmentPath, folder + "/out")
        let commands: [(name: String, arguments: [String], told: [String])] = [
            ("verify LOG", ["verify", run + "/log.txt"], ["bytes"]),
            ("verify a trace", ["verify", folder + "/short.txt", "--trace", folder + "/long.trace"], ["bytes"]),
            ("verify ZIP", ["verify", inbox + "/grown.zip"], ["bytes"]),
            ("verify a bomb", ["verify", inbox + "/bomb.zip"], ["log.txt"]),
            (
                "submit",
                [
                    "submit", folder + "/run", "--student", "abcd12", "--assignment", assignment, "--out",
                    "\(folder)/x.zip",
                ],
                ["bytes"]
            ),
            ("grade", ["grade", inbox, "--assignment", assignment, "--out", out], []),
        ]
        var figures: [String] = []
        for (name, arguments, told) in commands {
            let run = try Program.current.run(arguments, limit: .seconds(120))
            let text = run.output + run.errors
            guard case .code(let code) = run.end, code != 0 else { throw CheckFailed("\(name): \(run.end) \(text)") }
            try require(told.allSatisfy(text.contains), "\(name): \(text)")
            try require(run.peakMemory < 1_000_000_000, "\(name): \(run.peakMemory) bytes of memory")
            try require(run.duration < .seconds(20), "\(name): \(run.duration)")
            figures.append(
                String(format: "%@ %d MB, %.1f s", name, run.peakMemory / 1_000_000, run.duration / .seconds(1)))
        }
        try require(!FileManager.default.fileExists(atPath: folder + "/x.zip"), "an archive was written")
        let table = try String(contentsOfFile: out + "/class.csv", encoding: .utf8)
        for name in ["grown.zip", "bomb.zip", "larger.zip", "largest.zip", "unpacked"] {
            try require(table.contains("\"\(name)\",refused"), "\(name) was not refused: \(table)")
        }
        return figures.joined(separator: "; ")
    }
}

private let tenGigabytes = 10_000_000_000

/// Writes a file that goes on, in one line, for as long as is asked for; what is not written takes no room on the disk.
private func write(_ bytes: [UInt8], grownTo size: Int? = nil, to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
    guard let size else { return }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.truncate(atOffset: UInt64(size))
    try file.close()
}

/// An archive of ten megabytes whose log expands to ten gigabytes, whatever size it claims.
private func bomb(claiming size: UInt32, _ run: GoodRun) throws -> [UInt8] {
    // Every byte in the middle of such a stream is four repetitions of 258 zeros.
    var stream = Array(Deflate.zlib([UInt8](repeating: 0, count: 4_000_000)).dropFirst(2).dropLast(4))
    let middle = stream.count / 2
    try require(stream[middle - 8..<middle + 8].allSatisfy { $0 == stream[middle] }, "the stream is no repetition")
    stream.insert(contentsOf: repeatElement(stream[middle], count: tenGigabytes / 1032), at: middle)
    var manifest = run.parts.manifest
    manifest.files = [.init(name: "log.txt", size: Int(size), sha256: SHA256.hexadecimal(Array("log".utf8)))]
    var archive = try ZipWriter.archive(
        [
            .init("manifest.json", Array(manifest.json.utf8)),
            .init("log.txt", [UInt8](repeating: 7, count: 100)),
        ], name: "it.zip")
    // The log's contents, which were stored or deflated to a few bytes, make way for the stream; then come the list and the end.
    func places(of signature: [UInt8]) -> [Int] {
        (0..<archive.count - 3).filter { archive[$0..<$0 + 4].elementsEqual(signature) }
    }
    func set(_ value: UInt32, at place: Int) {
        for index in 0..<4 { archive[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
    let (local, entry) = (places(of: [0x50, 0x4B, 3, 4])[1], places(of: [0x50, 0x4B, 1, 2])[1])
    let list = places(of: [0x50, 0x4B, 1, 2])[0]
    for (place, method) in [(local, 8), (entry, 10)] {
        archive[place + method] = 8
        set(UInt32(stream.count), at: place + method + 10)
        set(size, at: place + method + 14)
    }
    let contents = local + 30 + "log.txt".utf8.count
    let end = places(of: [0x50, 0x4B, 5, 6])[0]
    set(UInt32(contents + stream.count), at: end + 16)
    archive.replaceSubrange(contents..<list, with: stream)
    return archive
}
