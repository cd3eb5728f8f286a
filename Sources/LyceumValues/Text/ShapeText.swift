/// A shape as Python prints a tuple: `(4,)`, `(2, 3)`, `()`.
package func shapeText(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(\(shape.map(String.init).joined(separator: ", ")))"
}
