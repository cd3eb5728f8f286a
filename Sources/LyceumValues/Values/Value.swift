/// A value whose kind is known only at run time: an observation, an action, or an entry of ``Info``.
///
/// The cases cover the elements of all spaces and what information dictionaries hold. Values are written as literals and
/// read by typed accessors:
///
/// ```swift
/// var env = try make("CartPole-v1")        // observations and actions are values
/// try env.reset(seed: 42)
/// let step = try env.step(1)
/// let angle = step.observation[2]          // a Double
/// let all = step.observation.floats        // [Float]?
/// ```
///
/// Two values are equal if they are of the same case with the same contents: `.int(1)` is not `.double(1)`.
public enum Value: Sendable, Hashable {
    /// Nothing: Python's `None`.
    case none
    /// A truth value.
    case bool(Bool)
    /// A whole number: an element of a ``Discrete`` space.
    case int(Int)
    /// A number.
    case double(Double)
    /// A text.
    // Indirect, as it is the only one of two words: without it a value is copied with every step as one word and its kind.
    indirect case string(String)
    /// An element of a `Box<Float>` of rank 0 or 1.
    case floats([Float])
    /// An element of a `Box<Double>` of rank 0 or 1.
    case doubles([Double])
    /// Whole numbers: an element of a ``MultiDiscrete`` space or a `Box<Int>` of rank 0 or 1.
    case integers([Int])
    /// An array of any scalar type and shape: images, binary vectors.
    indirect case array(AnyArray)
    /// A list of values.
    case list([Value])
    /// A tuple: an element of a ``TupleSpace``.
    case tuple([Value])
    /// A dictionary: an element of a ``DictSpace``.
    case dictionary(Info)
    /// A graph of nodes and edges.
    indirect case graph(GraphInstance)
}
