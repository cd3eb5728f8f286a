import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Conformance")
struct ConformanceTests {
    @Test("an environment of a student's own conforms, typed and made by its id")
    func own() throws {
        #expect(conformance(of: StudentsMachines()).isEmpty)
        try register("conformance/SlotMachines-v0", maxEpisodeSteps: 100) { _ in StudentsMachines() }
        #expect(conformance(of: try make("conformance/SlotMachines-v0"), seeds: 0..<5, steps: 50).isEmpty)
    }

    @Test("what cannot be made is a finding, not a crash of the test")
    func notMade() throws {
        let finding = try #require(conformance(of: try make("conformance/Nowhere-v0")).first)
        #expect(finding.check == .environmentIsMade && finding.evidence.hasPrefix("making it threw: "))
    }

    /// A path with a hole at a place that each environment has for itself.
    struct Path: Env {
        var observationSpace = Discrete(10)
        var actionSpace = Discrete(2)
        var random = Generator()
        let hole: Int
        private var place = 0

        init(hole: Int) { self.hole = hole }

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
            try reseed(seed)
            place = try random.integers(3)
            return Reset(place)
        }
        mutating func step(_ action: Int) throws -> Step<Int> {
            place = min(9, place + action)
            return Step(place, reward: Double(action), terminated: place == hole || place == 9)
        }
    }

    @Test("environments made alike that play differently are found, which copies of one of them do not show")
    func instances() {
        var holes = [4, 6, 5, 7, 8].makeIterator()
        #expect(checkEnv(Path(hole: 4)) == [])
        #expect(conformance(of: Path(hole: holes.next() ?? 3)).map(\.check) == [.instancesAgree])
        #expect(conformance(of: Path(hole: 4)) == [])
    }

    /// A random walk that can be saved, all of it or all but its random stream.
    struct SavedWalk: Env, Codable {
        enum CodingKeys: CodingKey { case position, random, history, name, isForgetful, origin }
        var observationSpace = Box(low: nil, high: 1e6, shape: [1], dtype: Double.self)
        var actionSpace = Discrete(2)
        var random = Generator()
        var position = 0.0
        var history: [[Float]] = []
        var name: String?
        var isForgetful = false
        var origin = Origin.home

        enum Origin: Codable, Sendable { case home, elsewhere(Double) }

        init(isForgetful: Bool) { self.isForgetful = isForgetful }

        mutating func reset(seed: Int?, options: Info) throws -> Reset<[Double]> {
            try reseed(seed)
            (position, history, name) = (random.random(), [[.nan]], seed.map(String.init))
            origin = .elsewhere(position)
            return Reset([position])
        }
        mutating func step(_ action: Int) throws -> Step<[Double]> {
            position += Double(action) - random.random()
            history.append([Float(position)])
            var start = 0.0
            if case .elsewhere(let place) = origin { start = place }
            return Step(
                [position], reward: position - start, terminated: history.count == 40,
                info: ["past": .list(history.map { .floats($0) }), "name": name.map { .string($0) } ?? .none])
        }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(position, forKey: .position)
            try container.encode(isForgetful ? Generator() : random, forKey: .random)
            try container.encode(history, forKey: .history)
            try container.encodeIfPresent(name, forKey: .name)
            try container.encode(isForgetful, forKey: .isForgetful)
            try container.encode(origin, forKey: .origin)
        }
    }

    @Test("a Codable environment goes on alike after it was saved in the middle of an episode, or that is a finding")
    func restoring() throws {
        #expect(conformance(of: SavedWalk(isForgetful: false)) == [])
        let findings = conformance(of: SavedWalk(isForgetful: true))
        #expect(findings.map(\.check) == [.stateIsRestored])
        #expect(findings.first?.evidence.hasPrefix("decoded after step 150 with seed 0, step 0, ") == true)
    }

    @Test("an action that becomes another one when the type is forgotten is found")
    func layers() {
        let env = Echo(Discrete(3), LossySpace<AtTheEnd>())
        #expect(checkEnv(env) == [])
        #expect(conformance(of: env).map(\.check) == [.layersKeepResults])
    }

    /// A layer that says it enforces the order of calls, and does not.
    struct Promise<Base: Env>: Wrapper {
        var base: Base
        var spec: EnvSpec? {
            var spec = base.spec
            spec?.orderEnforce = true
            return spec
        }
        mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> { try base.step(action) }
    }

    @Test("calls before the first reset are tried where mistakes are asked for")
    func earlyCalls() throws {
        try register("conformance/Early-v0", orderEnforce: false) { _ in FaultyWalk() }
        #expect(conformance(of: Promise(base: try make("conformance/Early-v0"))) == [])
        let findings = conformance(of: Promise(base: try make("conformance/Early-v0")), makingMistakes: true)
        #expect(findings.map(\.check) == [.earlyCallsAreRefused])
        #expect(findings.first?.evidence == "step before reset gave no error")
    }

    @Test("elements that JSON loses are found")
    func json() {
        #expect(conformance(of: Echo(CrookedSpace(count: 9))) == [])
        #expect(conformance(of: Echo(CrookedSpace(.losesJSON, count: 9))).map(\.check) == [.jsonReadsBack])
    }
}
