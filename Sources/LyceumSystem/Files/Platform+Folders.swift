#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// What is in folders.
extension Platform {
    /// What a name stands for.
    package enum FileKind: Sendable {
        case file, folder
        /// A symbolic link, whatever it leads to.
        case link
        /// A pipe, a device or a socket.
        case special
    }

    /// The names in a folder but `.` and `..`, in no particular order; none where it cannot be read.
    package static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// What a name stands for, without following links; `nil` where there is nothing.
    package static func kind(of path: String) -> FileKind? {
        guard let status = status(of: path, followsLinks: false) else { return nil }
        switch status.kind {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .special
        }
    }

    /// Whether a name, or what it links to, is a folder.
    package static func isFolder(_ path: String) -> Bool { status(of: path)?.kind == S_IFDIR }

    /// Removes a folder with all that is in it, as far as that is possible. Links are removed and not followed.
    package static func removeFolder(_ path: String, depth: Int = 100) {
        for name in names(in: path) where depth > 0 {
            let inner = joined(path, name)
            if kind(of: inner) == .folder { removeFolder(inner, depth: depth - 1) } else { remove(inner) }
        }
        removeEmptyFolder(path)
    }
}
