import Gymnasium
import LyceumNumerics

/// A space of a student's own: all texts.
package struct Words: Space {
    package var random = Generator()
    package var structure: SpaceStructure { .other(description) }
    package var description: String { "Words()" }

    package init() {}

    package mutating func sample() -> String { random.random() < 0.5 ? "yes" : "no" }
    package mutating func sample(mask: Value) throws -> String { sample() }
    package mutating func sample(probability: Value) throws -> String { sample() }
    package func contains(_ element: String) -> Bool { true }

    package mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        random = try Generator(seed: seed?.int ?? 0)
        return seed ?? 0
    }

    package func validate() {}
    package static func value(of element: String) -> Value { .string(element) }
    package static func element(of value: Value) -> String? { value.string }
    package static func == (left: Words, right: Words) -> Bool { true }
}
