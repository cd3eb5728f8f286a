import Gymnasium
import Testing

@Suite("Warnings")
struct WarningsTests {
    @Test("warnings are collected in order, with the result of the code that gave them")
    func collecting() {
        let (result, warnings) = Warnings.collecting {
            Warnings.warn("one")
            Warnings.warn("two")
            Warnings.warn("one")
            return 7
        }
        #expect(result == 7 && warnings == ["one", "two", "one"])
    }

    @Test("a stretch inside another collects its own")
    func nested() {
        let (inner, outer) = Warnings.collecting {
            Warnings.warn("outside")
            return Warnings.collecting { Warnings.warn("inside") }.warnings
        }
        #expect(inner == ["inside"] && outer == ["outside"])
    }

    @Test("an error comes out of the stretch as it is")
    func errors() {
        #expect(throws: ResetNeeded.self) { try Warnings.collecting { throw ResetNeeded("step") } }
    }
}
