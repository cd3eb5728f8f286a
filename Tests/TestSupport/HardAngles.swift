/// Angles by which a computation of sines and cosines is tried: of every size, near multiples of π/2, and near the borders
/// between two ways to compute.
public struct HardAngles {
    private var bits: UInt64

    /// A series that is the same for the same number.
    public init(seed: UInt64) { bits = seed }

    /// The next angles.
    public mutating func next(_ count: Int) -> [Double] { (0..<count).map { angle(kind: $0 % 12) } }

    private static let borders = [
        0, 0x1p-1022, 0x1p-27, 0x1p-26, 0x1.4p-7, 0.126, 0x1.b6p-1, 0x1.368fdp+1, 0x1.921fbp+26, .pi / 4, .pi / 2, .pi,
    ]

    private mutating func angle(kind: Int) -> Double {
        switch kind {
        case 0: within(0.25)
        case 1: within(1)
        case 2: within(3)
        case 3: within(50)
        case 4: within(1.1e8)
        case 5: near(.pi / 2 * Double(whole(200_001) - 100_000), 1000)
        case 6: Double(bitPattern: random())
        case 7: near(Self.borders[whole(Self.borders.count)] * (whole(2) == 0 ? 1 : -1), 32)
        case 8: near(Double(2 * whole(400) + 1) / 256, 32)
        case 9: near(.pi / 2 - Double(2 * whole(400) + 1) / 256, 32)
        case 10: within(0.15)
        default: .pi / 2 * Double(whole(2_000_000)) + within(1e-6)
        }
    }

    /// A number at most so many doubles away.
    private mutating func near(_ number: Double, _ distance: Int) -> Double {
        let step = Int64(whole(2 * distance) - distance)
        return Double(bitPattern: number.bitPattern &+ UInt64(bitPattern: step))
    }

    private mutating func within(_ size: Double) -> Double { (Double(random() >> 11) * 0x1p-52 - 1) * size }
    private mutating func whole(_ count: Int) -> Int { Int(random() % UInt64(count)) }

    /// SplitMix64, Steele, Lea and Flood (2014).
    private mutating func random() -> UInt64 {
        bits &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
