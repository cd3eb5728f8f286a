import LyceumHandIns
import Testing

@Suite("Hand-ins")
struct HandInTests {
    static let log = Array("count\treward_sum\tsquared_reward_sum\tlength\n0\t9.0\t9.0\t9\n".utf8)

    /// An archive of some files with the manifest that belongs to them, changed before it is packed.
    static func archive(
        _ files: [(String, [UInt8])] = [("log.txt", log), ("sources/main.swift", Array("print(1)".utf8))],
        folder: String = "", others: [(String, [UInt8])] = [], _ change: (inout Manifest) -> Void = { _ in }
    ) throws -> [UInt8] {
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        var manifest = Manifest(
            student: "abcd12", assignment: "A", fingerprint: assignment.fingerprint, library: "Lyceum 0",
            files: files.map { .init(name: $0.0, size: $0.1.count, sha256: SHA256.hexadecimal($0.1)) })
        change(&manifest)
        let all = [("manifest.json", Array(manifest.json.utf8))] + files
        return try ZipWriter.archive(
            (all.map { (folder + $0.0, $0.1) } + others).map { .init($0.0, $0.1) }, name: "it.zip")
    }

    private func problem(_ bytes: [UInt8]) -> String? {
        do {
            _ = try HandIn(bytes: bytes)
            return nil
        } catch let error as MalformedManifest {
            return error.problem
        } catch {
            return "\(error)"
        }
    }

    @Test("are read with their files by parts")
    func parts() throws {
        let handIn = try HandIn(bytes: Self.archive())
        #expect(handIn.manifest.student == "abcd12")
        #expect(handIn.files(of: .log).map(\.name) == ["log.txt"] && handIn.files(of: .trace).isEmpty)
        #expect(try handIn.contents(of: "log.txt") == Self.log)
        #expect(try handIn.contents(of: "log.trace") == nil)
    }

    @Test("are read in one more folder, and with what Finder adds")
    func again() throws {
        let junk = [
            ("__MACOSX/abcd12/._log.txt", [1] as [UInt8]), ("abcd12/.DS_Store", [2]), ("abcd12/._log.txt", [3]),
        ]
        let handIn = try HandIn(bytes: Self.archive(folder: "abcd12/", others: junk))
        #expect(try handIn.contents(of: "log.txt") == Self.log)
    }

    @Test("are refused where files are not those of the manifest")
    func differences() throws {
        #expect(
            problem(try Self.archive { $0.files[0].sha256 = String(repeating: "0", count: 64) })
                == "\"log.txt\" was changed after it was packed")
        #expect(
            problem(try Self.archive { $0.files[0].size += 1 }) == "\"log.txt\" has 55 bytes instead of 56")
        #expect(
            problem(try Self.archive { $0.files.removeLast() })
                == "\"sources/main.swift\" is in it and not in its manifest")
        #expect(
            problem(try Self.archive { $0.files.append(.init(name: "log.trace", size: 0, sha256: $0.files[0].sha256)) })
                == "\"log.trace\" is missing")
        #expect(problem(try Self.archive([("virus.exe", [0])])) == "\"virus.exe\" belongs to no part of a hand-in")
        #expect(problem(try Self.archive(others: [("extra", [0])])) == "\"extra\" is in it and not in its manifest")
        #expect(
            problem(try Self.archive(folder: "a/", others: [("b/log.txt", [0])]))?.contains("no manifest.json") == true)
        #expect(problem(try ZipWriter.archive([], name: "it.zip")) == "there is no manifest.json in it")
        #expect(
            problem(try ZipWriter.archive([.init("manifest.json", [1, 2])], name: "x"))?.contains("cannot be read")
                == true)
        #expect(problem([1, 2, 3])?.contains("does not begin like a ZIP archive") == true)
    }

    @Test("with a log beyond all measure are refused before it is read")
    func hugeLog() throws {
        let log = Self.log + [UInt8](repeating: UInt8(ascii: "1"), count: 32_000_000)
        let check = try HandIn(bytes: Self.archive([("log.txt", log)]))
            .check(for: Assignment(name: "A", environment: "CartPole-v1", episodes: 1))
        #expect(check.log == nil && check.verdict == .unreliable)
        #expect(check.shortcomings.contains { $0.description == "the log has 32000055 bytes, and may have 32000000" })
    }

    @Test("cut off anywhere are refused, and with any byte changed they are refused or the same")
    func damage() throws {
        let bytes = try Self.archive()
        let whole = try HandIn(bytes: bytes)
        for count in 0..<bytes.count { #expect(throws: (any Error).self) { try HandIn(bytes: Array(bytes[..<count])) } }
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x41
            guard let read = try? HandIn(bytes: changed) else { continue }
            #expect(try read.manifest == whole.manifest && read.contents(of: "log.txt") == Self.log)
        }
    }
}
