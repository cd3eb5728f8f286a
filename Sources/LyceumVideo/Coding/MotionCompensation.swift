/// The prediction of a block from the last picture (ITU-T H.264, 8.4.2.2).
///
/// Vectors lead to places inside the picture, so that no border is needed.
struct MotionCompensation {
    let reference: Planes

    /// Predicts a rectangle of the luma; the vector has whole pixels.
    @inline(__always)
    func predictLuma(
        x: Int, y: Int, vector: MotionVector, width: Int, height: Int, to target: UnsafeMutablePointer<UInt8>,
        stride: Int
    ) {
        let (left, top) = (x &+ Int(vector.x) >> 2, y &+ Int(vector.y) >> 2)
        let source = reference.luma + (top &* reference.stride &+ left)
        for row in 0..<height {
            (target + row &* stride).update(from: source + row &* reference.stride, count: width)
        }
    }

    /// Predicts a rectangle of both planes of chroma, whose vectors are eighths of a pixel.
    @inline(__always)
    func predictChroma(
        x: Int, y: Int, vector: MotionVector, width: Int, height: Int, blue: UnsafeMutablePointer<UInt8>,
        red: UnsafeMutablePointer<UInt8>, stride: Int
    ) {
        let stepX = Int32(vector.x & 7)
        let stepY = Int32(vector.y & 7)
        let (left, top) = (x &+ Int(vector.x) >> 3, y &+ Int(vector.y) >> 3)
        let offset = top &* reference.chromaStride &+ left
        let right = stepX == 0 ? 0 : 1
        let below = stepY == 0 ? 0 : reference.chromaStride
        for (plane, target) in [(reference.blue, blue), (reference.red, red)] {
            for row in 0..<height {
                let source = plane + (offset &+ row &* reference.chromaStride)
                let place = target + row &* stride
                if right == 0, below == 0 {
                    place.update(from: source, count: width)
                    continue
                }
                for column in 0..<width {
                    let top = (8 &- stepX) &* Int32(source[column]) &+ stepX &* Int32(source[column &+ right])
                    let bottom =
                        (8 &- stepX) &* Int32(source[column &+ below])
                        &+ stepX &* Int32(source[column &+ below &+ right])
                    let sum = (8 &- stepY) &* top &+ stepY &* bottom
                    place[column] = UInt8(truncatingIfNeeded: (sum &+ 32) &>> 6)
                }
            }
        }
    }
}
