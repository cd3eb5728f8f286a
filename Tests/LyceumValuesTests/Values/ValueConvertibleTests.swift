import Gymnasium
import Testing

@Suite("ValueConvertible")
struct ValueConvertibleTests {
    @Test("a Swift value goes into the case of its kind and comes back out")
    func roundTrips() {
        func check<Content: ValueConvertible & Equatable>(_ content: Content, _ value: Value) {
            #expect(content.value == value)
            #expect(Content(content.value) == content)
        }
        check(3, .int(3))
        check(0.5, .double(0.5))
        check(0.1 as Float, .double(Double(0.1 as Float)))
        check(true, .bool(true))
        check("x", .string("x"))
        check(["k": 1] as Info, .dictionary(["k": 1]))
        check(Value.tuple([1]), .tuple([1]))
        check([1, 2], .integers([1, 2]))
        check([0.5], .doubles([0.5]))
        check([0.5] as [Float], .floats([0.5]))
        check(["a", "b"], .list(["a", "b"]))
        check([true], .list([true]))
        check([[1], [2, 3]], .list([.integers([1]), .integers([2, 3])]))
        check([1, "x"] as [Value], .list([1, "x"]))
    }

    @Test("an empty array keeps the kind that its type says")
    func emptyArrays() {
        #expect([Float]().value == .floats([]))
        #expect([Double]().value == .doubles([]))
        #expect([Int]().value == .integers([]))
        #expect([String]().value == .list([]))
        #expect([Value]().value == .list([]))
    }

    @Test("a value of another kind is refused")
    func refusals() {
        #expect(Int(1.0 as Value) == nil && Int(true as Value) == nil && Int("1" as Value) == nil)
        #expect(Double("1" as Value) == nil && Double(nil as Value) == nil && Float(true as Value) == nil)
        #expect(Bool(1 as Value) == nil && String(1 as Value) == nil && Info([] as Value) == nil)
        #expect([Int](1 as Value) == nil && [Int](.doubles([1])) == nil && [Int]([1, 0.5] as Value) == nil)
    }

    @Test("whole numbers read as numbers")
    func wholeNumbers() {
        #expect(Double(3 as Value) == 3 && Float(3 as Value) == 3)
        #expect([Double](.integers([1, 2])) == [1, 2] && [Float]([1, 0.5] as Value) == [1, 0.5])
        #expect([Int](.tuple([1, 2])) == [1, 2])
    }
}
