import Foundation
import LyceumHandIns
import TestSupport
import Testing

/// A hand-in goes through many hands: unpacked, looked at and packed again, by whatever the student's computer has.
@Suite("Archives and other programs")
struct OtherArchiversTests {
    /// A program that packs or looks into archives, by a line for the shell.
    struct Line: Sendable, CustomTestStringConvertible {
        let program: String
        let text: String
        var testDescription: String { text }

        init(_ text: String) {
            (program, self.text) = (String(text.split(separator: " ")[0]), text)
        }

        var isInstalled: Bool { Program(program) != nil }
    }

    private func shell(_ line: String, in folder: String) throws -> TestSupport.Run {
        try #require(Program("sh")).run(["-c", line], in: folder)
    }

    @Test(
        "one that was written here is whole for each of them",
        arguments: [
            "unzip -tq it.zip", "python3 -m zipfile -t it.zip", "bsdtar -tf it.zip", "7z t it.zip", "jar tf it.zip",
        ].map(Line.init).filter(\.isInstalled))
    func opens(line: Line) throws {
        try withTemporaryFolder { folder in
            try Data(HandInTests.archive()).write(to: URL(filePath: folder + "/it.zip"))
            let run = try shell(line.text, in: folder)
            #expect(run.code == 0, "\(run.output) \(run.errors)")
        }
    }

    /// Lines that pack the folder `abcd12`, or what is in it, into `it.zip` beside it.
    static let packing = [
        "zip -qr ../it.zip .", "zip -qrX ../it.zip manifest.json log.txt sources", "zip -qrD0 ../it.zip .",
        "zip -qr - . > ../it.zip", "bsdtar --format zip -cf ../it.zip manifest.json log.txt sources",
        "7z a -bd -tzip ../it.zip .", "python3 -m zipfile -c ../it.zip manifest.json log.txt sources",
        "python3 -c 'import shutil; shutil.make_archive(\"../it\", \"zip\", \".\")'",
        "python3 -c 'import shutil; shutil.make_archive(\"../it\", \"zip\", \"..\", \"abcd12\")'",
    ]

    @Test(
        "one that they packed again is read, with one more folder, too",
        arguments: packing.map(Line.init).filter(\.isInstalled))
    func packedAgain(line: Line) throws {
        try withTemporaryFolder { folder in
            try unpack(to: folder + "/abcd12")
            for text in [line.text, "cd .. && rm it.zip && zip -qr it.zip abcd12"] {
                let run = try shell(text, in: folder + "/abcd12")
                #expect(run.code == 0, "\(run.output) \(run.errors)")
                let handIn = try HandIn(contentsOf: folder + "/it.zip")
                #expect(handIn.manifest.student == "abcd12" && handIn.files(of: .sources).count == 1)
                if Program("zip") == nil { return }
            }
        }
    }

    @Test(
        "one that they packed in a way that nobody needs is refused with the reason",
        arguments: [
            ("7z a -bd -tzip -mm=BZip2 ../it.zip .", "by a method other than deflate"),
            ("7z a -bd -tzip -psecret ../it.zip .", "is encrypted"), ("zip -qrP secret ../it.zip .", "is encrypted"),
            ("zip -qr0 -s 64k ../it.zip . && mv ../it.z01 ../it.zip", "its end is missing"),
            ("tar czf ../it.zip .", "does not begin like a ZIP archive"),
            ("zip -qry ../it.zip . -x nothing && ln -s log.txt link && zip -qry ../it.zip link", "is a symbolic link"),
            (
                "python3 -c 'import zipfile; z = zipfile.ZipFile(\"../it.zip\", \"w\"); z.open(\"log.txt\", \"w\", "
                    + "force_zip64=True).close(); z.close()'", "ZIP64"
            ),
        ].map { (Line($0.0), $0.1) }.filter { $0.0.isInstalled })
    func refused(line: Line, problem: String) throws {
        try withTemporaryFolder { folder in
            try unpack(to: folder + "/abcd12")
            // Something that does not fit into the first part of an archive in parts.
            let noise = (0..<200_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
            try Data(noise).write(to: URL(filePath: folder + "/abcd12/noise"))
            let run = try shell(line.text, in: folder + "/abcd12")
            #expect(run.code == 0, "\(run.output) \(run.errors)")
            let error = #expect(throws: MalformedArchive.self) { try HandIn(contentsOf: folder + "/it.zip") }
            #expect(error?.problem.contains(problem) == true, "\(error.map(\.problem) ?? "it was read")")
        }
    }

    @Test("one as Finder packs it is read: dates in front, sizes behind, and a hidden file beside each")
    func finder() throws {
        let dates: [UInt8] = short(0x5855) + short(8) + long(1_700_000_000) + long(1_700_000_000)
        var files = try contents().map { RawZip.Entry("abcd12/\($0.key)", bytes: $0.value) }
        files += files.map {
            RawZip.Entry("__MACOSX/abcd12/._" + String(decoding: $0.name.dropFirst(7), as: UTF8.self))
        }
        files.append(RawZip.Entry("abcd12/.DS_Store"))
        var zip = RawZip()
        zip.entries = files.map { file in
            var file = file
            (file.flags, file.isDeferred, file.extra) = (8, true, dates)
            file.descriptor = long(0x0807_4B50) + long(file.checksum) + long(file.packedSize) + long(file.size)
            return file
        }
        #expect(try HandIn(bytes: zip.bytes).manifest.student == "abcd12")
    }

    @Test("one as Windows packs it is read, without flags and permissions, with what Explorer puts into folders")
    func windows() throws {
        var files = try contents().map { RawZip.Entry("abcd12/\($0.key)", bytes: $0.value) }
        files += [RawZip.Entry("abcd12/desktop.ini"), RawZip.Entry("abcd12/sources/Thumbs.db")]
        var zip = RawZip()
        zip.entries = files.map { file in
            var file = file
            (file.flags, file.attributes) = (0, 32)
            return file
        }
        #expect(try HandIn(bytes: zip.bytes).manifest.student == "abcd12")
        // Programs of older versions of .NET write a backslash between folders.
        zip.entries[0].name = Array("abcd12\\log.txt".utf8)
        #expect(throws: MalformedArchive.self) { try HandIn(bytes: zip.bytes) }
    }

    /// The files of a hand-in.
    private func contents() throws -> [String: [UInt8]] {
        let zip = try ZipArchive(bytes: HandInTests.archive(), name: "it.zip")
        return try Dictionary(uniqueKeysWithValues: zip.members.map { ($0.name, try zip.contents(of: $0)) })
    }

    private func unpack(to folder: String) throws {
        for (name, bytes) in try contents() {
            let url = URL(filePath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }
}
