import Gymnasium
import LyceumNumerics
import TestSupport

extension ByteHash {
    /// Takes in an element of any space, in the layout that `make_test_spaces.py` describes.
    mutating func add(_ value: Value) {
        switch value {
        case .none: break
        case .bool(let flag): add(flag ? 1 : 0 as UInt8)
        case .int(let number): add(number)
        case .double(let number): add(number.bitPattern)
        case .string(let text):
            for byte in text.utf8 { add(byte) }
            add(0 as UInt8)
        case .floats(let numbers): for number in numbers { add(number.bitPattern) }
        case .doubles(let numbers): for number in numbers { add(number.bitPattern) }
        case .integers(let numbers): for number in numbers { add(number) }
        case .array(let array): add(array)
        case .list(let parts), .tuple(let parts):
            add(parts.count)
            for part in parts { add(part) }
        case .dictionary(let parts): for part in parts.values { add(part) }
        case .graph(let graph):
            add(graph.nodes)
            add(graph.edgeLinks?.count ?? 0)
            if let edges = graph.edges { add(edges) }
            for link in graph.edgeLinks ?? [] { for end in link { add(end) } }
        }
    }

    private mutating func add(_ array: AnyArray) {
        switch array {
        case .float32(let array): for number in array.elements { add(number.bitPattern) }
        case .float64(let array): for number in array.elements { add(number.bitPattern) }
        case .bool(let array): for flag in array.elements { add(flag ? 1 : 0 as UInt8) }
        default: for number in array.integers ?? [] { add(number) }
        }
    }
}
