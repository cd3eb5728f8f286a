import Lyceum
import TestSupport

/// A Python that does the same work with Gymnasium, rldurham and their friends, one process for each measurement.
struct Peer {
    let python: String

    private func script(_ name: String) -> String {
        #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
    }

    /// The peer's figure; `nil` for work that it has no counterpart for.
    func measure(_ name: String) throws -> Double? {
        let learning = name.hasPrefix("learning/") ? name.dropFirst(9) : nil
        let run = try Program(python)?
            .run(learning.map { [script("peer_learning.py"), String($0)] } ?? [script("peer.py"), name])
        guard let run, run.code == 0 else {
            throw PeerFailed(name: name, python: python, errors: run?.errors ?? "there is no such program")
        }
        return run.output.split(separator: "\n").last.flatMap { Double($0) }
    }
}

/// A measurement that the peer did not get through.
struct PeerFailed: Error, CustomStringConvertible {
    let name: String
    let python: String
    let errors: String

    var description: String {
        "\(errors)\n\(python) failed at \(name): what it needs is in README.md beside the benchmarks"
    }
}
