import Foundation

/// A page of the documentation catalogue, taken apart into its blocks of code and of output.
package struct Page {
    /// What stands between two lines of three backquotes: Swift, or what a program prints.
    package struct Block {
        package let language: String
        package let lines: [String]
    }

    package let name: String
    package let text: String
    package let blocks: [Block]

    /// The folder of Gymnasium's pages.
    package static var folder: URL { folder(of: "Gymnasium") }

    /// The folder of a library's pages.
    static func folder(of library: String) -> URL {
        let package = (0..<3).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        return package.appending(path: "Sources/\(library)/\(library).docc")
    }

    /// A page of a library's catalogue.
    package init(_ name: String, of library: String = "Gymnasium") throws {
        self.name = name
        text = try String(contentsOf: Self.folder(of: library).appending(path: "\(name).md"), encoding: .utf8)
        var blocks: [Block] = []
        var open: (language: String, lines: [String])?
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                if let block = open { blocks.append(Block(language: block.language, lines: block.lines)) }
                open = open == nil ? (String(line.dropFirst(3)), []) : nil
            } else {
                open?.lines.append(line)
            }
        }
        self.blocks = blocks
    }

    /// The blocks of Swift, in order.
    package var code: [Block] { blocks.filter { $0.language == "swift" } }
    /// What the page says is printed.
    package var output: String { blocks.filter { $0.language.isEmpty }.flatMap(\.lines).map { $0 + "\n" }.joined() }

    /// The blocks of Swift that a file does not have line by line, whatever its indentation.
    package func codeMissing(in file: String = #filePath) throws -> [String] {
        let source = Self.flush(try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n"))
        return code.map { Self.flush($0.lines) }.filter { !source.contains($0) }
    }

    /// Lines without the space that they begin with.
    private static func flush(_ lines: [String]) -> String {
        lines.map { $0.drop { $0 == " " } + "\n" }.joined()
    }
}

/// What an example prints, as `print` would write it.
package struct Printed {
    package private(set) var text = ""

    package init() {}

    package mutating func add(_ items: [any CustomStringConvertible]) {
        text += items.map(\.description).joined(separator: " ") + "\n"
    }
}

extension Page {
    /// The tables with so many columns, each a list of rows of cells, without their headings.
    package func tables(with columns: Int) -> [[[String]]] {
        var tables: [[[String]]] = []
        var isInside = false
        for line in text.components(separatedBy: "\n") {
            guard line.hasPrefix("|"), !line.hasPrefix("|-") else {
                if !line.hasPrefix("|") { isInside = false }
                continue
            }
            let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            if isInside {
                if cells.count == columns { tables[tables.count - 1].append(cells) }
            } else {
                tables.append([])
                isInside = true
            }
        }
        return tables.filter { !$0.isEmpty }
    }

    /// What stands between single backquotes, without closures that are left out: `{ ... }`.
    package static func snippets(_ cell: String) -> [String] {
        let plain = cell.replacingOccurrences(of: "``", with: "¦")
        return plain.components(separatedBy: "¦").enumerated().filter { $0.offset.isMultiple(of: 2) }
            .flatMap { $0.element.components(separatedBy: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) } }
            .map { $0.element.replacingOccurrences(of: " { ... }", with: "") }
    }

    /// What stands between double backquotes: links to symbols.
    package static func links(_ text: String) -> [String] {
        text.components(separatedBy: "``").enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }
}
