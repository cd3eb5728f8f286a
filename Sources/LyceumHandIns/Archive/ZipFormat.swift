/// The numbers of PKWARE's APPNOTE 6.3.10, "`.ZIP` File Format Specification", that an archive here may have.
enum ZipFormat {
    /// Before each file (4.3.7).
    static let local: UInt32 = 0x0403_4B50
    /// Before each entry of the list at the end (4.3.12).
    static let entry: UInt32 = 0x0201_4B50
    /// Before the end (4.3.16).
    static let end: UInt32 = 0x0605_4B50
    /// Before sizes that follow a file (4.3.9).
    static let descriptor: UInt32 = 0x0807_4B50
    /// Before what an archive of more than 4 GB has in front of its end (4.3.15).
    static let bigEnd: UInt32 = 0x0706_4B50

    static let localSize = 30
    static let entrySize = 46
    static let endSize = 22

    /// Methods of compression (4.4.5).
    static let stored: UInt16 = 0
    static let deflated: UInt16 = 8

    /// Bits of the flags (4.4.4).
    static let isEncrypted: UInt16 = 1 << 0 | 1 << 6 | 1 << 13
    static let hasDescriptor: UInt16 = 1 << 3
    static let isUTF8: UInt16 = 1 << 11
    /// How well it was compressed, of no use here.
    static let level: UInt16 = 1 << 1 | 1 << 2

    /// The system whose attributes an entry has (4.4.2).
    static let unix: UInt16 = 3
    /// Kinds of files, in the upper half of the attributes.
    static let kinds: UInt16 = 0xF000
    static let regularFile: UInt16 = 0x8000
    static let folder: UInt16 = 0x4000
    static let link: UInt16 = 0xA000
    /// The folder's bit of MS-DOS, in the lower half.
    static let isFolder: UInt32 = 1 << 4

    /// The extra field of files of more than 4 GB (4.5.3).
    static let bigFile: UInt16 = 1

    /// 1 January 1980 (4.4.6).
    static let firstDay: UInt16 = 1 << 5 | 1
}

/// What an archive may have at most. It is known from the list of its files, before any of them is unpacked.
package struct ArchiveLimits: Sendable {
    /// Bytes of the archive.
    package let bytes: Int
    /// Bytes of all files together when they are unpacked.
    package let expandedBytes: Int
    /// Files and folders.
    package let members: Int
    /// Bytes that one packed byte may become.
    private let ratio = 200
    /// Files of so many bytes or fewer may be packed as well as can be.
    private let harmlessBytes = 1_000_000

    /// Those of hand-ins, where nothing else is said.
    package init(bytes: Int = 200_000_000, expandedBytes: Int = 256_000_000, members: Int = 4096) {
        self.bytes = bytes
        self.expandedBytes = expandedBytes
        self.members = members
    }

    /// Those of hand-ins.
    package static let standard = ArchiveLimits()

    func isBomb(packed: Int, size: Int) -> Bool { size > harmlessBytes && size / ratio > packed }
}
