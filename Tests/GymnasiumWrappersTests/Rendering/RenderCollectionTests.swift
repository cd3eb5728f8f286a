import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Frames given together") struct RenderCollectionTests {
    private func brightness(_ frame: RenderedFrame?) -> [Int]? {
        guard case .list(let frames)? = frame else { return nil }
        return frames.map { Int($0.lastImage?.elements.first ?? 255) }
    }

    @Test("The frame of the reset and one of each step are given once, oldest first")
    func givenOnce() throws {
        var env = try RenderCollection(Lamp())
        try env.reset()
        for _ in 0..<3 { _ = try env.step(0) }
        #expect(brightness(try env.render()) == [0, 1, 2, 3])
        #expect(brightness(try env.render()) == [])
        _ = try env.step(0)
        #expect(brightness(try env.render()) == [4])
    }

    @Test("Where it is asked for, frames stay when they are looked at, and over a reset", arguments: [true, false])
    func kept(resetClean: Bool) throws {
        var env = try Lamp().framesCollected(popFrames: false, resetClean: resetClean)
        try env.reset()
        _ = try env.step(0)
        #expect(brightness(try env.render()) == [0, 1])
        #expect(brightness(try env.render()) == [0, 1])
        try env.reset()
        #expect(brightness(try env.render()) == (resetClean ? [0] : [0, 1, 0]))
    }

    @Test("An environment that draws nothing, or lists already, is refused with the mode to make it with")
    func refused() throws {
        let error = #expect(throws: InvalidRenderMode.self) { try RenderCollection(Lamp(renderMode: nil)) }
        #expect(error?.description.contains("make(…, renderMode: .rgbArray)") == true)
        #expect(throws: InvalidRenderMode.self) { try RenderCollection(RenderCollection(Lamp())) }
        #expect(throws: InvalidRenderMode.self) { try RenderCollection(Lamp(renderMode: .human)) }
    }

    @Test("A copy has the frames so far, and then its own")
    func copies() throws {
        var env = try RenderCollection(Lamp())
        try env.reset()
        var copy = env
        _ = try copy.step(0)
        #expect(brightness(try env.render()) == [0])
        #expect(brightness(try copy.render()) == [0, 1])
    }

    @Test("make puts it around an environment for a list mode, typed and by id, and the spec makes it again")
    func made() throws {
        let id = try register("rendering/Collected-v0") { Lamp(renderMode: $0.renderMode) }
        var typed = try make(id, renderMode: .rgbArrayList)
        var dynamic = try make("rendering/Collected-v0", renderMode: .ansiList)
        #expect(typed.renderMode == .rgbArrayList && dynamic.renderMode == .ansiList)
        #expect(typed.metadata.renderModes == [.rgbArray, .ansi, .rgbArrayList])
        #expect(dynamic.description.hasPrefix("<RenderCollection<OrderEnforcing<"))
        #expect(typed.description.hasPrefix("<RenderCollection<OrderEnforcing<"))
        #expect(dynamic[as: MadeEnv<Lamp>.self] != nil)
        try typed.reset()
        try dynamic.reset()
        _ = try typed.step(1)
        _ = try dynamic.step(1)
        #expect(brightness(try typed.render()) == [0, 1])
        #expect(try dynamic.render() == .list([.text("brightness 0"), .text("brightness 1")]))
        for spec in [typed.spec, dynamic.spec] {
            let spec = try #require(spec)
            #expect(spec.additionalWrappers.map(\.name) == ["RenderCollection"])
            let again = try make(spec)
            #expect(again.spec == spec)
            #expect(again.renderMode?.single != nil)
        }
    }

    @Test("An environment that is asked for a mode it does not have is not said to have it, typed and by id")
    func missingMode() throws {
        let id = try register("rendering/Mute-v0") { Mute(renderMode: $0.renderMode) }
        #expect(try make(id, renderMode: .ansi).metadata.renderModes.isEmpty)
        #expect(try make("rendering/Mute-v0", renderMode: .ansi).metadata.renderModes.isEmpty)
    }

    /// Has no way to draw.
    private struct Mute: Env {
        var observationSpace = Discrete(1)
        var actionSpace = Discrete(1)
        var random = Generator()
        let renderMode: RenderMode?

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0) }
    }
}
