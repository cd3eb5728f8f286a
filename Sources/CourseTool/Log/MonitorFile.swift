import Lyceum

/// The episodes in a `monitor.csv` of Stable-Baselines3 (version 2): a line of `#` and JSON, a header with at least `r` and
/// `l`, and a line for each episode.
package struct MonitorFile {
    /// One episode.
    struct Row: Equatable {
        /// The return.
        let episodeReturn: Double
        /// The number of steps.
        let length: Int
    }

    let rows: [Row]

    /// Reads a file's bytes. A last line that is cut off is dropped.
    package init(_ bytes: [UInt8], name: String) throws {
        func fail(_ line: Int, _ problem: String) -> MalformedMonitor {
            MalformedMonitor(name: name, line: line, problem: problem)
        }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        lines.removeLast()
        guard let first = lines.first, (try? Value(json: String(first.dropFirst())))?.dictionary != nil else {
            throw fail(1, "it is not # and a JSON object")
        }
        guard lines.count > 1 else { throw fail(2, "the header is missing") }
        let header = lines[1].split(separator: ",", omittingEmptySubsequences: false)
        guard let returnColumn = header.firstIndex(of: "r"), let lengthColumn = header.firstIndex(of: "l") else {
            throw fail(2, "the header has no columns r and l: \(lines[1].prefix(80))")
        }
        rows = try lines.enumerated().dropFirst(2).map { index, line in
            let fields = Self.fields(line)
            guard fields.count == header.count else {
                throw fail(index + 1, "it has \(fields.count) fields, the header \(header.count)")
            }
            guard let episodeReturn = Double(fields[returnColumn]) else {
                throw fail(index + 1, "r is \"\(fields[returnColumn].prefix(40))\", not a number")
            }
            guard let length = Int(fields[lengthColumn]), (0...1 << 40).contains(length) else {
                throw fail(index + 1, "l is \"\(fields[lengthColumn].prefix(40))\", not a whole number from 0 to 2^40")
            }
            return Row(episodeReturn: episodeReturn, length: length)
        }
    }

    /// The fields of a line; those in quotes may hold commas.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

/// Thrown for a file that begins like a `monitor.csv` but is not one.
package struct MalformedMonitor: Error, Equatable, CustomStringConvertible {
    let name: String
    package let line: Int
    let problem: String

    package var description: String {
        "\(name) is not a monitor.csv of Stable-Baselines3, line \(line): \(problem)"
    }
}
