import LyceumGraphics

/// Writes ZIP archives that every system opens: each file deflated where that makes it smaller, its sizes in front of it, its name
/// in UTF-8. Equal files give equal archives, for the date of all is the format's first day.
package enum ZipWriter {
    /// A file of an archive.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The archive of some files.
    ///
    /// - Throws: ``MalformedArchive`` for names and sizes that a reader refuses.
    package static func archive(_ files: [File], name: String) throws(MalformedArchive) -> [UInt8] {
        do throws(ArchiveProblem) {
            return try archive(files)
        } catch {
            throw MalformedArchive(name: name, problem: error.text)
        }
    }

    private static func archive(_ files: [File]) throws(ArchiveProblem) -> [UInt8] {
        let limits = ArchiveLimits.standard
        var names = ArchiveNames()
        var room = limits.expandedBytes
        guard files.count <= limits.members else {
            throw ArchiveProblem("it has \(files.count) files, and may have \(limits.members)")
        }
        var (output, list): ([UInt8], [UInt8]) = ([], [])
        for file in files {
            try ArchiveName.check(file.name)
            try names.add(file.name, isFolder: false)
            guard file.bytes.count <= room else {
                throw ArchiveProblem("its files have more than \(limits.expandedBytes) bytes together")
            }
            room -= file.bytes.count
            let (contents, isDeflated) = packed(file)
            let common =
                number(20) + number(ZipFormat.isUTF8) + number(isDeflated ? ZipFormat.deflated : ZipFormat.stored)
                + number(0) + number(ZipFormat.firstDay) + number(long: Checksum.crc32(file.bytes[...]))
                + number(long: UInt32(contents.count)) + number(long: UInt32(file.bytes.count))
                + number(UInt16(file.name.utf8.count)) + number(0)
            list += number(long: ZipFormat.entry) + number(ZipFormat.unix << 8 | 20) + common
            list += number(0) + number(0) + number(0)
            list += number(long: UInt32(ZipFormat.regularFile) << 16 | 0o644 << 16) + number(long: UInt32(output.count))
            list += Array(file.name.utf8)
            output += number(long: ZipFormat.local) + common + Array(file.name.utf8) + contents
        }
        guard output.count + list.count + ZipFormat.endSize <= limits.bytes else {
            throw ArchiveProblem("it would have more than \(limits.bytes) bytes")
        }
        let count = number(UInt16(files.count))
        return output + list + number(long: ZipFormat.end) + number(0) + number(0) + count + count
            + number(long: UInt32(list.count)) + number(long: UInt32(output.count)) + number(0)
    }

    /// The deflate stream of a file, or its bytes where that saves nothing or so much that a reader suspects a bomb.
    private static func packed(_ file: File) -> (contents: [UInt8], isDeflated: Bool) {
        let bytes = file.bytes
        // Films are as small as they get, and of very large files the search for repetitions takes too much memory.
        if file.name.hasSuffix(".mp4") || bytes.count > 1 << 25 { return (bytes, false) }
        // Zlib's frame is two bytes before the stream and four after it.
        let stream = Array(Deflate.zlib(bytes).dropFirst(2).dropLast(4))
        let isSmaller = stream.count < bytes.count
        let isHarmless = !ArchiveLimits.standard.isBomb(packed: stream.count, size: bytes.count)
        return isSmaller && isHarmless ? (stream, true) : (bytes, false)
    }

    private static func number(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

    private static func number(long value: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }
}
