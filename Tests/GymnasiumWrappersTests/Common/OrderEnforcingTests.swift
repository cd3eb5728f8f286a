import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("OrderEnforcing")
struct OrderEnforcingTests {
    @Test("step and render are refused before the first reset and allowed after it")
    func order() throws {
        var env = OrderEnforcing(Probe(renderMode: .ansi))
        #expect(!env.hasReset)
        #expect(throws: ResetNeeded("step")) { try env.step(0) }
        #expect(throws: ResetNeeded("render")) { try env.render() }
        #expect(!env.hasReset && env.steps == 0 && env.renders == 0)
        try env.reset()
        #expect(env.hasReset)
        #expect(try env.step(1).reward == 1)
        #expect(try env.render() == .text("step 1"))
    }

    @Test("rendering before the first reset can be allowed")
    func earlyRender() throws {
        var env = OrderEnforcing(Probe(renderMode: .ansi), allowsEarlyRender: true)
        #expect(try env.render() == .text("step 0"))
        #expect(throws: ResetNeeded("step")) { try env.step(0) }
    }

    @Test("a reset that fails does not count")
    func failedReset() throws {
        var env = OrderEnforcing(CartPole())
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(!env.hasReset)
        #expect(throws: ResetNeeded("step")) { try env.step(0) }
    }

    @Test("the message says what to write")
    func message() {
        #expect(ResetNeeded("step").description == "cannot call step() before reset(): write `try env.reset()` first")
    }
}
