import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Files that appear under their name as a whole: they are written under one of their own first, in the same folder.
extension Platform {
    /// Makes a file that is to take its place when it is whole.
    ///
    /// Until then it has a name of its own beside that place, and is locked. Where anything fails no new file is there; those
    /// that programs left which were killed are removed.
    ///
    /// - Parameters:
    ///   - place: the file whose place it is to take.
    ///   - path: what the user calls that file.
    ///   - operation: what is to be done with it, for an error's text.
    ///   - body: writes the file, which is empty, and gives it the name that it is to have.
    /// - Returns: what `body` gave, and the file, which is to be closed.
    package static func createWhole<Outcome>(
        beside place: String, for path: String, to operation: String,
        _ body: (_ temporary: String, _ file: Descriptor) throws -> Outcome
    ) throws -> (outcome: Outcome, file: Descriptor) {
        let (temporary, file) = try createTemporary(beside: place, for: path, to: operation)
        do {
            return (try body(temporary, file), file)
        } catch {
            remove(temporary)
            close(file)
            throw error
        }
    }

    private static func createTemporary(
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
}

extension Leftovers {
    /// Files that were to be renamed into their place once complete.
    package static let temporaryFiles = Leftovers(
        named: { name in
            guard name.hasPrefix(".lyceum-"), name.hasSuffix(".tmp") else { return false }
            let numbers = name.dropFirst(8).dropLast(4).utf8
                .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            return numbers.count == 2 && numbers.allSatisfy { $0.count > 0 && $0.allSatisfy { (48...57).contains($0) } }
        }, worthless: { _ in true })
}

private let temporaryCount = Atomic<Int>(0)
