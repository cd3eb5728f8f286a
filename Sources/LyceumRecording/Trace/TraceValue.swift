import LyceumNumerics
import LyceumValues

/// Values in bytes, bit for bit: the actions that are neither whole numbers nor vectors, and the options of resets.
extension ByteWriter {
    package func add(_ value: Value) {
        switch value {
        case .none: add(UInt8(0))
        case .bool(let flag): add(UInt8(flag ? 2 : 1))
        case .int(let number):
            add(UInt8(3))
            add(Int64(number))
        case .double(let number):
            add(UInt8(4))
            add(number.bitPattern)
        case .string(let text):
            add(UInt8(5))
            add(text)
        case .floats(let numbers):
            addHead(6, numbers.count)
            for number in numbers { add(number.bitPattern) }
        case .doubles(let numbers):
            addHead(7, numbers.count)
            for number in numbers { add(number.bitPattern) }
        case .integers(let numbers):
            addHead(8, numbers.count)
            for number in numbers { add(Int64(number)) }
        case .array(let array): add(array)
        case .list(let values):
            addHead(10, values.count)
            for value in values { add(value) }
        case .tuple(let values):
            addHead(11, values.count)
            for value in values { add(value) }
        case .dictionary(let info):
            add(UInt8(12))
            add(info)
        case .graph(let graph):
            add(UInt8(graph.edgeLinks == nil ? 13 : 14))
            add(graph.nodes)
            add(graph.edges ?? .none)
            guard let links = graph.edgeLinks else { return }
            add(count: links.count)
            for link in links { add(.integers(link)) }
        }
    }

    package func add(_ info: Info) {
        add(count: info.count)
        for (key, value) in info {
            add(key)
            add(value)
        }
    }

    private func add(_ text: String) {
        add(count: text.utf8.count)
        add(text.utf8)
    }

    private func addHead(_ tag: UInt8, _ count: Int) {
        add(tag)
        add(count: count)
    }

    private func add(_ array: AnyArray) {
        add(UInt8(9))
        add(UInt8(ScalarType.allCases.firstIndex(of: array.scalarType) ?? 0))
        add(count: array.shape.count)
        for length in array.shape { add(count: length) }
        switch array {
        case .float32(let array): for number in array.elements { add(number.bitPattern) }
        case .float64(let array): for number in array.elements { add(number.bitPattern) }
        case .int8(let array): for number in array.elements { add(number) }
        case .int16(let array): for number in array.elements { add(number) }
        case .int32(let array): for number in array.elements { add(number) }
        case .int64(let array): for number in array.elements { add(Int64(number)) }
        case .uint8(let array): add(array.elements)
        case .uint16(let array): for number in array.elements { add(number) }
        case .uint32(let array): for number in array.elements { add(number) }
        case .uint64(let array): for number in array.elements { add(number) }
        case .bool(let array): for flag in array.elements { add(UInt8(flag ? 1 : 0)) }
        }
    }
}

extension ByteReader {
    /// Reads a value that ``ByteWriter`` wrote.
    ///
    /// - Parameter depth: how deep values may still be nested.
    package mutating func value(depth: Int = 16) throws(TraceProblem) -> Value {
        guard depth > 0 else { throw TraceProblem("a value is nested too deep") }
        switch try byte() {
        case 0: return .none
        case 1: return .bool(false)
        case 2: return .bool(true)
        case 3: return .int(Int(try number(Int64.self)))
        case 4: return .double(Double(bitPattern: try number(UInt64.self)))
        case 5: return .string(try text())
        case 6: return .floats(try numbers(UInt32.self).map { Float(bitPattern: $0) })
        case 7: return .doubles(try numbers(UInt64.self).map { Double(bitPattern: $0) })
        case 8: return .integers(try numbers(Int64.self).map { Int($0) })
        case 9: return .array(try array())
        case 10: return .list(try values(depth: depth))
        case 11: return .tuple(try values(depth: depth))
        case 12: return .dictionary(try info(depth: depth - 1))
        case 13: return .graph(try graph(hasLinks: false, depth: depth))
        case 14: return .graph(try graph(hasLinks: true, depth: depth))
        case let tag: throw TraceProblem("there is no kind \(tag) of value")
        }
    }

