/// A network or a part of one: what holds parameters, in properties, in modules of its own, or in arrays, optionals and
/// dictionaries of both.
///
/// ```swift
/// final class Policy: Module {
///     let hidden = Linear(4, 128), output = Linear(128, 2)
///     func callAsFunction(_ observation: some TensorConvertible) -> Tensor {
///         output(relu(hidden(observation)))
///     }
/// }
/// let policy = Policy()
/// policy.parameters.count                   // 4
/// policy.namedParameters.map(\.name)        // ["hidden.weight", "hidden.bias", "output.weight", "output.bias"]
/// ```
///
/// A module with parts that depend on arguments sets them in an initialiser, like any class.
open class Module {
    /// Whether layers such as ``Dropout`` behave as in training. Set it with ``train(_:)`` and ``eval()``.
    public private(set) var isTraining = true

    /// A module in training.
    public init() {}

    /// All parameters, in the order in which the properties are declared.
    public var parameters: [Parameter] { ModuleVisit(self, keepsPaths: false).parameters.map { $0.parameter } }

    /// All parameters with their paths, such as "hidden.weight" or "layers.0.bias", in the order in which the
    /// properties are declared; a parameter that occurs several times has its first path. Dictionaries are read in the
    /// order of their keys.
    public var namedParameters: [(name: String, parameter: Parameter)] {
        ModuleVisit(self, keepsPaths: true).parameters
    }

    /// This and all modules below it, each once.
    public var modules: [Module] { ModuleVisit(self, keepsPaths: false).modules }

    /// Puts this and all modules below it in training, or out of it.
    public func train(_ isTraining: Bool = true) {
        for module in modules { module.isTraining = isTraining }
    }

    /// Takes this and all modules below it out of training, for acting and measuring.
    public func eval() { train(false) }

    /// Clears the gradients of all parameters.
    public func zeroGradients() {
        for parameter in parameters { parameter.zeroGradient() }
    }

    /// What reflection finds in this module, by name. Layers that are walked often say themselves what they hold, because a
    /// reflection takes as long as a small layer.
    var parts: [(name: String, value: Any)] {
        var parts: [(name: String, value: Any)] = []
        var mirror: Mirror? = Mirror(reflecting: self)
        var levels: [Mirror] = []
        while let level = mirror, level.subjectType != Module.self {
            levels.append(level)
            mirror = level.superclassMirror
        }
        for level in levels.reversed() {
            for child in level.children {
                guard var label = child.label else { continue }
                let lazyPrefix = "$__lazy_storage_$_"
                if label.hasPrefix(lazyPrefix) { label.removeFirst(lazyPrefix.count) }
                parts.append((label, child.value))
            }
        }
        return parts
    }
}

/// A module with one input and one output, which ``Sequential`` chains.
public protocol Layer: Module {
    /// The output for an input.
    func forward(_ input: Tensor) -> Tensor
}

extension Layer {
    /// The output for an input: an observation goes in as it is.
    public func callAsFunction(_ input: some TensorConvertible) -> Tensor { forward(input.tensor) }
}

/// A walk through a module and what is below it.
private struct ModuleVisit {
    var parameters: [(name: String, parameter: Parameter)] = []
    var modules: [Module] = []
    private var seen: Set<ObjectIdentifier> = []
    private let keepsPaths: Bool

    /// A walk that is done; without paths, all names are empty.
    init(_ module: Module, keepsPaths: Bool) {
        self.keepsPaths = keepsPaths
        add(module, path: "")
    }

    private mutating func add(_ value: Any, path: String) {
        // To ask a list or a number whether it is a parameter takes longer than all the rest.
        guard type(of: value) is AnyClass else { return addContents(of: value, path: path) }
        if let parameter = value as? Parameter {
            if seen.insert(ObjectIdentifier(parameter)).inserted { parameters.append((path, parameter)) }
        } else if let module = value as? Module, seen.insert(ObjectIdentifier(module)).inserted {
            modules.append(module)
            for part in module.parts { add(part.value, path: joined(path, part.name)) }
        }
    }

    private mutating func addContents(of value: Any, path: String) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            for child in mirror.children { add(child.value, path: path) }
        case .collection:
            if let modules = value as? [Module] {
                addAll(modules, path: path)
            } else if let parameters = value as? [Parameter] {
                addAll(parameters, path: path)
            } else if let layers = value as? [any Layer] {
                addAll(layers, path: path)
            } else if let lists = value as? [[Module]] {
                for (index, list) in lists.enumerated() { addAll(list, path: joined(path, "\(index)")) }
            }
        case .dictionary:
            guard let entries = value as? [String: AnyObject] else { return }
            for (key, part) in entries.sorted(by: { $0.key < $1.key }) { add(part, path: joined(path, key)) }
        default: break
        }
    }

    private mutating func addAll(_ values: [Any], path: String) {
        for (index, value) in values.enumerated() { add(value, path: keepsPaths ? joined(path, "\(index)") : "") }
    }

    private func joined(_ path: String, _ name: String) -> String {
        !keepsPaths ? "" : path.isEmpty ? name : "\(path).\(name)"
    }
}
