/// The colours of a heat map: matplotlib's "viridis", which brightens evenly and suits every kind of colour vision.
///
/// The 17 colours were read off matplotlib 3.11.2 at equal distances; those between them are interpolated linearly.
enum ColorMap {
    private static let stops: [UInt32] = [
        0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21918c, 0x1f9f88, 0x27ad81,
        0x3dbc74, 0x5cc863, 0x81d34d, 0xaadc32, 0xd5e21a, 0xfde725,
    ]

    /// The number of different colours.
    static let count = 96

    /// A colour from the darkest, 0, to the brightest, `count` − 1.
    static func color(_ index: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        let position = Double(min(max(index, 0), count - 1)) / Double(count - 1) * Double(stops.count - 1)
        let stop = min(Int(position), stops.count - 2)
        func mixed(_ shift: UInt32) -> UInt8 {
            let from = Double(stops[stop] >> shift & 0xff)
            let to = Double(stops[stop + 1] >> shift & 0xff)
            return UInt8((from + (to - from) * (position - Double(stop))).rounded())
        }
        return (mixed(16), mixed(8), mixed(0))
    }

    /// The colour of a number.
    static func index(of number: Double, in range: ClosedRange<Double>) -> Int {
        let part = (number - range.lowerBound) / (range.upperBound - range.lowerBound)
        return Int((min(max(part, 0), 1) * Double(count - 1)).rounded())
    }

    /// The colour, black or white, of text on each colour.
    static let inks: [Palette.Ink] = (0..<count).map { Palette.ink(on: color($0)) }
}
