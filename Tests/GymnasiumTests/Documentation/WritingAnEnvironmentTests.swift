import Gymnasium
import LyceumGraphics
import LyceumNumerics
import TestSupport
import Testing

/// A frog that crosses a pond on a row of lily pads. A hop is safe; a leap goes twice as far, and may end in the water.
struct Frog: Env {
    let pads: Int
    var slip: Double
    let renderMode: RenderMode?

    var observationSpace: Discrete
    var actionSpace = Discrete(2)  // 0 hops to the next pad, 1 leaps over one
    var random = Generator()

    private var pad: Int?  // where the frog sits; nil before the first reset

    init(pads: Int = 8, slip: Double = 0.2, renderMode: RenderMode? = nil) throws {
        guard pads >= 3 else { throw InvalidArgument("pads", given: pads, expected: "3 or more") }
        guard 0...1 ~= slip else { throw InvalidArgument("slip", given: slip, expected: "a probability, 0 to 1") }
        self.pads = pads
        self.slip = slip
        self.renderMode = renderMode
        observationSpace = Discrete(pads)
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        let given = options["start"] ?? 0
        guard let start = given.int, 0..<pads - 1 ~= start else {
            throw InvalidOption("start", given: given, expected: "a pad from 0 to \(pads - 2)")
        }
        try reseed(seed)
        pad = start
        return Reset(start)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        guard let from = pad else { throw ResetNeeded("step") }
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        let hasSlipped = action == 1 && random.random() < slip
        let to = hasSlipped ? 0 : min(from + action + 1, pads - 1)
        pad = to
        return Step(to, reward: -1, terminated: to == pads - 1, info: hasSlipped ? ["slipped": true] : [:])
    }
}

extension Frog {
    static let metadata = Metadata(renderModes: [.ansi, .rgbArray], renderFPS: 4)

    mutating func render() throws -> RenderedFrame? {
        guard let pad else { return nil }
        switch renderMode {
        case .ansi: return .text(String((0..<pads).map { $0 == pad ? "@" : "o" }))
        case .rgbArray:
            var canvas = Canvas(width: 40 * pads, height: 40, background: Color(90, 160, 220))
            for index in 0..<pads {
                let center = Point(Double(40 * index + 20), 20)
                canvas.fill(circleAt: center, radius: 17, Color(60, 140, 70))
                if index == pad { canvas.fill(circleAt: center, radius: 10, Color(190, 220, 60)) }
            }
            return .image(canvas.image)
        default: return nil
        }
    }
}

extension Frog {
    static let attributes = [Attribute<Frog>("slip", \.slip), Attribute<Frog>(readOnly: "pads", \.pads)]
}

@Suite("The page on writing an environment")
struct WritingAnEnvironmentTests {
    private func example() throws -> String {
        var printed = Printed()
        func print(_ items: any CustomStringConvertible...) { printed.add(items) }

        var pond = try Frog()
        try pond.reset(seed: 42)
        let step = try pond.step(1)
        print(step.observation, step.reward, step.isDone, step.info)

        var imagined = pond
        var safe = pond
        print(try imagined.step(1).observation, try safe.step(0).observation, try pond.step(1).observation)

        for _ in 0..<2 {
            try pond.reset(seed: 1)
            print(try (0..<4).map { _ in try pond.step(1).observation })
        }

        let frog = try register("pond/Frog-v0", maxEpisodeSteps: 50, rewardThreshold: -6) { options in
            try Frog(
                pads: options("pads", default: 8), slip: options("slip", default: 0.2), renderMode: options.renderMode)
        }

        var env = try make("pond/Frog-v0", ["slip": 0], renderMode: .ansi)
        try env.reset(options: ["start": 3])
        print(try env.step(1).observation)
        if let frame = try env.render() { print(frame) }
        print(env)
        print(try acceptedOptions("pond/Frog-v0"))

        env["slip"] = 0.5
        print(env["slip"] ?? nil, env.attributeNames)
        var typed = try make(frog)
        typed.slip = 0.5
        print(typed.pads)

        print(checkEnv(try Frog()))
        print(conformance(of: try make("pond/Frog-v0"), makingMistakes: true))

        return printed.text
    }

    @Test("has the code that is run here, and what it prints")
    func page() throws {
        let page = try Page("WritingAnEnvironment")
        #expect(try page.codeMissing() == [])
        #expect(page.code.count > 7)
        #expect(try example() == page.output)
    }

    @Test("has an environment whose mistakes are told")
    func mistakes() throws {
        #expect(throws: InvalidArgument.self) { try Frog(pads: 2) }
        #expect(throws: InvalidArgument.self) { try Frog(slip: 1.5) }
        var frog = try Frog(renderMode: .rgbArray)
        #expect(throws: ResetNeeded.self) { try frog.step(0) }
        #expect(throws: InvalidOption.self) { try frog.reset(options: ["start": 7]) }
        #expect(throws: InvalidOption.self) { try frog.reset(options: ["start": "left"]) }
        try frog.reset(seed: 1)
        #expect(throws: InvalidAction.self) { try frog.step(2) }
        #expect(try frog.render()?.lastImage?.shape == [40, 320, 3])
        #expect(conformance(of: try Frog(renderMode: .rgbArray)) == [])
    }
}
