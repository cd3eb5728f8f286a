import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumGraphics
import LyceumNumerics
import LyceumSystem
import TestSupport
import Testing

extension OutputFolderTests {
    @Suite("What a person watches") struct HumanRenderingTests {
        @Test("The frame of the reset and that of the last step are in the file, and render gives nothing")
        func fileIsWritten() throws {
            try withOutputFolder { folder in
                try register("rendering/Human-v0") { Lamp(renderMode: $0.renderMode, length: 3) }
                var env = try make("rendering/Human-v0", renderMode: .human)
                #expect(env.renderMode == .human)
                #expect(env.description.hasPrefix("<HumanRendering<"))
                try env.reset()
                let path = "\(folder)/frames/rendering-Human-v0.png"
                #expect(try PNG.decode(Array(Data(contentsOf: URL(filePath: path)))).elements.first == 0)
                for _ in 0..<3 { _ = try env.step(0) }
                #expect(try PNG.decode(Array(Data(contentsOf: URL(filePath: path)))).elements.first == 3)
                #expect(try env.render() == nil)
                #expect(try make(try #require(env.spec)).renderMode == .human)
            }
        }

        @Test("An environment without images, or without a frame rate, is refused")
        func refused() {
            #expect(throws: InvalidRenderMode.self) { try HumanRendering(Lamp(renderMode: .ansi)) }
            #expect(throws: InvalidRenderMode.self) { try Lamp(renderMode: nil).humanRendered() }
            #expect(throws: InvalidArgument.self) { try HumanRendering(Still()) }
        }

        @Test("make refuses the same for a person, by typed id and by string")
        func refusedByMake() throws {
            let still = try register("rendering/Still-v0") { _ in Still() }
            let blind = try register("rendering/Blind-v0") { _ in Lamp(renderMode: nil) }
            let typed = [
                #expect(throws: InvalidArgument.self) { try make(still, renderMode: .human) }?.description,
                #expect(throws: InvalidRenderMode.self) { try make(blind, renderMode: .human) }?.description,
            ]
            let dynamic = [
                #expect(throws: InvalidArgument.self) { try make("rendering/Still-v0", renderMode: .human) }?
                    .description,
                #expect(throws: InvalidRenderMode.self) { try make("rendering/Blind-v0", renderMode: .human) }?
                    .description,
            ]
            #expect(typed == dynamic)
        }

        @Test("The file is named after the id, or after the type where there is none")
        func names() throws {
            try withOutputFolder { folder in
                #expect(FrameFile(of: Lamp()).path == "\(folder)/frames/Lamp.png")
                let id = try register("rendering/Named-v3") { Lamp(renderMode: $0.renderMode) }
                #expect(FrameFile(of: try make(id)).path == "\(folder)/frames/rendering-Named-v3.png")
            }
            #expect(OutputFolder.path("frames") == "frames")
        }
    }

    /// Draws, and does not say how fast.
    private struct Still: Env {
        static let metadata = Metadata(renderModes: [.rgbArray])
        var observationSpace = Discrete(1)
        var actionSpace = Discrete(1)
        var random = Generator()
        let renderMode: RenderMode? = .rgbArray

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0) }
    }
}

/// Tests that set the output folder of the process, one after another.
@Suite(.serialized) struct OutputFolderTests {}

/// Runs some code with a new output folder, which is removed afterwards.
func withOutputFolder(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
        OutputFolder.path = folder + "/output"
        defer { OutputFolder.path = "" }
        try body(folder + "/output")
    }
}
