import LyceumKernels
import Synchronization

/// The forms of the kernels that this processor can run, portable first.
///
/// Which one is in use holds for the whole process, so tests that choose one take turns.
enum Forms {
    static let all = [LYVariantPortable, LYVariantAVX2, LYVariantAVX512].filter { ly_variant_is_available($0) != 0 }

    private static let turn = Mutex(())

    /// What `body` gives with a form in use.
    static func with<Result: Sendable>(_ variant: LYVariant, _ body: () throws -> Result) rethrows -> Result {
        try turn.withLock { _ in
            let before = ly_variant()
            defer { ly_use_variant(before) }
            ly_use_variant(variant)
            return try body()
        }
    }
}
