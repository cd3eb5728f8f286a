import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("The options an id takes")
struct AcceptedOptionsTests {
    @Test("are those the entry reads, with their defaults")
    func builtIn() throws {
        #expect(try acceptedOptions("CartPole-v1") == ["sutton_barto_reward": false])
        try register("accepted/Three-v0") { options in
            Probe(
                reward: try options("reward", as: Double.self), terminates: try options("terminates", default: true),
                renderMode: options.renderMode)
        }
        let accepted = try acceptedOptions("accepted/Three-v0")
        #expect(accepted.keys == ["reward", "terminates"] && accepted == ["reward": nil, "terminates": true])
    }

    @Test("have the values they were registered with")
    func registered() throws {
        try register("accepted/Set-v0", options: ["reward": 2.0]) { Probe(reward: try $0("reward", default: 1.0)) }
        #expect(try acceptedOptions("accepted/Set-v0") == ["reward": 2.0])
    }

    @Test("are none for an entry that reads none")
    func none() throws {
        try register("accepted/None-v0") { _ in Probe() }
        #expect(try acceptedOptions("accepted/None-v0").isEmpty)
    }

    @Test("every one of them is an option of make")
    func makes() throws {
        for id in ["CartPole-v0", "CartPole-v1"] {
            let options = try acceptedOptions(id)
            let (env, _) = try Warnings.collecting { try make(id, options) }
            #expect(env.spec?.options == options)
        }
    }

    @Test("of an id that is not there are the error of the id")
    func unknown() {
        #expect(throws: NameNotFound.self) { try acceptedOptions("AcceptedNoSuchThing-v0") }
        #expect(throws: MalformedID.self) { try acceptedOptions("a b") }
        #expect(throws: UnregisteredEnv.self) { try acceptedOptions("CartPole") }
    }
}
