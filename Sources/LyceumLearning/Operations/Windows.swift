import LyceumKernels

/// How a window moves over images: shape [batch, channels, height, width].
struct Windows: Sendable {
    let batch: Int
    let channels: Int
    let height: Int
    let width: Int
    /// The side of the window.
    let size: Int
    /// How far it moves.
    let step: Int
    /// The rows and columns of zeros around the image.
    let padding: Int

    var outputHeight: Int { (height + 2 * padding - size) / step + 1 }
    var outputWidth: Int { (width + 2 * padding - size) / step + 1 }
    /// The numbers in a window.
    var depth: Int { channels * size * size }
    /// The places of the window in an image.
    var places: Int { outputHeight * outputWidth }

    /// The program stops for anything that is not images, or is smaller than the window.
    init(_ shape: Shape, _ operation: String, size: Int, step: Int, padding: Int) {
        Self.check(operation, size: size, step: step, padding: padding)
        guard shape.rank == 4, shape[2] + 2 * padding >= size, shape[3] + 2 * padding >= size else {
            stop(
                ShapeMismatch(
                    operation: operation, first: shape.array, second: [size, size],
                    expected: "images are [batch, channels, height, width] and no smaller than the window"))
        }
        batch = shape[0]
        channels = shape[1]
        height = shape[2]
        width = shape[3]
        self.size = size
        self.step = step
        self.padding = padding
        let unfolded = [depth, outputHeight, outputWidth]
        if Shape(unfolded).isTooLarge { stop(InvalidTensor(problem: .size(shape: unfolded))) }
    }

    /// Ends the program for impossible windows; the limits keep sums and products of lengths within a whole number.
    static func check(_ operation: String, size: Int, step: Int, padding: Int) {
        let most = 1 << 15
        guard 1...most ~= size, 1...most ~= step, 0...most ~= padding else {
            stop(
                InvalidTensor(
                    problem: .constant(
                        operation: operation,
                        text: "window \(size), step \(step), padding \(padding): window and step must be from 1 to "
                            + "\(most), padding from 0 to \(most)")))
        }
    }

    /// Calls `body` for each number in each window over one image: its row and column in the matrix of windows (depth rows,
    /// a column for each place), and where it is in the image; nil in the padding.
    @inline(__always)
    func forEach(_ body: (_ row: Int, _ place: Int, _ pixel: Int?) -> Void) {
        for row in 0..<depth {
            let channel = row / (size * size)
            let y = row / size % size
            let x = row % size
            for place in 0..<places {
                let imageY = place / outputWidth * step + y - padding
                let imageX = place % outputWidth * step + x - padding
                let isInside = 0 <= imageY && imageY < height && 0 <= imageX && imageX < width
                body(row, place, isInside ? (channel * height + imageY) * width + imageX : nil)
            }
        }
    }

    /// The windows over one image as the columns of a matrix.
    func unfold(_ image: UnsafePointer<Float>, into matrix: UnsafeMutablePointer<Float>) {
        forEach { row, place, pixel in matrix[row * places + place] = pixel.map { image[$0] } ?? 0 }
    }

    /// Adds each number of the matrix to its place in the image.
    func fold(_ matrix: UnsafePointer<Float>, into image: UnsafeMutablePointer<Float>) {
        forEach { row, place, pixel in
            if let pixel { image[pixel] += matrix[row * places + place] }
        }
    }
}

