/// How `makeVec` makes a vector of an environment.
public enum VectorizeMode: String, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
    /// The sub-environments are stepped by the calling thread, or with many sub-environments on several threads:
    /// ``SyncVectorEnv``.
    case sync
    /// The sub-environments are stepped in the background: ``AsyncVectorEnv``.
    case async
    /// The vector environment that the id was registered with.
    case vectorEntryPoint = "vector_entry_point"

    /// Gymnasium's name of the mode.
    public var description: String { rawValue }
}
