import LyceumHandIns
import Testing

@Suite("manifest.json")
struct ManifestTests {
    static let manifest = Manifest(
        student: "abcd12", assignment: "Coursework 1", fingerprint: String(repeating: "ab", count: 32),
        library: "Lyceum 0",
        files: [
            .init(name: "log.txt", size: 12, sha256: String(repeating: "01", count: 32)),
            .init(name: "videos/é.mp4", size: 0, sha256: String(repeating: "cd", count: 32)),
        ])

    private func problem(_ change: (String) -> String) -> String? {
        do throws(MalformedManifest) {
            _ = try Manifest(bytes: Array(change(Self.manifest.json).utf8))
            return nil
        } catch {
            return error.problem
        }
    }

    @Test("comes back as it was, with one file on each line")
    func roundTrip() throws {
        #expect(try Manifest(bytes: Array(Self.manifest.json.utf8)) == Self.manifest)
        #expect(Self.manifest.json.split(separator: "\n").count == 11)
        var empty = Self.manifest
        empty.files = []
        #expect(try Manifest(bytes: Array(empty.json.utf8)) == empty)
    }

    @Test(
        "is read strictly",
        arguments: [
            ("\"format\": 1", "\"format\": 9", "another version of Lyceum"),
            ("\"student\"", "\"studnt\"", "did you mean \"student\"?"),
            ("abcd12", "../../x", "an id of letters and digits"), ("abcd12", "xxxx00", "an id of letters and digits"),
            ("abab", "abag", "64 hexadecimal digits"), ("0101", "01", "has no name, size or sha256"),
            ("12,", "-12,", "has no name, size or sha256"), ("12,", "\"12\",", "has no name, size or sha256"),
            ("\"size\":12", "\"size\":12,\"more\":1", "has no name, size or sha256, or more"),
            ("log.txt", "../log.txt", "cannot be called"), ("log.txt", "manifest.json", "cannot be called"),
            ("log.txt", "videos/é.mp4", "is there twice"), ("\"library\"", "\"x\"", "there is no key \"x\""),
        ])
    func strictness(old: String, new: String, expected: String) {
        let problem = problem { $0.replacing(old, with: new) }
        #expect(problem?.contains(expected) == true, "\(problem ?? "was read")")
    }

    @Test("cut off anywhere is refused, and with any byte changed it is refused or read")
    func damage() throws {
        let bytes = Array(Self.manifest.json.utf8)
        for count in 0..<bytes.count - 1 {
            #expect(throws: MalformedManifest.self) { try Manifest(bytes: Array(bytes[..<count])) }
        }
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x80
            #expect(throws: MalformedManifest.self) { try Manifest(bytes: changed) }
            changed[place] = bytes[place] ^ 1
            _ = try? Manifest(bytes: changed)
        }
    }
}
