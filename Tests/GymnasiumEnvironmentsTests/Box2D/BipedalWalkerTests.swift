import Gymnasium
import LyceumNumerics
import Testing

@Suite("BipedalWalker")
struct BipedalWalkerTests {
    @Test("only the hardcore ground has obstacles, and it is as high elsewhere as its heights say")
    func obstacles() throws {
        for seed in 0..<10 {
            var (plain, hard) = (BipedalWalker(), BipedalWalker(isHardcore: true))
            try plain.reset(seed: seed)
            try hard.reset(seed: seed)
            #expect(plain.obstacleCount == 0 && hard.obstacleCount > 5)
            #expect(plain.groundHeights.count == 200 && hard.groundHeights.count == 200)
            #expect(plain.groundHeights.prefix(20) == hard.groundHeights.prefix(20))
        }
        var env = try make("BipedalWalker-v3", ["hardcore": true])
        try env.reset(seed: 1)
        #expect(env["hardcore"] == true && env[as: BipedalWalker.self]?.obstacleCount ?? 0 > 0)
    }

    @Test("the course's walker is another one, with the first observation that rldurham has")
    func course() throws {
        var env = try make(.walker)
        let observation = try env.reset(seed: 42).observation
        let known: [Float] = [-0.00135485036, -2.04895296e-05, 0.00104374671, -0.011999974, 0.0986633077]
        #expect(Array(observation.prefix(5)) == known)
        let rewards = try (0..<3).map { _ in try env.step([0, 0, 0, 0]).reward }
        for (found, known) in zip(rewards, [-0.1137488, -0.0031169, -0.0029824]) { #expect(abs(found - known) < 1e-6) }
        #expect(env.design == .course && env.description.contains("BipedalWalker<rldurham/Walker>"))
        #expect(try make(.walker(isHardcore: true)).isHardcore)
    }

    @Test("a walker that does nothing from seed 1 falls after 117 steps")
    func still() throws {
        var env = BipedalWalker()
        try env.reset(seed: 1)
        var (steps, sum, isDone) = (0, 0.0, false)
        while !isDone {
            let step = try env.step([0, 0, 0, 0])
            (steps, sum, isDone) = (steps + 1, sum + step.reward, step.terminated)
        }
        #expect(steps == 117 && abs(sum + 91.958) < 0.001 && env.hasFallen)
    }

    @Test("the reward is a number of 32 bits, and actions beyond ±1 count as ±1")
    func rewards() throws {
        var env = BipedalWalker()
        try env.reset(seed: 4)
        var same = env
        let step = try env.step([5, -.infinity, 1, -2])
        #expect(try step == same.step([1, -1, 1, -1]))
        #expect(step.reward == Double(Float(step.reward)))
        for action in [[], [0, 0, 0], [0, 0, 0, .nan]] as [[Float]] {
            #expect(throws: InvalidAction.self) { try env.step(action) }
        }
    }

    @Test("a copy may be planned with while the walker stands")
    func planning() throws {
        var env = BipedalWalker(isHardcore: true, design: .course)
        var walk = BipedalWalker.Heuristic()
        var observation = try env.reset(seed: 2).observation
        for _ in 0..<30 { observation = try env.step(walk.action(for: observation)).observation }
        var plan = env
        var future: [Step<[Float]>] = []
        var planned = walk
        for _ in 0..<30 {
            future.append(try plan.step(planned.action(for: future.last?.observation ?? observation)))
        }
        var last = observation
        for step in future {
            let real = try env.step(walk.action(for: last))
            #expect(real == step)
            last = real.observation
        }
        #expect(walk.action(for: []) == [0, 0, 0, 0])
    }

    @Test("all four joints can be moved by keys together")
    func keys() {
        let env = BipedalWalker()
        let keys = env.keysToAction
        #expect(keys.count == 81 && keys.values.allSatisfy(env.actionSpace.contains))
        #expect(keys[[]] == [0, 0, 0, 0] && keys["q"] == [1, 0, 0, 0] && keys["askl"] == [-1, -1, -1, -1])
    }

    @Test("the hull's colours and the ray of sight are in the picture")
    func picture() throws {
        for (design, hull) in [(BipedalWalker.Design.gymnasium, [127, 51, 229]), (.course, [50, 150, 50])] {
            var env = BipedalWalker(design: design, renderMode: .rgbArray)
            try env.reset(seed: 1)
            let image = try #require(try env.render()?.lastImage)
            #expect(image.shape == [400, 600, 3])
            func count(_ color: [Int]) -> Int {
                stride(from: 0, to: image.elements.count, by: 3).count { place in
                    (0..<3).allSatisfy { Int(image.elements[place + $0]) == color[$0] }
                }
            }
            #expect(count(hull) > 500 && count([102, 153, 76]) > 50_000)
        }
    }
}