    package mutating func info(depth: Int = 15) throws(TraceProblem) -> Info {
        let entries = try count("the number of entries", atMost: 4096)
        var info = Info()
        for _ in 0..<entries {
            let key = try text()
            guard (info[key] as Value?) == nil else { throw TraceProblem("a dictionary has a key twice") }
            info[key] = try value(depth: depth)
        }
        return info
    }

    private mutating func text() throws(TraceProblem) -> String {
        let slice = try take(try count("the length of a text", atMost: left))
        guard let text = String(validating: slice, as: UTF8.self) else { throw TraceProblem("a text is not UTF-8") }
        return text
    }

    private mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type) throws(TraceProblem) -> [Number] {
        let length = try count("the length of a vector", atMost: left)
        return try numbers(type, count: length)
    }

    private mutating func numbers<Number: FixedWidthInteger>(
        _ type: Number.Type, count: Int
    ) throws(TraceProblem) -> [Number] {
        guard count <= left / (Number.bitWidth / 8) else { throw TraceProblem("it ends too early") }
        var numbers: [Number] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try number(type)) }
        return numbers
    }

    private mutating func values(depth: Int) throws(TraceProblem) -> [Value] {
        let length = try count("the length of a list", atMost: left)
        var values: [Value] = []
        for _ in 0..<length { values.append(try value(depth: depth - 1)) }
        return values
    }

    private mutating func graph(hasLinks: Bool, depth: Int) throws(TraceProblem) -> GraphInstance {
        let nodes = try value(depth: depth - 1)
        let written = try value(depth: depth - 1)
        // The literal `nil` would be a value.
        let edges: Value? = written == Value.none ? Optional.none : written
        guard hasLinks else { return GraphInstance(nodes: nodes, edges: edges) }
        var links: [[Int]] = []
        for _ in 0..<(try count("the number of links", atMost: left)) {
            guard case .integers(let link) = try value(depth: 1) else { throw TraceProblem("a link is no pair") }
            links.append(link)
        }
        return GraphInstance(nodes: nodes, edges: edges, edgeLinks: links)
    }

    private mutating func array() throws(TraceProblem) -> AnyArray {
        let tag = Int(try byte())
        guard tag < ScalarType.allCases.count else { throw TraceProblem("there is no such array") }
        var shape: [Int] = []
        var size = 1
        for _ in 0..<(try count("the number of axes", atMost: 32)) {
            let length = try count("the length of an axis", atMost: 1 << 32)
            shape.append(length)
            let (product, overflows) = size.multipliedReportingOverflow(by: length)
            guard !overflows, product <= max(left, 1) else { throw TraceProblem("it ends too early") }
            size = product
        }
        switch ScalarType.allCases[tag] {
        case .float32:
            return .float32(try shaped(shape, try numbers(UInt32.self, count: size).map(Float.init(bitPattern:))))
        case .float64:
            return .float64(try shaped(shape, try numbers(UInt64.self, count: size).map(Double.init(bitPattern:))))
        case .int8: return .int8(try shaped(shape, try numbers(Int8.self, count: size)))
        case .int16: return .int16(try shaped(shape, try numbers(Int16.self, count: size)))
        case .int32: return .int32(try shaped(shape, try numbers(Int32.self, count: size)))
        case .int64: return .int64(try shaped(shape, try numbers(Int64.self, count: size).map { Int($0) }))
        case .uint8: return .uint8(try shaped(shape, Array(try take(size))))
        case .uint16: return .uint16(try shaped(shape, try numbers(UInt16.self, count: size)))
        case .uint32: return .uint32(try shaped(shape, try numbers(UInt32.self, count: size)))
        case .uint64: return .uint64(try shaped(shape, try numbers(UInt64.self, count: size)))
        case .bool: return .bool(try shaped(shape, try numbers(UInt8.self, count: size).map { $0 != 0 }))
        }
    }

    private func shaped<Scalar>(_ shape: [Int], _ elements: [Scalar]) throws(TraceProblem) -> NDArray<Scalar> {
        do {
            return try NDArray(shape: shape, elements: elements)
        } catch {
            throw TraceProblem("an array has another shape than elements")
        }
    }
}
