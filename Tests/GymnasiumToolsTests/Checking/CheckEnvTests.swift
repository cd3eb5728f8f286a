import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import TestSupport
import Testing

@Suite("checkEnv")
struct CheckEnvTests {
    @Test("healthy environments give no findings")
    func healthy() throws {
        #expect(checkEnv(StudentsMachines()) == [])
        #expect(checkEnv(CartPole()) == [])
        #expect(checkEnv(try make("CartPole-v1")) == [])
        #expect(checkEnv(try make(.cartPole, renderMode: .rgbArray)) == [])
        #expect(checkEnv(try CartPole().timeLimited(20).rewardsClipped(to: 0...1)) == [])
    }

    @Test("the environment given is not touched")
    func untouched() throws {
        var env = CartPole()
        try env.reset(seed: 5)
        let (state, random) = (env.state, env.random)
        _ = checkEnv(env)
        #expect(env.state == state && env.random == random)
        #expect(try env.actionSpace.seed(5) == .seed(5))
    }

    @Test("an environment in the middle of an episode, or past its end, is checked like a fresh one")
    func used() throws {
        var env = try make("CartPole-v1")
        try env.reset(seed: 5)
        while try !env.step(1).isDone {}
        #expect(checkEnv(env) == [])
    }

    @Test("nothing it does is warned of on the standard error")
    func silent() throws {
        let env = try make("CartPole-v1", renderMode: .rgbArray)
        #expect(Warnings.collecting { checkEnv(env) }.warnings.isEmpty)
    }

