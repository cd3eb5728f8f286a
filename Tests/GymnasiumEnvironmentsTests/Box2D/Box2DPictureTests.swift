import Foundation
import Gymnasium
import LyceumGraphics
import LyceumNumerics
import TestSupport
import Testing

@Suite("The pictures of the rigid-body environments")
struct Box2DPictureTests {
    @Test(
        "are Gymnasium's of the same states: less than 2 of 255 away on average, and nowhere displaced",
        arguments: [
            ("LunarLander-v3", [12, 60, 151]), ("LunarLanderContinuous-v3", [90, 190]),
            ("BipedalWalker-v3", [1, 400]), ("BipedalWalkerHardcore-v3", [60, 250]), ("rldurham/Walker", [1, 90]),
        ])
    func frames(id: String, steps: [Int]) throws {
        var env = try make(id, renderMode: .rgbArray)
        var controller = Box2DController(id)
        var observation = try env.reset(seed: 0).observation.floats ?? []
        for count in 1...(steps.last ?? 1) {
            observation = try env.step(controller.action(for: observation)).observation.floats ?? []
            let ours = try #require(try env.render()?.lastImage)
            guard steps.contains(count) else { continue }
            let name = id.lowercased().replacing("/", with: "-")
            let path = try referencePath("frames/\(name)-\(count).png")
            let theirs = try PNG.decode(Array(Data(contentsOf: URL(filePath: path))))
            try #require(ours.shape == theirs.shape)
            let (mine, expected) = (ours.elements, theirs.elements)
            var (sum, far) = (0, 0)
            for place in stride(from: 0, to: mine.count, by: 5) {
                let difference = abs(Int(mine[place]) - Int(expected[place]))
                sum += difference
                if difference > 100 { far += 1 }
            }
            // Edges are drawn a little differently, surfaces are not.
            #expect(Double(sum) / Double(mine.count / 5) < 2, "step \(count)")
            #expect(Double(far) / Double(mine.count / 5) < 0.004, "step \(count): \(far)")
        }
    }
}
