import Foundation
import Gymnasium
import LyceumNumerics
import Testing

@testable import LyceumLearning

/// Something that a program must not do, where it is written, and what it is told.
struct ForbiddenUse: Sendable {
    let told: String
    let file: String
    let line: Int
    let body: @Sendable () throws -> Void

    init(
        _ told: String, file: String = #filePath, line: Int = #line, _ body: @escaping @Sendable () throws -> Void
    ) {
        self.told = told
        self.file = file
        self.line = line
        self.body = body
    }

    /// The lines of the body, from the one that opens it to the one that closes it.
    func bodyLines() throws -> ClosedRange<Int> {
        let source = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
        func trimmed(_ line: Int) -> String { source[line - 1].trimmingCharacters(in: .whitespaces) }
        var first = line
        while !trimmed(first).contains("{") { first += 1 }
        var last = first
        while !trimmed(last).hasSuffix("},") { last += 1 }
        return first...last
    }
}

struct MistakeTests {
    @Test(arguments: ForbiddenUse.all.indices)
    func `A mistake ends the program with one line that names its place and says what is wrong`(
        _ index: Int
    ) async throws {
        let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) { [index] in
            try ForbiddenUse.all[index].body()
        }
        let use = ForbiddenUse.all[index]
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        let match = try #require(text.wholeMatch(of: /ForbiddenUses\.swift:(\d+): error: (.*)\n/), "\(text)")
        #expect(try use.bodyLines().contains(#require(Int(match.1))), "\(text)")
        #expect(match.2.hasPrefix(use.told), "\(text)")
    }

    @Test func `What was printed before a mistake is not lost`() async {
        let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardOutputContent]) {
            print("episode 7")
            _ = Tensor([1, 2])[5]
        }
        let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        #expect(text.contains("episode 7\n"))
    }

    @Test func `A mistake deep inside of a network names the line that called the network`() async {
        final class Network: Module {
            let layers = Sequential(Linear(4, 8), ReLU(), Linear(9, 2))
            func callAsFunction(_ input: Tensor) -> (Tensor, Tensor) {
                let output = layers(input)
                return (output, output)
            }
        }
        let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
            let (a, b) = withoutGradients { Network()(Tensor.zeros(3, 4)) }
            print(a, b)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        let line = #line - 11
        #expect(text.hasPrefix("MistakeTests.swift:\(line): error: linear: shapes [3, 8] and [2, 9]"), "\(text)")
    }

    @Test func `Large limits that hold are not refused`() throws {
        #expect(Tensor.zeros(0, Int(Int32.max)).count == 0)
        #expect(Tensor([1, 2, 3])[0...2].elements == [1, 2, 3])
        #expect(Tensor([1, 2, 3])[1..<1].count == 0)
        #expect(ReplayBuffer(capacity: .max).isEmpty)
        #expect(Tensor([[1, 2], [3, 4]]).gather(Tensor([1, 0])).elements == [2, 3])
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [1 << 31, 1 << 31, 4], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [1 << 30, 1 << 30, 1 << 30, 16], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [0, 1 << 30, 1 << 30, 1 << 30], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [.min, .max], elements: []) }
    }
}
