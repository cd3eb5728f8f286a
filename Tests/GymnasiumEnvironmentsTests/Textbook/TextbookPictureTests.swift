import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

@Suite("Pictures of the textbook's worlds and the functional environments")
struct TextbookPictureTests {
    static let ids =
        TextbookWorldTests.ids + [
            "phys2d/CartPole-v1", "phys2d/Pendulum-v0", "tabular/Blackjack-v0", "tabular/CliffWalking-v0",
        ]

    private func image(_ env: inout AnyEnv) throws -> NDArray<UInt8> {
        guard case .image(let image) = try env.render() else { throw ResetNeeded("render") }
        return image
    }

    @Test(
        "every world draws images, which change with what happens and are the same for the same state", arguments: ids)
    func images(id: String) throws {
        var env = try make(id, renderMode: .rgbArray)
        try env.reset(seed: 42)
        try env.actionSpace.seed(3)
        let first = try image(&env)
        #expect(first.rank == 3 && first.shape[2] == 3 && first.shape[0] >= 100 && first.shape[1] >= 200)
        #expect(Set(first.elements).count > 10)
        var twin = env
        var pictures: Set<NDArray<UInt8>> = [first]
        for _ in 0..<20 {
            let action = env.actionSpace.sample()
            let step = try env.step(action)
            _ = try twin.step(action)
            let picture = try image(&env)
            #expect(try picture == image(&twin))
            #expect(picture.shape == first.shape)
            pictures.insert(picture)
            if step.isDone {
                try env.reset(seed: 1)
                try twin.reset(seed: 1)
            }
        }
        #expect(pictures.count > 1)
    }

    @Test("no two worlds have the same picture")
    func distinct() throws {
        var pictures: Set<NDArray<UInt8>> = []
        for id in Self.ids {
            var env = try make(id, renderMode: .rgbArray)
            try env.reset(seed: 42)
            pictures.insert(try image(&env))
        }
        #expect(pictures.count == Self.ids.count)
    }

    @Test(
        "frames are the ones that were looked at",
        arguments: [
            ("textbook/WindyGrid-v0", [368, 480, 3], "1ebee87ba62f0483"),
            ("textbook/FiveByFiveGrid-v0", [320, 320, 3], "25e930c4ccb44843"),
            ("textbook/DynaMaze-v0", [288, 432, 3], "aebdb866451057dc"),
            ("textbook/Racetrack-v0", [384, 204, 3], "aff463c3ddc30e2d"),
            ("textbook/JacksCarRental-v0", [300, 480, 3], "7ad072a2facaa8d3"),
            ("textbook/BairdStar-v0", [320, 480, 3], "25d815b2e9cd949e"),
            ("tabular/CliffWalking-v0", [256, 768, 3], "a4a28b27ed1b5ce7"),
            ("tabular/Blackjack-v0", [376, 384, 3], "79c0deab92511aed"),
            ("phys2d/Pendulum-v0", [400, 600, 3], "6f87ae2169017135"),
            ("phys2d/CartPole-v1", [400, 600, 3], "b0bc0525e213ab69"),
        ])
    func hashes(id: String, shape: [Int], digits: String) throws {
        var env = try make(id, renderMode: .rgbArray)
        try env.reset(seed: 42)
        let image = try image(&env)
        #expect(image.shape == shape)
        var hash = ByteHash()
        for byte in image.elements { hash.add(byte) }
        #expect(hash.digits == digits, "\(id)")
    }

    @Test("without a render mode nothing is drawn; grids have text")
    func modes() throws {
        var silent = try make("textbook/WindyGrid-v0")
        try silent.reset(seed: 1)
        #expect(try silent.render() == nil)
        var env = try make("textbook/FourByFourGrid-v0", renderMode: .ansi)
        try env.reset(seed: 1)
        env[as: FourByFourGrid.self]?.state = 1
        #expect(try env.render() == .text("G\u{1B}[41m.\u{1B}[0m..\n....\n....\n...G\n"))
        var maze = try make(.dynaMaze, renderMode: .ansi)
        try maze.reset(seed: 1)
        #expect(try maze.render()?.description.contains("\u{1B}[41mS\u{1B}[0m.#....#.") == true)
    }

    @Test("a changing maze shows what has changed")
    func changes() throws {
        var env = try make("textbook/BlockingMaze-v0", ["changes_after": 1], renderMode: .rgbArray)
        try env.reset(seed: 1)
        let before = try image(&env)
        _ = try env.step(2)
        #expect(try image(&env) != before)
    }
}
