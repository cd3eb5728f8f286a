import Lyceum

/// A Python that does the same work with Gymnasium, rldurham and their friends, one process for each measurement.
struct Peer {
    let python: String

    private func script(_ name: String) -> String {
        #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
    }

    /// The peer's figure; `nil` for work that it has no counterpart for.
    func measure(_ name: String) throws -> Double? {
        let learning = name.hasPrefix("learning/") ? name.dropFirst(9) : nil
        let child = try ChildProcess(
            learning.map { [python, script("peer_learning.py"), String($0)] } ?? [python, script("peer.py"), name])
        guard child.code == 0 else { throw PeerFailed(name: name, python: python) }
        return child.output.split(separator: "\n").last.flatMap { Double($0) }
    }
}

/// A measurement that the peer did not get through.
struct PeerFailed: Error, CustomStringConvertible {
    let name: String
    let python: String

    var description: String {
        "\(python) failed at \(name): what it needs is in README.md beside the benchmarks"
    }
}
