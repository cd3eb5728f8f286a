/// A canonical Huffman code of at most 15 bits, for writing.
struct HuffmanCode {
    /// The number of bits of each symbol; 0 for one that does not occur.
    let lengths: [Int]
    /// The bits of each symbol, the first one lowest.
    let bits: [UInt32]

    /// The best code for symbols of these frequencies, none longer than a limit.
    init(frequencies: [Int], limit: Int) {
        lengths = Self.lengths(frequencies, limit: limit)
        bits = Self.canonical(lengths)
    }

    /// Package merge: the coins of each symbol at every level, merged in pairs; the cheapest 2n - 2 count (Larmore and
    /// Hirschberg, "A fast algorithm for optimal length-limited Huffman codes", 1990).
    private static func lengths(_ frequencies: [Int], limit: Int) -> [Int] {
        var lengths = [Int](repeating: 0, count: frequencies.count)
        let symbols = frequencies.indices.filter { frequencies[$0] > 0 }.sorted { frequencies[$0] < frequencies[$1] }
        if symbols.count < 2 {
            for symbol in symbols { lengths[symbol] = 1 }
            return lengths
        }
        let coins = symbols.map { (weight: frequencies[$0], symbols: [$0]) }
        var row = coins
        for _ in 1..<limit {
            let pairs = stride(from: 0, to: row.count - 1, by: 2).map {
                (weight: row[$0].weight + row[$0 + 1].weight, symbols: row[$0].symbols + row[$0 + 1].symbols)
            }
            var merged: [(weight: Int, symbols: [Int])] = []
            var (first, second) = (0, 0)
            while first < coins.count || second < pairs.count {
                if second == pairs.count || (first < coins.count && coins[first].weight <= pairs[second].weight) {
                    merged.append(coins[first])
                    first += 1
                } else {
                    merged.append(pairs[second])
                    second += 1
                }
            }
            row = merged
        }
        for package in row.prefix(2 * symbols.count - 2) {
            for symbol in package.symbols { lengths[symbol] += 1 }
        }
        return lengths
    }

    /// Codes in order of length and symbol, as RFC 1951 numbers them, with their bits reversed for writing.
    private static func canonical(_ lengths: [Int]) -> [UInt32] {
        var codes = [UInt32](repeating: 0, count: lengths.count)
        var code: UInt32 = 0
        for length in 1...15 {
            for symbol in lengths.indices where lengths[symbol] == length {
                codes[symbol] = (0..<length).reduce(0) { $0 | (code >> UInt32($1) & 1) << UInt32(length - 1 - $1) }
                code += 1
            }
            code <<= 1
        }
        return codes
    }
}
