import LyceumSystem
import LyceumValues

extension Checkpoint {
    /// The longest header that is read, in bytes.
    static let longestHeader = 100_000_000

    /// Reads a file in the safetensors format. Numbers of other types than `F32` are rounded to 32 bits.
    ///
    /// - Parameters:
    ///   - path: The name of the file.
    ///   - limit: The largest number of bytes that it may have; 1 GiB by default.
    /// - Throws: `FileError` if the file cannot be read or is too large, `MalformedCheckpoint` if it is not in the
    ///   format.
    public init(contentsOf path: String, limit: Int = 1 << 30) throws {
        try self.init(bytes: Platform.readFile(path, limit: limit))
    }

    /// Reads the contents of a file in the safetensors format, as ``init(contentsOf:limit:)``.
    public init(bytes: [UInt8]) throws(MalformedCheckpoint) {
        let (header, start) = try Self.header(of: bytes)
        var metadata: [String: String] = [:]
        var places: [Place] = []
        for (name, value) in zip(header.keys, header.values) {
            if name == "__metadata__" {
                metadata = try Self.metadata(value)
            } else {
                places.append(try Place(name, value))
            }
        }
        try Self.checkThatAllIsCovered(places, size: bytes.count - start)
        var tensors: [(name: String, tensor: Tensor)] = []
        tensors.reserveCapacity(places.count)
        bytes.withUnsafeBytes { all in
            for place in places {
                let part = UnsafeRawBufferPointer(
                    rebasing: all[start + place.range.lowerBound..<start + place.range.upperBound])
                tensors.append((place.name, place.tensor(part)))
            }
        }
        self.init(tensors: tensors, metadata: metadata)
    }

    private static func header(of bytes: [UInt8]) throws(MalformedCheckpoint) -> (Info, start: Int) {
        guard bytes.count >= 8 else { throw MalformedCheckpoint(.short(bytes.count)) }
        let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= longestHeader, length <= bytes.count - 8 else {
            throw MalformedCheckpoint(.headerLength(length, available: bytes.count - 8))
        }
        let start = 8 + Int(length)
        guard length > 0, bytes[8] == UInt8(ascii: "{") else { throw MalformedCheckpoint(.noObject) }
        guard let text = String(validating: bytes[8..<start], as: UTF8.self) else {
            throw MalformedCheckpoint(.notUTF8)
        }
        do {
            guard case .dictionary(let header) = try Value(json: text) else { throw MalformedCheckpoint(.noObject) }
            return (header, start)
        } catch let error as MalformedJSON {
            throw MalformedCheckpoint(.json(error))
        } catch {
            throw MalformedCheckpoint(.noObject)
        }
    }

    private static func metadata(_ value: Value) throws(MalformedCheckpoint) -> [String: String] {
        guard case .dictionary(let entries) = value else { throw MalformedCheckpoint(.metadata("it is no object")) }
        var metadata: [String: String] = [:]
        for (key, value) in zip(entries.keys, entries.values) {
            guard case .string(let text) = value else {
                throw MalformedCheckpoint(.metadata("the value of \"\(key)\" is no text"))
            }
            metadata[key] = text
        }
        return metadata
    }

    /// Throws unless each byte of the data belongs to exactly one tensor.
    private static func checkThatAllIsCovered(_ places: [Place], size: Int) throws(MalformedCheckpoint) {
        var end = 0
        let sorted = places.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        for place in sorted {
            guard place.range.lowerBound == end else {
                throw MalformedCheckpoint(
                    place.range.lowerBound < end
                        ? .overlap(place.name, at: place.range.lowerBound) : .gap(end..<place.range.lowerBound))
            }
            end = place.range.upperBound
        }
        guard end == size else { throw MalformedCheckpoint(.size(expected: end, found: size)) }
    }
}

/// One tensor in the header of a file.
private struct Place {
    let name: String
    let type: ElementType
    let shape: Shape
    /// Where its bytes are, counted from the end of the header.
    let range: Range<Int>

    init(_ name: String, _ value: Value) throws(MalformedCheckpoint) {
        func malformed(_ text: String) -> MalformedCheckpoint { MalformedCheckpoint(.tensor(name, text)) }
        guard case .dictionary(let entries) = value else { throw malformed("it is described by no object") }
        if let key = entries.keys.first(where: { !["dtype", "shape", "data_offsets"].contains($0) }) {
            throw malformed("the key \"\(key)\" is unknown")
        }
        guard case .string(let code)? = entries["dtype"] as Value? else { throw malformed("dtype is no text") }
        guard let type = ElementType(rawValue: code) else {
            throw malformed(
                "the dtype \(code) is none of \(ElementType.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard let lengths = Self.wholeNumbers(entries["shape"]) else {
            throw malformed("shape is no list of whole numbers")
        }
        guard let offsets = Self.wholeNumbers(entries["data_offsets"]), offsets.count == 2 else {
            throw malformed("data_offsets are not two whole numbers")
        }
        guard 0 <= offsets[0], offsets[0] <= offsets[1] else { throw malformed("data_offsets are \(offsets)") }
        var count = 1
        for length in lengths {
            let (product, overflows) = count.multipliedReportingOverflow(by: length)
            if overflows { throw malformed("the shape \(lengths) has too many elements") }
            count = product
        }
        guard let shape = try? Shape(checking: lengths) else {
            let problem =
                count > Shape.mostElements
                ? "too many elements" : "more than \(Shape.mostAxes) axes or an impossible length"
            throw malformed("the shape \(lengths) has \(problem)")
        }
        let (size, overflows) = count.multipliedReportingOverflow(by: type.size)
        guard !overflows, size == offsets[1] - offsets[0] else {
            throw malformed(
                "the shape \(lengths) of \(code) does not take the \(offsets[1] - offsets[0]) bytes of its data_offsets"
            )
        }
        self.name = name
        self.type = type
        self.shape = shape
        range = offsets[0]..<offsets[1]
    }

    private static func wholeNumbers(_ value: Value?) -> [Int]? {
        guard case .list(let values)? = value else { return nil }
        let numbers = values.compactMap(\.int)
        return numbers.count == values.count ? numbers : nil
    }

    func tensor(_ bytes: UnsafeRawBufferPointer) -> Tensor {
        Tensor(shape) { target in
            for index in 0..<shape.count { target[index] = type.number(in: bytes, at: index * type.size) }
        }
    }
}
