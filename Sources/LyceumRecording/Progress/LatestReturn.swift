import Synchronization

/// The mean return over the last episodes, as reported by the recorder that finished an episode last.
package enum LatestReturn {
    private static let none = Double.nan.bitPattern
    private static let bits = Atomic<UInt64>(none)

    /// The mean return; `nil` if no recorder has reported one.
    package static var value: Double? {
        get {
            let value = Double(bitPattern: bits.load(ordering: .relaxed))
            return value.isNaN ? nil : value
        }
        set { bits.store(newValue?.bitPattern ?? none, ordering: .relaxed) }
    }
}
