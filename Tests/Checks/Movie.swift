import Foundation
import TestSupport

/// The boxes of an MP4 file, as far as a check looks at them.
struct Movie {
    /// The number of whole fragments.
    let fragments: Int

    /// Reads the boxes of a file.
    ///
    /// - Parameter isCut: whether the last box may be incomplete.
    init(path: String, isCut: Bool = false) throws {
        let data = [UInt8](try Data(contentsOf: URL(filePath: path)))
        var names: [String] = []
        var position = 0
        while position < data.count {
            guard position + 8 <= data.count else {
                try require(isCut, "\(path): a box is cut off")
                break
            }
            let size = data[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let name = String(decoding: data[position + 4..<position + 8], as: UTF8.self)
            try require(size >= 8, "\(path): a box \(name) of \(size) bytes")
            guard position + size <= data.count else {
                try require(isCut, "\(path): the box \(name) is cut off")
                break
            }
            names.append(name)
            position += size
        }
        fragments = min(names.count { $0 == "moof" }, names.count { $0 == "mdat" })
        if isCut { return }
        try require(
            names.first == "ftyp" && names.contains("moov") && names.contains("mdat") && fragments == 0,
            "\(path): the boxes are \(names)")
    }

    /// Whether `ffprobe` is there to decode videos.
    static let hasJudge = Program.ffprobe != nil

    /// The number of frames that `ffprobe` decodes, without a warning.
    static func decodedFrames(_ path: String) throws -> Int {
        let run = try Program.ffprobe?.run([
            "-v", "warning", "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=nb_read_frames",
            "-of", "csv=p=0", path,
        ])
        let output = run.map { $0.output + $0.errors } ?? ""
        let lines = output.split(separator: "\n")
        guard run?.code == 0, lines.count == 1, let count = Int(lines[0].filter(\.isNumber)) else {
            throw CheckFailed("\(path): ffprobe says \(output)")
        }
        return count
    }
}
