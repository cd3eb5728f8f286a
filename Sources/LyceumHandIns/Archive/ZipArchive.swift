import LyceumGraphics

/// A ZIP archive, read strictly: nothing in it is unpacked before all its names, sizes and places have been found in order.
///
/// The archive consists of its files, one after the other, their list, and the end. Whatever lies between or after these, two files
/// in the same place, links, and what only archives of more than 4 GB need are refused.
package struct ZipArchive: Sendable {
    /// A file of the archive.
    package struct Member: Sendable, Equatable {
        /// The name, with slashes between folders.
        package let name: String
        /// The number of bytes.
        package let size: Int
        let range: Range<Int>
        let isDeflated: Bool
        let checksum: UInt32
    }

    /// The files in the order of their list; folders are not among them.
    package let members: [Member]
    private let bytes: [UInt8]
    private let name: String

    /// Reads the list of an archive's files, and looks at what stands before each of them.
    ///
    /// - Parameters:
    ///   - bytes: all of the archive.
    ///   - name: what errors call it.
    package init(bytes: [UInt8], name: String, limits: ArchiveLimits = .standard) throws(MalformedArchive) {
        self.bytes = bytes
        self.name = name
        do throws(ArchiveProblem) {
            members = try ZipDirectory(bytes: bytes, limits: limits).members()
        } catch {
            throw MalformedArchive(name: name, problem: error.text)
        }
    }

    /// The SHA-256 of the archive, 64 hexadecimal digits.
    var sha256: String { SHA256.hexadecimal(bytes) }

    /// The bytes of a file.
    package func contents(of member: Member) throws(MalformedArchive) -> [UInt8] {
        let shown = ArchiveName.quoted(member.name)
        let packed = bytes[member.range]
        var contents = Array<UInt8>()
        if member.isDeflated {
            do throws(MalformedPNG) {
                contents = try Inflate.raw(packed, size: member.size)
            } catch {
                throw MalformedArchive(name: name, problem: "\(shown) cannot be unpacked: \(error.reason)")
            }
        } else {
            contents = Array(packed)
        }
        guard Checksum.crc32(contents[...]) == member.checksum else {
            throw MalformedArchive(name: name, problem: "\(shown) was changed or damaged: its checksum is wrong")
        }
        return contents
    }
}
