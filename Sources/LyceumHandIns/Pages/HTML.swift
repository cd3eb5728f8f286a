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
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src data:">
        <title>\(escaped(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    /// A list of texts; empty for none.
    static func list(_ texts: [String]) -> String {
        texts.isEmpty ? "" : "<ul>" + texts.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "</ul>"
    }

    /// A table; cells are markup.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        let top = head.map { "<th>\(escaped($0))</th>" }.joined()
        let lines = rows.map { row in "<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>" }
        return "<div class=\"wide\"><table><thead><tr>\(top)</tr></thead><tbody>\n\(lines.joined(separator: "\n"))\n"
            + "</tbody></table></div>"
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f3f4f6; --line: #d5d9de;
          --good: #1a7f37; --fair: #8a5a00; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #14171a; --soft: #1f2429; --line: #3a4149;
          --good: #57c274; --fair: #e0a93a; --bad: #ff8a80; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        .verdict { display: flex; gap: 1rem; align-items: center; background: var(--soft); border-left: 6px solid;
          padding: .75rem 1rem; }
        .verdict b { font-size: 2.2rem; line-height: 1; }
        .good { color: var(--good); } .fair { color: var(--fair); } .bad { color: var(--bad); }
        .verdict span { color: var(--ink); }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        svg, video { max-width: 100%; height: auto; } ul { padding-left: 1.2rem; margin: .3rem 0; }
        .limits { background: var(--soft); padding: .75rem 1rem; } small { color: inherit; opacity: .8; }
        """
}
