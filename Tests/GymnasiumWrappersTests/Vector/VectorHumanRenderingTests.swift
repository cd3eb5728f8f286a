import Foundation
import Gymnasium
import GymnasiumTestSupport
import LyceumGraphics
import LyceumNumerics
import Testing

extension OutputFolderTests {
    @Suite("What a person watches of several lanes") struct VectorHumanRenderingTests {
        @Test("All lanes are in the file, and render gives nothing")
        func fileIsWritten() throws {
            try withOutputFolder { folder in
                var lanes = try SyncVectorEnv(count: 2) { lane in Lamp(length: lane + 2) }.humanRendered(
                    screenSize: (width: 64, height: 24))
                #expect(lanes.renderMode == .human)
                try lanes.reset(seed: 1)
                for _ in 0..<2 { _ = try lanes.step([0, 0]) }
                #expect(try lanes.render() == [nil, nil])
                let path = "\(folder)/frames/SyncVectorEnv.png"
                let image = try PNG.decode(Array(Data(contentsOf: URL(filePath: path))))
                #expect(image.shape == [24, 64, 3])
                #expect(image[0, 0, 0] == image[0, 32, 0])
            }
        }
    }
}

@Suite("Frames side by side on a screen") struct FrameGridTests {
    /// (lanes, screen height and width, and of the place of a frame of 20 × 30: rows, columns, height, width).
    static let grids: [(count: Int, screen: (Int, Int), grid: [Int])] = [
        (1, (20, 30), [1, 1, 20, 30]), (1, (60, 60), [1, 1, 40, 60]), (1, (50, 100), [1, 1, 50, 75]),
        (1, (90, 40), [1, 1, 26, 40]), (3, (20, 30), [2, 2, 10, 15]), (3, (60, 60), [2, 2, 20, 30]),
        (3, (50, 100), [2, 2, 25, 37]), (3, (90, 40), [3, 1, 26, 40]), (9, (20, 30), [3, 3, 6, 10]),
        (9, (60, 60), [3, 3, 13, 20]), (9, (50, 100), [3, 3, 16, 25]), (9, (90, 40), [5, 2, 13, 20]),
    ]

    @Test("1, 3 and 9 lanes on four screens have Gymnasium's places", arguments: grids.indices)
    func places(index: Int) throws {
        let (count, screen, expected) = Self.grids[index]
        let frame = (height: 20, width: 30)
        let grid = FrameGrid(of: count, frame: frame, on: (screen.0, screen.1))
        let place = grid.place(of: frame, on: (screen.0, screen.1))
        #expect([grid.rows, grid.columns, place.height, place.width] == expected)
        let lanes = try VectorHumanRendering(
            SyncVectorEnv(count: count) { _ in Lamp() }, screenSize: (width: screen.1, height: screen.0))
        let picture = try lanes.picture(
            of: (1...count).map { NDArray(shape: [20, 30, 3], repeating: UInt8($0)) })
        #expect(picture.shape == [screen.0, screen.1, 3])
        for lane in 0..<count {
            let (row, column) = (lane / grid.columns * place.height, lane % grid.columns * place.width)
            #expect(picture[row, column, 0] == UInt8(lane + 1))
            #expect(picture[row + place.height - 1, column + place.width - 1, 2] == UInt8(lane + 1))
        }
    }

    @Test("Lanes without images, and screens without size, are refused")
    func refused() throws {
        func lanes(_ mode: RenderMode?) throws -> SyncVectorEnv<Lamp> {
            try SyncVectorEnv(count: 2) { _ in Lamp(renderMode: mode) }
        }
        let error = #expect(throws: InvalidRenderMode.self) { try VectorHumanRendering(lanes(nil)) }
        #expect(error?.description.contains("makeVec(…, renderMode: .rgbArray)") == true)
        #expect(throws: InvalidRenderMode.self) { try lanes(.ansi).humanRendered() }
        #expect(throws: InvalidArgument.self) { try lanes(.rgbArray).humanRendered(screenSize: (width: 0, height: 5)) }
        let grid = FrameGrid(of: 2, frame: (4, 4), nearestTo: 1)
        #expect(throws: InvalidFrame.self) {
            try grid.image([NDArray(shape: [4, 4, 3], repeating: 0), NDArray(shape: [4, 5, 3], repeating: 0)])
        }
    }
}
