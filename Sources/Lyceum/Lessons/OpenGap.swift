/// A gap of a practical that is still to be filled.
///
/// It ends a program as any error does that nobody catches: with one line that names the gap, and code 1.
public struct OpenGap: Error, Sendable, Equatable, CustomStringConvertible {
    /// The gap's name, as its mark in the text has it.
    public let name: String

    /// A gap of this name.
    public init(_ name: String) { self.name = name }

    public var description: String {
        "the gap \"\(name)\" is still open: put your code where `openGap(\"\(name)\")` stands"
    }
}

/// Stands in a practical where code of yours is to stand.
///
/// - Throws: ``OpenGap``, always.
public func openGap(_ name: String) throws { throw OpenGap(name) }

/// Stands in a practical where code of yours is to stand that returns something.
///
/// ```swift
/// func square(_ x: Double) throws -> Double {
///     return try openGap("square")
/// }
/// ```
/// It fits any result, and what it stands for is compiled and can be tested before it is written.
///
/// - Throws: ``OpenGap``, always.
public func openGap<Result>(_ name: String) throws -> Result { throw OpenGap(name) }
