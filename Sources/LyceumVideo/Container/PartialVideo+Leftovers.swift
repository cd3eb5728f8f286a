import LyceumSystem

extension PartialVideo {
    /// Partial videos without a frame, left by programs that were killed before they had written one.
    ///
    /// A video with a frame can be played, and stays.
    static let leftovers = Leftovers(named: isNamed, worthless: hasNoFrame)

    /// Whether a name is `….partial.mp4`, `….partial-2.mp4`, ….
    private static func isNamed(_ name: String) -> Bool {
        let name = name.lowercased()
        guard name.hasSuffix(".mp4"), let dot = name.dropLast(4).lastIndex(of: ".") else { return false }
        let word = name[name.index(after: dot)...].dropLast(4)
        guard word.hasPrefix("partial-") else { return word == "partial" }
        return word.count > 8 && word.dropFirst(8).utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Whether a file is the beginning of a partial video, up to its first fragment or less.
    private static func hasNoFrame(_ file: Platform.Descriptor) -> Bool {
        let size = Platform.size(of: file)
        let type = MovieBoxes.fragmentedFileType
        guard type.starts(with: Platform.read(file, at: 0, count: type.count)) else { return false }
        var place = type.count
        while place + 8 <= size {
            let start = Platform.read(file, at: place, count: 8)
            let length = start.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            // A fragment that was not written completely is a box that players skip.
            guard start.count == 8, length >= 8,
                ["moov", "free"].contains(String(decoding: start[4...], as: UTF8.self))
            else { return false }
            place += length
        }
        return true
    }
}
