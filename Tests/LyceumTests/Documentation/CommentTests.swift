import Foundation
import Testing

@Suite("Comments")
struct CommentTests {
    /// What a protocol documents, so that a conforming type has nothing to add.
    private static let witnesses: Set = [
        "description", "debugDescription", "==", "<", "hash", "encode", "from", "errorDescription",
        "random", "structure", "sample", "contains", "validate", "value", "element", "batched", "batch", "emptyBatch",
        "write",
        "count", "elements", "zeroElement", "jsonLayout", "samples", "flatDim", "flatSpace", "flatten", "unflatten",
        "seed",
        "observationSpace", "actionSpace", "unwrapped", "spec", "renderMode", "metadata", "attributes", "reset", "step",
        "render", "close", "base", "wrapperSpec", "body", "makeIterator", "next", "startIndex", "endIndex", "index",
    ]

    @Test("stand above every public declaration but the witnesses of a protocol")
    func everyDeclaration() throws {
        let package = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        let files = FileManager.default.enumerator(
            at: package.appending(path: "Sources"), includingPropertiesForKeys: nil)
        var (declarations, bare) = (0, [String]())
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            for (number, line) in lines.enumerated() {
                guard let name = Self.publicName(line) else { continue }
                declarations += 1
                // Between a comment and what it is about there may be attributes, over several lines.
                let above = lines[..<number].reversed().first { line in
                    let line = line.trimmingCharacters(in: .whitespaces)
                    return line.isEmpty || line.hasPrefix("///") || line.hasPrefix("}") || line.hasSuffix("{")
                        || line.contains("public ")
                }
                let isCommented = above?.trimmingCharacters(in: .whitespaces).hasPrefix("///") == true
                if !isCommented, !Self.witnesses.contains(name) {
                    bare.append("\(file.lastPathComponent):\(number + 1): \(name)")
                }
            }
        }
        #expect(declarations > 1500)
        #expect(bare == [])
    }

    /// The name that a line declares for users of the package; `init` for an initialiser, or `from` for a decoder's.
    private static func publicName(_ line: String) -> String? {
        let declaration =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?:[a-z()]+\s+)*?(?:func|var|let|init|struct|enum|class|protocol|typealias|subscript|actor)\b\??\s*([\w<>=+\-*\/!.&|^%~]*)/
        guard let match = line.prefixMatch(of: declaration) else { return nil }
        if line.contains(" init(from ") { return "from" }
        let name = String(match.1)
        return name.isEmpty ? "init" : name.hasPrefix("==") ? "==" : name
    }
}
