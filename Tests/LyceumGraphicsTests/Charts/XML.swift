import Testing

/// Enough of an XML reader to find a tag that is not closed, a text that is not escaped and an attribute given twice.
enum XML {
    static func check(_ text: String) throws {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            try checkText(rest[..<start])
            let end = try #require(rest[start...].firstIndex(of: ">"))
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                #expect(open.popLast() == tag.dropFirst())
                continue
            }
            let isClosed = tag.hasSuffix("/")
            let content = isClosed ? tag.dropLast() : tag
            let pieces = content.split(separator: "\"", omittingEmptySubsequences: false)
            // Names are at even places, values at odd ones.
            #expect(pieces.count % 2 == 1 && !tag.contains("<"))
            let name = try #require(pieces[0].split(separator: " ").first)
            let names = stride(from: 0, to: pieces.count - 1, by: 2).compactMap {
                pieces[$0].split(separator: " ").last
            }
            #expect(Set(names).count == names.count && names.allSatisfy { $0.hasSuffix("=") })
            if !isClosed { open.append(name) }
        }
        try checkText(rest)
        #expect(open.isEmpty)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE || $0 == "\n" })
    }

    private static func checkText(_ text: Substring) throws {
        #expect(!text.contains(">"))
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            #expect(["amp;", "lt;", "gt;", "quot;"].contains { piece.hasPrefix($0) })
        }
    }
}
