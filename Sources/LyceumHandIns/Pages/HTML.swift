/// Pages in one file: no script, nothing from a network, readable on a telephone and in the dark.
package enum HTML {
    /// A text that a browser shows as it is, whoever wrote it: nothing in it is markup, nor turns the direction of what follows.
    package static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "`": result += "&#96;"
            case "\n": result += "\n"
            // Controls, and signs that change the direction of text.
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}"..."\u{200F}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}", "\u{2028}"..."\u{2029}", "\u{FEFF}":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A whole page.
    ///
    /// - Parameter body: markup.
    static func page(_ title: String, _ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src data:; base-uri 'none'; form-action 'none'">
        <title>\(escaped(title))</title>
        <style>\(PageStyle.css)</style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    /// A list of texts; empty for none. Of many, the first ones are seen, and the others behind a line that can be opened.
    package static func list(_ texts: [String], shown: Int = .max) -> String {
        func list(_ texts: some Collection<String>) -> String {
            texts.isEmpty ? "" : "<ul>" + texts.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "</ul>"
        }
        guard texts.count > shown else { return list(texts) }
        return list(texts.prefix(shown))
            + "\n<details><summary>\(texts.count - shown) more</summary>\(list(texts.dropFirst(shown)))</details>"
    }

    /// A column of a table.
    package struct Column: ExpressibleByStringLiteral {
        /// What the cells of a column hold.
        enum Kind {
            /// A word or two, which stay on one line.
            case short
            /// A number, on one line and to the right.
            case number
            /// What the row is about; somebody else has chosen it, and it may be long.
            case name
            /// Sentences.
            case text
        }

        let title: String
        let kind: Kind

        package init(stringLiteral title: String) { (self.title, kind) = (title, .short) }

        private init(_ title: String, _ kind: Kind) { (self.title, self.kind) = (title, kind) }

        package static func number(_ title: String) -> Column { Column(title, .number) }
        package static func name(_ title: String) -> Column { Column(title, .name) }
        package static func text(_ title: String) -> Column { Column(title, .text) }
    }

    /// A table; cells are markup. Where it has sentences, each row becomes a block of lines on a narrow screen.
    package static func table(_ columns: [Column], _ rows: [[String]]) -> String {
        let top = columns.map { column in
            column.title.isEmpty
                ? "<td></td>" : "<th scope=\"col\" class=\"\(column.kind)\">\(escaped(column.title))</th>"
        }
        let lines = rows.map { row in
            "<tr>"
                + zip(columns, row).map { column, cell in
                    let tag = column.kind == .name ? "th scope=\"row\"" : "td"
                    let label =
                        column.kind == .name || column.title.isEmpty ? "" : " data-label=\"\(escaped(column.title))\""
                    return "<\(tag) class=\"\(column.kind)\"\(label)>\(cell)</\(tag.prefix(2))>"
                }.joined() + "</tr>"
        }
        let hasText = columns.contains { $0.kind == .text }
        return
            "<div class=\"wide\"><table\(hasText ? " class=\"blocks\"" : "")><thead><tr>\(top.joined())</tr></thead><tbody>\n"
            + "\(lines.joined(separator: "\n"))\n</tbody></table></div>"
    }
}
