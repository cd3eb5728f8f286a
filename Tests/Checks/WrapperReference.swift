import Foundation

/// Resized, rescaled and normalised numbers are Gymnasium's bit for bit in an optimised build, too.
let wrapperBits = Check("reference/wrappers") { isQuick in
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../GymnasiumTests/Reference/wrapper_bits.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let found = WrapperBits.failures(lines)
    try require(found.count > 1000, "\(file.path) has only \(found.count) cases")
    try require(found.failures.isEmpty, "\(found.failures.count) of \(found.count): \(found.failures.prefix(3))")
    return "\(found.count) cases"
}