    /// Two doors, of which one is always the right one: no chance anywhere.
    struct Doors: Env {
        var observationSpace = Discrete(2)
        var actionSpace = Discrete(2)
        var random = Generator()
        var ignoresSeed = false

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
            if !ignoresSeed { try reseed(seed) }
            return Reset(0)
        }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(1, reward: Double(action), terminated: true) }
    }

    @Test("a deterministic environment gives none; where it does not reseed, that is no more than a warning")
    func deterministic() {
        #expect(checkEnv(Doors()) == [])
        let findings = checkEnv(Doors(ignoresSeed: true))
        #expect(findings.map(\.check) == [.resetSeedsRandom] && findings.first?.severity == .warning)
    }

    @Test("an environment that is registered as not repeating itself may differ from run to run")
    func nondeterministic() throws {
        try register("checkenv/Chance-v0", nondeterministic: true) { _ in FaultyWalk(.chancySteps) }
        #expect(checkEnv(try make("checkenv/Chance-v0")) == [])
        try register("checkenv/Chance-v1") { _ in FaultyWalk(.chancySteps) }
        #expect(checkEnv(try make("checkenv/Chance-v1")).map(\.check) == [.stepIsDeterministic])
    }

    /// A picture of a lamp, where a mode is asked for.
    struct Picture: Env {
        static let metadata = Metadata(renderModes: [.rgbArray, .ansi], renderFPS: 4)
        var observationSpace = Discrete(1)
        var actionSpace = Discrete(2)
        var random = Generator()
        var renderMode: RenderMode?
        var text = "on"

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
            try reseed(seed)
            return Reset(0)
        }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0, terminated: true) }
        mutating func render() throws -> RenderedFrame? {
            switch renderMode {
            case nil: nil
            case .ansi: .text(text)
            default: .image(NDArray(shape: [2, 2, 3], repeating: 0))
            }
        }
    }

    @Test("of what the registry can make, every mode of the metadata is drawn")
    func modes() throws {
        try register("checkenv/Picture-v0") { Picture(renderMode: $0.renderMode) }
        #expect(checkEnv(try make("checkenv/Picture-v0")) == [])
        try register("checkenv/Picture-v1") { _ in Picture() }
        let lost = try #require(checkEnv(try make("checkenv/Picture-v1")).first)
        #expect(lost.check == .renderModeIsPassedOn)
        #expect(lost.evidence == "make with the render mode rgb_array gave the mode nil")
        try register("checkenv/Picture-v2") { Picture(renderMode: $0.renderMode, text: "") }
        let empty = try #require(checkEnv(try make("checkenv/Picture-v2", renderMode: .rgbArray)).first)
        #expect(empty.check == .framesFitTheMode && empty.evidence == "render() after reset returned an empty text")
    }

    @Test("what holds a recording is not copied, but named, and can be used afterwards")
    func recorders() throws {
        try withTemporaryFolder { folder in
            var env = try RecordVideo(Lamp(length: 2), videoFolder: folder + "/videos")
            for findings in [checkEnv(env), checkEnv(AnyEnv(env)), checkEnv(AnyEnv(env).rewardsTransformed { $0 })] {
                #expect(findings.map(\.check) == [.environmentIsCopied])
            }
            #expect(checkEnv(env.unwrapped) == [])
            try env.reset()
            _ = try env.step(0)
            try env.close()
        }
    }

    @Test("a space whose elements do not come back from values is found, where its elements are not values themselves")
    func values() {
        #expect(checkEnv(Echo(Discrete(3), LossySpace<AtHalf>())).map(\.check) == [.valuesConvertBack])
    }

    /// What an observation should not be.
    final class Board: @unchecked Sendable {
        var stones = 0
    }

    struct Boards: Space {
        var random = Generator()
        var structure: SpaceStructure { .other(description) }
        var description: String { "Boards()" }
        mutating func sample() -> Board { Board() }
        mutating func sample(mask: Value) throws -> Board { sample() }
        mutating func sample(probability: Value) throws -> Board { sample() }
        func contains(_ element: Board) -> Bool { true }
        mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed { seed ?? 0 }
        func validate() {}
        static func value(of element: Board) -> Value { .int(element.stones) }
        static func element(of value: Value) -> Board? {
            let board = Board()
            board.stones = value.int ?? 0
            return board
        }
        static func == (left: Boards, right: Boards) -> Bool { true }
    }

    struct BoardGame: Env {
        var observationSpace = Boards()
        var actionSpace = Discrete(2)
        var random = Generator()
        var isReused = false
        private var board = Board()
        private var stones = 0

        init(isReused: Bool) { self.isReused = isReused }

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Board> {
            try reseed(seed)
            stones = 0
            return Reset(shown())
        }
        mutating func step(_ action: Int) throws -> Step<Board> {
            stones += action
            return Step(shown(), reward: 0, terminated: stones > 5)
        }
        private mutating func shown() -> Board {
            if !isReused { board = Board() }
            board.stones = stones
            return board
        }
    }

    @Test("an observation that changes after it was returned is found")
    func reuse() {
        #expect(checkEnv(BoardGame(isReused: false)) == [])
        #expect(checkEnv(BoardGame(isReused: true)).map(\.check) == [.observationsStay])
    }
}

/// From which number on a ``LossySpace`` forgets.
protocol Loss { static var limit: Int { get } }
enum AtHalf: Loss { static let limit = 5000 }
enum AtTheEnd: Loss { static let limit = 9800 }

/// Whole numbers below 10000, of which the last ones come back from values as 0.
struct LossySpace<L: Loss>: Space {
    var random = Generator()
    var structure: SpaceStructure { .other(description) }
    var description: String { "LossySpace()" }
    mutating func sample() -> Int { Int(random.random() * 10000) }
    mutating func sample(mask: Value) throws -> Int { sample() }
    mutating func sample(probability: Value) throws -> Int { sample() }
    func contains(_ element: Int) -> Bool { 0..<10000 ~= element }
    func validate() {}
    mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        random = try Generator(seed: seed?.int ?? 0)
        return seed ?? 0
    }
    static func value(of element: Int) -> Value { .int(element) }
    static func element(of value: Value) -> Int? { value.int.map { $0 < L.limit ? $0 : 0 } }
    static func == (left: LossySpace, right: LossySpace) -> Bool { true }
}
