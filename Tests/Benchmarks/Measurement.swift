import Lyceum

/// A result: ours, and the peer's where there is one.
struct Measurement {
    let name: String
    let unit: String
    let value: Double
    let peer: Double?

    /// How many times better than the peer; units of time and memory are better when smaller.
    var ratio: Double? {
        peer.map { unit.hasSuffix("/s") ? value / $0 : $0 / value }
    }

    var json: String {
        var fields: Info = ["name": .string(name), "value": .double(value), "unit": .string(unit)]
        if let peer, let ratio {
            fields["peer"] = .double(peer)
            fields["ratio"] = .double(ratio)
        }
        return fields.json
    }

    var line: String {
        var text = "\(name): \(rounded(value)) \(unit)"
        if let peer, let ratio { text += ", peer \(rounded(peer)), ratio \(rounded(ratio))" }
        return text
    }

    private func rounded(_ number: Double) -> String {
        number >= 1000 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
    }
}
