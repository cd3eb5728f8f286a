/// A gap of a practical that is still to be filled.
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
/// - Throws: ``OpenGap``, always.
public func openGap<Result>(_ name: String) throws -> Result { throw OpenGap(name) }
