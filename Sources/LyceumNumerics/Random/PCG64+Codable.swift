extension PCG64: Codable {
    private enum CodingKeys: String, CodingKey {
        case state, increment, buffered
    }

    /// Reads what ``encode(to:)`` wrote.
    ///
    /// - Throws: `DecodingError` if a number is missing or is not one of 128 bits, and for an even increment, which no
    ///   generator has.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> UInt128 {
            let text = try container.decode(String.self, forKey: key)
            guard let number = UInt128(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container,
                    debugDescription: "\"\(text)\" is not a decimal number from 0 to 2^128 - 1")
            }
            return number
        }
        let increment = try number(.increment)
        // With an even one the stream may stand still, and a draw that waits for another number never returns.
        guard increment % 2 == 1 else {
            throw DecodingError.dataCorruptedError(
                forKey: .increment, in: container,
                debugDescription: "\(increment) is even; the increment of a PCG64 is an odd number")
        }
        self.init(
            state: try number(.state), increment: increment,
            buffered: try container.decodeIfPresent(UInt32.self, forKey: .buffered))
    }

    /// Writes the two long numbers in decimal as strings, because most readers of JSON round long numbers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(String(state), forKey: .state)
        try container.encode(String(increment), forKey: .increment)
        try container.encodeIfPresent(buffered, forKey: .buffered)
    }
}

extension PCG64: CustomStringConvertible {
    /// The state under NumPy's names, for instance `PCG64(state: 35…, inc: 87…, has_uint32: 0)`.
    public var description: String {
        let half = buffered.map { "has_uint32: 1, uinteger: \($0)" } ?? "has_uint32: 0"
        return "PCG64(state: \(state), inc: \(increment), \(half))"
    }
}
