import LyceumNumerics

/// Frames that are drawn for the tests.
struct Scene {
    var width: Int
    var height: Int
    private(set) var frame: NDArray<UInt8>

    init(_ width: Int, _ height: Int, background: [UInt8] = [255, 255, 255]) {
        (self.width, self.height) = (width, height)
        frame = NDArray(shape: [height, width, 3], repeating: 0)
        fill(0..<width, 0..<height, background)
    }

    /// Fills a rectangle, as far as it is inside.
    mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ color: [UInt8]) {
        let width = width
        let columns = columns.clamped(to: 0..<width)
        let rows = rows.clamped(to: 0..<height)
        frame.withUnsafeMutableElements { pixels in
            for row in rows {
                for column in columns {
                    for channel in 0..<3 { pixels[(row * width + column) * 3 + channel] = color[channel] }
                }
            }
        }
    }

    /// A cart on a track with a pole, moved to the right by so many pixels.
    static func cart(_ width: Int, _ height: Int, moved: Int) -> NDArray<UInt8> {
        var scene = Scene(width, height)
        let track = height * 3 / 4
        scene.fill(0..<width, track..<track + 1, [0, 0, 0])
        let left = width / 4 + moved
        scene.fill(left..<left + 50, track - 15..<track + 15, [0, 0, 0])
        for row in 0..<height / 3 {
            let column = left + 20 + row * moved / 40
            scene.fill(column..<column + 10, track - row..<track - row + 1, [202, 152, 101])
        }
        scene.fill(left + 20..<left + 30, track - 5..<track + 5, [129, 132, 203])
        return scene.frame
    }

    /// Noise in all channels.
    static func noise(_ width: Int, _ height: Int, seed: UInt64) -> NDArray<UInt8> {
        var scene = Scene(width, height)
        var state = seed
        scene.frame.withUnsafeMutableElements { pixels in
            for index in pixels.indices {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                pixels[index] = UInt8(truncatingIfNeeded: state >> 40)
            }
        }
        return scene.frame
    }

    /// A smooth texture that is moved to the right and down.
    static func texture(_ width: Int, _ height: Int, moved: Int) -> NDArray<UInt8> {
        var scene = Scene(width, height)
        scene.frame.withUnsafeMutableElements { pixels in
            for row in 0..<height {
                for column in 0..<width {
                    let (x, y) = (column - 2 * moved, row - moved)
                    pixels[(row * width + column) * 3] = UInt8(truncatingIfNeeded: 128 + (x * x / 50 + y * 3) % 100)
                    pixels[(row * width + column) * 3 + 1] = UInt8(truncatingIfNeeded: 60 + abs(x * y / 30) % 150)
                    pixels[(row * width + column) * 3 + 2] = UInt8(truncatingIfNeeded: 200 - abs(x + y) % 120)
                }
            }
        }
        return scene.frame
    }
}
