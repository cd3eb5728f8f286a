import LyceumNumerics
import LyceumValues

/// Sequences of any length of elements of one space, held as one batch: Gymnasium's `Sequence(…, stack=True)`.
///
/// ```swift
/// var space = StackedSequenceSpace(Box(low: 0, high: 1, shape: [3]), seed: 7)
/// let rows = space.sample()                       // NDArray<Float> of shape (length, 3)
/// ```
public struct StackedSequenceSpace<Feature: Space>: Space {
    private var sequences: SequenceSpace<Feature>

    /// Sequences of elements of a space; the parameters are those of ``SequenceSpace``.
    public init(_ feature: Feature, seed: SpaceSeed? = nil) { sequences = SequenceSpace(feature, seed: seed) }

    /// The space of the parts.
    public var feature: Feature { sequences.feature }

    /// The stream that lengths are drawn from.
    public var random: Generator {
        get { sequences.random }
        set { sequences.random = newValue }
    }

    /// Sequences; there is no fixed size.
    public var structure: SpaceStructure { .other(description) }

    /// The batch of a random sequence.
    public mutating func sample() -> Feature.Batch { stacked(sequences.sample()) }
    /// The batch of a random sequence, with the masks of ``SequenceSpace/sample(mask:)``.
    public mutating func sample(mask: Value) throws -> Feature.Batch { stacked(try sequences.sample(mask: mask)) }
    /// The batch of a random sequence, with the probabilities of ``SequenceSpace/sample(probability:)``.
    public mutating func sample(probability: Value) throws -> Feature.Batch {
        stacked(try sequences.sample(probability: probability))
    }

    /// Samples have their space's shape, so that this fails only for an invalid space.
    private func stacked(_ elements: [Feature.Element]) -> Feature.Batch {
        (try? feature.batch(elements)) ?? feature.emptyBatch(count: 0)
    }

    /// Whether all rows are elements of their space.
    public func contains(_ element: Feature.Batch) -> Bool {
        feature.batched(feature.count(of: element)).contains(element)
    }

    /// Checks that the space of the parts is valid.
    public func validate() throws { try sequences.validate() }
    /// Seeds the space, as in ``SequenceSpace/seed(_:)``.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed { try sequences.seed(seed) }
    /// A batch.
    public static func value(of element: Feature.Batch) -> Value { Feature.Batched.value(of: element) }
    /// A batch.
    public static func element(of value: Value) -> Feature.Batch? { Feature.Batched.element(of: value) }
    /// The batch of no elements.
    public var zeroElement: Feature.Batch { feature.emptyBatch(count: 0) }
    /// Whether both have equal spaces of parts.
    public static func == (left: StackedSequenceSpace, right: StackedSequenceSpace) -> Bool {
        left.feature == right.feature
    }
    /// Gymnasium's text: `Sequence(Box(0.0, 1.0, (3,), float32), stack=True)`.
    public var description: String { "Sequence(\(feature), stack=True)" }
}
