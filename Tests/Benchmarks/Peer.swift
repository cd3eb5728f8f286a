import Lyceum

/// A Python that does the same work with Gymnasium, rldurham and their friends, one process for each measurement.
struct Peer {
    let python: String

    private func script(for name: String) -> String {
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        return folder + (name.hasPrefix("learn/") ? "/peer_learning.py" : "/peer.py")
    }

    /// The peer's figure; `nil` for work that it has no counterpart for.
    func measure(_ name: String) throws -> Double? {
        let child = try ChildProcess([python, script(for: name), name])
        guard child.code == 0 else { throw PeerFailed(name: name, python: python) }
        return child.output.split(separator: "\n").last.flatMap { Double($0) }
    }
}

/// A measurement that the peer did not get through.
struct PeerFailed: Error, CustomStringConvertible {
    let name: String
    let python: String

    var description: String {
        "\(python) failed at \(name): it needs gymnasium 1.4.0, rldurham 0.1.1, matplotlib and torch, see README.md"
    }
}
