import Foundation
import LyceumNumerics
import TestSupport

/// A video as ffmpeg decodes it.
struct DecodedVideo {
    let width: Int
    let height: Int
    /// The luma of each frame.
    let luma: [[UInt8]]
    /// Red, green and blue of each frame.
    let colors: [[UInt8]]
    /// What ffmpeg warned of.
    let warnings: String

    struct NotDecoded: Error {
        let message: String
    }

    init(_ path: String) throws {
        guard let ffmpeg = Program.ffmpeg, let ffprobe = Program.ffprobe else { throw NotDecoded(message: "no ffmpeg") }
        let size = try ffprobe.run([
            "-v", "error", "-select_streams", "v", "-show_entries", "stream=width,height", "-of", "csv=p=0", path,
        ])
        let sides = size.output.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: ",").compactMap { Int($0) }
        guard sides.count == 2 else { throw NotDecoded(message: size.errors) }
        (width, height) = (sides[0], sides[1])
        let options = ["-v", "warning", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo"]
        let planes = try ffmpeg.run(options + ["-pix_fmt", "yuv420p", "-"])
        let pixels = try ffmpeg.run(
            options + ["-sws_flags", "neighbor+accurate_rnd+full_chroma_int", "-pix_fmt", "rgb24", "-"])
        warnings = planes.errors
        let area = width * height
        luma = Self.frames(planes.outputBytes, size: area * 3 / 2).map { Array($0.prefix(area)) }
        colors = Self.frames(pixels.outputBytes, size: area * 3)
    }

    private static func frames(_ data: [UInt8], size: Int) -> [[UInt8]] {
        stride(from: 0, to: data.count, by: size).map { Array(data[$0..<min($0 + size, data.count)]) }
    }

    /// The colour of a pixel.
    func color(_ frame: Int, x: Int, y: Int) -> [Int] {
        (0..<3).map { Int(colors[frame][(y * width + x) * 3 + $0]) }
    }

    /// The greatest error of a colour in the squares of 8×8 pixels that have one colour.
    func greatestError(_ frame: Int, onPlainPartsOf original: NDArray<UInt8>) -> Int {
        let width = original.shape[1]
        let pixels = original.elements
        let shown = colors[frame]
        var greatest = 0
        for top in stride(from: 0, to: original.shape[0] - 7, by: 8) {
            for left in stride(from: 0, to: width - 7, by: 8) {
                let first = 3 * (top * width + left)
                var error = 0
                var isPlain = true
                for row in 0..<8 {
                    for byte in 0..<24 {
                        let place = first + 3 * row * width + byte
                        if pixels[place] != pixels[first + byte % 3] { isPlain = false }
                        error = max(error, abs(Int(pixels[place]) - Int(shown[place])))
                    }
                }
                if isPlain { greatest = max(greatest, error) }
            }
        }
        return greatest
    }

    /// The peak signal-to-noise ratio of a frame's luma, in decibels, over the pixels that the original has.
    func quality(_ frame: Int, of original: NDArray<UInt8>) -> Double {
        let (height, width) = (original.shape[0], original.shape[1])
        let pixels = original.elements
        var sum = 0.0
        for row in 0..<height {
            for column in 0..<width {
                let place = (row * width + column) * 3
                let value =
                    0.2126 * Double(pixels[place]) + 0.7152 * Double(pixels[place + 1])
                    + 0.0722 * Double(pixels[place + 2])
                let error = Double(luma[frame][row * self.width + column]) - (16 + value * 219 / 255)
                sum += error * error
            }
        }
        return sum == 0 ? .infinity : 10 * log10(255 * 255 * Double(width * height) / sum)
    }
}
