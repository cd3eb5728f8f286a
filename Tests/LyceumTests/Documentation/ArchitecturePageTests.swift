import Lyceum
import TestSupport
import Testing

@Suite("The page on architecture")
struct ArchitecturePageTests {
    @Test("shows the layers of the stack that it walks through")
    func stack() throws {
        let page = try text(Example.package.appending(path: ".github/ARCHITECTURE.md").path(percentEncoded: false))
        let env = try Recorder(make("CartPole-v1"))
        #expect(page.contains("`\(env)`"))
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap {
            $0.split(separator: "`").dropFirst().first
        }
        let layers = rows.filter { env.description.contains("<\($0)<") }
        #expect(layers.count == 6 && env.description.hasPrefix("<" + layers.joined(separator: "<")))
    }
}
