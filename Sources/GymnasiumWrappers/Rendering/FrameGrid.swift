import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Frames of one size, side by side in rows from the left to the right.
package struct FrameGrid: Sendable, Equatable {
    package let rows: Int
    package let columns: Int

    /// The grid of exactly `count` frames whose aspect ratio is nearest to `ratio`; of two that are equally near, the
    /// one with fewer rows.
    package init(of count: Int, frame: (height: Int, width: Int), nearestTo ratio: Double) {
        let grids = (1...max(1, count)).filter { count.isMultiple(of: $0) }.map { ($0, count / $0) }
        func distance(_ grid: (rows: Int, columns: Int)) -> Double {
            let ownRatio = Double(grid.columns * frame.width) / Double(max(1, grid.rows * frame.height))
            return (ownRatio - ratio).magnitude
        }
        (rows, columns) = grids.min { distance($0) < distance($1) } ?? (1, 1)
    }

    /// The grid for at least `count` frames on a screen: a row or a column is added, whichever leaves the frames
    /// larger.
    package init(of count: Int, frame: (height: Int, width: Int), on screen: (height: Int, width: Int)) {
        var (rows, columns) = (1, 1)
        while rows * columns < count {
            if rows * frame.height * screen.width < columns * frame.width * screen.height {
                rows += 1
            } else {
                columns += 1
            }
        }
        (self.rows, self.columns) = (rows, columns)
    }

    /// The frames in one image; where there are fewer than places, the rest is black.
    ///
    /// - Parameters:
    ///   - frames: images of the size of a place, of shape (height, width, 3).
    ///   - size: the size of the image; `nil`: that of the places.
    /// - Throws: ``InvalidFrame`` for frames of different sizes.
    package func image(_ frames: [NDArray<UInt8>], size: (height: Int, width: Int)? = nil) throws -> NDArray<UInt8> {
        guard let shape = frames.first?.shape, shape.count == 3, shape[2] == 3 else {
            throw InvalidFrame(given: frames.first.map { "an array of shape \(shapeText($0.shape))" } ?? "nothing")
        }
        if let other = frames.first(where: { $0.shape != shape }) {
            throw InvalidFrame(given: "one of shape \(shapeText(shape)) beside one of shape \(shapeText(other.shape))")
        }
        let (height, width) = size ?? (rows * shape[0], columns * shape[1])
        var image = NDArray<UInt8>(shape: [height, width, 3], repeating: 0)
        image.withUnsafeMutableElements { pixels in
            for (index, frame) in frames.enumerated() {
                let corner = (index / columns * shape[0] * width + index % columns * shape[1]) * 3
                let line = shape[1] * 3
                frame.elements.withUnsafeBufferPointer { source in
                    for row in 0..<shape[0] {
                        for offset in 0..<line {
                            pixels[corner + row * width * 3 + offset] = source[row * line + offset]
                        }
                    }
                }
            }
        }
        return image
    }
}

extension VectorEnv {
    /// What each sub-environment draws, as images.
    ///
    /// - Throws: ``InvalidFrame`` for a sub-environment that draws none.
    mutating func renderImages() throws -> [NDArray<UInt8>] {
        try render().map { frame in
            guard let image = frame?.lastImage else {
                throw InvalidFrame(given: frame.map { _ in "text" } ?? "nothing")
            }
            return image
        }
    }
}
