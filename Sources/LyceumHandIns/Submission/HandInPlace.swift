import LyceumSystem

/// A hand-in as it lies on the disk.
enum HandInPlace {
    /// Reads an archive, or what was unpacked from one: sites that collect coursework unpack it.
    static func read(_ path: String, limit: Int) throws -> HandIn {
        guard Platform.kind(of: path) == .folder else {
            guard Platform.kind(of: path) == .file else {
                throw FileError(path: path, operation: "read", reason: "it is neither an archive nor a folder")
            }
            return try HandIn(bytes: try Platform.readFile(path, limit: limit), name: path)
        }
        var files: [ZipWriter.File] = []
        var room = ArchiveLimits.standard.expandedBytes
        try add(path, "", depth: 0, &files, &room)
        return try HandIn(bytes: try ZipWriter.archive(files, name: path), name: path)
    }

    private static func add(
        _ root: String, _ inner: String, depth: Int, _ files: inout [ZipWriter.File], _ room: inout Int
    ) throws {
        let folder = Platform.joined(root, inner)
        for name in Platform.names(in: folder).sorted() where !name.hasPrefix(".") {
            let (path, place) = (Platform.joined(inner, name), Platform.joined(folder, name))
            switch Platform.kind(of: place) {
            case .file where files.count < ArchiveLimits.standard.members:
                let bytes = try Platform.readFile(place, limit: room)
                room -= bytes.count
                files.append(ZipWriter.File(path, bytes))
            case .folder where depth < ArchiveName.depthLimit: try add(root, path, depth: depth + 1, &files, &room)
            default:
                throw FileError(
                    path: place, operation: "read", reason: "it is a link or a device, or there is too much around it")
            }
        }
    }
}
