import Foundation
import LyceumNumerics
import Testing

@Suite("Math")
struct MathTests {
    @Test("every function of doubles is the C library's", arguments: [0.3, 0.7, 1e-9, 0.999])
    func doubles(x: Double) {
        let pairs: [((Double) -> Double, (Double) -> Double)] = [
            (Math.sin, sin), (Math.cos, cos), (Math.tan, tan), (Math.asin, asin), (Math.acos, acos), (Math.atan, atan),
            (Math.exp, exp), (Math.expm1, expm1), (Math.log, log), (Math.log1p, log1p), (Math.sqrt, sqrt),
            (Math.sinh, sinh), (Math.cosh, cosh), (Math.tanh, tanh), (Math.floor, floor), (Math.ceil, ceil),
        ]
        for (ours, theirs) in pairs { #expect(ours(x) == theirs(x)) }
        let pairsOfTwo: [((Double, Double) -> Double, (Double, Double) -> Double)] = [
            (Math.atan2, atan2), (Math.pow, pow), (Math.fmod, fmod), (Math.hypot, hypot),
        ]
        for (ours, theirs) in pairsOfTwo { #expect(ours(x, 0.2) == theirs(x, 0.2)) }
    }

    @Test("every function of floats is the C library's", arguments: [0.3, 0.7, 1e-9, 0.999] as [Float])
    func floats(x: Float) {
        let pairs: [((Float) -> Float, (Float) -> Float)] = [
            (Math.sin, sin), (Math.cos, cos), (Math.tan, tan), (Math.asin, asin), (Math.acos, acos), (Math.atan, atan),
            (Math.exp, exp), (Math.expm1, expm1), (Math.log, log), (Math.log1p, log1p), (Math.sqrt, sqrt),
            (Math.sinh, sinh), (Math.cosh, cosh), (Math.tanh, tanh), (Math.floor, floor), (Math.ceil, ceil),
        ]
        for (ours, theirs) in pairs { #expect(ours(x) == theirs(x)) }
        let pairsOfTwo: [((Float, Float) -> Float, (Float, Float) -> Float)] = [
            (Math.atan2, atan2), (Math.pow, pow), (Math.fmod, fmod), (Math.hypot, hypot),
        ]
        for (ours, theirs) in pairsOfTwo { #expect(ours(x, 0.2) == theirs(x, 0.2)) }
    }

    @Test("a literal is a double")
    func literals() {
        #expect(Math.sin(0) == 0)
        #expect(type(of: Math.sqrt(2)) == Double.self)
    }

    @Test("the remainder has the sign of the dividend")
    func remainder() {
        #expect(Math.fmod(-7, 3) == -1)
        #expect(Math.fmod(7, -3) == 1)
    }
}
