import Lyceum

/// Logs with bytes changed, added, removed or cut off are read or refused; nothing traps or hangs.
let logBytes = Check("log/bytes") { isQuick in
    let valid = Array(try Child.trueLog(seed: 1, episodes: 40).text.utf8)
    var random = try Generator(seed: 7)
    var (read, refused) = (0, 0)
    for _ in 0..<(isQuick ? 20_000 : 100_000) {
        var bytes = Array(valid.prefix(try random.integers(1, valid.count + 1)))
        for _ in 0..<(try random.integers(6)) where !bytes.isEmpty {
            let position = try random.integers(bytes.count)
            switch try random.integers(4) {
            case 0: bytes[position] = UInt8(try random.integers(256))
            case 1: bytes.insert(UInt8(try random.integers(256)), at: position)
            case 2: bytes.remove(at: position)
            default: bytes += bytes[position...]
            }
        }
        do {
            let log = try CourseLog(String(decoding: bytes, as: UTF8.self))
            let again = try CourseLog(log.text)
            try require(again.text == log.text, "a log reads back otherwise than it was written")
            read += 1
        } catch is MalformedLog {
            refused += 1
        }
    }
    try require(read > 0 && refused > 0, "all were read, or all refused")
    return "\(read) read, \(refused) refused"
}
