extension NDArray: CustomStringConvertible {
    /// The elements in nested brackets as NumPy prints them (2.4.6).
    ///
    /// Numbers stand in columns under their decimal points, with at most eight digits after the point; each row has a line, and an
    /// empty line separates matrices. Of the axes of an array with more than 1000 elements only the first and the last
    /// three entries are shown.
    ///
    /// ```swift
    /// print(try NDArray(shape: [2, 2], elements: [1, 20, 3, 4]))
    /// // [[ 1 20]
    /// //  [ 3  4]]
    /// print(NDArray([1.0, 0.25]))     // [1.   0.25]
    /// ```
    public var description: String {
        switch elements.first {
        case let number as Double where shape.isEmpty: number.pythonDescription
        case let number as Float where shape.isEmpty: number.pythonDescription
        default: NumPyLayout(shape: shape).text(of: elements)
        }
    }
}
