import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Files that programs which were killed leave in a folder, and that hold nothing anybody needs.
///
/// A program keeps a lock on each such file as long as it lives, and the system ends the lock whatever ends the program. So
/// a file that can be locked is left behind; where a file system has no locks, nothing is known and nothing removed.
package final class Leftovers: Sendable {
    private let isNamed: @Sendable (_ name: String) -> Bool
    private let isWorthless: @Sendable (Platform.Descriptor) -> Bool
    private let cleared = Mutex<Set<Folder>>([])

    /// A folder as it is now: one that was deleted and made again may have the same number, or the same name.
    private struct Folder: Hashable {
        let path: String
        let identity: FileIdentity
    }

    /// A kind of leftovers.
    ///
    /// - Parameters:
    ///   - isNamed: whether a name is one of theirs.
    ///   - isWorthless: whether an open file of such a name holds nothing.
    package init(
        named isNamed: @escaping @Sendable (_ name: String) -> Bool,
        worthless isWorthless: @escaping @Sendable (Platform.Descriptor) -> Bool
    ) {
        self.isNamed = isNamed
        self.isWorthless = isWorthless
    }

    /// Removes them from a folder; once in the life of the process, for it leaves none itself.
    package func clear(in folder: String) {
        let folder = folder.isEmpty ? "./" : folder.hasSuffix("/") ? folder : folder + "/"
        guard let identity = Platform.status(of: folder)?.identity,
            cleared.withLock({ $0.insert(Folder(path: folder, identity: identity)).inserted })
        else { return }
        for name in Platform.names(in: folder) where isNamed(name) {
            guard case .isIdle(let file, let isLocked)? = try? Platform.openOlder(folder + name) else { continue }
            defer { Platform.close(file) }
            if isLocked, isWorthless(file) { Platform.remove(folder + name) }
        }
    }

    /// Files that were to take their place under another name when they were whole.
    package static let temporaryFiles = Leftovers(
        named: { name in
            guard name.hasPrefix(".lyceum-"), name.hasSuffix(".tmp") else { return false }
            let numbers = name.dropFirst(8).dropLast(4).utf8
                .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            return numbers.count == 2 && numbers.allSatisfy { $0.count > 0 && $0.allSatisfy { (48...57).contains($0) } }
        }, worthless: { _ in true })
}

extension Platform {
    /// Makes an empty file, locked, with a name of its own in the folder of another one; those that dead programs left there
    /// are removed.
    ///
    /// - Parameters:
    ///   - place: the file whose place it is to take.
    ///   - path: what the user calls that file.
    ///   - operation: what is to be done with it, for an error's text.
    package static func createTemporary(
        beside place: String, for path: String, to operation: String
    ) throws -> (path: String, file: Descriptor) {
        let folder = folder(of: place)
        Leftovers.temporaryFiles.clear(in: folder)
        while true {
            let number = temporaryCount.add(1, ordering: .relaxed).newValue
            let temporary = "\(folder).lyceum-\(getpid())-\(number).tmp"
            do {
                if let file = try createExclusively(temporary) { return (temporary, file) }
            } catch let error as FileError {
                throw FileError(path: path, operation: operation, reason: error.reason)
            }
        }
    }

    /// The names in a folder, in no order; none where it cannot be read.
    fileprivate static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }
}

private let temporaryCount = Atomic<Int>(0)
