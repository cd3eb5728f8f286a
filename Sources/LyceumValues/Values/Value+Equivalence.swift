extension Value {
    /// Whether two values have the same form and the same contents: Gymnasium's `data_equivalence`.
    ///
    /// NaN is the same as NaN, unlike with `==`.
    ///
    /// - Parameters:
    ///   - other: the value to compare with.
    ///   - tolerance: floating-point numbers a and b are the same if |a − b| ≤ tolerance · max(1, |b|); with 0, if
    ///     equal.
    public func isEquivalent(to other: Value, tolerance: Double = 0) -> Bool {
        func isSame(_ a: Double, _ b: Double) -> Bool {
            a == b || (a.isNaN && b.isNaN)
                || (a.isFinite && b.isFinite && abs(a - b) <= tolerance * Swift.max(1, abs(b)))
        }
        func areSame(_ a: [Double], _ b: [Double]) -> Bool { a.count == b.count && zip(a, b).allSatisfy(isSame) }
        switch (self, other) {
        case (.double(let a), .double(let b)): return isSame(a, b)
        case (.floats(let a), .floats(let b)): return areSame(a.map(Double.init), b.map(Double.init))
        case (.doubles(let a), .doubles(let b)): return areSame(a, b)
        case (.array(let a), .array(let b)): return a.isEquivalent(to: b, areSame)
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
            return a.count == b.count && zip(a, b).allSatisfy { $0.isEquivalent(to: $1, tolerance: tolerance) }
        case (.dictionary(let a), .dictionary(let b)):
            return a.count == b.count
                && a.allSatisfy { key, value in
                    (b[key] as Value?).map { value.isEquivalent(to: $0, tolerance: tolerance) } ?? false
                }
        case (.graph(let a), .graph(let b)):
            return a.nodes.isEquivalent(to: b.nodes, tolerance: tolerance) && a.edgeLinks == b.edgeLinks
                && (a.edges ?? .none).isEquivalent(to: b.edges ?? .none, tolerance: tolerance)
        default: return self == other
        }
    }
}

extension AnyArray {
    /// Whether two arrays have the same type, shape and elements; floating-point ones are compared by the given rule.
    fileprivate func isEquivalent(to other: AnyArray, _ areSame: ([Double], [Double]) -> Bool) -> Bool {
        switch (self, other) {
        case (.float32, .float32), (.float64, .float64): shape == other.shape && areSame(numbers, other.numbers)
        default: self == other
        }
    }
}
