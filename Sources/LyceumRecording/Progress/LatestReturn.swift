import Synchronization

/// The mean return over the last episodes, as the recorder told it that finished one last.
package enum LatestReturn {
    private static let none = Double.nan.bitPattern
    private static let bits = Atomic<UInt64>(none)

    /// The mean return; `nil` where no recorder has told one.
    package static var value: Double? {
        get {
            let value = Double(bitPattern: bits.load(ordering: .relaxed))
            return value.isNaN ? nil : value
        }
        set { bits.store(newValue?.bitPattern ?? none, ordering: .relaxed) }
    }
}
