import LyceumSystem
import LyceumValues

extension Checkpoint {
    /// The contents of a file with these tensors, in their order, and texts, by their keys in order.
    public var bytes: [UInt8] {
        var header = Info()
        if !metadata.isEmpty {
            header["__metadata__"] = Value.dictionary(
                Info(metadata.sorted { $0.key < $1.key }.map { ($0.key, Value.string($0.value)) }))
        }
        var entries: [(String, Value)] = []
        var size = 0
        for (name, tensor) in tensors {
            let end = size + 4 * tensor.count
            let shape = Value.list(tensor.shape.map(Value.int))
            let place = Value.list([.int(size), .int(end)])
            entries.append((name, .dictionary(["dtype": "F32", "shape": shape, "data_offsets": place])))
            size = end
        }
        var text = Array((metadata.isEmpty ? "{" : header.json.dropLast() + (entries.isEmpty ? "" : ",")).utf8)
        for (index, entry) in entries.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += Info([entry]).json.dropFirst().dropLast().utf8
        }
        text.append(UInt8(ascii: "}"))
        // The numbers begin at a multiple of 8 bytes.
        while text.count % 8 != 0 { text.append(0x20) }

        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + text.count + size)
        withUnsafeBytes(of: UInt64(text.count).littleEndian) { bytes += $0 }
        bytes += text
        for (_, tensor) in tensors {
            tensor.withUnsafeElements { elements in
                for element in elements {
                    withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes += $0 }
                }
            }
        }
        return bytes
    }

    /// Replaces the file at once: a reader sees the old contents or the new, never a part.
    ///
    /// The folder is made if it does not exist.
    ///
    /// - Throws: `FileError` if the system refuses.
    public func write(to path: String) throws { try Platform.replaceFile(path, with: bytes) }
}
