import Foundation
import LyceumLearning
import LyceumSystem
import TestSupport
import Testing

struct CheckpointTests {
    private final class Policy: Module {
        let hidden: Linear
        let output: Linear
        init(_ hidden: Int) {
            self.hidden = Linear(4, hidden)
            output = Linear(hidden, 2, bias: false)
        }
    }

    @Test func `A module is saved to a file in a new folder and loaded to the bit`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/runs/policy.safetensors"
            let first = Policy(8)
            let second = Policy(8)
            #expect(first.savedTensors.map(\.tensor) != second.savedTensors.map(\.tensor))
            try save(first, to: path, metadata: ["episode": "7", "note": "a \"quoted\" text, \u{1F3CB}"])
            try load(into: second, from: path)
            #expect(first.savedTensors.map(\.tensor) == second.savedTensors.map(\.tensor))
            let checkpoint = try Checkpoint(contentsOf: path)
            #expect(checkpoint.metadata == ["episode": "7", "note": "a \"quoted\" text, \u{1F3CB}"])
            #expect(checkpoint.tensors.map(\.name) == ["hidden.weight", "hidden.bias", "output.weight"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/runs").count == 1)
        }
    }

    @Test func `What does not fit a module is named, and nothing is changed`() throws {
        let policy = Policy(8)
        let before = policy.savedTensors.map(\.tensor)
        var checkpoint = Checkpoint()
        checkpoint.add(Policy(9))
        checkpoint[tensor: "hidden.bias"] = nil
        checkpoint[tensor: "critic.weight"] = Tensor(1)
        let error = #expect(throws: CheckpointMismatch.self) { try checkpoint.restore(policy) }
        #expect(
            error?.description == """
                the tensors do not fit: missing: hidden.bias; unexpected: critic.weight; hidden.weight has shape [9, 4], \
                not [8, 4], output.weight has shape [2, 9], not [2, 8]
                """)
        #expect(policy.savedTensors.map(\.tensor) == before)
    }

    @Test func `A file that is not there, or too large, is an error of the file`() throws {
        #expect(throws: FileError.self) { try Checkpoint(contentsOf: "/nowhere/policy.safetensors") }
        #expect(throws: FileError.self) { try Checkpoint(contentsOf: "\(#filePath)", limit: 10) }
    }

    @Test func `Every shape and every number comes back to the bit`() throws {
        var checkpoint = Checkpoint()
        checkpoint[tensor: "number"] = Tensor(-0.0)
        checkpoint[tensor: "empty"] = Tensor.zeros(3, 0)
        checkpoint[tensor: "deep"] = Tensor.random(1, 2, 1, 2, 1, 2, 1, 2)
        checkpoint[tensor: "odd"] = Tensor(
            [.infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude] as [Float])
        checkpoint[tensor: "a \"name\"\n\\/\u{1F3CB}"] = Tensor(Float.nan)
        let read = try Checkpoint(bytes: checkpoint.bytes)
        #expect(read.tensors.map(\.name) == checkpoint.tensors.map(\.name))
        for (first, second) in zip(read.tensors, checkpoint.tensors) {
            #expect(first.tensor.shape == second.tensor.shape)
            #expect(first.tensor.elements.map(\.bitPattern) == second.tensor.elements.map(\.bitPattern))
        }
        #expect(try Checkpoint(bytes: Checkpoint().bytes).tensors.isEmpty)
        #expect(try Checkpoint(bytes: Checkpoint(metadata: ["a": "b"]).bytes).metadata == ["a": "b"])
    }

    @Test func `Each name that is put in twice has the later tensor, and nil takes it out`() {
        var checkpoint = Checkpoint()
        checkpoint[tensor: "a"] = Tensor(1)
        checkpoint[tensor: "a"] = Tensor(2)
        checkpoint[tensor: "b"] = Tensor(3)
        checkpoint[tensor: "b"] = nil
        #expect(checkpoint.tensors.map(\.name) == ["a"])
        #expect(checkpoint[tensor: "a"]?.item == 2)
    }

    @Test(
        arguments: [
            ("BOOL", [1, 0], [1, 0]), ("U8", [0, 255], [0, 255]), ("I8", [127, 128], [127, -128]),
            ("I16", [1, 0, 255, 255], [1, -1]), ("U16", [1, 0, 255, 255], [1, 65535]),
            ("I32", [2, 0, 0, 0, 254, 255, 255, 255], [2, -2]), ("U32", [2, 1, 0, 0, 0, 0, 0, 128], [258, 0x1p31]),
            ("I64", [3, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255], [3, -1]),
            ("U64", [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128], [3, 0x1p63]),
            ("F16", [0, 0xc0, 1, 0, 0, 0x7c, 0xff, 0x7b], [-2, 0x1p-24, .infinity, 65504]),
            ("BF16", [0, 0xc0, 0x80, 0x3f], [-2, 1]), ("F32", [0, 0, 0, 0xc0, 0, 0, 0x80, 0x3f], [-2, 1]),
            ("F64", [0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f], [-2, 1]),
        ] as [(String, [UInt8], [Float])])
    func `Numbers of every type are read`(_ type: String, _ data: [UInt8], _ numbers: [Float]) throws {
        let header = #"{"x":{"dtype":"\#(type)","shape":[\#(numbers.count)],"data_offsets":[0,\#(data.count)]}}"#
        let checkpoint = try Checkpoint(bytes: file(header, data))
        #expect(checkpoint[tensor: "x"]?.elements == numbers)
    }
}

/// The contents of a file with a header and data.
func file(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
    let text = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
}
