import LyceumNumerics

/// A vector of whole numbers as NumPy prints it: `[  2   2 100]`.
package func numPyText(_ numbers: [Int]) -> String { NumPyLayout(shape: [numbers.count]).text(of: numbers) }

extension Scalar {
    /// An array as NumPy prints it: numbers in columns under their decimal points, lines of at most 75 characters, and only
    /// the first and last three entries of each axis beyond 1000 numbers.
    package static func numPyText(shape: [Int], elements: [Self]) -> String {
        NumPyLayout(shape: shape).text(of: elements)
    }
}
