extension MersenneTwister {
    /// The 624 words that a twister works on, how many of them are used up, and the second half of a pair of normals.
    public struct State: Sendable, Hashable {
        /// The number of words.
        public static let size = 624

        /// The words, always 624.
        public private(set) var key: [UInt32]
        /// How many words have been drawn since the last twist, 0 to 624.
        public private(set) var position: Int
        /// The second of two normal draws that were made together, until it is drawn.
        public package(set) var gauss: Double?

        /// A state that was written down, for instance what Python printed for `np.random.get_state()`.
        ///
        /// - Parameters:
        ///   - key: 624 words, not all 0.
        ///   - position: 0 to 624.
        ///   - gauss: NumPy's `cached_gaussian` if its `has_gauss` is 1, else nil.
        /// - Throws: `InvalidState` if there are other than 624 words, the position is out of range, or all words that
        ///   the stream continues from are 0, so that it would stand still.
        public init(key: [UInt32], position: Int, gauss: Double? = nil) throws(InvalidState) {
            if key.count != Self.size || !(0...Self.size).contains(position) {
                throw InvalidState(words: key.count, position: position)
            }
            // Of the first word only the top bit is part of the state.
            if key[0] < 0x8000_0000, key.dropFirst().allSatisfy({ $0 == 0 }) {
                throw InvalidState(words: key.count, position: position, isZero: true)
            }
            self.key = key
            self.position = position
            self.gauss = gauss
        }

        /// The state that belongs to a seed: a linear recurrence modulo 2^32.
        init(seed: UInt32) {
            key = [seed]
            key.reserveCapacity(Self.size)
            for index in 1..<UInt32(Self.size) {
                let last = key[Int(index) - 1]
                key.append((last ^ (last >> 30)) &* 1_812_433_253 &+ index)
            }
            position = Self.size
        }

        /// A state of words that a seed sequence mixed; the top bit of the first keeps it from being zero.
        init(_ seeds: SeedSequence) {
            key = seeds.generateUInt32(count: Self.size)
            key[0] = 0x8000_0000
            position = Self.size
        }

        /// The next word, tempered.
        mutating func next() -> UInt32 {
            if position == Self.size { twist() }
            var word = key[position]
            position += 1
            word ^= word >> 11
            word ^= (word << 7) & 0x9D2C_5680
            word ^= (word << 15) & 0xEFC6_0000
            return word ^ (word >> 18)
        }

        /// Replaces every word by one made of itself, its neighbour and the word 397 places on.
        private mutating func twist() {
            key.withUnsafeMutableBufferPointer { key in
                func replace(_ index: Int, neighbour: Int, partner: Int) {
                    let joined = (key[index] & 0x8000_0000) | (key[neighbour] & 0x7FFF_FFFF)
                    key[index] = key[partner] ^ (joined >> 1) ^ ((0 &- (joined & 1)) & 0x9908_B0DF)
                }
                for index in 0..<227 { replace(index, neighbour: index + 1, partner: index + 397) }
                for index in 227..<623 { replace(index, neighbour: index + 1, partner: index - 227) }
                replace(623, neighbour: 0, partner: 396)
            }
            position = 0
        }
    }
}

extension MersenneTwister.State: Codable {
    private enum CodingKeys: String, CodingKey {
        case key, position, gauss
    }

    /// Reads what the synthesized `encode(to:)` wrote.
    ///
    /// - Throws: `DecodingError` if a part is missing, or `InvalidState` if the parts are no state.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            key: container.decode([UInt32].self, forKey: .key), position: container.decode(Int.self, forKey: .position),
            gauss: container.decodeIfPresent(Double.self, forKey: .gauss))
    }
}

extension MersenneTwister.State: CustomStringConvertible {
    /// Position and first words, for instance `pos: 624, key: [42, 3107752595, …]`.
    public var description: String {
        let half = gauss.map { ", cached_gaussian: \($0)" } ?? ""
        return "pos: \(position), key: [\(key[0]), \(key[1]), …]\(half)"
    }
}
