import LyceumLearning
import LyceumNumerics
import Testing

struct MalformedCheckpointTests {
    /// A header with one tensor of two numbers.
    private static func header(
        dtype: String = "\"F32\"", shape: String = "[2]", offsets: String = "[0,8]", more: String = ""
    ) -> String {
        #"{"x":{"dtype":\#(dtype),"shape":\#(shape),"data_offsets":\#(offsets)}\#(more)}"#
    }

    private static func second(_ offsets: String) -> String {
        #","y":{"dtype":"U8","shape":[4],"data_offsets":\#(offsets)}"#
    }

    private static let cases: [(header: String, message: String)] = [
        ("", "its header is no JSON object"),
        ("[]", "its header is no JSON object"),
        (" {}", "its header is no JSON object"),
        ("{", "its header is malformed: the text is not JSON at byte 1: expected a key in quotes"),
        (header(more: #","x":1"#), #"the key "x" is there twice"#),
        (#"{"x":[]}"#, #"tensor "x": it is described by no object"#),
        (#"{"x":{}}"#, #"tensor "x": dtype is no text"#),
        (#"{"__metadata__":3}"#, "__metadata__: it is no object"),
        (#"{"__metadata__":{"a":3}}"#, #"__metadata__: the value of "a" is no text"#),
        (header(dtype: "3"), #"tensor "x": dtype is no text"#),
        (header(dtype: "\"F8\""), #"tensor "x": the dtype F8 is none of BOOL, U8"#),
        (header(shape: "2"), #"tensor "x": shape is no list of whole numbers"#),
        (header(shape: "[2.0]"), #"tensor "x": shape is no list of whole numbers"#),
        (header(shape: "[-2]"), #"tensor "x": the shape [-2] has more than 8 axes or an impossible length"#),
        (header(shape: "[1,1,1,1,1,1,1,1,2]"), "has more than 8 axes or an impossible length"),
        (header(shape: "[2147483647,2147483647,2147483647]"), "has too many elements"),
        (header(shape: "[3]"), #"tensor "x": the shape [3] of F32 does not take the 8 bytes of its data_offsets"#),
        (header(offsets: "[0]"), #"tensor "x": data_offsets are not two whole numbers"#),
        (header(offsets: "[8,0]"), #"tensor "x": data_offsets are [8, 0]"#),
        (header(offsets: "[-8,0]"), #"tensor "x": data_offsets are [-8, 0]"#),
        (header(shape: "[2],\"z\":1"), #"tensor "x": the key "z" is unknown"#),
        (header(offsets: "[4,12]"), "bytes 0..<4 of the numbers belong to no tensor"),
        (header(more: second("[4,8]")), #"tensor "y" begins at byte 4 of the numbers, inside of another one"#),
        (header(more: second("[9,13]")), "bytes 8..<9 of the numbers belong to no tensor"),
        (header(more: second("[8,12]")), "its header describes 12 bytes of numbers, and 8 are there"),
        (header(shape: "[1]", offsets: "[0,4]"), "its header describes 4 bytes of numbers, and 8 are there"),
        (header(offsets: "[9223372036854775800,9223372036854775807]"), "does not take the 7 bytes"),
    ]

    @Test(arguments: cases)
    func `A file that is wrong in one place is refused with a message that names it`(
        _ header: String, _ message: String
    ) {
        let error = #expect(throws: MalformedCheckpoint.self) {
            try Checkpoint(bytes: file(header, Array(repeating: 0, count: 8)))
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func `The right one of them is read`() throws {
        #expect(try Checkpoint(bytes: file(Self.header(), Array(repeating: 0, count: 8))).tensors.count == 1)
        #expect(try Checkpoint(bytes: file(Self.header() + "   ", Array(repeating: 0, count: 8))).tensors.count == 1)
    }

    @Test func `A header that is longer than the file, too long, or not UTF-8 is refused`() {
        for bytes: [UInt8] in [
            [], [1, 2, 3], [200, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d], Array(repeating: 255, count: 40),
        ] {
            #expect(throws: MalformedCheckpoint.self) { try Checkpoint(bytes: bytes) }
        }
        #expect(throws: MalformedCheckpoint.self) { try Checkpoint(bytes: [3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff, 0x7d]) }
    }

    @Test
    func `Of ten thousand damaged files each is read or refused, and what is read is written to the same tensors`()
        throws
    {
        var checkpoint = Checkpoint(metadata: ["a": "b"])
        checkpoint[tensor: "x"] = Tensor([[1, 2], [3, 4]])
        checkpoint[tensor: "y.0"] = Tensor([5] as [Float])
        let whole = checkpoint.bytes
        let words = ["\"", "{", "}", "[", "]", ",", ":", "0", "9", "-", "\\u", "dtype", "F64", "1e9", "x", "null"].map {
            Array($0.utf8)
        }
        var generator = try Generator(seed: 6)
        var read = 0
        for _ in 0..<10_000 {
            var bytes = whole
            for _ in 0..<(try generator.integers(1, 4)) {
                let place = try generator.integers(bytes.count)
                switch try generator.integers(5) {
                case 0: bytes[place] = UInt8(try generator.integers(256))
                case 1: bytes[place] ^= 1 << UInt8(try generator.integers(8))
                case 2: bytes.removeSubrange(place...)
                case 3: bytes.insert(contentsOf: words[try generator.integers(words.count)], at: place)
                default: bytes.remove(at: place)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            guard let result = try? Checkpoint(bytes: bytes) else { continue }
            read += 1
            let again = try Checkpoint(bytes: result.bytes)
            #expect(again.metadata == result.metadata)
            #expect(again.tensors.map(\.name) == result.tensors.map(\.name))
            let bits = { (c: Checkpoint) in
                c.tensors.map { [$0.tensor.elements.map(\.bitPattern), $0.tensor.shape.map(UInt32.init)] }
            }
            #expect(bits(again) == bits(result))
        }
        #expect((100..<9_900).contains(read))
    }
}
