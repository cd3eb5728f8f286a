import LyceumLearning
import TestSupport
import Testing

/// A file that `Reference/make_reference.py` wrote.
struct Reference {
    private let tensors: [String: Tensor]

    /// The names of the cases, in order: what comes before the last slash.
    let cases: [String]

    init(_ file: String) throws {
        let checkpoint = try Checkpoint(contentsOf: referencePath("\(file).safetensors"))
        tensors = Dictionary(uniqueKeysWithValues: checkpoint.tensors.map { ($0.name, $0.tensor) })
        cases = Set(tensors.keys.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
    }

    /// The tensor of a name.
    func tensor(_ name: String) throws -> Tensor { try #require(tensors[name], "there is no \(name)") }

    /// The tensors NAME0, NAME1, ….
    func list(_ name: String) -> [Tensor] {
        var list: [Tensor] = []
        while let next = tensors["\(name)\(list.count)"] { list.append(next) }
        return list
    }

    /// Computes a case and its gradients, and tells how far they are from PyTorch's.
    func check(_ name: String, _ compute: ([Parameter], [Tensor]) -> Tensor?) throws {
        let inputs = list("\(name)/in").map { Parameter($0) }
        let result = try #require(compute(inputs, list("\(name)/const")), "no case is named \(name)")
        #expect(difference(result, try tensor("\(name)/out")) < 1e-5, "\(name): the result")
        result.backward(from: try tensor("\(name)/up"))
        for (index, input) in inputs.enumerated() {
            let gradient = try #require(input.gradient, "\(name): no gradient of input \(index)")
            #expect(difference(gradient, try tensor("\(name)/grad\(index)")) < 1e-5, "\(name): gradient \(index)")
        }
    }
}

/// The largest difference of two tensors, of elements above 1 in relation to their size; infinite for other shapes.
func difference(_ a: Tensor, _ b: Tensor) -> Float {
    guard a.shape == b.shape else { return .infinity }
    return zip(a.elements, b.elements).reduce(0) { largest, pair in
        if pair.0 == pair.1 { return largest }
        let difference = abs(pair.0 - pair.1) / max(1, abs(pair.1))
        return difference.isNaN ? .infinity : max(largest, difference)
    }
}
