/// How the observation spaces of the sub-environments become the one of the vector environment.
public enum ObservationMode<S: Space>: Sendable {
    /// All sub-environments have equal spaces.
    case same
    /// The sub-environments' spaces have different bounds; shapes and types are the same.
    case different
    /// Custom spaces in their place, of the same type.
    case custom(batched: S.Batched, single: S)
}
