/// An image of at most 256 colours, as the numbers of its colours.
struct IndexedPixels {
    /// Red, green and blue of each colour.
    private(set) var colors: [UInt8] = []
    /// The number of each pixel's colour.
    private(set) var indices: [UInt8] = []

    /// The palette of some pixels; `nil` for more than 256 colours.
    init?(_ pixels: [UInt8]) {
        var numbers: [Int: UInt8] = [:]
        var (last, lastNumber) = (-1, UInt8(0))
        indices.reserveCapacity(pixels.count / 3)
        for index in stride(from: 0, to: pixels.count, by: 3) {
            let color = Int(pixels[index]) << 16 | Int(pixels[index + 1]) << 8 | Int(pixels[index + 2])
            if color != last {
                if let number = numbers[color] {
                    lastNumber = number
                } else {
                    guard numbers.count < 256 else { return nil }
                    lastNumber = UInt8(numbers.count)
                    numbers[color] = lastNumber
                    colors += pixels[index..<index + 3]
                }
                last = color
            }
            indices.append(lastNumber)
        }
    }

    /// The colours that numbers stand for.
    static func resolved(_ indices: [UInt8], _ colors: [UInt8]) throws(MalformedPNG) -> [UInt8] {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(indices.count * 3)
        for index in indices {
            let start = Int(index) * 3
            guard start + 3 <= colors.count else {
                throw MalformedPNG("a pixel has a colour that is not in the palette")
            }
            pixels += colors[start..<start + 3]
        }
        return pixels
    }
}
