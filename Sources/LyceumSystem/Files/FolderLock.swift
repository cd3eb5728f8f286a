/// The right to work in a folder, which one value at a time has, of all processes.
///
/// It ends with the value, and in any case with its process. Where the file system has no locks, everybody has it.
package final class FolderLock: Sendable {
    private let descriptor: Platform.Descriptor

    /// The right, unless another has it; then `nil`.
    ///
    /// - Throws: ``FileError`` where the folder is none, or cannot be written to.
    package init?(_ folder: String) throws {
        let path = Platform.joined(folder, ".lyceum.lock")
        guard let descriptor = try Self.open(path) else { return nil }
        self.descriptor = descriptor
    }

    deinit { Platform.close(descriptor) }

    private static func open(_ path: String) throws -> Platform.Descriptor? {
        while true {
            if let made = try Platform.createExclusively(path) { return made }
            switch try Platform.openOlder(path, patience: .milliseconds(100)) {
            case .isIdle(let descriptor, _): return descriptor
            case .isBusy: return nil
            case .isMissing: continue
            case .isForbidden, .isSpecial:
                throw FileError(path: path, operation: "lock", reason: "it is no file that this program may write")
            }
        }
    }
}
