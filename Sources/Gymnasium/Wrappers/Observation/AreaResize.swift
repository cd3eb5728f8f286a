import LyceumNumerics

/// Resizing of images so that a pixel is the mean of the area that it covers: the numbers of OpenCV's `INTER_AREA`.
///
/// Where both axes shrink or stay, a pixel is the weighted mean of those it covers, rounded (to even, and upwards where it
/// covers exactly 2 × 2). Where one axis grows, OpenCV mixes two neighbours on each axis with weights of 11 bits, so that a
/// zoom by a whole number repeats pixels. Measured against OpenCV 5.0.0; arithmetic in 32 bits as there.
struct AreaResize: Sendable {
    private let from: (height: Int, width: Int)
    private let to: (height: Int, width: Int)
    private let rows: [[Share]]
    private let columns: [[Share]]

    /// A pixel that another one is made of, and how much of it.
    private struct Share: Sendable {
        let index: Int
        let weight: Float
    }

    /// From one height and width to another, all of 1 or more.
    init(from: (height: Int, width: Int), to: (height: Int, width: Int)) {
        self.from = from
        self.to = to
        let shrinks = to.height <= from.height && to.width <= from.width
        rows = shrinks ? Self.covered(from.height, to.height) : Self.neighbours(from.height, to.height)
        columns = shrinks ? Self.covered(from.width, to.width) : Self.neighbours(from.width, to.width)
    }

    private var shrinks: Bool { to.height <= from.height && to.width <= from.width }

    /// For each new position the old ones that it covers, with their shares; parts below a thousandth are left out.
    private static func covered(_ old: Int, _ new: Int) -> [[Share]] {
        let scale = Double(old) / Double(new)
        return (0..<new).map { position in
            let start = Double(position) * scale
            let end = start + scale
            let width = Swift.min(scale, Double(old) - start)
            let last = Swift.min(Int(end), old - 1)
            let first = Swift.min(Int(start.rounded(.up)), last)
            var shares: [Share] = []
            if Double(first) - start > 1e-3 {
                shares.append(Share(index: first - 1, weight: Float((Double(first) - start) / width)))
            }
            shares += (first..<last).map { Share(index: $0, weight: Float(1 / width)) }
            if end - Double(last) > 1e-3 {
                let part = Swift.min(Swift.min(end - Double(last), 1), width)
                shares.append(Share(index: last, weight: Float(part / width)))
            }
            return shares
        }
    }

    /// For each new position two old neighbours, with weights that add up to 2048.
    private static func neighbours(_ old: Int, _ new: Int) -> [[Share]] {
        let (scale, zoom) = (Double(old) / Double(new), Double(new) / Double(old))
        return (0..<new).map { position in
            let index = Int(Double(position) * scale)
            let excess = Float(Double(position + 1) - Double(index + 1) * zoom)
            let fraction = excess <= 0 || index >= old - 1 ? 0 : excess - excess.rounded(.down)
            return [
                Share(index: Swift.min(index, old - 1), weight: ((1 - fraction) * 2048).rounded(.toNearestOrEven)),
                Share(index: Swift.min(index + 1, old - 1), weight: (fraction * 2048).rounded(.toNearestOrEven)),
            ]
        }
    }

    /// An image of shape (height, width) or (height, width, channels) in the new size.
    func callAsFunction(_ image: NDArray<UInt8>) -> NDArray<UInt8> {
        let channels = image.rank == 3 ? image.shape[2] : 1
        var resized = NDArray<UInt8>(shape: [to.height, to.width] + image.shape.dropFirst(2), repeating: 0)
        let pixels = image.elements
        resized.withUnsafeMutableElements { result in
            for channel in 0..<channels {
                for row in 0..<to.height {
                    for column in 0..<to.width {
                        let number = pixel(pixels, row: row, column: column, channel: channel, of: channels)
                        result[(row * to.width + column) * channels + channel] = number
                    }
                }
            }
        }
        return resized
    }

    private func pixel(_ pixels: [UInt8], row: Int, column: Int, channel: Int, of channels: Int) -> UInt8 {
        func old(_ row: Share, _ column: Share) -> UInt8 {
            pixels[(row.index * from.width + column.index) * channels + channel]
        }
        if !shrinks {
            let sum = rows[row].reduce(0) { sum, row in
                let mixed = columns[column].reduce(0) { $0 + Int(old(row, $1)) * Int($1.weight) }
                return sum + (Int(row.weight) * (mixed >> 4)) >> 16
            }
            return UInt8(clamping: (sum + 2) >> 2)
        }
        if from.height == 2 * to.height, from.width == 2 * to.width {
            let sum = rows[row].reduce(0) { sum, row in columns[column].reduce(sum) { $0 + Int(old(row, $1)) } }
            return UInt8((sum + 2) >> 2)
        }
        let mean = rows[row].reduce(Float(0)) { sum, row in
            sum + row.weight * columns[column].reduce(Float(0)) { $0 + Float(old(row, $1)) * $1.weight }
        }
        return UInt8(Swift.max(0, Swift.min(255, mean.rounded(.toNearestOrEven))))
    }
}
