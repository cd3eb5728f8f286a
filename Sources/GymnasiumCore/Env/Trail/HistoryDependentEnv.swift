/// An environment that keeps more over its resets than its random stream.
///
/// What an episode is then depends on those before it. A trace keeps what was handed on to each episode, so that it can be
/// played again without the others.
package protocol HistoryDependentEnv: Env {
    /// What the last reset took over from the episodes before; empty where there was nothing.
    var inheritance: [UInt8] { get }
    /// Lets the next reset take this over, in place of what was played here.
    ///
    /// - Throws: ``InvalidInheritance`` for bytes that no such environment hands on.
    mutating func inherit(_ bytes: [UInt8]) throws
}

/// Bytes that no environment of this kind hands on to its next episode.
package struct InvalidInheritance: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment's type.
    package let name: String

    package init(_ name: String) { self.name = name }

    package var description: String { "this is nothing that an episode of \(name) takes over from the one before" }
}
