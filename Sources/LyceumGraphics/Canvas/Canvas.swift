import LyceumNumerics

/// A picture to draw on, with smooth edges: red, green and blue of each pixel.
///
/// ```swift
/// var canvas = Canvas(width: 200, height: 100, background: .white)
/// canvas.fill(circleAt: Point(50, 50), radius: 30, .blue)
/// canvas.stroke([Point(0, 90), Point(200, 90)], width: 2, .black)
/// canvas.text("blue", at: Point(50, 50), size: 14, .white, anchor: .center)
/// try PNG.write(canvas.image, to: "frames/circle.png")
/// ```
///
/// The origin is the upper left corner of the upper left pixel; x goes right, y goes down; pixel (0, 0) covers the square from
/// (0, 0) to (1, 1). Points are rounded to 1/256 pixel, and from there on everything is computed in whole numbers: the same
/// calls give the same pixels on every machine. Whatever lies outside is cut off; a shape with a coordinate that is not a
/// number is left out.
public struct Canvas: Sendable {
    /// The number of columns.
    public let width: Int
    /// The number of rows.
    public let height: Int
    /// Red, green and blue of the pixels, row by row.
    var pixels: [UInt8]
    var coverage = CoverageRow()

    /// A canvas of one colour.
    ///
    /// - Parameters:
    ///   - width: 1 to 16384 columns; other numbers are clamped.
    ///   - height: 1 to 16384 rows; other numbers are clamped.
    ///   - background: the colour of all pixels; its alpha is not used.
    public init(width: Int, height: Int, background: Color = .white) {
        self.width = max(1, min(width, 16_384))
        self.height = max(1, min(height, 16_384))
        let (red, green, blue) = (background.red, background.green, background.blue)
        let count = self.width * self.height * 3
        if red == green, green == blue {
            pixels = [UInt8](repeating: red, count: count)
        } else {
            pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                for index in stride(from: 0, to: count, by: 3) {
                    buffer[index] = red
                    buffer[index + 1] = green
                    buffer[index + 2] = blue
                }
                initialized = count
            }
        }
    }

    /// A canvas for drawing over an image.
    ///
    /// - Throws: `InvalidShape` for an image that is not of shape (height, width, 3).
    public init(_ image: NDArray<UInt8>) throws {
        guard image.rank == 3, image.shape[2] == 3, image.count > 0, image.shape.allSatisfy({ $0 <= 16_384 }) else {
            throw InvalidShape(shape: image.shape, count: image.count)
        }
        width = image.shape[1]
        height = image.shape[0]
        pixels = image.elements
    }

    /// The picture as an array of shape (height, width, 3).
    public var image: NDArray<UInt8> {
        NDArray(pixels: pixels, height: height, width: width)
    }

    /// The colour of a pixel; `nil` outside.
    public func color(atColumn column: Int, row: Int) -> Color? {
        guard 0..<width ~= column, 0..<height ~= row else { return nil }
        let index = (row * width + column) * 3
        return Color(pixels[index], pixels[index + 1], pixels[index + 2])
    }
}

extension NDArray where Scalar == UInt8 {
    /// A canvas of pixels whose number is known to be right.
    init(pixels: [UInt8], height: Int, width: Int) {
        guard let image = try? NDArray(shape: [height, width, 3], elements: pixels) else {
            preconditionFailure("\(pixels.count) bytes for \(height) × \(width) pixels")
        }
        self = image
    }
}
