/// What many environments that are advanced together have in common, such as their gravity.
struct Common<Value: Equatable & Sendable>: Sendable {
    /// What the first one had; `nil` before that.
    private(set) var value: Value?

    /// Whether an environment has the same as the first one.
    mutating func admits(_ given: Value) -> Bool {
        if value == nil { value = given }
        return value == given
    }
}
