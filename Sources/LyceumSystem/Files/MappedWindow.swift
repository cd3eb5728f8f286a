import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// The beginning of an open file, written as memory is: what is in it stays in the file however the program ends, without a call of the
/// system for each piece.
///
/// Whoever has one is alone with it.
package final class MappedWindow: @unchecked Sendable {
    private let file: Platform.Descriptor
    private let memory: UnsafeMutableRawPointer
    private let count: Int
    /// How far the file goes, and how far may be written.
    package private(set) var end: Int

    private static let pageSize = max(1, sysconf(Int32(_SC_PAGESIZE)))

    /// A window on a file of so many bytes, which may grow to `limit` bytes; `nil` where the system cannot do that.
    package init?(_ file: Platform.Descriptor, size: Int, limit: Int) {
        let mapped = mmap(nil, max(limit, 1), PROT_READ | PROT_WRITE, MAP_SHARED, file.number, 0)
        guard let mapped, mapped != MAP_FAILED else { return nil }
        self.file = file
        memory = mapped
        count = limit
        end = size
    }

    deinit { munmap(memory, max(count, 1)) }

    /// Makes the file longer.
    ///
    /// - Returns: `false` where the window ends before, or the disk has no room: writing into memory that no disk stands behind would end
    ///   the program.
    package func grow(to size: Int) -> Bool {
        guard size > end else { return true }
        guard size <= count, Self.reserve(file, from: end, to: size) else { return false }
        #if !canImport(Darwin)
            // All pages at once cost less than each when it is first written; a kernel before 5.14 does not know how.
            let populateForWriting: Int32 = 23
            let start = end / Self.pageSize * Self.pageSize
            _ = madvise(memory + start, size - start, populateForWriting)
        #endif
        end = size
        return true
    }

    #if canImport(Darwin)
        private static func reserve(_ file: Platform.Descriptor, from end: Int, to size: Int) -> Bool {
            var store = fstore_t(
                fst_flags: UInt32(F_ALLOCATEALL), fst_posmode: F_PEOFPOSMODE, fst_offset: 0,
                fst_length: off_t(size - end), fst_bytesalloc: 0)
            return fcntl(file.number, F_PREALLOCATE, &store) == 0 && ftruncate(file.number, off_t(size)) == 0
        }
    #else
        private static let zeros = [UInt8](repeating: 0, count: 1 << 14)

        private static func reserve(_ file: Platform.Descriptor, from end: Int, to size: Int) -> Bool {
            // Zeros that are written in one piece are there in a quarter of the time that reserved space takes.
            var end = end
            while end < size {
                let written = pwrite(file.number, zeros, min(size - end, zeros.count), off_t(end))
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return false }
                end += written
            }
            return true
        }
    #endif

    /// Writes a block whose first word is not 0, so that it is in the file as a whole or begins with a 0.
    ///
    /// - Parameter position: where in the file it begins; it must end before ``end``.
    package func write(_ block: UnsafeRawBufferPointer, at position: Int) {
        precondition(position >= 0 && block.count >= 4 && position + block.count <= end, "the file is not so long")
        (memory + position + 4).copyMemory(from: block.baseAddress.unsafelyUnwrapped + 4, byteCount: block.count - 4)
        atomicMemoryFence(ordering: .releasing)
        (memory + position).storeBytes(of: block.loadUnaligned(as: UInt32.self), as: UInt32.self)
    }
}
