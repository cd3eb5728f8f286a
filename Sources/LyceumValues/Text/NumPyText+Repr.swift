import LyceumNumerics

extension Scalar {
    /// An array as NumPy's `repr` writes it: `array([1., 2.], dtype=float32)`.
    ///
    /// The type is named where a reader could not tell it from the numbers, and the shape where it does not show. Compared
    /// with NumPy 2.4.6.
    static func numPyRepr(shape: [Int], elements: [Self]) -> String {
        let opening = "array("
        let layout = NumPyLayout(shape: shape, separator: ", ", prefix: opening.count, suffix: 1)
        let text = opening + layout.text(of: elements)
        var extras: [String] = []
        let isShapeHidden = elements.isEmpty ? shape != [0] : elements.count > NumPyLayout.threshold
        if isShapeHidden { extras.append("shape=\(shapeText(shape))") }
        let isTypeImplied = [.float64, .int64, .bool].contains(scalarType)
        if !isTypeImplied || elements.isEmpty { extras.append("dtype=\(scalarType)") }
        if extras.isEmpty { return text + ")" }
        let end = extras.joined(separator: ", ") + ")"
        let lastLine =
            text.count - (text.lastIndex(of: "\n").map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
        let fits = lastLine + 1 + 1 + end.count <= NumPyLayout.lineWidth
        return text + "," + (fits ? " " : "\n" + String(repeating: " ", count: opening.count)) + end
    }
}
