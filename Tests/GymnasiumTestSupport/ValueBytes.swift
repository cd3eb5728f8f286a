import Gymnasium
import LyceumNumerics
import TestSupport

extension Value {
    /// The bytes that NumPy has of the same observation: little-endian, in the numbers' own type, parts in order.
    package var bytes: [UInt8] {
        switch self {
        case .none, .graph: []
        case .bool(let flag): [flag ? 1 : 0]
        case .int(let number): number.littleEndianBytes
        case .double(let number): number.bitPattern.littleEndianBytes
        case .string(let text): Array(text.utf8)
        case .floats(let numbers): numbers.flatMap(\.bitPattern.littleEndianBytes)
        case .doubles(let numbers): numbers.flatMap(\.bitPattern.littleEndianBytes)
        case .integers(let numbers): numbers.flatMap(\.littleEndianBytes)
        case .array(let array): array.bytes
        case .list(let parts), .tuple(let parts): parts.flatMap(\.bytes)
        case .dictionary(let entries): entries.values.flatMap(\.bytes)
        }
    }
}

extension AnyArray {
    fileprivate var bytes: [UInt8] {
        switch self {
        case .float32(let array): array.elements.flatMap(\.bitPattern.littleEndianBytes)
        case .float64(let array): array.elements.flatMap(\.bitPattern.littleEndianBytes)
        case .int8(let array): array.elements.flatMap(\.littleEndianBytes)
        case .int16(let array): array.elements.flatMap(\.littleEndianBytes)
        case .int32(let array): array.elements.flatMap(\.littleEndianBytes)
        case .int64(let array): array.elements.flatMap(\.littleEndianBytes)
        case .uint8(let array): array.elements
        case .uint16(let array): array.elements.flatMap(\.littleEndianBytes)
        case .uint32(let array): array.elements.flatMap(\.littleEndianBytes)
        case .uint64(let array): array.elements.flatMap(\.littleEndianBytes)
        case .bool(let array): array.elements.map { $0 ? 1 : 0 }
        }
    }
}

extension FixedWidthInteger {
    fileprivate var littleEndianBytes: [UInt8] {
        stride(from: 0, to: bitWidth, by: 8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}

/// What the reference data say about a roll-out: the first observations, and a hash over all that came.
package struct RollOutRecord {
    package private(set) var first: [String] = []
    package private(set) var episodes = 0
    private var hash = ByteHash()
    package var digits: String { hash.digits }

    /// Does as many steps with sampled actions as the reference data have.
    package init(_ env: AnyEnv, seed: Int, steps: Int = 300) throws {
        var env = env
        note(try env.reset(seed: seed).observation)
        try env.actionSpace.seed(seed)
        for _ in 0..<steps {
            let step = try env.step(env.actionSpace.sample())
            note(step.observation)
            add(Value.double(step.reward).bytes + [step.terminated ? 1 : 0, step.truncated ? 1 : 0])
            if let episode = step.info["episode"]?.dictionary {
                add((episode["r"] ?? .none).bytes + (episode["l"] ?? .none).bytes)
            }
            if step.isDone {
                episodes += 1
                note(try env.reset().observation)
            }
        }
    }

    private mutating func note(_ observation: Value) {
        let bytes = observation.bytes
        add(bytes)
        if first.count < 5 { first.append(hex(bytes)) }
    }

    private mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { hash.add(byte) }
    }
}
