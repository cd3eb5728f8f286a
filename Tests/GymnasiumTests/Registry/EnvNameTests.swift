import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Environment ids")
struct EnvNameTests {
    @Test("a well-formed id is taken apart as in Gymnasium")
    func wellFormed() throws {
        let cases: [(id: String, namespace: String?, name: String, version: Int?)] = [
            ("MyAwesomeNamespace/MyAwesomeEnv-v0", "MyAwesomeNamespace", "MyAwesomeEnv", 0),
            ("MyAwesomeEnv-v0", nil, "MyAwesomeEnv", 0), ("MyAwesomeEnv", nil, "MyAwesomeEnv", nil),
            ("MyAwesomeEnv-vfinal-v0", nil, "MyAwesomeEnv-vfinal", 0),
            ("MyAwesomeEnv-vfinal", nil, "MyAwesomeEnv-vfinal", nil), ("MyAwesomeEnv--", nil, "MyAwesomeEnv--", nil),
            ("MyAwesomeEnv-v", nil, "MyAwesomeEnv-v", nil), ("test.ArgumentEnv-v0", nil, "test.ArgumentEnv", 0),
            ("a:b/c:d-v12", "a:b", "c:d", 12), ("a-b/c-v1-v2", "a-b", "c-v1", 2), ("-v3", nil, "-v3", nil),
            ("x-v007", nil, "x", 7), ("Spaß_9/Größe", "Spaß_9", "Größe", nil),
        ]
        for (id, namespace, name, version) in cases {
            let parts = try EnvName(id)
            #expect(parts.namespace == namespace && parts.name == name && parts.version == version, "\(id)")
        }
        #expect(try EnvName("a/b-v3").description == "a/b-v3")
        #expect(try EnvName("b").description == "b")
    }

    @Test(
        "a malformed id is an error that shows the form",
        arguments: [
            "", "/", "a/", "/a", "a/b/c", "a b", "“Breakout-v0”", "MyNotSoAwesomeEnv-vNone\n",
            "MyNamespace///MyNotSoAwesomeEnv-vNone", "a.b/c", "x-v99999999999999999999", "CartPole-v1 ", "x\0",
            "a/-\u{301}!",
        ])
    func malformed(id: String) throws {
        let error = try #require(throws: MalformedID.self) { try EnvName(id) }
        #expect(error.id == id)
        #expect(error.description.contains("[namespace/]name[-vN]"))
        #expect(throws: MalformedID.self) { try make(id) }
        #expect(throws: MalformedID.self) { try spec(id) }
        #expect(throws: MalformedID.self) { try register(id) { _ in Probe() } }
    }

    @Test("whatever the text, taking it apart gives a name that prints as an equal id, or an error")
    func fuzz() throws {
        var random = try Generator(seed: 1)
        let alphabet =
            Array("aZ09_:.-/v \n\u{301}é🏁\u{200d}“\r\0１").map(String.init) + [
                "-v", "\r\n", "CartPole", "-v1", "e\u{301}",
            ]
        var accepted = 0
        for _ in 0..<100_000 {
            let length = try random.integers(0, 9)
            let id = try (0..<length).map { _ in alphabet[try random.integers(alphabet.count)] }.joined()
            guard let name = try? EnvName(id) else { continue }
            accepted += 1
            let again = try EnvName(name.description)
            if again != name { Issue.record("\(id.debugDescription) became \(name), which reads as another id") }
        }
        #expect(accepted > 1000)
    }

    @Test("whatever the text, looking it up gives a spec or an error")
    func lookUpFuzz() throws {
        var random = try Generator(seed: 2)
        let parts = ["CartPole", "-v", "1", "0", "-v1", "/", "cart", "Pole", "9", "-", "textbook", "_"]
        var found = 0
        for _ in 0..<2000 {
            let length = try random.integers(1, 5)
            let id = try (0..<length).map { _ in parts[try random.integers(parts.count)] }.joined()
            if let spec = try? spec(id) {
                found += 1
                #expect(spec.id == id)
            }
        }
        #expect(found > 0)
    }
}
