import LyceumGraphics

/// An archive put together by hand, in which anything may be wrong.
struct RawZip {
    /// A file, as its entry in the list has it and as it stands before its bytes.
    struct Entry {
        var name: [UInt8]
        var localName: [UInt8]?
        var flags: UInt16 = 1 << 11
        var method: UInt16 = 0
        var attributes: UInt32 = 0o100644 << 16
        var contents: [UInt8]
        var size: UInt32
        var packedSize: UInt32
        var checksum: UInt32
        var localSize: UInt32?
        var extra: [UInt8] = []
        var place: UInt32?
        var disk: UInt16 = 0
        var descriptor: [UInt8] = []
        /// Whether sizes and checksum follow the file and are 0 before it.
        var isDeferred = false
        /// Whether of these the size is there before the file all the same.
        var isSizeKnown = false

        init(_ name: String, _ text: String = "text") { self.init(name, bytes: Array(text.utf8)) }

        init(_ name: String, bytes: [UInt8]) {
            self.name = Array(name.utf8)
            contents = bytes
            size = UInt32(contents.count)
            packedSize = size
            checksum = Checksum.crc32(contents[...])
        }
    }

    var entries: [Entry]
    var count: UInt16?
    var disk: UInt16 = 0
    var listSize: UInt32?
    var listPlace: UInt32?
    var commentSize: UInt16 = 0
    var beforeList: [UInt8] = []
    var beforeEnd: [UInt8] = []
    var afterEnd: [UInt8] = []

    init(_ entries: Entry...) { self.entries = entries }

    /// One file, changed.
    static func one(_ name: String = "a.txt", _ change: (inout Entry) -> Void = { _ in }) -> RawZip {
        var entry = Entry(name)
        change(&entry)
        return RawZip(entry)
    }

    /// An archive of two files, changed.
    static func two(_ change: (inout RawZip) -> Void) -> RawZip {
        var zip = RawZip(Entry("a.txt"), Entry("b.txt", "other"))
        change(&zip)
        return zip
    }

    var bytes: [UInt8] {
        var (output, list): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let place = entry.place ?? UInt32(output.count)
            let local = entry.localName ?? entry.name
            output += long(0x0403_4B50) + short(20) + short(entry.flags) + short(entry.method) + short(0) + short(33)
            output +=
                entry.isDeferred
                ? long(0) + long(0) + long(entry.isSizeKnown ? entry.localSize ?? entry.size : 0)
                : long(entry.checksum) + long(entry.packedSize) + long(entry.localSize ?? entry.size)
            output += short(UInt16(local.count)) + short(0) + local + entry.contents + entry.descriptor
            list += long(0x0201_4B50) + short(3 << 8 | 20) + short(20) + short(entry.flags) + short(entry.method)
            list += short(0) + short(33) + long(entry.checksum) + long(entry.packedSize) + long(entry.size)
            list += short(UInt16(entry.name.count)) + short(UInt16(entry.extra.count)) + short(0) + short(entry.disk)
            list += short(0) + long(entry.attributes) + long(place) + entry.name + entry.extra
        }
        output += beforeList
        let start = UInt32(output.count)
        output += list + beforeEnd
        let count = count ?? UInt16(entries.count)
        output += long(0x0605_4B50) + short(disk) + short(disk) + short(count) + short(count)
        output += long(listSize ?? UInt32(list.count)) + long(listPlace ?? start) + short(commentSize)
        return output + afterEnd
    }
}

func short(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
func long(_ value: UInt32) -> [UInt8] { short(UInt16(truncatingIfNeeded: value)) + short(UInt16(value >> 16)) }
