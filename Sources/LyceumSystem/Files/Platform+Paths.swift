#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

extension Platform {
    /// Whether anything exists at a path: a file, a folder or a link that leads nowhere.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether a path, or what it links to, is a file with contents of its own: no folder, pipe or device.
    package static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Removes an empty folder; any other stays.
    package static func removeEmptyFolder(_ path: String) { rmdir(path) }

    /// The path of an existing file or folder, from the root and without links.
    package static func absolutePath(_ path: String) throws -> String {
        guard let resolved = realpath(path, nil) else {
            throw FileError(path: path, operation: "find", reason: String(cString: strerror(errno)))
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
