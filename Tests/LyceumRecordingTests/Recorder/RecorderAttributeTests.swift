import Lyceum
import Testing

/// Attributes by name, through a recorder.
@Suite struct RecorderAttributeTests {
    @Test func `Attributes are read and written through a recorder around a made environment`() throws {
        var env = try Recorder(make("CartPole-v1").rewardsClipped(to: 0...1))
        env["gravity"] = 5
        #expect(env["gravity"] == 5.0)
        #expect(env[as: CartPole.self]?.gravity == 5)
        #expect(env.attributeNames.first == "gravity" && env.attributeNames.contains("tau"))
        let error = try #require(throws: UnknownAttribute.self) { try env.setAttribute("gravty", to: 1) }
        #expect(error.env == env.description && error.suggestion == "gravity")
        let (value, warnings) = Warnings.collecting { env["gravty"] }
        #expect(value == nil && warnings.count == 1)
    }

    @Test func `In a typed stack they are the properties that the compiler knows`() throws {
        var env = try Recorder(make(.cartPole))
        try env.setAttribute("tau", to: 0.01)
        #expect(env.timeStep == 0.01)
        env.gravity = 3
        #expect(env["gravity"] == 3.0)
    }
}
