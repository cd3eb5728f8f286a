import Foundation
import Lyceum
import LyceumHandIns

extension Tampering {
    /// Replaces a text in the archive's bytes by one of the same length, wherever it is.
    private static func replace(_ text: String, _ other: String, in bytes: inout [UInt8]) {
        let (old, new) = (Array(text.utf8), Array(other.utf8))
        precondition(old.count == new.count)
        var place = 0
        while place + old.count <= bytes.count {
            if bytes[place..<place + old.count].elementsEqual(old) {
                bytes.replaceSubrange(place..<place + old.count, with: new)
                place += old.count
            } else {
                place += 1
            }
        }
    }

    /// A file of the archive whose name is another one than the writer allows.
    private static func named(_ name: String, _ told: String...) -> Tampering {
        let plain = "sources/" + String(repeating: "q", count: max(1, name.utf8.count - 8))
        let padded = name + String(repeating: "z", count: plain.utf8.count - name.utf8.count)
        return Tampering("a file called \(name.prefix(20))", told) { parts, _ in
            parts.others = [ZipWriter.File(plain, Array("evil".utf8))]
            parts.changeArchive = { replace(plain, padded, in: &$0) }
            return true
        }
    }

    private static func archive(
        _ name: String, _ told: String..., change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> Tampering {
        Tampering(name, told) { parts, _ in
            parts.changeArchive = change
            return true
        }
    }

    private static func manifest(
        _ name: String, _ told: String..., change: @escaping @Sendable (inout Manifest) -> Void
    ) -> Tampering {
        Tampering(name, told) { parts, _ in
            parts.changeManifest = change
            return true
        }
    }

    /// Where the list at the end has the entry of the file number `index`.
    private static func entry(_ index: Int, of bytes: [UInt8]) -> Int {
        var found = -1
        for place in 0..<bytes.count - 4 where bytes[place..<place + 4].elementsEqual([0x50, 0x4B, 1, 2]) {
            found += 1
            if found == index { return place }
        }
        return 0
    }

    /// Those of the archive and of its manifest.
    static let ofArchives: [Tampering] = [
        .named("../../../../outside.txt", "leads out of the archive"),
        .named("/tmp/lyceum-outside.txt", "absolute path"),
        .named("sources/..\\..\\outside.txt", "backslash"),
        .named("C:outside-of-it.txt", "colon"),
        .named("sources/a//b/outside.txt", "empty part"),
        .named("sources/\u{7}\u{1B}[31m.txt", "control character"),
        .archive("a symbolic link", "symbolic link") { bytes in
            let place = entry(1, of: bytes)
            bytes.replaceSubrange(place + 38..<place + 42, with: [0, 0, 0xFF, 0xA1])
        },
        .archive("a device", "neither a file nor a folder") { bytes in
            let place = entry(1, of: bytes)
            bytes.replaceSubrange(place + 38..<place + 42, with: [0, 0, 0xFF, 0x21])
        },
        .archive("a bomb of 4 GB", "would grow", "have more than", "two different sizes") { bytes in
            let place = entry(1, of: bytes)
            bytes.replaceSubrange(place + 24..<place + 28, with: [0, 0, 0, 0xF0])
        },
        .archive("an encrypted file", "encrypted") { $0[entry(1, of: $0) + 8] |= 1 },
        .archive("a file of another method", "method other than deflate") { $0[entry(1, of: $0) + 10] = 12 },
        .archive("a changed byte", "changed or damaged", "cannot be unpacked", "changed after") {
            $0[entry(0, of: $0) - 60] ^= 1
        },
        .archive("a truncated archive", "its end is missing") { $0.removeLast($0.count / 3) },
        .archive("something behind the archive", "its end is missing") { $0 += [UInt8](repeating: 65, count: 100) },
        .archive("something before the archive", "does not begin like") { $0 = Array("MZ".utf8) + $0 },
        .archive("garbage for an archive", "does not begin like") { bytes in
            bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        },
        .archive("an empty archive", "does not begin like") { $0 = [] },
        .archive("an archive of nothing", "there is no manifest.json") { bytes in
            bytes = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
        },
        .archive("more files than are there", "the list of its files", "one of several parts") {
            $0[$0.count - 12] = 200
            $0[$0.count - 14] = 200
        },
        Tampering("a file twice", "is there twice") { parts, _ in
            parts.others = [.init("sources/aaaa", [1]), .init("sources/bbbb", [2])]
            parts.changeArchive = { replace("sources/bbbb", "sources/aaaa", in: &$0) }
            return true
        },
        Tampering("a file that the manifest lacks", "is in it and not in its manifest") { parts, _ in
            parts.others = [.init("sources/a.swift", [1])]
            parts.changeManifest = { $0.files.removeLast() }
            return true
        },
        Tampering("a file of no part", "belongs to no part") { parts, _ in
            parts.others = [.init("grader.py", Array("print('A')".utf8))]
            return true
        },
        Tampering("too large", "may have") { parts, _ in
            var random = try Generator(seed: 1)
            parts.others = [.init("sources/data.bin", (0..<5_500_000).map { _ in UInt8(random.integer(below: 256)) })]
            return true
        },
        Tampering("far too large", "more than") { parts, _ in
            parts.changeArchive = { $0 += [UInt8](repeating: 0, count: 9_000_000) }
            return true
        },
        Tampering("no log", "the log", "log") { parts, _ in
            parts.hasLog = false
            return true
        },
        .manifest("another assignment", "it was packed for \"Coursework 2\"") { $0.assignment = "Coursework 2" },
        .manifest("another edition of the assignment", "another edition") {
            $0.fingerprint = String(repeating: "a", count: 64)
        },
        .manifest("an id that is a path", "id") { $0.student = "../../etc/passwd" },
        .manifest("an id that is markup", "id") { $0.student = "<script>alert(1)</script>" },
        .manifest("an id that is a formula", "id") { $0.student = "=1+1" },
        .manifest("no id", "student") { $0.student = "" },
        .manifest("an id of a megabyte", "student") { $0.student = String(repeating: "a", count: 1_000_000) },
        .manifest("a size", "bytes instead of") { $0.files[0].size += 1 },
        .manifest("a fingerprint of a file", "was changed after it was packed") {
            $0.files[0].sha256 = String(repeating: "0", count: 64)
        },
        .manifest("a file that is not there", "is missing") {
            $0.files.append(.init(name: "sources/none.swift", size: 3, sha256: $0.files[0].sha256))
        },
    ]
}
