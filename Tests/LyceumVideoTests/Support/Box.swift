/// A box of an MP4 file, read strictly: boxes must fill exactly what they are in.
struct Box {
    let type: String
    /// Where its contents begin in the file, and they.
    let start: Int
    let contents: ArraySlice<UInt8>

    struct Malformed: Error {
        let message: String
    }

    private static let containers: Set<String> = [
        "moov", "trak", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf",
    ]

    /// The boxes of a file, or of a part of one.
    static func read(_ bytes: ArraySlice<UInt8>) throws -> [Box] {
        var boxes: [Box] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            guard bytes.endIndex - place >= 8 else {
                throw Malformed(message: "\(bytes.endIndex - place) bytes are left")
            }
            let size = number(bytes, place, 4)
            let type = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            guard size >= 8, place + size <= bytes.endIndex else {
                throw Malformed(message: "\(type) has \(size) bytes")
            }
            boxes.append(Box(type: type, start: place + 8, contents: bytes[place + 8..<place + size]))
            place += size
        }
        return boxes
    }

    /// The boxes in this one.
    func children() throws -> [Box] {
        guard Self.containers.contains(type) else { throw Malformed(message: "\(type) has no boxes") }
        return try Self.read(contents)
    }

    /// The box at the end of a path of types, each of them there once.
    func descendant(_ path: String...) throws -> Box {
        try path.reduce(self) { box, type in
            let found = try box.children().filter { $0.type == type }
            guard found.count == 1 else { throw Malformed(message: "\(box.type) has \(found.count) \(type)") }
            return found[0]
        }
    }

    /// A number of so many bytes at an offset.
    func number(_ offset: Int, bytes: Int = 4) -> Int { Self.number(contents, contents.startIndex + offset, bytes) }

    private static func number(_ bytes: ArraySlice<UInt8>, _ place: Int, _ count: Int) -> Int {
        bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }
}
