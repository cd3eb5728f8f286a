extension Tensor: CustomStringConvertible {
    /// Shape and elements, in brackets for each axis; long axes are shortened.
    public var description: String {
        withUnsafeElements { elements in
            var text = "Tensor("
            Self.write(elements, node.shape, axis: 0, offset: 0, to: &text)
            return text + (rank > 1 ? ", shape: \(shape))" : ")")
        }
    }

    private static func write(
        _ elements: UnsafeBufferPointer<Float>, _ shape: Shape, axis: Int, offset: Int, to text: inout String
    ) {
        guard axis < shape.rank else {
            text += "\(elements[offset])"
            return
        }
        text += "["
        let length = shape[axis]
        let step = (axis + 1..<Swift.max(shape.rank, axis + 1)).reduce(1) { $0 * shape[$1] }
        for index in length > 8 ? [0, 1, 2] + Array(length - 3..<length) : Array(0..<length) {
            if length > 8, index == length - 3 { text += ", …" }
            if index > 0 { text += ", " }
            write(elements, shape, axis: axis + 1, offset: offset + index * step, to: &text)
        }
        text += "]"
    }
}
