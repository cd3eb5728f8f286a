import GymnasiumWrappers
import LyceumNumerics

/// An image drawn with half blocks in 24-bit colours: each character is two pixels, one above the other.
package struct TerminalPicture {
    /// The size in pixels at which an image is drawn.
    ///
    /// - Parameters:
    ///   - image: its height and width in pixels, both 1 or more.
    ///   - zoom: the factor by which it is enlarged; `nil` for as much as fits. An image that does not fit is made
    ///     smaller.
    ///   - columns: the number of columns available.
    ///   - rows: the number of rows available.
    package static func size(
        of image: (height: Int, width: Int), zoom: Double?, columns: Int, rows: Int
    ) -> (height: Int, width: Int) {
        let fit = min(Double(columns) / Double(image.width), Double(2 * rows) / Double(image.height))
        let scale = min(zoom ?? fit, fit)
        func scaled(_ length: Int, limit: Int) -> Int { max(1, min(limit, Int((Double(length) * scale).rounded()))) }
        return (scaled(image.height, limit: max(1, 2 * rows)), scaled(image.width, limit: max(1, columns)))
    }

    /// The lines of an image of shape (height, width, 3) drawn at a size; `nil` for an array of another shape.
    package static func lines(_ image: NDArray<UInt8>, height: Int, width: Int) -> [String]? {
        guard image.rank == 3, image.shape[2] == 3, image.count > 0 else { return nil }
        let resized = AreaResize(from: (image.shape[0], image.shape[1]), to: (height, width))(image).elements
        func color(_ row: Int, _ column: Int) -> [UInt8]? {
            row < height ? Array(resized[(row * width + column) * 3..<(row * width + column) * 3 + 3]) : nil
        }
        func code(_ place: Int, _ color: [UInt8]?) -> String {
            color.map { "\(place);2;\($0[0]);\($0[1]);\($0[2])" } ?? "\(place + 1)"
        }
        return stride(from: 0, to: height, by: 2).map { row in
            var line = ""
            var (last, lastBelow): ([UInt8]?, [UInt8]?) = (nil, nil)
            for column in 0..<width {
                let (above, below) = (color(row, column), color(row + 1, column))
                var codes: [String] = []
                if above != last || column == 0 { codes.append(code(38, above)) }
                if below != lastBelow || column == 0 { codes.append(code(48, below)) }
                if !codes.isEmpty { line += "\u{1B}[\(codes.joined(separator: ";"))m" }
                line += "▀"
                (last, lastBelow) = (above, below)
            }
            return line + "\u{1B}[0m"
        }
    }
}
