import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("Archives")
struct ZipTests {
    static let files = [
        ZipWriter.File("manifest.json", Array("{}".utf8)),
        ZipWriter.File("log.txt", Array(String(repeating: "1\t2.0\t2.0\t2\n", count: 500).utf8)),
        ZipWriter.File("videos/größe, 日本.mp4", (0..<300).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 3) }),
        ZipWriter.File("empty", []),
    ]

    private func files(of bytes: [UInt8]) throws -> [String: [UInt8]] {
        let zip = try ZipArchive(bytes: bytes, name: "it.zip")
        return try Dictionary(uniqueKeysWithValues: zip.members.map { ($0.name, try zip.contents(of: $0)) })
    }

    private static var expected: [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
    }

    @Test("come back as they were written, smaller where that can be, and equal files give equal bytes")
    func roundTrip() throws {
        let bytes = try ZipWriter.archive(Self.files, name: "it.zip")
        #expect(try files(of: bytes) == Self.expected)
        #expect(bytes.count < 1500)
        #expect(try ZipWriter.archive(Self.files, name: "other.zip") == bytes)
        #expect(try files(of: ZipWriter.archive([], name: "it.zip")).isEmpty)
    }

    @Test("open in Python, which finds names, contents and permissions", .enabled(if: Program("python3") != nil))
    func python() throws {
        try withTemporaryFolder { folder in
            try Data(ZipWriter.archive(Self.files, name: "it.zip")).write(to: URL(filePath: folder + "/it.zip"))
            let script = """
                import sys, zipfile, hashlib
                z = zipfile.ZipFile('it.zip')
                assert z.testzip() is None
                for i in z.infolist():
                    print(ascii(i.filename), i.file_size, oct(i.external_attr >> 16), hashlib.sha256(z.read(i)).hexdigest())
                """
            let run = try #require(Program("python3")).run(["-c", script], in: folder)
            let lines = Self.files.map { file in
                let name = file.name == "videos/größe, 日本.mp4" ? "videos/gr\\xf6\\xdfe, \\u65e5\\u672c.mp4" : file.name
                return "'\(name)' \(file.bytes.count) 0o100644 \(SHA256.hexadecimal(file.bytes))\n"
            }
            #expect(run.output == lines.joined() && run.code == 0, "\(run.errors)")
        }
    }

    @Test("open in unzip, which writes the same files", .enabled(if: Program("unzip") != nil))
    func unzip() throws {
        try withTemporaryFolder { folder in
            try Data(ZipWriter.archive(Self.files, name: "it.zip")).write(to: URL(filePath: folder + "/it.zip"))
            let environment = Program.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
            let run = try #require(Program("unzip")).run(["it.zip", "-d", "out"], environment: environment, in: folder)
            #expect(run.code == 0, "\(run.output) \(run.errors)")
            for file in Self.files {
                #expect(try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/out/\(file.name)"))) == file.bytes)
            }
        }
    }

    @Test(
        "that Python wrote are read: deflated, stored, with folders, and as a stream",
        .enabled(if: Program("python3") != nil))
    func fromPython() throws {
        try withTemporaryFolder { folder in
            let script = """
                import zipfile, io
                class Stream(io.RawIOBase):
                    def __init__(s, f): s.f = f
                    def writable(s): return True
                    def write(s, b): s.f.write(b); return len(b)
                for name, method in [('stored.zip', 0), ('deflated.zip', 8), ('stream.zip', 8)]:
                    with open(name, 'wb') as f:
                        z = zipfile.ZipFile(Stream(f) if name == 'stream.zip' else f, 'w', method)
                        z.writestr('folder/', b'')
                        z.writestr('folder/a.txt', b'text ' * 100)
                        z.writestr('gr\\u00f6\\u00dfe', b'other')
                        z.close()
                """
            let run = try #require(Program("python3")).run(["-c", script], in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let text = Array(String(repeating: "text ", count: 100).utf8)
            for name in ["stored", "deflated", "stream"] {
                let bytes = try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\(name).zip")))
                #expect(try files(of: bytes) == ["folder/a.txt": text, "größe": Array("other".utf8)])
            }
        }
    }

    @Test("with sizes behind the files, as Finder writes them, are read")
    func descriptors() throws {
        for hasSignature in [true, false] {
            let zip = RawZip.one { entry in
                entry.flags = 1 << 3
                entry.isDeferred = true
                entry.descriptor = hasSignature ? long(0x0807_4B50) : []
                entry.descriptor += long(entry.checksum) + long(entry.packedSize) + long(entry.size)
            }
            #expect(try files(of: zip.bytes) == ["a.txt": Array("text".utf8)])
            // Of what stands before the file some programs know the size, as libarchive does, and it must be the right one.
            var known = zip
            known.entries[0].isSizeKnown = true
            #expect(try files(of: known.bytes) == ["a.txt": Array("text".utf8)])
            known.entries[0].localSize = 5
            #expect(throws: MalformedArchive.self) { try files(of: known.bytes) }
        }
    }

    @Test("that cannot be handed in are not written", arguments: ["../a", "/a", "a\\b", "C:a", "", "a//b", "a\u{0}"])
    func unwritable(name: String) {
        #expect(throws: MalformedArchive.self) { try ZipWriter.archive([.init(name, [])], name: "it.zip") }
    }

    @Test("of two names for one place are not written")
    func unwritablePairs() {
        for pair in [("a", "a"), ("a", "A"), ("a", "a/b"), ("a/b", "A"), ("a/b", "A/c"), ("é", "e\u{301}")] {
            #expect(throws: MalformedArchive.self) {
                try ZipWriter.archive([.init(pair.0, []), .init(pair.1, [])], name: "it.zip")
            }
        }
    }

    @Test("of a megabyte of zeros, which look like a bomb, can be read again")
    func zeros() throws {
        let zeros = [UInt8](repeating: 0, count: 1_200_000)
        let bytes = try ZipWriter.archive([.init("zeros", zeros)], name: "it.zip")
        #expect(try files(of: bytes) == ["zeros": zeros])
    }

    @Test("cut off anywhere are refused")
    func truncation() throws {
        let bytes = try ZipWriter.archive(Self.files, name: "it.zip")
        for count in 0..<bytes.count {
            #expect(throws: MalformedArchive.self) { try files(of: Array(bytes[..<count])) }
        }
    }

    @Test("with any byte changed are refused, or hold the same files")
    func flips() throws {
        let bytes = try ZipWriter.archive(Self.files, name: "it.zip")
        var read = 0
        for place in bytes.indices {
            for change in [1, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[place] ^= change
                guard let files = try? files(of: changed) else { continue }
                read += 1
                #expect(files == Self.expected, "byte \(place)")
            }
        }
        // Dates, versions and permissions may differ.
        #expect(read < 40 * Self.files.count * 3)
    }
}
