import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// A part of an open file that is written as memory is: what is in it stays in the file however the program ends, without a
/// call of the system for each piece.
package final class MappedWindow: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    /// Where in the file it begins.
    package let start: Int
    /// Its number of bytes.
    package let count: Int

    /// The multiple at which a window may begin.
    package static let granularity = max(1, sysconf(Int32(_SC_PAGESIZE)))

    /// A window on a file that is made long enough for it.
    ///
    /// `nil` where the system cannot do that, or where the disk has no room: writing into memory that no disk stands behind would end
    /// the program.
    package init?(_ file: Platform.Descriptor, from start: Int, count: Int) {
        guard start % Self.granularity == 0, count > 0, Self.reserve(file, start + count) else { return nil }
        #if canImport(Darwin)
            let flags = MAP_SHARED
        #else
            // All pages at once cost less than each when it is first written.
            let flags = MAP_SHARED | MAP_POPULATE
        #endif
        let mapped = mmap(nil, count, PROT_READ | PROT_WRITE, flags, file.number, off_t(start))
        guard let mapped, mapped != MAP_FAILED else { return nil }
        memory = mapped
        self.start = start
        self.count = count
    }

    deinit { munmap(memory, count) }

    private static func reserve(_ file: Platform.Descriptor, _ size: Int) -> Bool {
        #if canImport(Darwin)
            let present = Platform.size(of: file)
            guard present < size else { return true }
            var store = fstore_t(
                fst_flags: UInt32(F_ALLOCATEALL), fst_posmode: F_PEOFPOSMODE, fst_offset: 0,
                fst_length: off_t(size - present), fst_bytesalloc: 0)
            return fcntl(file.number, F_PREALLOCATE, &store) == 0 && ftruncate(file.number, off_t(size)) == 0
        #else
            return posix_fallocate(file.number, 0, off_t(size)) == 0
        #endif
    }

    /// Writes a block whose first word is not 0, so that it is in the file as a whole or begins with a 0.
    ///
    /// - Parameter position: where in the file it begins; it must lie in the window.
    package func write(_ block: UnsafeRawBufferPointer, at position: Int) {
        let offset = position - start
        precondition(offset >= 0 && block.count >= 4 && offset + block.count <= count, "the block is not in the window")
        (memory + offset + 4).copyMemory(from: block.baseAddress.unsafelyUnwrapped + 4, byteCount: block.count - 4)
        atomicMemoryFence(ordering: .releasing)
        (memory + offset).storeBytes(of: block.loadUnaligned(as: UInt32.self), as: UInt32.self)
    }
}
