import Foundation
import LyceumNumerics
import Testing

@Suite("NDArray")
struct NDArrayTests {
    @Test("elements are in row-major order, read and written by one index per axis")
    func subscripts() throws {
        var array = try NDArray(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
        #expect(array[0, 2] == 3)
        #expect(array[1, 0] == 4)
        array[1, 1] = 50
        #expect(array.elements == [1, 2, 3, 4, 50, 6])
        #expect(array.rank == 2)
        #expect(array.count == 6)
    }

    @Test("an array without axes has one element")
    func scalar() throws {
        var array = NDArray(shape: [], repeating: 4.5)
        #expect(array.count == 1)
        array[] = 2
        #expect(array[] == 2)
        #expect("\(array)" == "2.0")
    }

    @Test("a copy is independent")
    func copies() {
        let zeros = NDArray(shape: [2, 2], repeating: 0)
        var copy = zeros
        copy[0, 0] = 1
        #expect(zeros[0, 0] == 0)
        #expect(copy != zeros)
        #expect(Set([zeros, copy, zeros]).count == 2)
    }

    @Test("a shape that does not hold the elements is refused, naming both")
    func invalidShapes() throws {
        let error = #expect(throws: InvalidShape.self) { try NDArray(shape: [2, 2], elements: [1, 2, 3]) }
        #expect(error == InvalidShape(shape: [2, 2], count: 3))
        #expect(error?.description.contains("[2, 2]") == true)
        #expect(error?.description.contains("3 elements") == true)
        let negative = #expect(throws: InvalidShape.self) { try NDArray(shape: [-1, -2], elements: [1, 2]) }
        #expect(negative?.description.contains("axis 0") == true)
        #expect(throws: InvalidShape.self) { try NDArray(shape: [.max, 2], elements: [1]) }
        #expect(throws: InvalidShape.self) { try NDArray([1, 2, 3]).reshaped([2, 2]) }
        #expect(try NDArray(shape: [.max, .max, 0], elements: [Int]()).count == 0)
        #expect(NDArray(shape: [-2, 3], repeating: 1).shape == [0, 3])
    }

    @Test("reshaping keeps the elements")
    func reshaping() throws {
        let array = try NDArray(Array(0..<6)).reshaped([3, 2])
        #expect(array.shape == [3, 2])
        #expect(array[2, 0] == 4)
    }

    @Test("elements can be changed in place")
    func inPlace() {
        var array = NDArray(shape: [2, 2], repeating: 1)
        array.withUnsafeMutableElements { elements in
            for index in elements.indices { elements[index] += index }
        }
        #expect(array.elements == [1, 2, 3, 4])
    }

    @Test("an array survives JSON, and JSON whose parts do not fit is refused")
    func coding() throws {
        let array = try NDArray(shape: [2, 2], elements: [0.5, -1, 2, 1e-9])
        #expect(try JSONDecoder().decode(NDArray<Double>.self, from: JSONEncoder().encode(array)) == array)
        let json = Data(#"{"shape": [3], "elements": [1, 2]}"#.utf8)
        #expect(throws: InvalidShape.self) { try JSONDecoder().decode(NDArray<Int>.self, from: json) }
    }

    @Test("rows print aligned in nested brackets, matrices apart by an empty line")
    func printing() throws {
        #expect("\(NDArray([1, 20, 3]))" == "[ 1 20  3]")
        #expect("\(NDArray([Int]()))" == "[]")
        #expect("\(try NDArray(shape: [2, 2], elements: [1, 20, 3, 4]))" == "[[ 1 20]\n [ 3  4]]")
        #expect(
            "\(try NDArray(shape: [2, 2, 1], elements: [1, 2, 3, 4]))" == "[[[1]\n  [2]]\n\n [[3]\n  [4]]]")
        #expect("\(NDArray<Float>([0.5, 1e6]))" == "[5.e-01 1.e+06]")
        #expect("\(NDArray([1.0, 0.25, -3]))" == "[ 1.    0.25 -3.  ]")
        #expect("\(NDArray([true, false]))" == "[ True False]")
        #expect("\(try NDArray(shape: [], elements: [1.0]))" == "1.0")
        #expect("\(try NDArray(shape: [], elements: [Float(1e6)]))" == "1e+06")
    }

    @Test("a long array prints the first and the last three elements of each axis")
    func printingLong() throws {
        #expect("\(NDArray(Array(0..<1001)))" == "[   0    1    2 ...  998  999 1000]")
        let matrix = NDArray(shape: [400, 600], repeating: 0)
        let row = "[0 0 0 ... 0 0 0]"
        let rows = [row, row, row, "...", row, row, row]
        #expect("\(matrix)" == "[" + rows.joined(separator: "\n ") + "]")
    }
}
