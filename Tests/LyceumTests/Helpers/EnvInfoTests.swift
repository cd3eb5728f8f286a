import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// What an agent must know of the spaces.
@Suite struct EnvInfoTests {
    @Test func `Two discrete actions and four continuous observations`() throws {
        for info in [envInfo(try make(.cartPole)), envInfo(try make("CartPole-v1"))] {
            #expect(info == (true, false, 2, 4))
        }
        #expect(envInfo(try Recorder(make("CartPole-v1"))) == (true, false, 2, 4))
    }

    @Test func `The text is rldurham's for every environment there is`() throws {
        let known = Set(registeredIDs)
        var compared = 0
        for section in try reference("envinfo.txt").split(separator: "## ") {
            let lines = section.split(separator: "\n").map(String.init)
            guard lines.count == 5, lines[4].hasPrefix("returns (") else { continue }
            let title = lines[0]
            var text = lines[1...3].joined(separator: "\n")
            // All numbers of an image are counted, where rldurham counts its rows.
            if title == "CarRacing-v3" { text.replace("96 dimensions", with: "27648 dimensions") }
            if known.contains(title) {
                #expect(envInfoText(try make(title)) == text, "\(title)")
                compared += 1
            } else if title == "CartPole-v1, max_episode_steps=-1" {
                #expect(envInfoText(try make("CartPole-v1", maxEpisodeSteps: -1)) == text)
                compared += 1
            } else if title == "CartPole-v1 inside a Recorder" {
                #expect(envInfoText(try Recorder(make("CartPole-v1"))) == text)
                compared += 1
            }
        }
        #expect(compared >= 3)
    }

    @Test func `An environment that is not registered has no limit`() {
        #expect(envInfoText(CountingEnv()).hasSuffix("maximum timesteps is: None"))
        #expect(envDescription(CountingEnv()).hasSuffix("The maximum timesteps is: unlimited"))
    }

    @Test func `CartPole in words`() throws {
        #expect(
            envDescription(try make("CartPole-v1"))
                == "The environment has 2 discrete actions and 4-dimensional continuous observations. "
                + "The maximum timesteps is: 500")
    }

    @Test func `Spaces of every kind are counted and told`() {
        struct Case {
            let structure: SpaceStructure
            let isDiscrete: Bool
            let dimensions: Int
            let words: String
        }
        let cases = [
            Case(
                structure: .discrete(count: 6, start: -2), isDiscrete: true, dimensions: 6, words: "6 discrete actions"),
            Case(
                structure: .box(shape: [3], scalarType: .float32), isDiscrete: false, dimensions: 3,
                words: "3-dimensional continuous actions"),
            Case(
                structure: .box(shape: [], scalarType: .float64), isDiscrete: false, dimensions: 1,
                words: "1-dimensional continuous actions"),
            Case(
                structure: .box(shape: [2, 3], scalarType: .float64), isDiscrete: false, dimensions: 6,
                words: "actions that are 2×3 arrays of float64"),
            // All its numbers, where rldurham gives the length of its first dimension.
            Case(
                structure: .box(shape: [6, 5, 3], scalarType: .float32), isDiscrete: false, dimensions: 90,
                words: "actions that are 6×5×3 arrays of float32"),
            Case(
                structure: .box(shape: [96, 96, 3], scalarType: .uint8), isDiscrete: false, dimensions: 27_648,
                words: "actions that are images of 96×96 pixels with 3 channels"),
            Case(
                structure: .box(shape: [84, 84, 1], scalarType: .uint8), isDiscrete: false, dimensions: 7056,
                words: "actions that are images of 84×84 pixels with 1 channel"),
            Case(
                structure: .multiDiscrete(counts: [5, 2, 2], shape: [3]), isDiscrete: false, dimensions: 3,
                words: "actions of 3 discrete choices (5, 2, 2)"),
            Case(
                structure: .multiBinary(shape: [2, 4]), isDiscrete: true, dimensions: 8,
                words: "actions of 8 zeros and ones"),
            Case(
                structure: .text(maxLength: 12), isDiscrete: false, dimensions: 12,
                words: "actions that are texts of at most 12 characters"),
            Case(
                structure: .tuple([.discrete(count: 32, start: 0), .box(shape: [2], scalarType: .float32)]),
                isDiscrete: false, dimensions: 34,
                words: "actions of 2 parts (32 discrete values; 2-dimensional continuous values)"),
            Case(
                structure: .dictionary([("goal", .discrete(count: 4, start: 0)), ("on", .multiBinary(shape: [3]))]),
                isDiscrete: false, dimensions: 7,
                words: "actions of 2 named parts (goal: 4 discrete values; on: values of 3 zeros and ones)"),
            Case(structure: .other("Moon()"), isDiscrete: false, dimensions: 0, words: "actions in Moon()"),
        ]
        for test in cases {
            let env = SpacesOnly(actionSpace: ShapeOnly(structure: test.structure))
            let info = envInfo(env)
            #expect(info.discreteAct == test.isDiscrete, "\(test.structure)")
            #expect(info.actDim == test.dimensions, "\(test.structure)")
            #expect((info.discreteObs, info.obsDim) == (true, 1))
            #expect(
                envDescription(env).hasPrefix("The environment has \(test.words) and 1 discrete observations."),
                "\(envDescription(env))")
        }
    }

    @Test func `Everything runs on the processor`() {
        #expect(checkDevice() == .cpu)
        #expect(Device.cpu.description == "cpu")
    }
}

/// A space of any structure, without elements.
private struct ShapeOnly: Space {
    var random = Generator()
    let structure: SpaceStructure
    var description: String { "\(structure)" }

    init(structure: SpaceStructure) { self.structure = structure }
    mutating func sample() -> Int { 0 }
    mutating func sample(mask: Value) -> Int { 0 }
    mutating func sample(probability: Value) -> Int { 0 }
    func contains(_ element: Int) -> Bool { false }
    mutating func seed(_ seed: SpaceSeed?) -> SpaceSeed { .seed(0) }
    func validate() {}
    static func value(of element: Int) -> Value { .int(element) }
    static func element(of value: Value) -> Int? { value.int }
}

/// An environment that only has spaces.
private struct SpacesOnly: Env {
    var observationSpace = Discrete(1)
    var actionSpace: ShapeOnly
    var random = Generator()

    init(actionSpace: ShapeOnly) { self.actionSpace = actionSpace }
    mutating func reset(seed: Int?, options: Info) -> Reset<Int> { Reset(0) }
    mutating func step(_ action: Int) -> Step<Int> { Step(0, reward: 0) }
}
