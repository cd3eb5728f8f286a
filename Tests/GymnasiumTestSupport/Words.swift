import Gymnasium
import LyceumNumerics

/// A space of a student's own: all texts.
struct Words: Space {
    var random = Generator()
    var structure: SpaceStructure { .other(description) }
    var description: String { "Words()" }

    mutating func sample() -> String { random.random() < 0.5 ? "yes" : "no" }
    mutating func sample(mask: Value) throws -> String { sample() }
    mutating func sample(probability: Value) throws -> String { sample() }
    func contains(_ element: String) -> Bool { true }

    mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        random = try Generator(seed: seed?.int ?? 0)
        return seed ?? 0
    }

    func validate() {}
    static func value(of element: String) -> Value { .string(element) }
    static func element(of value: Value) -> String? { value.string }
    static func == (left: Words, right: Words) -> Bool { true }
}
