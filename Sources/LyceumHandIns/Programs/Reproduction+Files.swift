import LyceumSystem

extension Reproduction {
    private static let ending = ".reproduced.json"
    /// The most records that are read.
    private static let countLimit = 10_000

    /// Writes the record into a folder.
    ///
    /// - Returns: the path of the file, such as `runs/reproduced/abcd12.reproduced.json`.
    /// - Throws: `FileError`.
    @discardableResult
    public func write(to folder: String) throws -> String {
        let name = archive.lowercased().hasSuffix(".zip") ? String(archive.dropLast(4)) : archive
        let plain = name.unicodeScalars.prefix(60).map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || (48...57).contains(scalar.value))
            return isPlain || "-_.".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
        }
        let path = Platform.joined(folder, (plain.first == "." ? "_" : "") + String(plain) + Self.ending)
        try Platform.replaceFile(path, with: Array(json.utf8))
        return path
    }

    /// The records in a folder by the SHA-256 of their archives, of several the latest. What cannot be read is left out.
    package static func records(in folder: String) -> [String: Reproduction] {
        var records: [String: Reproduction] = [:]
        for name in Platform.names(in: folder).sorted().prefix(countLimit) where name.hasSuffix(ending) {
            let path = Platform.joined(folder, name)
            guard Platform.kind(of: path) == .file, let record = try? Reproduction(contentsOf: path) else { continue }
            if let known = records[record.sha256], known.moment.seconds >= record.moment.seconds { continue }
            records[record.sha256] = record
        }
        return records
    }
}
