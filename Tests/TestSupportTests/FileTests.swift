import Foundation
import TestSupport
import Testing

@Suite struct FileTests {
    private struct Stop: Error {}

    @Test func `A temporary folder is there for the code that has it, and is removed with all in it`() throws {
        var path = ""
        try withTemporaryFolder { folder in
            path = folder
            try "x".write(toFile: folder + "/b.txt", atomically: false, encoding: .utf8)
            try "é".write(toFile: folder + "/a.txt", atomically: false, encoding: .utf8)
            #expect(try fileNames(in: folder) == ["a.txt", "b.txt"])
            #expect(try text(folder + "/a.txt") == "é")
        }
        #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
        #expect(throws: Stop.self) {
            try withTemporaryFolder { folder in
                path = folder
                throw Stop()
            }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `A small disk is soon full`() throws {
        try SmallDisk.withFolder(kilobytes: 16) { folder in
            let sizes = [1000, 100_000].map {
                FileManager.default.createFile(atPath: folder + "/\($0)", contents: Data(count: $0))
            }
            #expect(sizes == [true, false])
        }
    }

    @Test func `Reference data are found in the nearest folder above the test`() throws {
        #expect(try reference("table.tsv").hasPrefix("name\tvalue\n"))
        #expect(try referenceLines("table.tsv") == [["name", "value"], ["first", "1"], ["second"]])
        let deep = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "A/B/Tests.swift").path
        #expect(try reference("table.tsv", of: deep) == reference("table.tsv"))
        #expect(try reference("table.tsv", in: "TestSupportTests") == reference("table.tsv"))
        #expect(throws: NoReference.self) { try reference("nothing.tsv") }
        #expect(throws: NoReference.self) { try reference("table.tsv", in: "TestSupport") }
    }

    @Test func `A table's fields are asked for by the names of their columns`() throws {
        let rows = try ReferenceTable("table.tsv").rows
        #expect(rows.map(\.line) == [2, 3])
        #expect(rows.map { $0["name"] } == ["first", "second"])
        #expect(rows.map { $0["value"] } == ["1", ""], "what a line lacks is empty")
        #expect(#"a\\b\nc\td"#.unescaped == "a\\b\nc\td")
    }
}
