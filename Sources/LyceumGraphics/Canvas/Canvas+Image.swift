import LyceumNumerics

extension Canvas {
    /// Draws an image, scaled and rotated, with smooth edges.
    ///
    /// - Parameters:
    ///   - image: of shape (height, width, 3), or (height, width, 4) with the opacity of each pixel.
    ///   - center: the position of its middle.
    ///   - scale: the factor by which it is enlarged, 0.001 to 100,000; outside that range nothing is drawn.
    ///   - angle: the angle in rad by which it is rotated, clockwise.
    ///   - isSmooth: whether colours between pixels are interpolated; otherwise pixels stay squares.
    /// - Throws: `InvalidShape` for an array of another shape.
    public mutating func draw(
        _ image: NDArray<UInt8>, at center: Point, scale: Double = 1, angle: Double = 0, isSmooth: Bool = true
    ) throws {
        guard image.rank == 3, image.shape[2] == 3 || image.shape[2] == 4 else {
            throw InvalidShape(shape: image.shape, count: image.count)
        }
        let isVisible = abs(center.x) < 1e6 && abs(center.y) < 1e6 && 1e-3...1e5 ~= scale && angle.isFinite
        guard isVisible, image.count > 0 else { return }
        let (rows, columns) = (image.shape[0], image.shape[1])
        let place = Placement(at: center, scale: scale, angle: angle)
        let (halfWidth, halfHeight) = (Double(columns) / 2, Double(rows) / 2)
        let corners = place([
            Point(-halfWidth, -halfHeight), Point(halfWidth, -halfHeight), Point(halfWidth, halfHeight),
            Point(-halfWidth, halfHeight),
        ])
        func pixels(_ values: [Double], limit: Int) -> Range<Int> {
            let low = max(-1, min(Double(limit), (values.min() ?? 0) - 1))
            let high = max(-1, min(Double(limit), (values.max() ?? 0) + 1))
            return max(0, Int(low))..<max(max(0, Int(low)), Int(high.rounded(.up)))
        }
        // From the canvas back to the image, in 1/65536 pixel.
        let fraction = 65_536.0 / scale
        let (cosine, sine) = (
            Int((Math.cos(angle) * fraction).rounded()), Int((Math.sin(angle) * fraction).rounded())
        )
        let origin = (x: Int((center.x * 256).rounded()), y: Int((center.y * 256).rounded()))
        let sampler = Sampler(image: image, isSmooth: isSmooth)
        for row in pixels(corners.map(\.y), limit: height) {
            for column in pixels(corners.map(\.x), limit: width) {
                let (dx, dy) = (column * 256 + 128 - origin.x, row * 256 + 128 - origin.y)
                let x = (dx * cosine + dy * sine) >> 8 + columns * 32_768
                let y = (dy * cosine - dx * sine) >> 8 + rows * 32_768
                guard let color = sampler.color(x, y) else { continue }
                blend(color, at: (row * width + column) * 3)
            }
        }
    }

    private mutating func blend(_ color: Color, at index: Int) {
        let alpha = UInt(color.alpha)
        pixels[index] = Self.blended(pixels[index], color.red, alpha)
        pixels[index + 1] = Self.blended(pixels[index + 1], color.green, alpha)
        pixels[index + 2] = Self.blended(pixels[index + 2], color.blue, alpha)
    }
}

/// Reads an image at places between its pixels.
private struct Sampler {
    let elements: [UInt8]
    let rows: Int
    let columns: Int
    let channels: Int
    let isSmooth: Bool

    init(image: NDArray<UInt8>, isSmooth: Bool) {
        elements = image.elements
        (rows, columns, channels) = (image.shape[0], image.shape[1], image.shape[2])
        self.isSmooth = isSmooth
    }

    /// The colour at a place in 1/65536 pixel; `nil` where there is nothing.
    func color(_ x: Int, _ y: Int) -> Color? {
        guard isSmooth else {
            let (column, row) = (x >> 16, y >> 16)
            guard 0..<columns ~= column, 0..<rows ~= row else { return nil }
            let texel = texel(column, row)
            return texel.alpha > 0 ? texel : nil
        }
        // The four pixels whose middles are around the place; outside the image there is nothing.
        let (left, top) = ((x - 32_768) >> 16, (y - 32_768) >> 16)
        guard -1..<columns ~= left, -1..<rows ~= top else { return nil }
        let (shareX, shareY) = (((x - 32_768) >> 8) & 255, ((y - 32_768) >> 8) & 255)
        var (red, green, blue, opacity) = (0, 0, 0, 0)
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let texel = texel(left + dx, top + dy)
            let weight = (dx == 1 ? shareX : 256 - shareX) * (dy == 1 ? shareY : 256 - shareY) * Int(texel.alpha)
            red += weight * Int(texel.red)
            green += weight * Int(texel.green)
            blue += weight * Int(texel.blue)
            opacity += weight
        }
        guard opacity > 0 else { return nil }
        func mean(_ sum: Int) -> UInt8 { UInt8(truncatingIfNeeded: (sum + opacity / 2) / opacity) }
        return Color(
            mean(red), mean(green), mean(blue), alpha: UInt8(truncatingIfNeeded: (opacity + 32_768) >> 16))
    }

    private func texel(_ column: Int, _ row: Int) -> Color {
        guard 0..<columns ~= column, 0..<rows ~= row else { return Color(0, 0, 0, alpha: 0) }
        let index = (row * columns + column) * channels
        return Color(
            elements[index], elements[index + 1], elements[index + 2],
            alpha: channels == 4 ? elements[index + 3] : 255)
    }
}
