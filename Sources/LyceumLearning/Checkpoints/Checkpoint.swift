/// Named tensors in one file of the safetensors format, which PyTorch and others read as well.
///
/// ```swift
/// try save(policy, to: "policy.safetensors")
/// try load(into: policy, from: "policy.safetensors")
/// ```
/// More than one thing, and texts beside the numbers:
/// ```swift
/// var checkpoint = Checkpoint(metadata: ["episode": "500"])
/// checkpoint.add(policy, as: "policy")
/// checkpoint.add(optimizer, as: "optimizer")
/// try checkpoint.write(to: "run.safetensors")
///
/// let saved = try Checkpoint(contentsOf: "run.safetensors")
/// try saved.restore(policy, from: "policy")
/// ```
/// A file is 8 bytes with the length of the header, little-endian; the header, a JSON object with the type, shape and
/// place of each tensor; and the numbers. Only numbers and texts are read from it, never code.
public struct Checkpoint: Sendable {
    /// The tensors in order, each under a name of its own.
    public private(set) var tensors: [(name: String, tensor: Tensor)] = []
    /// Texts beside the tensors.
    public var metadata: [String: String]

    /// A checkpoint without tensors.
    public init(metadata: [String: String] = [:]) { self.metadata = metadata }

    /// The tensor under a name; nil if there is none. Assigning sets it, and nil removes it; the name "__metadata__",
    /// which the format reserves for texts, stops the program.
    public subscript(tensor name: String) -> Tensor? {
        get { tensors.first { $0.name == name }?.tensor }
        set {
            Self.check(name)
            let place = tensors.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let tensor?): tensors[place].tensor = tensor.detached
            case (let place?, nil): tensors.remove(at: place)
            case (nil, let tensor?): tensors.append((name, tensor.detached))
            case (nil, nil): break
            }
        }
    }

    /// Adds all tensors of a part, each under the part's name, a dot and its own name.
    ///
    /// - Parameters:
    ///   - part: What is saved.
    ///   - name: What its tensors' names begin with; if empty, they are kept as they are.
    public mutating func add(_ part: some Savable, as name: String = "") {
        var places = Dictionary(uniqueKeysWithValues: tensors.enumerated().map { ($1.name, $0) })
        for (own, tensor) in part.savedTensors {
            let full = name.isEmpty ? own : "\(name).\(own)"
            Self.check(full)
            if let place = places[full] {
                tensors[place].tensor = tensor.detached
            } else {
                places[full] = tensors.count
                tensors.append((full, tensor.detached))
            }
        }
    }

    /// Restores a part from what ``add(_:as:)`` added under the same name.
    ///
    /// - Throws: `CheckpointMismatch` if names or shapes differ; nothing has changed in that case.
    public func restore(_ part: some Savable, from name: String = "") throws(CheckpointMismatch) {
        var found: [String: Tensor] = [:]
        let prefix = name.isEmpty ? "" : "\(name)."
        for (full, tensor) in tensors where full.hasPrefix(prefix) {
            found[String(full.dropFirst(prefix.count))] = tensor
        }
        try part.restore(found)
    }

    /// Ends the program for the one name that the format reserves.
    private static func check(_ name: String) {
        if name != "__metadata__" { return }
        stop(
            InvalidSetting(
                type: "Checkpoint", setting: "the name of a tensor", given: name,
                expected: "another one: the format keeps this for texts"))
    }

    init(tensors: [(name: String, tensor: Tensor)], metadata: [String: String]) {
        self.tensors = tensors
        self.metadata = metadata
    }
}

/// Writes the parameters of a module, or what an optimiser remembers, to a file in the safetensors format.
///
/// A reader of the file sees the old contents or the new, never a part; the folder is made if it does not exist.
///
/// - Parameters:
///   - part: What is saved.
///   - path: The name of the file.
///   - metadata: Texts beside the numbers.
/// - Throws: `FileError` if the file cannot be written.
public func save(_ part: some Savable, to path: String, metadata: [String: String] = [:]) throws {
    var checkpoint = Checkpoint(metadata: metadata)
    checkpoint.add(part)
    try checkpoint.write(to: path)
}

/// Loads into a module or an optimiser what ``save(_:to:metadata:)`` wrote, or PyTorch for a network with the same
/// names.
///
/// - Parameters:
///   - part: What receives the numbers.
///   - path: The name of the file.
/// - Throws: `FileError` if the file cannot be read, `MalformedCheckpoint` if it is not in the format,
///   `CheckpointMismatch` if its names or shapes differ; nothing has changed in that case.
public func load(into part: some Savable, from path: String) throws {
    try Checkpoint(contentsOf: path).restore(part)
}
