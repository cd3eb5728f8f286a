import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

@Suite("AtariPreprocessing")
struct AtariPreprocessingTests {
    /// The made-up game console of the reference data: the pixels are a formula, a life is lost every 23 frames.
    struct Machine: AtariMachine {
        var observationSpace = ArrayBox<UInt8>(low: 0, high: 255, shape: [42, 32, 3])
        var actionSpace = Discrete(4)
        var random = Generator()
        var frameSkip = 1
        private(set) var frame = 0
        private(set) var sum = 0
        private(set) var lives = 3

        var screen: NDArray<UInt8> {
            var screen = NDArray<UInt8>(shape: [42, 32, 3], repeating: 0)
            screen.withUnsafeMutableElements { pixels in
                for index in pixels.indices {
                    let (y, x, c) = (index / 96, index / 3 % 32, index % 3)
                    pixels[index] = UInt8((7 * y + 13 * x * (c + 1) + 29 * c + 31 * frame + 17 * sum) % 256)
                }
            }
            return screen
        }

        mutating func reset(seed: Int?, options: Info) throws -> Reset<NDArray<UInt8>> {
            try reseed(seed)
            (frame, sum, lives) = (0, 0, 3)
            return Reset(screen)
        }

        mutating func step(_ action: Int) throws -> Step<NDArray<UInt8>> {
            frame += 1
            sum += action
            if frame % 23 == 0 { lives -= 1 }
            return Step(
                screen, reward: Double(action) - 1, terminated: lives == 0, truncated: frame == 60,
                info: ["frame": .int(frame)])
        }
    }

    @Test("screens, rewards and flags are Gymnasium's, typed, dynamic, and made from a spec")
    func reference() throws {
        try register("atari/Machine-v0") { _ in Machine() }
        let rows = try ReferenceTable("atari.tsv").rows
        #expect(rows.count == 20)
        for row in rows {
            let wrappers = "[{\"name\": \"AtariPreprocessing\", \"kwargs\": \(row["arguments"])}]"
            let spec = try WrapperReferenceTests.spec("atari/Machine-v0", wrappers: wrappers)
            let env = try make(spec)
            let record = try RollOutRecord(env, seed: try #require(Int(row["seed"])), steps: 30)
            #expect(record.first.map { String($0.prefix(16)) } == row["first"].split(separator: " ").map(String.init))
            #expect(record.digits == row["hash"] && String(record.episodes) == row["episodes"], "line \(row.line)")
            let shape = row["shape"].split(separator: " ").compactMap { Int($0) }
            #expect(env.observationSpace.layout?.shape == shape)
            #expect(try make(try #require(env.spec)).spec == env.spec)
        }
        let row = try #require(rows.first)
        #expect(try RollOutRecord(AnyEnv(Machine().atariPreprocessed()), seed: 1, steps: 30).digits == row["hash"])
        let erased = try AnyEnv(AnyEnv(Machine()).rewardsTransformed { $0 }).timeLimited(500).atariPreprocessed()
        #expect(try RollOutRecord(AnyEnv(erased), seed: 1, steps: 30).digits == row["hash"])
    }

    @Test("pixels are bytes, or numbers from 0 to 1")
    func pixels() throws {
        var bytes = try Machine().atariPreprocessed(AtariSettings(noopMax: 0, screenSize: 10))
        var scaled = try Machine().atariPreprocessed(AtariSettings(noopMax: 0, screenSize: 10), scaled: Float.self)
        let (dark, light) = (try bytes.reset(seed: 1).observation, try scaled.reset(seed: 1).observation)
        #expect(light.elements == dark.elements.map { Float($0) / 255 })
        #expect(bytes.observationSpace.description == "Box(0, 255, (10, 10), uint8)")
        #expect(scaled.observationSpace.description == "Box(0.0, 1.0, (10, 10), float32)")
        #expect(bytes.frame == 0 && scaled.lives == 3)
    }

    @Test("an episode begins with a number of actions 0, whose information is kept")
    func noops() throws {
        var env = try Machine().atariPreprocessed()
        let reset = try env.reset(seed: 42)
        var stream = try Generator(seed: 42)
        let count = try stream.integers(1, 30, endpoint: true)
        #expect(env.frame == count && reset.info["frame"] == .int(count))
        #expect(!env.isGameOver)
    }

    @Test("a lost life ends the episode where it shall")
    func lives() throws {
        for ends in [false, true] {
            var env = try Machine().atariPreprocessed(AtariSettings(noopMax: 0, terminalOnLifeLoss: ends))
            try env.reset(seed: 1)
            let flags = try (0..<6).map { _ in try env.step(1).terminated }
            #expect(flags == [false, false, false, false, false, ends] && env.isGameOver == ends)
            #expect(env.frame == (ends ? 23 : 24))
        }
    }

    @Test("settings out of range, frames skipped twice and other environments are refused")
    func errors() throws {
        for settings in [
            AtariSettings(noopMax: -1), AtariSettings(frameSkip: 0), AtariSettings(screenSize: 0),
            AtariSettings(screenSize: .init(height: 3, width: -3)),
        ] {
            #expect(throws: InvalidArgument.self) { try Machine().atariPreprocessed(settings) }
        }
        let skipping = try #require(throws: InvalidArgument.self) { try Machine(frameSkip: 4).atariPreprocessed() }
        #expect(skipping.description.contains("the machine skips 4 frames itself"))
        _ = try Machine(frameSkip: 4).atariPreprocessed(AtariSettings(frameSkip: 1))
        for env in [AnyEnv(CartPole()), try make("CartPole-v1")] {
            let error = try #require(throws: NotAnAtariMachine.self) { try env.atariPreprocessed() }
            #expect(error.description.contains("CartPole") && error.description.contains("AtariMachine"))
        }
        #expect(throws: NotAnAtariMachine.self) { try CartPole().atariPreprocessed() }
    }
}
