/// The data of an SVG path, as short as it gets: steps from point to point in tenths of a pixel.
struct PathData {
    fileprivate(set) var bytes: [UInt8]
    private var lastX = 0
    private var lastY = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Goes to a point without drawing.
    mutating func move(toX x: Double, y: Double) {
        lastX = Self.tenths(x)
        lastY = Self.tenths(y)
        bytes.append(UInt8(ascii: "M"))
        pair(lastX, lastY)
    }

    /// Draws a straight line to a point; nothing if it is where the last one was.
    mutating func line(toX x: Double, y: Double) {
        let (newX, newY) = (Self.tenths(x), Self.tenths(y))
        let (stepX, stepY) = (newX - lastX, newY - lastY)
        (lastX, lastY) = (newX, newY)
        if stepY == 0 {
            if stepX == 0 { return }
            bytes.append(UInt8(ascii: "h"))
            Self.append(stepX, to: &bytes)
        } else if stepX == 0 {
            bytes.append(UInt8(ascii: "v"))
            Self.append(stepY, to: &bytes)
        } else {
            bytes.append(UInt8(ascii: "l"))
            pair(stepX, stepY)
        }
    }

    /// A rectangle between two corners.
    mutating func rectangle(x: Double, y: Double, toX: Double, y toY: Double) {
        move(toX: x, y: y)
        line(toX: toX, y: y)
        line(toX: toX, y: toY)
        line(toX: x, y: toY)
        close()
    }

    /// Draws the last side of a polygon.
    mutating func close() { bytes.append(UInt8(ascii: "z")) }

    /// Commands as they are, relative to the last point.
    mutating func append(_ commands: some Sequence<UInt8>) { bytes += commands }

    private mutating func pair(_ x: Int, _ y: Int) {
        Self.append(x, to: &bytes)
        if y >= 0 { bytes.append(UInt8(ascii: " ")) }
        Self.append(y, to: &bytes)
    }

    /// A number in tenths, at most 100,000 from zero; zero for NaN.
    static func tenths(_ value: Double) -> Int {
        value.isNaN ? 0 : Int((min(max(value, -100_000), 100_000) * 10).rounded())
    }

    /// Writes a number of tenths as a decimal: -5 as "-.5".
    static func append(_ tenths: Int, to bytes: inout [UInt8]) {
        if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, tenth) = Int(tenths.magnitude).quotientAndRemainder(dividingBy: 10)
        if whole > 0 || tenth == 0 {
            var divisor = 1
            while divisor * 10 <= whole { divisor *= 10 }
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(whole / divisor % 10))
                divisor /= 10
            }
        }
        if tenth > 0 {
            bytes.append(UInt8(ascii: "."))
            bytes.append(UInt8(ascii: "0") + UInt8(tenth))
        }
    }
}
