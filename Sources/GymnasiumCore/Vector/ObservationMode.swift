/// How the observation spaces of the lanes become the one of the vector environment.
public enum ObservationMode<S: Space>: Sendable {
    /// All lanes have equal spaces.
    case same
    /// The lanes' spaces have different bounds; shapes and types are the same.
    case different
    /// Spaces of one's own in their place, of the same type.
    case custom(batched: S.Batched, single: S)
}
