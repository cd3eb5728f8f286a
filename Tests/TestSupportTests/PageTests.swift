import TestSupport
import Testing

@Suite struct PageTests {
    @Test func `A page is taken apart into code, output, tables and links`() throws {
        let page = try Page("ComparisonWithGymnasium")
        #expect(page.text.hasPrefix("# ") && !page.code.isEmpty)
        #expect(page.code.allSatisfy { $0.language == "swift" && !$0.lines.isEmpty })
        #expect(page.tables(with: 2).allSatisfy { table in table.allSatisfy { $0.count == 2 } })
        #expect(Page.snippets("`a`, `b { ... }` or ``c``, ``Link`` and `d`") == ["a", "b", "d"])
        #expect(Page.links("see ``One`` and ``Two/three(_:)``, not `four`") == ["One", "Two/three(_:)"])
    }

    @Test func `Printed lines are those of print`() {
        var printed = Printed()
        printed.add([1, "two", 3.5])
        printed.add([])
        #expect(printed.text == "1 two 3.5\n\n")
    }
}
