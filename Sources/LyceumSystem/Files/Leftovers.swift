import Synchronization

/// Files that killed programs left in a folder and that hold nothing anybody needs.
///
/// A program locks each such file as long as it lives, and the system releases the lock however the program ends. So a
/// file that can be locked is left over; where a file system has no locks, nothing is known and nothing removed.
package final class Leftovers: Sendable {
    private let isNamed: @Sendable (_ name: String) -> Bool
    private let isWorthless: @Sendable (Platform.Descriptor) -> Bool
    private let cleared = Mutex<Set<Folder>>([])

    /// A folder as it is now: one that was deleted and created again may have the same number, or the same name.
    private struct Folder: Hashable {
        let path: String
        let identity: FileIdentity
    }

    /// One kind of leftover file.
    ///
    /// - Parameters:
    ///   - isNamed: whether a name is one of theirs.
    ///   - isWorthless: whether an open file with such a name holds nothing anybody needs.
    package init(
        named isNamed: @escaping @Sendable (_ name: String) -> Bool,
        worthless isWorthless: @escaping @Sendable (Platform.Descriptor) -> Bool
    ) {
        self.isNamed = isNamed
        self.isWorthless = isWorthless
    }

    /// Removes them from a folder, once per process: the process itself leaves none.
    package func clear(in folder: String) {
        let folder = Platform.joined(folder.isEmpty ? "." : folder, "")
        guard let identity = Platform.status(of: folder)?.identity,
            cleared.withLock({ $0.insert(Folder(path: folder, identity: identity)).inserted })
        else { return }
        for name in Platform.names(in: folder) where isNamed(name) {
            guard case .isIdle(let file, let isLocked)? = try? Platform.openOlder(folder + name) else { continue }
            defer { Platform.close(file) }
            if isLocked, isWorthless(file) { Platform.remove(folder + name) }
        }
    }
}
