/// A number that a chart can draw: `Double`, `Float` or a whole number.
public protocol ChartNumber: Sendable {
    /// The numbers as a chart keeps them.
    static func chartNumbers(_ numbers: [Self]) -> [Double]
}

extension ChartNumber where Self: BinaryInteger {
    /// The numbers, rounded where they have more than 53 binary digits.
    public static func chartNumbers(_ numbers: [Self]) -> [Double] { numbers.map { Double($0) } }
}

extension Double: ChartNumber {
    /// The numbers as they are, without a copy.
    public static func chartNumbers(_ numbers: [Double]) -> [Double] { numbers }
}

extension Float: ChartNumber {
    /// The numbers, exactly.
    public static func chartNumbers(_ numbers: [Float]) -> [Double] { numbers.map(Double.init) }
}

extension Int: ChartNumber {}
extension Int32: ChartNumber {}
extension Int64: ChartNumber {}
extension UInt8: ChartNumber {}
