import Lyceum
import TestSupport
import Testing

/// The members that the library needs on numbers, arrays and values do not show in a program.
@Suite(.enabled(if: Compiler.installed != nil, "there is no compiler, or no modules for it to import"))
struct NumbersStayPlainTests {
    private static let hidden = [
        "let a = 3.tensor", "let b = 1.5.pythonText", "let c = Float(1).asDouble", "let d = 3.sampleEnd",
        "let e = Double.lowest", "let f = Int.highest", "let g = Int8.isOrdered(1, 2)", "let h = Float.scalarType",
        "let i = Bool.isFloatingPoint", "let j = Int(sample: 2.5)", "let k = [1, 2].tensor", "let l = 3.float",
        "let m = 3.selection(of: 4)", "let n = Value.int(3).tensor", "let o = Int.cast(.int8(NDArray([1])))",
    ]

    @Test func `What is the library's own is not a member of a program's numbers`() throws {
        let errors = try #require(Compiler.installed).errors(
            in: "import Lyceum\n" + Self.hidden.joined(separator: "\n"))
        for (index, line) in Self.hidden.enumerated() {
            let messages = errors.filter { $0.line == index + 2 }.map(\.message)
            #expect(!messages.isEmpty, "\(line) compiles")
        }
    }

    @Test func `A tensor of anything that goes into a network is made by its initialiser`() throws {
        #expect(Tensor([[1, 2], [3, 4]] as [[Int]]).shape == [2, 2])
        #expect(Tensor([NDArray<UInt8>(shape: [2], repeating: 7)]).elements == [7, 7])
        func rows(_ observations: some TensorConvertible) -> [Int] { Tensor(observations).shape }
        #expect(rows([[0.5], [1.5]]) == [2, 1])
        #expect(rows(Value.floats([1, 2, 3])) == [3])
    }
}
