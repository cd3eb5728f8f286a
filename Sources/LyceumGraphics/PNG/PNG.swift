import LyceumNumerics
import LyceumSystem

/// Pictures as PNG files (ISO/IEC 15948).
public enum PNG {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Writes an image as a PNG file.
    ///
    /// An existing file is replaced atomically: whoever opens it sees the old picture or the new one. The folder is
    /// created if it does not exist.
    ///
    /// - Parameter image: of shape (height, width), (height, width, 1), (height, width, 3) or (height, width, 4).
    /// - Throws: `InvalidShape`, `FileError`.
    public static func write(_ image: NDArray<UInt8>, to path: String) throws {
        try Platform.replaceFile(path, with: encode(image))
    }

    /// The bytes of a PNG file of an image: 8 bits a channel, with a palette where there are at most 256 colours.
    ///
    /// - Parameter image: grey of shape (height, width) or (height, width, 1), colours of shape (height, width, 3), or
    ///   (height, width, 4) with the opacity of each pixel; no side of 0.
    /// - Throws: `InvalidShape` for any other.
    public static func encode(_ image: NDArray<UInt8>) throws -> [UInt8] {
        let channels = image.rank == 2 ? 1 : image.rank == 3 ? image.shape[2] : 0
        guard let kind = Kind(channels: channels), image.count > 0, image.shape.allSatisfy({ $0 <= Int(Int32.max) })
        else {
            throw InvalidShape(shape: image.shape, count: image.count)
        }
        let (height, width) = (image.shape[0], image.shape[1])
        var file = signature
        if kind == .color, let indexed = IndexedPixels(image.elements) {
            file += chunk("IHDR", header(width, height, .palette))
            file += chunk("PLTE", indexed.colors)
            file += chunk("IDAT", Deflate.zlib(Filter.unfiltered(indexed.indices, stride: width)))
        } else {
            file += chunk("IHDR", header(width, height, kind))
            let filtered = Filter.filtered(image.elements, stride: width * channels, step: channels)
            file += chunk("IDAT", Deflate.zlib(filtered))
        }
        return file + chunk("IEND", [])
    }

    /// Reads a PNG file: 8 bits a channel, not interlaced, as ``encode(_:)`` writes it.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limit: the most pixels that the picture may have.
    /// - Returns: an image of shape (height, width, 1), (height, width, 3) or (height, width, 4); a palette is resolved.
    /// - Throws: ``MalformedPNG``.
    public static func decode(_ bytes: [UInt8], limit: Int = 1 << 26) throws(MalformedPNG) -> NDArray<UInt8> {
        guard bytes.starts(with: signature) else { throw MalformedPNG("it does not begin like a PNG file") }
        var chunks = try chunks(bytes)[...]
        guard let head = chunks.popFirst(), head.name == "IHDR", head.data.count == 13 else {
            throw MalformedPNG("it has no header")
        }
        let header = Array(head.data)
        let (width, height) = (number(header[0..<4]), number(header[4..<8]))
        guard 1...limit ~= width, 1...limit ~= height, width <= limit / height else {
            throw MalformedPNG("it has \(width) × \(height) pixels; expected at least one and at most \(limit)")
        }
        guard header[8] == 8, let kind = Kind(rawValue: header[9]), header[10] == 0, header[11] == 0, header[12] == 0
        else {
            throw MalformedPNG("it is not of 8 bits a channel without interlacing")
        }
        var (colors, data, hasEnded) = ([UInt8](), [UInt8](), false)
        var (isDataOver, hasPalette) = (false, false)
        for chunk in chunks {
            if hasEnded { throw MalformedPNG("something follows its end") }
            switch chunk.name {
            case "PLTE":
                guard !hasPalette, data.isEmpty, chunk.data.count % 3 == 0, 1...256 ~= chunk.data.count / 3 else {
                    throw MalformedPNG("its palette is wrong")
                }
                hasPalette = true
                colors = Array(chunk.data)
            case "IDAT":
                if isDataOver { throw MalformedPNG("its data are interrupted") }
                data += chunk.data
            case "IEND":
                guard chunk.data.isEmpty else { throw MalformedPNG("its end holds something") }
                hasEnded = true
            default:
                // A capital letter says that a picture cannot be understood without the chunk.
                if chunk.isCritical { throw MalformedPNG("it has an unknown chunk \(chunk.name)") }
                if !data.isEmpty { isDataOver = true }
            }
        }
        guard hasEnded else { throw MalformedPNG("it has no end") }
        let stride = width * kind.channels
        let raw = try Inflate.zlib(data, size: (stride + 1) * height)
        let pixels = try Filter.restored(raw, stride: stride, step: kind.channels)
        if kind == .palette {
            return NDArray(pixels: try IndexedPixels.resolved(pixels, colors), height: height, width: width)
        }
        guard let image = try? NDArray(shape: [height, width, kind.channels], elements: pixels) else {
            throw MalformedPNG("its data do not fill it")
        }
        return image
    }

    /// The colour types of the standard.
    private enum Kind: UInt8 {
        case grey = 0
        case color = 2
        case palette = 3
        case colorAndAlpha = 6

        init?(channels: Int) {
            switch channels {
            case 1: self = .grey
            case 3: self = .color
            case 4: self = .colorAndAlpha
            default: return nil
            }
        }

        var channels: Int {
            switch self {
            case .grey, .palette: 1
            case .color: 3
            case .colorAndAlpha: 4
            }
        }
    }

    private struct Chunk {
        let name: String
        let data: ArraySlice<UInt8>
        var isCritical: Bool { name.utf8.first.map { $0 & 32 == 0 } ?? true }
    }

    private static func header(_ width: Int, _ height: Int, _ kind: Kind) -> [UInt8] {
        bigEndian(width) + bigEndian(height) + [8, kind.rawValue, 0, 0, 0]
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bigEndian(data.count) + body + bigEndian(Int(Checksum.crc32(body)))
    }

    private static func chunks(_ bytes: [UInt8]) throws(MalformedPNG) -> [Chunk] {
        var chunks: [Chunk] = []
        var position = signature.count
        while position < bytes.count {
            guard position + 12 <= bytes.count else { throw MalformedPNG("a chunk is cut off") }
            let size = number(bytes[position..<position + 4])
            guard size <= bytes.count - position - 12 else { throw MalformedPNG("a chunk is cut off") }
            let body = bytes[position + 4..<position + 8 + size]
            let sum = number(bytes[position + 8 + size..<position + 12 + size])
            guard Int(Checksum.crc32(body)) == sum else { throw MalformedPNG("the checksum of a chunk is wrong") }
            let letters = body.prefix(4)
            guard letters.allSatisfy({ 65...90 ~= $0 || 97...122 ~= $0 }) else {
                throw MalformedPNG("a chunk's name is no name")
            }
            chunks.append(Chunk(name: String(decoding: letters, as: UTF8.self), data: body.dropFirst(4)))
            position += 12 + size
        }
        return chunks
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}

/// Thrown for bytes that are not a PNG file, or one of a kind that cannot be read.
public struct MalformedPNG: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let reason: String

    init(_ reason: String) { self.reason = reason }

    public var description: String { "this is no PNG file that can be read: \(reason)" }
}
