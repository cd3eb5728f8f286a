/// Reads where the files of an archive lie, from its end to its beginning.
struct ZipDirectory {
    let bytes: [UInt8]
    let limits: ArchiveLimits

    /// An entry of the list, before its file has been looked at.
    private struct Entry {
        let name: String
        let nameBytes: ArraySlice<UInt8>
        let isFolder: Bool
        let flags: UInt16
        let method: UInt16
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        let place: Int
    }

    /// The files, each with the range that its bytes have.
    func members() throws(ArchiveProblem) -> [ZipArchive.Member] {
        guard bytes.count <= limits.bytes else {
            throw ArchiveProblem("it has \(bytes.count) bytes, and may have \(limits.bytes)")
        }
        let (list, count) = try end()
        let entries = try entries(in: list, count: count)
        let ranges = try ranges(of: entries, endingAt: list.lowerBound)
        return zip(entries, ranges).compactMap { entry, range in
            entry.isFolder
                ? nil
                : ZipArchive.Member(
                    name: entry.name, size: entry.size, range: range, isDeflated: entry.method == ZipFormat.deflated,
                    checksum: entry.checksum)
        }
    }

    /// The bytes of the list of files, and how many it has.
    private func end() throws(ArchiveProblem) -> (list: Range<Int>, count: Int) {
        guard bytes.starts(with: [0x50, 0x4B]) else { throw ArchiveProblem("it does not begin like a ZIP archive") }
        let end = bytes.count - ZipFormat.endSize
        guard end >= 0, try long(end) == ZipFormat.end else {
            throw ArchiveProblem("its end is missing, or something follows it")
        }
        if end >= 20, try long(end - 20) == ZipFormat.bigEnd { throw Self.isTooBig }
        let (count, size, start) = (try short(end + 10), try long(end + 12), try long(end + 16))
        if count == .max || size == .max || start == .max { throw Self.isTooBig }
        guard try short(end + 4) == 0, try short(end + 6) == 0, try short(end + 8) == count else {
            throw ArchiveProblem("it is one of several parts")
        }
        guard try short(end + 20) == 0 else { throw ArchiveProblem("a comment is said to follow it, and does not") }
        guard Int(start) + Int(size) == end else {
            throw ArchiveProblem("the list of its files is not where it is said to be")
        }
        guard count <= limits.members else {
            throw ArchiveProblem("it has \(count) files, and may have \(limits.members)")
        }
        return (Int(start)..<end, Int(count))
    }

    private static let isTooBig = ArchiveProblem("it is in the form for more than 4 GB (ZIP64)")

    private func entries(in list: Range<Int>, count: Int) throws(ArchiveProblem) -> [Entry] {
        var entries: [Entry] = []
        var names = ArchiveNames()
        var total = 0
        var place = list.lowerBound
        for _ in 0..<count {
            guard place + ZipFormat.entrySize <= list.upperBound, try long(place) == ZipFormat.entry else {
                throw ArchiveProblem("the list of its files is cut off or damaged")
            }
            let nameStart = place + ZipFormat.entrySize
            let extraStart = nameStart + Int(try short(place + 28))
            let commentStart = extraStart + Int(try short(place + 30))
            let next = commentStart + Int(try short(place + 32))
            guard next <= list.upperBound else { throw ArchiveProblem("the list of its files is cut off or damaged") }
            let entry = try entry(at: place, named: bytes[nameStart..<extraStart])
            try checkExtra(extraStart..<commentStart, entry.name)
            try names.add(entry.name, isFolder: entry.isFolder)
            total += entry.size
            guard total <= limits.expandedBytes else {
                throw ArchiveProblem("its files would have more than \(limits.expandedBytes) bytes together")
            }
            entries.append(entry)
            place = next
        }
        guard place == list.upperBound else {
            throw ArchiveProblem("the list of its files has another length than it says")
        }
        return entries
    }

    private func entry(at place: Int, named nameBytes: ArraySlice<UInt8>) throws(ArchiveProblem) -> Entry {
        let flags = try short(place + 8)
        let name = try ArchiveName.name(nameBytes, isMarked: flags & ZipFormat.isUTF8 != 0)
        let isFolder = name.utf8.last == UInt8(ascii: "/")
        let plain = isFolder ? String(name.dropLast()) : name
        try ArchiveName.check(plain)
        let shown = ArchiveName.quoted(name)
        guard flags & ZipFormat.isEncrypted == 0 else { throw ArchiveProblem("\(shown) is encrypted") }
        guard flags & ~(ZipFormat.hasDescriptor | ZipFormat.isUTF8 | ZipFormat.level) == 0 else {
            throw ArchiveProblem("\(shown) has flags that mean nothing here")
        }
        let method = try short(place + 10)
        guard method == ZipFormat.stored || method == ZipFormat.deflated else {
            throw ArchiveProblem("\(shown) is compressed by a method other than deflate")
        }
        guard try short(place + 34) == 0 else { throw ArchiveProblem("\(shown) is in another part") }
        try checkKind(try long(place + 38), isFolder: isFolder, shown)
        let (packed, size, start) = (try long(place + 20), try long(place + 24), try long(place + 42))
        if packed == .max || size == .max || start == .max { throw Self.isTooBig }
        guard !isFolder || size == 0 else { throw ArchiveProblem("the folder \(shown) has contents of its own") }
        guard method == ZipFormat.deflated || packed == size else {
            throw ArchiveProblem("\(shown) is not compressed, and has two different sizes")
        }
        guard !limits.isBomb(packed: Int(packed), size: Int(size)) else {
            throw ArchiveProblem("\(shown) would grow from \(packed) bytes to \(size)")
        }
        return Entry(
            name: plain, nameBytes: nameBytes, isFolder: isFolder, flags: flags, method: method,
            checksum: try long(place + 16), packedSize: Int(packed), size: Int(size), place: Int(start))
    }

