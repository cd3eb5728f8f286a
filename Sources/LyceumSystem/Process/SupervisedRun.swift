internal import LyceumProcess

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// A program that is run to its end, apart from this process: whatever becomes of it, this process goes on.
package enum SupervisedRun {
    /// How one ended.
    package enum End: Sendable, Equatable {
        /// By itself, with a code.
        case code(Int32)
        /// By a signal, as a crash does.
        case signal(Int32)
        /// It was still running when its time was over, and was killed.
        case isLate
        /// It could not be started, with the system's text.
        case isMissing(String)
    }

    /// Runs a program that reads nothing, and whose messages are of no use.
    ///
    /// - Parameters:
    ///   - path: the program's file.
    ///   - arguments: what follows its name.
    ///   - seconds: after how long it is killed, with what it has started.
    ///   - outputLimit: how many bytes of its standard output are kept; what is beyond is lost.
    /// - Returns: how it ended, and what it wrote.
    package static func run(
        _ path: String, _ arguments: [String], seconds: Double, outputLimit: Int = 1 << 24
    ) -> (end: End, output: [UInt8]) {
        let texts = ([path] + arguments).map { Array($0.utf8CString) }
        guard texts.allSatisfy({ $0.dropLast().allSatisfy { $0 != 0 } }) else {
            return (.isMissing("an argument has a NUL character in it"), [])
        }
        var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { text in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
            copy.initialize(from: text, count: text.count)
            return copy
        }
        defer { for pointer in pointers { pointer?.deallocate() } }
        pointers.append(nil)
        var outcome = lyceum_child()
        let output = [UInt8](unsafeUninitializedCapacity: outputLimit) { buffer, filled in
            outcome = lyceum_run_child(&pointers, min(max(seconds, 0), 1e6), buffer.baseAddress, buffer.count)
            filled = outcome.count
        }
        if outcome.error != 0 { return (.isMissing(String(cString: strerror(outcome.error))), []) }
        if outcome.is_late != 0 { return (.isLate, output) }
        return (outcome.signal != 0 ? .signal(outcome.signal) : .code(outcome.code), output)
    }

    /// Limits this process from now on: what it may allocate, and the size of each file that it writes. It leaves no image of its
    /// memory behind when it crashes.
    ///
    /// macOS does not keep to a limit of memory.
    package static func limitThisProcess(memory: Int, fileSize: Int) { lyceum_limit(memory, fileSize) }

    /// The file of the program that is running; `nil` where the system does not tell.
    package static var thisProgram: String? {
        let text = [CChar](unsafeUninitializedCapacity: 4096) { buffer, filled in
            filled = lyceum_program(buffer.baseAddress, buffer.count)
        }
        return text.isEmpty ? nil : String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
