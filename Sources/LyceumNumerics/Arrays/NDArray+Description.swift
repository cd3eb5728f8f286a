extension NDArray: CustomStringConvertible {
    /// The elements in nested brackets as NumPy prints them.
    ///
    /// Columns are aligned, each row has a line, and an empty line separates matrices. Of the axes of an array with
    /// more than 1000 elements only the first and the last three entries are shown.
    ///
    /// ```swift
    /// print(try NDArray(shape: [2, 2], elements: [1, 20, 3, 4]))
    /// // [[ 1 20]
    /// //  [ 3  4]]
    /// ```
    public var description: String {
        if elements.isEmpty { return "[]" }
        let edge = count > 1000 ? 3 : Int.max / 2
        let width = visible(edge).map { Self.text(elements[$0]).count }.max() ?? 0
        return nested(axis: 0, offset: 0, edge: edge, width: width)
    }

    /// The part of the text that is for the entries from `offset` on along the axes from `axis` on.
    private func nested(axis: Int, offset: Int, edge: Int, width: Int) -> String {
        if axis == rank {
            let text = Self.text(elements[offset])
            return String(repeating: " ", count: max(0, width - text.count)) + text
        }
        let stride = shape[(axis + 1)...].reduce(1, *)
        var parts = Self.shown(shape[axis], edge).map {
            nested(axis: axis + 1, offset: offset + $0 * stride, edge: edge, width: width)
        }
        if parts.count < shape[axis] { parts.insert("...", at: edge) }
        let inner = rank - axis - 1
        let newLines = String(repeating: "\n", count: inner) + String(repeating: " ", count: axis + 1)
        return "[" + parts.joined(separator: inner == 0 ? " " : newLines) + "]"
    }

    /// The offsets of the elements that are shown.
    private func visible(_ edge: Int) -> [Int] {
        shape.reduce([0]) { offsets, length in
            offsets.flatMap { offset in Self.shown(length, edge).map { offset * length + $0 } }
        }
    }

    /// The indices of an axis that are shown: all, or `edge` at either end.
    private static func shown(_ length: Int, _ edge: Int) -> [Int] {
        length <= 2 * edge
            ? Array(0..<length) : Array(0..<edge) + Array((length - edge)..<length)
    }

    private static func text(_ element: Scalar) -> String {
        switch element {
        case let number as Double: number.pythonDescription
        case let number as Float: number.pythonDescription
        default: "\(element)"
        }
    }
}
