import Foundation
import GymnasiumTestSupport
import Testing

@Suite("The table of Gymnasium's own tests")
struct MirrorTableTests {
    private var folder: URL { URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent() }

    @Test("adds up, and names suites that there are")
    func table() throws {
        let text = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.dropFirst().dropLast().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let files = rows.filter { $0[0].hasSuffix(".py") }
        #expect(files.count == 102 && Set(files.map { $0[0] }).count == 102)
        func sum(_ column: Int) -> Int { files.compactMap { Int($0[column]) }.reduce(0, +) }
        func total(_ name: String) -> Int? { rows.first { $0[0] == name }.flatMap { Int($0[1]) } }
        #expect(sum(1) == 489 && total("Together") == 489)
        #expect(sum(2) == total("Mirrored") && sum(2) >= 370)
        #expect(try #require(total("Not applicable")) + #require(total("Waiting")) == 489 - sum(2))
        for row in files where row[1] != row[2] {
            let numbers = row[4].prefix { $0 != ":" }.split(separator: "+").compactMap {
                Int($0.trimmingCharacters(in: .whitespaces))
            }
            let rest = numbers.reduce(0, +)
            #expect(Int(row[1]) == Int(row[2]).map { $0 + (rest == 0 ? -1 : rest) }, "\(row[0])")
        }
        var suites: Set<String> = []
        let tests = folder.resolvingSymlinksInPath().deletingLastPathComponent()
        let paths = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
        while let path = paths?.nextObject() as? URL {
            if path.pathExtension == "swift" { suites.insert(path.deletingPathExtension().lastPathComponent) }
        }
        let named = files.flatMap { $0[3].split { !$0.isLetter && !$0.isNumber && $0 != "/" } }
            .map { String($0.drop { $0 == "/" }.split(separator: "/").last ?? "") }.filter { $0.hasSuffix("Tests") }
        #expect(named.count > 100 && named.filter { !suites.contains($0) } == [])
        #expect(files.allSatisfy { ($0[2] == "0") == !$0[3].contains("Tests") })
    }
}
