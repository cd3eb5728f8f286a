import LyceumPhysics
import TestSupport
import Testing

@Suite("Scenes that Box2D played, too")
struct SceneTests {
    /// What Box2D got in a scene.
    private struct Expected: Sendable {
        var hashes: [String] = []
        var states: [Int: String] = [:]
    }

    private static func expected() throws -> [String: Expected] {
        var scenes: [String: Expected] = [:]
        var name = ""
        for line in try referenceLines("scenes.tsv").dropFirst() {
            switch line[0] {
            case "scene":
                name = line[1]
                scenes[name] = Expected()
            case "hashes":
                let digits = Array(line[1])
                scenes[name]?.hashes = stride(from: 0, to: digits.count, by: 16).map {
                    String(digits[$0..<($0 + 16)])
                }
            default: scenes[name]?.states[try #require(Int(line[1]))] = line[2]
            }
        }
        return scenes
    }

    @Test("come out equal, to the last bit of each body in each step")
    func equal() throws {
        let expected = try Self.expected()
        let scenes = try Scene.all(in: reference("scenes.json"))
        #expect(scenes.count > 60 && expected.count == scenes.count)
        var steps = 0
        for scene in scenes {
            let expected = try #require(expected[scene.name])
            #expect(expected.hashes.count == scene.steps)
            var player = try ScenePlayer(scene)
            for step in 0..<scene.steps {
                let hash = try player.step(step)
                if let state = expected.states[step] { #expect(player.state == state, "\(scene.name), step \(step)") }
                guard hash == expected.hashes[step] else {
                    Issue.record("\(scene.name) differs at step \(step)")
                    break
                }
                steps += 1
            }
        }
        #expect(steps == scenes.map(\.steps).reduce(0, +))
    }

    @Test(
        "go on independently and equally in copies",
        arguments: ["a double pendulum", "a walker, 0", "bodies come and go", "bullets through a stack"])
    func copies(name: String) throws {
        let scene = try #require(Scene.all(in: reference("scenes.json")).first { $0.name == name })
        var player = try ScenePlayer(scene)
        var hashes: [String] = []
        var middle = player
        for step in 0..<150 {
            if step == 70 { middle = player }
            hashes.append(try player.step(step))
        }
        let untouched = middle.state
        var copy = middle
        let again = try (70..<150).map { try copy.step($0) }
        #expect(again == Array(hashes[70...]))
        #expect(middle.state == untouched && copy.state != untouched)
    }
}
