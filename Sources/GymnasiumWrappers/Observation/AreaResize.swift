import LyceumNumerics

/// Resizing of images so that a pixel is the mean of the area that it covers: the numbers of OpenCV's `INTER_AREA`.
///
/// - Where both axes shrink by whole factors, a pixel is the sum of its block times 1 / area in 32 bits, rounded to even; of
///   2 × 2 pixels in 1, 3 or 4 channels it is (sum + 2) / 4 without the fraction.
/// - Where both axes shrink otherwise, or stay, it is the weighted mean of the pixels that it covers, in 32 bits.
/// - Where one axis grows, OpenCV mixes two neighbours on each axis with weights of 11 bits, so that a zoom by a whole number
///   repeats pixels.
///
/// The scale of an axis is 1 / (new / old) in 64 bits, which is not always old / new: a factor such as 49 is no whole number
/// then, and where an axis grows from 14 to 18 pixels another neighbour is taken. Measured against OpenCV 4.14.0 and 5.0.0,
/// which agree.
package struct AreaResize: Sendable {
    private let from: (height: Int, width: Int)
    private let to: (height: Int, width: Int)
    private let method: Method

    private enum Method: Sendable {
        case blocks(height: Int, width: Int)
        case areas(rows: [[Share]], columns: [[Share]])
        case neighbours(rows: [[Share]], columns: [[Share]])
    }

    /// A pixel that another one is made of, and how much of it.
    private struct Share: Sendable {
        let index: Int
        let weight: Float
    }

    /// From one height and width to another, all of 1 or more.
    package init(from: (height: Int, width: Int), to: (height: Int, width: Int)) {
        self.from = from
        self.to = to
        let rows = Axis(old: from.height, new: to.height)
        let columns = Axis(old: from.width, new: to.width)
        if rows.scale < 1 || columns.scale < 1 {
            method = .neighbours(rows: rows.neighbours, columns: columns.neighbours)
        } else if let height = rows.wholeScale, let width = columns.wholeScale {
            method = .blocks(height: height, width: width)
        } else {
            method = .areas(rows: rows.areas, columns: columns.areas)
        }
    }

    /// One axis of the old and the new image.
    private struct Axis {
        let old: Int
        let new: Int
        /// The new extent over the old one.
        var zoom: Double { Double(new) / Double(old) }
        /// The old extent over the new one, in OpenCV's arithmetic.
        var scale: Double { 1 / zoom }

        /// The scale where it is a whole number.
        var wholeScale: Int? {
            let nearest = scale.rounded(.toNearestOrEven)
            return (scale - nearest).magnitude < Double.ulpOfOne ? Int(nearest) : nil
        }

        /// For each new position the old ones that it covers, with their shares; parts below a thousandth are left out.
        var areas: [[Share]] {
            let scale = scale
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
        var neighbours: [[Share]] {
            let (scale, zoom) = (scale, zoom)
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
    }

    /// An image of shape (height, width) or (height, width, channels) in the new size.
    package func callAsFunction(_ image: NDArray<UInt8>) -> NDArray<UInt8> {
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
        func old(_ row: Int, _ column: Int) -> UInt8 { pixels[(row * from.width + column) * channels + channel] }
        switch method {
        case .blocks(let height, let width):
            var sum = 0
            for oldRow in (row * height)..<((row + 1) * height) {
                for oldColumn in (column * width)..<((column + 1) * width) { sum += Int(old(oldRow, oldColumn)) }
            }
            if height == 2, width == 2, [1, 3, 4].contains(channels) { return UInt8((sum + 2) >> 2) }
            return Self.byte(Float(sum) * (1 / Float(height * width)))
        case .areas(let rows, let columns):
            let mean = rows[row].reduce(Float(0)) { sum, row in
                sum + row.weight
                    * columns[column].reduce(Float(0)) { $0 + Float(old(row.index, $1.index)) * $1.weight }
            }
            return Self.byte(mean)
        case .neighbours(let rows, let columns):
            let sum = rows[row].reduce(0) { sum, row in
                let mixed = columns[column].reduce(0) { $0 + Int(old(row.index, $1.index)) * Int($1.weight) }
                return sum + (Int(row.weight) * (mixed >> 4)) >> 16
            }
            return UInt8(clamping: (sum + 2) >> 2)
        }
    }

    private static func byte(_ number: Float) -> UInt8 {
        UInt8(Swift.max(0, Swift.min(255, number.rounded(.toNearestOrEven))))
    }
}
