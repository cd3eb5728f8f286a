import Gymnasium
import LyceumNumerics
import Testing

@Suite("CarRacing")
struct CarRacingTests {
    @Test("the example of its page: the track of seed 42, and ten steps on full gas")
    func example() throws {
        var env = try make(.carRacing)
        try env.reset(seed: 42)
        #expect(env.track.count == 283)
        #expect(env.track[0] == [-0.26168746819177713, -1.3133235980426123, 114.8374287814211, -28.95908809181966])
        #expect(try env.step([0, 1, 0]).reward == 6.967137809187279)
        for _ in 0..<9 { _ = try env.step([0, 1, 0]) }
        let car = try #require(env.car)
        #expect(abs(car.x - 116.0798645) < 1e-6 && abs(car.y + 28.5660305) < 1e-6)
        #expect(env.visitedTileCount == 2)
        var discrete = try make(.carRacingDiscrete)
        try discrete.reset(seed: 42)
        #expect(try discrete.step(3).reward == 6.967137809187279)
    }

    @Test("domain_randomize draws colours with each reset, unless it is told to keep them")
    func colors() throws {
        var env = try make(.carRacing(isDomainRandomized: true))
        func all() -> [[Double]] { [env.roadColor, env.backgroundColor, env.grassColor] }
        var last = all()
        try env.reset(seed: 42)
        #expect(all() != last)
        last = all()
        let known = [162.5307702, 92.16447235, 180.30556318]
        #expect(zip(env.roadColor, known).allSatisfy { abs($0 - $1) < 1e-7 })
        #expect(env.track.count == 310)
        try env.reset(options: ["randomize": true])
        #expect(all() != last)
        last = all()
        try env.reset(options: ["randomize": false])
        #expect(all() == last)
        try env.reset()
        #expect(all() != last)
        #expect(throws: InvalidOption.self) { try env.reset(options: ["randomize": "often"]) }

        var plain = try make(.carRacing)
        try plain.reset(options: ["randomize": true])
        #expect(plain.roadColor == [102, 102, 102] && plain.grassColor == [102, 230, 102])
    }

    @Test("continuous chooses the type, by id and in vectors")
    func continuous() throws {
        #expect(try make("CarRacing-v3").actionSpace.description.hasPrefix("Box([-1.  0.  0.], 1.0, (3,)"))
        #expect(try make("CarRacing-v3", ["continuous": false]).actionSpace.description == "Discrete(5)")
        var lanes = try makeVec("CarRacing-v3", count: 2, ["continuous": false])
        try lanes.reset(seed: 1)
        #expect(lanes.singleActionSpace.description == "Discrete(5)")
        #expect(throws: InvalidOption.self) { try make(.carRacing, ["continuous": false]) }
        #expect(throws: InvalidOption.self) { try make(.carRacingDiscrete, ["continuous": true]) }
        let error = #expect(throws: UnknownOption.self) { try make("CarRacing-v3", ["laps": 5]) }
        #expect(error?.accepted == ["lap_complete_percent", "domain_randomize", "continuous", "verbose"])
        #expect(throws: InvalidArgument.self) { try CarRacing(lapCompletePercent: .nan) }
    }

    @Test("an action of another length, with a number that is none, or none of the five is refused")
    func actions() throws {
        var env = try make(.carRacing)
        try env.reset(seed: 1)
        for action in [[], [0, 0], [0, 0, 0, 0], [Float.nan, 0, 0], [0, .nan, 0], [0, 0, .nan]] as [[Float]] {
            #expect(throws: InvalidAction.self) { try env.step(action) }
        }
        // Numbers beyond the bounds are no mistake, and nothing becomes infinite.
        for action in [[.infinity, .infinity, .infinity], [-.infinity, -.infinity, -.infinity]] as [[Float]] {
            _ = try env.step(action)
        }
        #expect(env.car?.x.isFinite == true && env.car?.wheelSpeeds.allSatisfy(\.isFinite) == true)
        var discrete = try make(.carRacingDiscrete)
        try discrete.reset(seed: 1)
        #expect(throws: InvalidAction.self) { try discrete.step(5) }
        #expect(throws: InvalidAction.self) { try discrete.step(-1) }
    }

    @Test("a picture has 600 × 400 pixels, with marks of skidding, and state_pixels is what is observed")
    func pictures() throws {
        var (drawn, pixels) = (
            try make(.carRacing, renderMode: .rgbArray), try make(.carRacing, renderMode: .statePixels)
        )
        try drawn.reset(seed: 1)
        try pixels.reset(seed: 1)
        for _ in 0..<60 {
            let step = try drawn.step([0, 1, 0])
            #expect(try pixels.step([0, 1, 0]) == step)
            #expect(try pixels.render()?.lastImage == step.observation)
        }
        let image = try #require(try drawn.render()?.lastImage)
        #expect(image.shape == [400, 600, 3])
        #expect(try make("CarRacing-v3", renderMode: .statePixels).renderMode == .statePixels)
    }

    @Test("a copy goes on by itself, on the same track")
    func copies() throws {
        var env = try make(.carRacing)
        try env.reset(seed: 3)
        for _ in 0..<20 { _ = try env.step([0, 0.5, 0]) }
        let before = env.car
        var copy = env
        for _ in 0..<20 { _ = try copy.step([1, 1, 0]) }
        #expect(env.car == before && copy.car != before && copy.track == env.track)
    }
}
