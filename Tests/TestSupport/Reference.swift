import Foundation

/// The path of a file of reference data.
///
/// - Parameters:
///   - name: its name in a folder `Reference`.
///   - target: the tests beside which that folder is; `nil` for the nearest one above the file that asks.
package func referencePath(_ name: String, in target: String? = nil, of file: String = #filePath) throws -> String {
    var folder = URL(filePath: file).deletingLastPathComponent()
    if let target { folder = URL(filePath: #filePath).appending(path: "../../\(target)").standardized }
    repeat {
        let path = folder.appending(path: "Reference/\(name)").path(percentEncoded: false)
        if FileManager.default.fileExists(atPath: path) { return path }
        folder.deleteLastPathComponent()
    } while target == nil && folder.pathComponents.count > 1
    throw NoReference(name: name, file: target ?? file)
}

/// The text of a file of reference data, with the parameters of ``referencePath(_:in:of:)``.
package func reference(_ name: String, in target: String? = nil, of file: String = #filePath) throws -> String {
    try text(referencePath(name, in: target, of: file))
}

/// The lines of a file of reference data, taken apart at the tabs.
package func referenceLines(_ name: String, of file: String = #filePath) throws -> [[String]] {
    try reference(name, of: file).split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}

/// A file of reference data that is not where it is looked for.
package struct NoReference: Error {
    package let name: String
    package let file: String
}

/// A table of reference data: tab-separated lines, the first of which names the columns.
package struct ReferenceTable: Sendable {
    /// One line after the first.
    package struct Row: Sendable {
        /// The number of the line, from 1 on.
        package let line: Int
        fileprivate let fields: [String: String]

        /// The text under the name of a column, empty where the line has none.
        package subscript(column: String) -> String { fields[column] ?? "" }
    }

    package let rows: [Row]

    /// Reads a file of reference data.
    package init(_ name: String, of file: String = #filePath) throws {
        let lines = try referenceLines(name, of: file)
        rows = lines.enumerated().dropFirst().map { index, fields in
            Row(line: index + 1, fields: Dictionary(zip(lines[0], fields)) { first, _ in first })
        }
    }
}

extension String {
    /// The text with `\\`, `\n` and `\t` read as in Python.
    package var unescaped: String {
        var result = ""
        var isEscaped = false
        for character in self {
            if isEscaped {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
