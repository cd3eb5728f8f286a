internal import LyceumProcess

/// The Swift toolchain whose libraries this program has loaded, or the one in the search path.
package enum Toolchain {
    /// Its folder, with `bin` and `lib` in it, from the root and without links; `nil` where there is none.
    package static let folder: String? = {
        let loaded = loadedLibraries.first { $0.hasSuffix("/libswiftCore.so") }.map { ancestor(of: $0, 4) }
        if let loaded, Platform.exists(loaded + "/bin/swift") { return loaded }
        // The name may be a link to a program that chooses among toolchains.
        guard let file = try? Launch.file(of: "swift"), let path = try? Platform.absolutePath(file) else { return nil }
        let found = ancestor(of: path, 2)
        return Platform.isFolder(found + "/lib/swift") ? found : nil
    }()

    /// Its `swift`, from the root; `nil` where there is none.
    package static var swift: String? { folder.map { $0 + "/bin/swift" } }

    /// The files of all libraries that this process had loaded when this was first asked for, from the root and without links.
    static let loadedLibraries: [String] = {
        let text = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
            filled = buffer.withMemoryRebound(to: CChar.self) { lyceum_libraries($0.baseAddress, $0.count) }
        }
        let paths = text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        return paths.compactMap { try? Platform.absolutePath($0) }
    }()

    private static func ancestor(of path: String, _ levels: Int) -> String {
        "/" + path.split(separator: "/").dropLast(levels).joined(separator: "/")
    }
}
