import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

@Suite("Pictures of the environments")
struct FrameTests {
    /// The picture of a state, its size, and the hash of its bytes.
    private func frame(_ env: inout some Env) throws -> (shape: [Int], hash: String) {
        let rendered = try env.render()
        guard case .image(let image)? = rendered else { return ([], "\(rendered.debugDescription)") }
        var hash = ByteHash()
        for byte in image.elements { hash.add(byte) }
        return (image.shape, hash.digits)
    }

    static let pinned: [(id: String, shape: [Int], hashes: [String])] = [
        ("MountainCar-v0", [400, 600, 3], ["6e085085d6526a8b", "4df74396f4bc288d"]),
        ("MountainCarContinuous-v0", [400, 600, 3], ["283d2d5015e124fe", "34e329ec81ac51ed"]),
        ("Pendulum-v1", [500, 500, 3], ["3899f679235262af", "f088e3a10f0fec70"]),
        ("Acrobot-v1", [500, 500, 3], ["f65710cfc8a57cf7", "0dafcfd92afe022a"]),
        ("Blackjack-v1", [376, 384, 3], ["d7d81087a1d36ee1", "0ce15b498b70ff68"]),
        ("FrozenLake-v1", [256, 256, 3], ["d7eb64cefc97efce", "87b17aa105138a04"]),
        ("FrozenLake8x8-v1", [512, 512, 3], ["ba5fadbad893384a", "f43e82bbc2546df4"]),
        ("CliffWalking-v1", [256, 768, 3], ["79bf35d136741471", "79bf35d136741471"]),
        ("CliffWalkingSlippery-v1", [256, 768, 3], ["8712bab74de2fb65", "8712bab74de2fb65"]),
        ("Taxi-v4", [456, 536, 3], ["ec3ef8a8916df603", "c31c90f11d2fcdaf"]),
        ("LunarLander-v3", [400, 600, 3], ["6c07476917728989", "1555f66caa096027"]),
        ("LunarLanderContinuous-v3", [400, 600, 3], ["6c07476917728989", "e627c49696d468bd"]),
        ("BipedalWalker-v3", [400, 600, 3], ["06bf6ff9add6640a", "f6ea2c73522c4a70"]),
        ("BipedalWalkerHardcore-v3", [400, 600, 3], ["f128f35ff97d0892", "f134f5fed4c19636"]),
        ("rldurham/Walker", [400, 600, 3], ["c4983de4a6cbfa93", "b8051fcb474a0d29"]),
    ]

    @Test("have Gymnasium's sizes and the same bytes every time", arguments: pinned)
    func frames(id: String, shape: [Int], hashes: [String]) throws {
        var env = try make(id, renderMode: .rgbArray)
        try env.reset(seed: 7)
        try env.actionSpace.seed(7)
        let first = try frame(&env)
        #expect(first.shape == shape)
        for _ in 0..<5 where try env.step(env.actionSpace.sample()).isDone { break }
        let found = try [first.hash, frame(&env).hash]
        #expect(found == hashes)
    }

    @Test("show what matters: a fall through the ice, the passenger on board, the dealer's cards after sticking")
    func moments() throws {
        var lake = try FrozenLake(isSlippery: false, renderMode: .rgbArray)
        try lake.reset(seed: 1)
        var hashes: Set<String> = []
        for cell in [0, 1, 5, 15] {
            lake.state = cell
            hashes.insert(try frame(&lake).hash)
        }
        #expect(hashes.count == 4)
        var taxi = try Taxi(renderMode: .rgbArray)
        try taxi.reset(seed: 1)
        taxi.state = Taxi.encode(row: 2, column: 2, passenger: 0, destination: 1)
        let waiting = try frame(&taxi).hash
        taxi.state = Taxi.encode(row: 2, column: 2, passenger: 4, destination: 1)
        let aboard = try frame(&taxi).hash
        taxi.state = Taxi.encode(row: 2, column: 2, passenger: 4, destination: 2)
        #expect(try Set([waiting, aboard, frame(&taxi).hash]).count == 3)
        var cards = Blackjack(renderMode: .rgbArray)
        try cards.reset(seed: 1)
        let hidden = try frame(&cards).hash
        _ = try cards.step(0)
        #expect(try frame(&cards).hash != hidden && cards.state?.isRevealed == true)
    }

    @Test("a map of more than 8 rows and columns is drawn on 512 × 512")
    func largeMap() throws {
        var lake = try FrozenLake(map: FrozenLake.generateRandomMap(size: 12, seed: 3), renderMode: .rgbArray)
        try lake.reset(seed: 1)
        #expect(try frame(&lake).shape == [512, 512, 3])
        lake = try FrozenLake(map: FrozenLake.Map(["SFF", "FHG"]), renderMode: .rgbArray)
        try lake.reset(seed: 1)
        #expect(try frame(&lake).shape == [128, 192, 3])
    }

    @Test(
        "rendering does not change what follows",
        arguments: RolloutReferenceTests.ids + Box2DReferenceTests.ids + ["CarRacing-v3"])
    func isPure(id: String) throws {
        var plain = try make(id)
        var drawn = try make(id, renderMode: .rgbArray)
        try plain.reset(seed: 2)
        try drawn.reset(seed: 2)
        try plain.actionSpace.seed(2)
        for _ in 0..<3 {
            let action = plain.actionSpace.sample()
            let step = try plain.step(action)
            #expect(try drawn.step(action) == step)
            _ = try drawn.render()
            if step.isDone { break }
        }
        #expect(try plain.reset().observation == drawn.reset().observation)
    }

    @Test("without a render mode nothing is drawn, with a warning; before the first reset there is nothing to draw")
    func nothing() throws {
        func check(_ env: some Env, _ drawing: some Env) throws {
            var (env, drawing) = (env, drawing)
            try env.reset(seed: 1)
            let (frame, warnings) = try Warnings.collecting { try env.render() }
            #expect(frame == nil)
            #expect(warnings.count == 1 && warnings[0].contains("without a render mode"), "\(env)")
            #expect(try drawing.render() == nil)
        }
        try check(MountainCar(), MountainCar(renderMode: .rgbArray))
        try check(MountainCarContinuous(), MountainCarContinuous(renderMode: .rgbArray))
        try check(Pendulum(), Pendulum(renderMode: .rgbArray))
        try check(Acrobot(), Acrobot(renderMode: .rgbArray))
        try check(Blackjack(), Blackjack(renderMode: .rgbArray))
        try check(CliffWalking(), CliffWalking(renderMode: .ansi))
        try check(FrozenLake(), FrozenLake(renderMode: .ansi))
        try check(Taxi(), Taxi(renderMode: .rgbArray))
        try check(LunarLander(), LunarLander(renderMode: .rgbArray))
        try check(LunarLanderContinuous(), LunarLanderContinuous(renderMode: .rgbArray))
        try check(BipedalWalker(), BipedalWalker(renderMode: .rgbArray))
        try check(CarRacing(), CarRacing(renderMode: .statePixels))
        try check(CarRacingDiscrete(), CarRacingDiscrete(renderMode: .rgbArray))
    }
}
