/// The codes of lengths and distances in a deflate stream (RFC 1951, section 3.2.5).
enum DeflateTables {
    /// The shortest length of each code from 257 on, and how many bits follow it.
    static let lengths: [(base: Int, extra: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
        (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
        (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    /// The shortest distance of each code, and how many bits follow it.
    static let distances: [(base: Int, extra: Int)] = (0..<30).map { code in
        if code < 4 { return (code + 1, 0) }
        let extra = code / 2 - 1
        return ((2 + code % 2) << extra + 1, extra)
    }
    /// The order in which the lengths of the code of code lengths are written.
    static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// The code of each length from 0 to 258.
    static let lengthCode: [UInt8] = codes(lengths, upTo: 258)
    /// The code of each distance from 0 to 32768.
    static let distanceCode: [UInt8] = codes(distances, upTo: 32_768)

    private static func codes(_ table: [(base: Int, extra: Int)], upTo limit: Int) -> [UInt8] {
        var codes = [UInt8](repeating: 0, count: limit + 1)
        for (code, entry) in table.enumerated() where entry.base <= limit {
            for value in entry.base...limit { codes[value] = UInt8(code) }
        }
        return codes
    }
}
