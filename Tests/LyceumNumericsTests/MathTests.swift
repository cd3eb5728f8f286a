import LyceumNumerics
import Testing

@Suite("Math")
struct MathTests {
    @Test("the sine of zero is zero")
    func sineOfZero() {
        #expect(Math.sin(0) == 0)
    }
}
