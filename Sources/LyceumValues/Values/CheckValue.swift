import LyceumNumerics

/// A number that stands for the bits of what was added to it: equal contents give equal numbers, in every program.
///
/// Any change within one word of 64 bits changes the number. It finds accidents and differences; somebody who wants two contents
/// with the same number can make them.
@frozen @usableFromInline
package struct CheckValue: Sendable {
    @usableFromInline var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inlinable
    package init() {}

    /// The number.
    @inlinable package var number: UInt64 { (state ^ state >> 32) &* 0xD6E8_FEB8_6659_FD93 }

    /// Adds a word.
    @inlinable @inline(__always)
    package mutating func add(_ word: UInt64) {
        // Both steps can be undone, so that no word is lost in what it was added to.
        state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 29
    }

    /// Adds bytes, and their number.
    @inlinable
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count {
            rest |= UInt64(bytes[index]) << shift
            shift += 8
            index += 1
        }
        add(rest)
        add(UInt64(truncatingIfNeeded: bytes.count))
    }
}

extension CheckValue {
    /// The number of a value: of its kind, and of all that it holds.
    @usableFromInline
    package init(of value: __shared Value) {
        self.init()
        addValue(value)
    }

    private mutating func addValue(_ value: __shared Value) {
        switch value {
        case .none: add(0)
        case .bool(let flag): add(flag ? 2 : 1)
        case .int(let number): tagged(3, UInt64(bitPattern: Int64(number)))
        case .double(let number): tagged(4, number.bitPattern)
        case .string(let text):
            add(5)
            add(text)
        case .floats(let numbers):
            add(6)
            numbers.withUnsafeBytes { add($0) }
        case .doubles(let numbers):
            add(7)
            numbers.withUnsafeBytes { add($0) }
        case .integers(let numbers):
            add(8)
            numbers.withUnsafeBytes { add($0) }
        case .array(let array): add(array)
        case .list(let values): add(values, tag: 10)
        case .tuple(let values): add(values, tag: 11)
        case .dictionary(let info):
            tagged(12, UInt64(info.count))
            for index in 0..<info.count {
                let (key, value) = info.entry(at: index)
                add(key)
                addValue(value)
            }
        case .graph(let graph):
            add(13)
            addValue(graph.nodes)
            addValue(graph.edges ?? .none)
            for link in graph.edgeLinks ?? [] { link.withUnsafeBytes { add($0) } }
        }
    }

    private mutating func tagged(_ tag: UInt64, _ word: UInt64) {
        add(tag)
        add(word)
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    private mutating func add(_ values: [Value], tag: UInt64) {
        tagged(tag, UInt64(values.count))
        for value in values { addValue(value) }
    }

    private mutating func add(_ array: AnyArray) {
        add(9)
        array.shape.withUnsafeBytes { add($0) }
        switch array {
        case .float32(let array): array.elements.withUnsafeBytes { add($0) }
        case .float64(let array): array.elements.withUnsafeBytes { add($0) }
        case .int8(let array): array.elements.withUnsafeBytes { add($0) }
        case .int16(let array): array.elements.withUnsafeBytes { add($0) }
        case .int32(let array): array.elements.withUnsafeBytes { add($0) }
        case .int64(let array): array.elements.withUnsafeBytes { add($0) }
        case .uint8(let array): array.elements.withUnsafeBytes { add($0) }
        case .uint16(let array): array.elements.withUnsafeBytes { add($0) }
        case .uint32(let array): array.elements.withUnsafeBytes { add($0) }
        case .uint64(let array): array.elements.withUnsafeBytes { add($0) }
        case .bool(let array): array.elements.withUnsafeBytes { add($0) }
        }
    }
}
