/// What a ``Checkpoint`` keeps: a ``Module``, an ``Optimizer``, a ``LearningRateScheduler``, or a type of your own.
public protocol Savable {
    /// Its numbers, each under a name of its own.
    var savedTensors: [(name: String, tensor: Tensor)] { get }
    /// Loads the numbers that another instance of its kind saved.
    ///
    /// - Throws: `CheckpointMismatch` if names or shapes differ; nothing has changed in that case.
    func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch)
}

extension Tensor {
    /// A whole number of 0 or more in two parts, of which the lower one has 20 bits: exact in 32-bit numbers up to 2⁴⁴.
    init(savedCount count: Int) { self.init([Float(count >> 20), Float(count & 0xf_ffff)]) }

    /// The whole number that was saved; numbers that cannot be such parts count as the nearest that can.
    var savedCount: Int {
        elements.reduce(0) { $0 << 20 + Int(Swift.min(Swift.max(0, $1.isNaN ? 0 : $1), 0x1p24)) }
    }
}

extension Module: Savable {
    /// The values of all parameters, under their paths.
    public var savedTensors: [(name: String, tensor: Tensor)] { namedParameters.map { ($0.name, $0.parameter.value) } }

    /// Sets the values of all parameters; their gradients stay.
    ///
    /// - Throws: `CheckpointMismatch` if names or shapes differ; nothing has changed in that case.
    public func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch) {
        let parameters = namedParameters
        try CheckpointMismatch.check(tensors, against: parameters.map { ($0.name, $0.parameter.shape) })
        for (name, parameter) in parameters {
            if let tensor = tensors[name] { parameter.value = tensor }
        }
    }
}

/// Tensors that do not fit what they are to be loaded into.
public struct CheckpointMismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// A tensor of another shape than expected.
    public struct Misshapen: Sendable, Hashable {
        /// The name of the tensor.
        public let name: String
        /// The shape that is needed.
        public let expected: [Int]
        /// The shape that was found.
        public let found: [Int]
    }

    /// The names that are expected but missing, in order.
    public let missing: [String]
    /// The names that are present but not expected, in order.
    public let unexpected: [String]
    /// The tensors of other shapes, in order.
    public let misshapen: [Misshapen]

    /// What is missing, unexpected or of another shape.
    public var description: String {
        var parts: [String] = []
        if !missing.isEmpty { parts.append("missing: \(Self.list(missing))") }
        if !unexpected.isEmpty { parts.append("unexpected: \(Self.list(unexpected))") }
        if !misshapen.isEmpty {
            parts.append(Self.list(misshapen.map { "\($0.name) has shape \($0.found), not \($0.expected)" }))
        }
        return "the tensors do not fit: " + parts.joined(separator: "; ")
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
    }

    /// Throws unless the tensors are those expected, by name and shape.
    static func check(
        _ tensors: [String: Tensor], against expected: [(name: String, shape: [Int])]
    ) throws(CheckpointMismatch) {
        let names = Set(expected.map(\.name))
        let mismatch = CheckpointMismatch(
            missing: expected.map(\.name).filter { tensors[$0] == nil },
            unexpected: tensors.keys.filter { !names.contains($0) }.sorted(),
            misshapen: expected.compactMap { name, shape in
                guard let tensor = tensors[name], tensor.shape != shape else { return nil }
                return Misshapen(name: name, expected: shape, found: tensor.shape)
            })
        if !mismatch.missing.isEmpty || !mismatch.unexpected.isEmpty || !mismatch.misshapen.isEmpty { throw mismatch }
    }
}
