import LyceumNumerics

extension Value {
    /// Whether both are the same bit for bit: NaN is the same as itself, and 0 differs from -0.
    package func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.double(let left), .double(let right)): left.bitPattern == right.bitPattern
        case (.floats(let left), .floats(let right)): areIdentical(left, right)
        case (.doubles(let left), .doubles(let right)): areIdentical(left, right)
        case (.array(.float32(let left)), .array(.float32(let right))):
            left.shape == right.shape && areIdentical(left.elements, right.elements)
        case (.array(.float64(let left)), .array(.float64(let right))):
            left.shape == right.shape && areIdentical(left.elements, right.elements)
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
        case (.dictionary(let left), .dictionary(let right)): left.isIdentical(to: right)
        case (.graph(let left), .graph(let right)):
            left.nodes.isIdentical(to: right.nodes) && left.edgeLinks == right.edgeLinks
                && (left.edges ?? .none).isIdentical(to: right.edges ?? .none)
        default: self == other
        }
    }
}

extension Info {
    /// Whether both have the same keys, with values that are the same bit for bit.
    package func isIdentical(to other: Info) -> Bool {
        count == other.count
            && allSatisfy { key, value in (other[key] as Value?).map(value.isIdentical(to:)) ?? false }
    }
}

private func areIdentical(_ left: [Float], _ right: [Float]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.bitPattern == $1.bitPattern }
}

private func areIdentical(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.bitPattern == $1.bitPattern }
}
