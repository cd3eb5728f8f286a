import Foundation

/// A piece of Swift in a doc comment or on a page.
struct Example {
    /// The file that it stands in, as in `Sources/Module/Folder/File.swift`.
    let path: String
    /// The line of that file on which its code begins.
    let line: Int
    let code: [String]

    /// The code as a function of its own, or as it is where it is for the top of a file; errors in it name its own file and line.
    func asFunction(_ name: String) -> String {
        let imports = code.map { $0.hasPrefix("import ") ? "" : $0 }
        let body =
            "#sourceLocation(file: \"\(path)\", line: \(line))\n\(imports.joined(separator: "\n"))\n#sourceLocation()\n"
        return code.contains { $0.hasPrefix("extension ") } ? body : "func \(name)() throws {\n\(body)}\n"
    }

    /// All examples in the doc comments below a folder of the package.
    static func inComments(below folder: String) throws -> [Example] {
        try files(below: folder, withExtension: "swift").flatMap { path, lines in
            blocks(path, lines) { line in
                let comment = line.drop { $0 == " " }
                guard comment.hasPrefix("///") else { return nil }
                return String(comment.dropFirst(comment.hasPrefix("/// ") ? 4 : 3))
            }
        }
    }

    /// All examples on a page, or on the pages below a folder of the package.
    static func onPages(at path: String) throws -> [Example] {
        try files(below: path, withExtension: "md").flatMap { path, lines in blocks(path, lines) { $0 } }
    }

    /// The folders of the package's tests of pages, as one text.
    static func testsOfPages() throws -> String {
        try files(below: "Tests", withExtension: "swift").filter { $0.path.contains("/Documentation/") }
            .flatMap(\.lines).joined(separator: "\n")
    }

    /// The package's folder.
    static let package = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }

    /// The files of a kind below a folder, or the one file that the path names, each with its lines.
    private static func files(
        below path: String, withExtension fileExtension: String
    ) throws -> [(path: String, lines: [String])] {
        let files = FileManager.default.enumerator(atPath: package.appending(path: path).path(percentEncoded: false))
        let below = (files?.compactMap { $0 as? String } ?? []).map { "\(path)/\($0)" }
        return try ([path] + below.sorted()).filter { $0.hasSuffix(".\(fileExtension)") }.map { path in
            let text = try String(contentsOf: package.appending(path: path), encoding: .utf8)
            return (path, text.components(separatedBy: "\n"))
        }
    }

    /// The blocks of Swift among the lines of a file.
    ///
    /// - Parameter content: what a line says; `nil` for one that ends whatever block is open.
    private static func blocks(_ path: String, _ lines: [String], content: (String) -> String?) -> [Example] {
        var examples: [Example] = []
        var open: (line: Int, code: [String], isSwift: Bool)?
        for (index, line) in lines.enumerated() {
            guard let text = content(line) else {
                open = nil
                continue
            }
            guard text.hasPrefix("```") else {
                open?.code.append(text)
                continue
            }
            if let block = open {
                if block.isSwift { examples.append(Example(path: path, line: block.line, code: block.code)) }
                open = nil
            } else {
                open = (index + 2, [], text == "```swift")
            }
        }
        return examples
    }
}
