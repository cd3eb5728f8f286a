import GymnasiumCore
import LyceumGraphics
import LyceumNumerics

/// The colours of a race's road and of the two sorts of grass: red, green and blue from 0 to 255.
struct RaceColors: Sendable, Hashable {
    var road = [102.0, 102, 102]
    var background = [102.0, 204, 102]
    var grass = [102.0, 230, 102]

    /// Gymnasium's usual ones.
    init() {}

    /// Random ones.
    init(using random: inout Generator) {
        road = (0..<3).map { _ in 210 * random.random() }
        background = (0..<3).map { _ in 210 * random.random() }
        grass = background
        grass[random.integer(below: 3)] += 20
    }

    /// The colour of a tile of the road that has not been touched: they differ a little from one to the next.
    func tile(_ index: Int) -> Color { Self.color(road.map { $0 + 0.01 * Double(index % 3) * 255 }) }

    static func color(_ parts: [Double]) -> Color { Color(UInt8(parts[0]), UInt8(parts[1]), UInt8(parts[2])) }
}
