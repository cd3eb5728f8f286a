extension NDArray: Encodable where Scalar: Encodable {
    /// Writes the shape and the elements in row-major order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(shape, forKey: .shape)
        try container.encode(elements, forKey: .elements)
    }
}

extension NDArray: Decodable where Scalar: Decodable {
    /// Reads what `encode(to:)` wrote.
    ///
    /// - Throws: `DecodingError` if a part is missing, or `InvalidShape` if the parts do not fit.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            shape: container.decode([Int].self, forKey: .shape),
            elements: container.decode([Scalar].self, forKey: .elements))
    }
}

private enum CodingKeys: String, CodingKey {
    case shape, elements
}
