import LyceumSystem

/// The frame to be coded: its bytes, and its planes, which are computed only for macroblocks that have changed.
///
/// Colours become BT.709 with luma in 16…235 and chroma in 16…240; a chroma sample is the mean of four pixels.
final class SourcePicture {
    let width: Int
    let height: Int
    let columns: Int
    let rows: Int
    let planes: Planes
    /// 1 for each macroblock that differs from the previous frame.
    let changes: UnsafeMutablePointer<UInt8>
    /// The number of macroblocks that differ.
    private(set) var changeCount = 0

    private let bytes: UnsafeMutablePointer<UInt8>
    private let patch: UnsafeMutablePointer<UInt8>
    /// 3 for red, green and blue, 1 for grey, 0 before the first frame.
    private var channels = 0

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        columns = (width + 15) / 16
        rows = (height + 15) / 16
        planes = Planes(columns: columns, rows: rows)
        changes = .allocate(capacity: columns * rows)
        bytes = .allocate(capacity: width * height * 3)
        patch = .allocate(capacity: 16 * 48)
    }

    deinit {
        planes.deallocate()
        changes.deallocate()
        bytes.deallocate()
        patch.deallocate()
    }

    /// Takes a frame, marks the macroblocks that have changed and converts them.
    func take(_ frame: UnsafePointer<UInt8>, channels: Int) {
        let isNew = channels != self.channels
        changes.update(repeating: isNew ? 1 : 0, count: columns * rows)
        if isNew {
            bytes.update(from: frame, count: width * height * channels)
            self.channels = channels
        } else {
            let pitch = width * channels
            for row in 0..<height {
                let old = bytes + row &* pitch
                let new = frame + row &* pitch
                if Platform.isEqual(old, new, count: pitch) { continue }
                mark(old, new, pitch: pitch, changes: changes + (row >> 4) &* columns)
                old.update(from: new, count: pitch)
            }
        }
        changeCount = 0
        for row in 0..<rows {
            for column in 0..<columns where changes[row &* columns &+ column] != 0 {
                changeCount &+= 1
                convert(column, row)
            }
        }
    }

    /// Marks the macroblocks in which two rows of pixels differ.
    @inline(__always)
    private func mark(
        _ old: UnsafePointer<UInt8>, _ new: UnsafePointer<UInt8>, pitch: Int, changes: UnsafeMutablePointer<UInt8>
    ) {
        let step = 16 &* channels
        for column in 0..<columns where changes[column] == 0 {
            let start = column &* step
            let isEqual =
                start &+ step <= pitch && channels == 3
                ? Self.isEqual48(old + start, new + start)
                : Platform.isEqual(old + start, new + start, count: min(step, pitch &- start))
            if !isEqual { changes[column] = 1 }
        }
    }

    @inline(__always)
    private static func isEqual48(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Bool {
        let (a, b) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
        var difference: UInt64 = 0
        for word in 0..<6 {
            difference |=
                a.loadUnaligned(fromByteOffset: 8 &* word, as: UInt64.self)
                ^ b.loadUnaligned(fromByteOffset: 8 &* word, as: UInt64.self)
        }
        return difference == 0
    }

    /// Converts a macroblock; the last pixels are repeated beyond the edges.
    private func convert(_ column: Int, _ row: Int) {
        let pitch = width * channels
        var source = UnsafePointer(bytes) + 16 * row * pitch + 16 * column * channels
        var stride = pitch
        if 16 * column + 16 > width || 16 * row + 16 > height {
            for y in 0..<16 {
                for x in 0..<16 {
                    let place = min(16 * row + y, height - 1) * pitch + min(16 * column + x, width - 1) * channels
                    for channel in 0..<channels {
                        patch[(16 * y + x) * channels + channel] = bytes[place + channel]
                    }
                }
            }
            source = UnsafePointer(patch)
            stride = 16 * channels
        }
        let luma = planes.luma + planes.place(column, row)
        let chroma = planes.chromaPlace(column, row)
        if channels == 3 {
            ColorConversion.convert(
                source, stride, luma: luma, planes.stride, blue: planes.blue + chroma, red: planes.red + chroma,
                planes.chromaStride)
        } else {
            ColorConversion.convertGrey(
                source, stride, luma: luma, planes.stride, blue: planes.blue + chroma, red: planes.red + chroma,
                planes.chromaStride)
        }
    }
}