    private func checkKind(_ attributes: UInt32, isFolder: Bool, _ shown: String) throws(ArchiveProblem) {
        let kind = UInt16(attributes >> 16) & ZipFormat.kinds
        if kind == ZipFormat.link { throw ArchiveProblem("\(shown) is a symbolic link") }
        guard [0, ZipFormat.regularFile, ZipFormat.folder].contains(kind) else {
            throw ArchiveProblem("\(shown) is neither a file nor a folder")
        }
        guard isFolder || kind != ZipFormat.folder && attributes & ZipFormat.isFolder == 0 else {
            throw ArchiveProblem("\(shown) is a folder with the name of a file")
        }
        guard !isFolder || kind != ZipFormat.regularFile else {
            throw ArchiveProblem("\(shown) is a file with the name of a folder")
        }
    }

    /// Refuses extra fields that are cut off, and the one with sizes of more than 4 GB; others hold dates and owners.
    private func checkExtra(_ range: Range<Int>, _ name: String) throws(ArchiveProblem) {
        var place = range.lowerBound
        while place < range.upperBound {
            guard place + 4 <= range.upperBound else {
                throw ArchiveProblem("an extra field of \(ArchiveName.quoted(name)) is cut off")
            }
            if try short(place) == ZipFormat.bigFile { throw Self.isTooBig }
            place += 4 + Int(try short(place + 2))
        }
        guard place == range.upperBound else {
            throw ArchiveProblem("an extra field of \(ArchiveName.quoted(name)) is cut off")
        }
    }

    /// Where the bytes of each file are. Files must fill the archive up to its list, without overlap and without gaps.
    private func ranges(of entries: [Entry], endingAt end: Int) throws(ArchiveProblem) -> [Range<Int>] {
        var ranges = [Range<Int>](repeating: 0..<0, count: entries.count)
        var next = 0
        for index in entries.indices.sorted(by: { entries[$0].place < entries[$1].place }) {
            let entry = entries[index]
            let shown = ArchiveName.quoted(entry.name)
            guard entry.place >= next else { throw ArchiveProblem("\(shown) overlaps another file") }
            guard entry.place == next else {
                throw ArchiveProblem("there are bytes before \(shown) that belong to no file")
            }
            let contents = try contents(of: entry, before: end)
            ranges[index] = contents
            next = try contents.upperBound + descriptorSize(after: contents.upperBound, of: entry, before: end)
        }
        guard next == end else { throw ArchiveProblem("there are bytes before its list that belong to no file") }
        return ranges
    }

    /// Where the bytes of a file are, by what stands before them, which must say what the list says.
    private func contents(of entry: Entry, before end: Int) throws(ArchiveProblem) -> Range<Int> {
        let (shown, place) = (ArchiveName.quoted(entry.name), entry.place)
        guard place + ZipFormat.localSize <= end, try long(place) == ZipFormat.local else {
            throw ArchiveProblem("\(shown) is not where the list says")
        }
        let nameStart = place + ZipFormat.localSize
        let extraStart = nameStart + Int(try short(place + 26))
        let start = extraStart + Int(try short(place + 28))
        guard start + entry.packedSize <= end else {
            throw ArchiveProblem("\(shown) is cut off, or overlaps another file")
        }
        guard bytes[nameStart..<extraStart].elementsEqual(entry.nameBytes) else {
            throw ArchiveProblem("\(shown) has two names")
        }
        guard try short(place + 6) == entry.flags, try short(place + 8) == entry.method else {
            throw ArchiveProblem("\(shown) is compressed otherwise than the list says")
        }
        let found = [try long(place + 14), try long(place + 18), try long(place + 22)]
        let listed = [entry.checksum, UInt32(entry.packedSize), UInt32(entry.size)]
        if found[1...].contains(.max) { throw Self.isTooBig }
        // What stands behind the file may be 0 before it; some programs know the size there, and not the checksum.
        let isDeferred = entry.flags & ZipFormat.hasDescriptor != 0
        guard zip(found, listed).allSatisfy({ $0 == $1 || isDeferred && $0 == 0 }) else {
            throw ArchiveProblem("\(shown) has another size or checksum than the list says")
        }
        return start..<start + entry.packedSize
    }

    /// How many bytes with sizes follow a file.
    private func descriptorSize(after place: Int, of entry: Entry, before end: Int) throws(ArchiveProblem) -> Int {
        guard entry.flags & ZipFormat.hasDescriptor != 0 else { return 0 }
        let listed = [entry.checksum, UInt32(entry.packedSize), UInt32(entry.size)]
        for start in [place + 4, place] where start + 12 <= end {
            let found = [try long(start), try long(start + 4), try long(start + 8)]
            let signature = try long(place)
            if found == listed, start == place || signature == ZipFormat.descriptor { return start + 12 - place }
        }
        throw ArchiveProblem(
            "\(ArchiveName.quoted(entry.name)) has another size or checksum behind it than the list says")
    }

    // MARK: - Numbers, the lowest byte first

    private func short(_ place: Int) throws(ArchiveProblem) -> UInt16 {
        guard place >= 0, place + 2 <= bytes.count else { throw ArchiveProblem("it is cut off") }
        return UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
    }

    private func long(_ place: Int) throws(ArchiveProblem) -> UInt32 {
        UInt32(try short(place)) | UInt32(try short(place + 2)) << 16
    }
}
