import GymnasiumCore
import LyceumValues
import Synchronization

/// All wrappers that can be made again from a spec, by name.
struct WrapperRegistry: Sendable {
    /// Puts a wrapper with given arguments around an environment.
    typealias Construct = @Sendable (AnyEnv, Options) throws -> AnyEnv

    /// The one table of the process: the built-in wrappers, and what was registered since.
    static let shared = Mutex(WrapperRegistry(builtInWrappers))

    private(set) var names: [String]
    private var constructs: [String: Construct]

    init(_ wrappers: [(name: String, construct: Construct)]) {
        names = wrappers.map(\.name)
        constructs = Dictionary(wrappers.map { ($0.name, $0.construct) }) { $1 }
    }

    /// Adds a wrapper, in place of one with the same name.
    ///
    /// - Returns: whether there was one.
    mutating func add(_ name: String, _ construct: @escaping Construct) -> Bool {
        let isKnown = constructs.updateValue(construct, forKey: name) != nil
        if !isKnown { names.append(name) }
        return isKnown
    }

    /// The function that makes the wrapper of a name.
    ///
    /// - Throws: ``UnknownWrapper``.
    func construct(_ name: String) throws -> Construct {
        if let construct = constructs[name] { return construct }
        if WrapperNotRecorded.takingFunctions.contains(name) { throw WrapperNotRecorded(name: name) }
        throw UnknownWrapper(name: name, renamedTo: Self.newNames[name], suggestion: nearest(to: name, among: names))
    }

    /// Gymnasium's names of earlier versions.
    static let newNames = [
        "AutoResetWrapper": "Autoreset", "FrameStack": "FrameStackObservation",
        "PixelObservationWrapper": "AddRenderObservation", "VectorListInfo": "DictInfoToList",
    ]
}

/// Registers a wrapper under the name of its type, so that `make(env.spec)` can put it around an environment again.
///
/// The wrapper records its arguments in `wrapperSpec`; the closure reads them, and every argument must be read.
///
/// ```swift
/// struct ScaleReward<Base: Env>: RewardWrapper {
///     var base: Base
///     let factor: Double
///     mutating func reward(_ reward: Double) -> Double { factor * reward }
///     var wrapperSpec: WrapperSpec? { WrapperSpec(name: "ScaleReward", arguments: ["factor": .double(factor)]) }
/// }
///
/// registerWrapper("ScaleReward") { env, arguments in
///     ScaleReward(base: env, factor: try arguments("factor", default: 1))
/// }
/// ```
///
/// A name that is registered already is replaced, with a warning.
///
/// - Parameters:
///   - name: the name in the `wrapperSpec`, which is that of the type.
///   - construct: puts the wrapper around an environment; the arguments are read from its second argument.
public func registerWrapper<E: Env>(
    _ name: String, _ construct: @escaping @Sendable (AnyEnv, Options) throws -> E
) {
    let wasKnown = WrapperRegistry.shared.withLock { $0.add(name) { AnyEnv(try construct($0, $1)) } }
    if wasKnown { Warnings.warn("the wrapper \(name) was registered already: the new one replaces it") }
}

/// The names of all wrappers that can be made again from a spec, built-in ones first.
public var registeredWrappers: [String] { WrapperRegistry.shared.withLock { $0.names } }

/// A wrapper of a spec that is not registered.
public struct UnknownWrapper: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper's name.
    public let name: String
    /// The name that Gymnasium gives it now; `nil` where it was not renamed.
    public let renamedTo: String?
    /// The nearest name that is registered.
    public let suggestion: String?

    public var description: String {
        if let renamedTo { return "the wrapper \(name) has been renamed: write \(renamedTo)" }
        return "no wrapper \(name) is known, so it cannot be made from a spec: "
            + (suggestion.map { "did you mean \($0)? " } ?? "")
            + "registerWrapper makes wrappers of one's own known"
    }
}

extension AnyEnv {
    /// The environment with a wrapper made again from its spec.
    ///
    /// - Throws: ``UnknownWrapper``; ``WrapperNotRecorded``; ``UnknownOption`` and ``InvalidOption`` for arguments that the
    ///   wrapper does not have; what the wrapper's own initialiser throws.
    package func wrapped(_ wrapper: WrapperSpec) throws -> AnyEnv {
        guard let arguments = wrapper.arguments ?? (WrapperRegistry.newNames[wrapper.name].map { _ in [:] }) else {
            throw WrapperNotRecorded(name: wrapper.name)
        }
        let construct = try WrapperRegistry.shared.withLock { try $0.construct(wrapper.name) }
        let options = Options(arguments)
        let env = try construct(self, options)
        try options.checkAllKnown(id: wrapper.name)
        return env
    }
}