/// The cross-correlation of images with kernels, like PyTorch's `conv2d`.
///
/// - Parameters:
///   - images: Shape [batch, channels, height, width].
///   - weight: Shape [outputs, channels, size, size].
///   - bias: Shape [outputs].
///   - stride: How far the window moves.
///   - padding: The rows and columns of zeros around an image.
/// - Returns: Shape [batch, outputs, (height + 2 padding - size) / stride + 1, likewise for the width]. Other shapes stop
///   the program.
public func conv2D(
    _ images: some TensorConvertible, _ weight: some TensorOperand, _ bias: (some TensorOperand)? = Tensor?.none,
    stride: Int = 1, padding: Int = 0
) -> Tensor {
    let x = images.tensor.node
    let w = weight.tensor.node
    guard x.shape.rank == 4, w.shape.rank == 4, x.shape[1] == w.shape[1], w.shape[2] == w.shape[3] else {
        stop(
            ShapeMismatch(
                operation: "conv2D", first: x.shape.array, second: w.shape.array,
                expected: "images are [batch, channels, height, width], a weight [outputs, channels, size, size]"))
    }
    let windows = Windows(x.shape, "conv2D", size: w.shape[2], step: stride, padding: padding)
    let outputs = w.shape[0]
    let places = windows.places
    let depth = windows.depth
    let shape = Shape([windows.batch, outputs, windows.outputHeight, windows.outputWidth])
    let pixels = windows.channels * windows.height * windows.width
    let product = Tensor.operation(shape, x, w) { target in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: depth * places) { matrix in
            guard let columns = matrix.baseAddress else { return }
            for image in 0..<windows.batch {
                windows.unfold(x.data + image * pixels, into: columns)
                ly_matmul(
                    outputs, places, depth, w.data, depth, 1, columns, places, 1,
                    target + image * outputs * places, places, 0)
            }
        }
    } backward: { turn in
        let x = turn.input(0)
        let w = turn.input(1)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: depth * places) { matrix in
            guard let columns = matrix.baseAddress else { return }
            turn.accumulate(0) { target, add in
                if add == 0 { target.update(repeating: 0, count: x.count) }
                for image in 0..<windows.batch {
                    ly_matmul(
                        depth, places, outputs, w.data, 1, depth, turn.gradient + image * outputs * places, places, 1,
                        columns, places, 0)
                    windows.fold(columns, into: target + image * pixels)
                }
            }
            turn.accumulate(1) { target, add in
                if add == 0 { target.update(repeating: 0, count: w.count) }
                for image in 0..<windows.batch {
                    windows.unfold(x.data + image * pixels, into: columns)
                    ly_matmul(
                        outputs, depth, places, turn.gradient + image * outputs * places, places, 1, columns, 1,
                        places, target, depth, 1)
                }
            }
        }
    }
    guard let bias = bias?.tensor else { return product }
    guard bias.node.shape == Shape(outputs) else {
        stop(
            ShapeMismatch(
                operation: "conv2D", first: w.shape.array, second: bias.shape,
                expected: "the bias must have the shape [\(outputs)]"))
    }
    return product + bias.reshaped([outputs, 1, 1])
}

extension TensorOperand {
    /// The largest number of each window over images [batch, channels, height, width]; of equal ones the first takes
    /// the gradient.
    public func maxPooled2D(_ size: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
        tensor.pooled("maxPooled2D", size, stride, padding) { window in
            window.max(axis: 1)
        }
    }

    /// The mean of each window over images [batch, channels, height, width]; padding counts as 0.
    public func averagePooled2D(_ size: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
        tensor.pooled("averagePooled2D", size, stride, padding) { $0.mean(axis: 1) }
    }
}

extension Tensor {
    /// The windows over each channel, reduced along their numbers: axis 1 of [images × channels, size², places].
    fileprivate func pooled(
        _ operation: String, _ size: Int, _ stride: Int?, _ padding: Int, _ reduce: (Tensor) -> Tensor
    ) -> Tensor {
        let shape = node.shape
        let isMaximum = operation == "maxPooled2D"
        let windows = Windows(shape, operation, size: size, step: stride ?? size, padding: padding)
        let planes = windows.batch * windows.channels
        let plane = Windows(
            Shape([planes, 1, windows.height, windows.width]), operation, size: size, step: windows.step,
            padding: padding)
        let pixels = plane.height * plane.width
        let numbers = plane.depth * plane.places
        let x = node
        let unfolded = Tensor.operation(Shape([planes, plane.depth, plane.places]), x) { target in
            for index in 0..<planes {
                plane.forEach { row, place, pixel in
                    target[index * numbers + row * plane.places + place] =
                        pixel.map { x.data[index * pixels + $0] } ?? (isMaximum ? -.infinity : 0)
                }
            }
        } backward: { turn in
            turn.accumulate(0) { target, add in
                if add == 0 { target.update(repeating: 0, count: turn.input(0).count) }
                for index in 0..<planes {
                    plane.fold(turn.gradient + index * numbers, into: target + index * pixels)
                }
            }
        }
        return reduce(unfolded)
            .reshaped([windows.batch, windows.channels, windows.outputHeight, windows.outputWidth])
    }
}
