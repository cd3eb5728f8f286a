import Foundation
import Lyceum
import LyceumHandIns
import TestSupport

/// Whatever bytes an archive has, reading it is an error or gives the files that were put in.
let fuzzZip = Check("fuzz/zip") { isQuick in
    var random = Generator()
    let files = [
        ZipWriter.File("manifest.json", Array("{\"format\": 1}".utf8)),
        ZipWriter.File("log.txt", Array(String(repeating: "1\t2.0\t2.0\t2\n", count: 40).utf8)),
        ZipWriter.File(
            "sources/größe.swift", (0..<200).map { _ in UInt8(truncatingIfNeeded: random.integer(below: 256)) }),
    ]
    let whole = try ZipWriter.archive(files, name: "it.zip")
    var (read, refused) = (0, 0)
    for _ in 0..<(isQuick ? 20_000 : 1_000_000) {
        var bytes = whole
        damage(&bytes, &random)
        do {
            let zip = try ZipArchive(bytes: bytes, name: "it.zip")
            for member in zip.members {
                let contents = try zip.contents(of: member)
                try require(contents.count == member.size, "\(member.name) has another size than it says")
            }
            read += 1
        } catch is MalformedArchive {
            refused += 1
        }
    }
    return "\(read) read, \(refused) refused, no trap"
}

/// Whatever a manifest says, a hand-in with it is an error or one whose files are those of the manifest.
let fuzzManifest = Check("fuzz/manifest") { isQuick in
    let log = Array("count\treward_sum\tsquared_reward_sum\tlength\n0\t9.0\t9.0\t9\n".utf8)
    let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
    let manifest = Manifest(
        student: "abcd12", assignment: "A", fingerprint: assignment.fingerprint, library: "Lyceum 0",
        files: [.init(name: "log.txt", size: log.count, sha256: SHA256.hexadecimal(log))])
    var read = 0
    return try fuzzText(manifest.json, isQuick, refusal: MalformedManifest.self) { bytes in
        let found = try Manifest(bytes: bytes)
        read += 1
        try require(
            try Manifest(bytes: Array(found.json.utf8)) == found, "a manifest does not come back: \(found.json)")
        guard read.isMultiple(of: 20) else { return }
        let archive = try ZipWriter.archive([.init("manifest.json", bytes), .init("log.txt", log)], name: "it.zip")
        guard let handIn = try? HandIn(bytes: archive) else { return }
        _ = handIn.check(for: assignment)
    }
}

/// Whatever is in `assignment.json`, reading it is an error, or gives an assignment that comes back from its own text.
let fuzzAssignment = Check("fuzz/assignment") { isQuick in
    var whole = Assignment(name: "Coursework \"1\"", environment: "FrozenLake-v1", episodes: 1000, steps: 20_000)
    whole.options = ["is_slippery": false, "map_name": "8x8"]
    (whole.maxEpisodeSteps, whole.seeds, whole.scorer, whole.threshold) = (50, [42, 7], .episodesToThreshold, 0.75)
    whole.deadline = Deadline("2026-12-11T14:00+01:00")
    return try fuzzText(whole.json, isQuick, refusal: MalformedAssignment.self) { bytes in
        let found = try Assignment(bytes: bytes)
        try require(
            try Assignment(bytes: Array(found.json.utf8)).fingerprint == found.fingerprint,
            "an assignment does not come back: \(found.json)")
    }
}

/// Whatever is in the record of a run that was done again, reading it is an error, or gives one that comes back from its own text.
let fuzzReproduction = Check("fuzz/reproduction") { isQuick in
    var whole = Reproduction(
        archive: "abcd12.zip", sha256: String(repeating: "a", count: 64), moment: Deadline(seconds: 1_796_997_600))
    (whole.outcome, whole.rows, whole.sameRows, whole.seconds) = (.differs, 1000, 3, 12.5)
    (whole.reason, whole.notes, whole.command) = ("line 5 is another", ["größer"], "my-agent --out 'a b'")
    whole.difference = .init(line: 5, handedIn: "3 1.0 1.0 1", again: "3 2.0 4.0 1")
    return try fuzzText(whole.json, isQuick, refusal: MalformedReproduction.self) { bytes in
        let found = try Reproduction(bytes: bytes)
        try require(
            try Reproduction(bytes: Array(found.json.utf8)) == found, "a record does not come back: \(found.json)")
    }
}

/// Reads a text that was damaged in many ways. What is refused is refused by an error of one type; any other fails the check.
private func fuzzText<Refusal: Error>(
    _ text: String, _ isQuick: Bool, refusal: Refusal.Type, _ read: ([UInt8]) throws -> Void
) throws -> String {
    var random = Generator()
    let whole = Array(text.utf8)
    var counts = (read: 0, refused: 0)
    for _ in 0..<(isQuick ? 20_000 : 1_000_000) {
        var bytes = whole
        damageText(&bytes, &random)
        do {
            try read(bytes)
            counts.read += 1
        } catch is Refusal {
            counts.refused += 1
        }
    }
    return "\(counts.read) read, \(counts.refused) refused, no trap"
}

/// Damages a text, also with what numbers, keys and structures of JSON consist of.
private func damageText(_ bytes: inout [UInt8], _ random: inout Generator) {
    if random.integer(below: 2) == 0 { return damage(&bytes, &random) }
    for _ in 0...random.integer(below: 3) {
        let letters = Array("0123456789-+.eE{}[]\",:\\u/ nN".utf8)
        bytes[random.integer(below: bytes.count)] = letters[random.integer(below: letters.count)]
    }
}
