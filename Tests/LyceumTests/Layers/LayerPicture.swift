/// The picture of the layers in ARCHITECTURE.md: a table of modules, highest first.
///
///     module        │ stands on     │ folders, lowest first
///     ──────────────┼───────────────┼──────────────────────────
///     Upper         │ Lower         │ Walls · Windows ← Roof
///     Lower         │               │
///
/// Of folders between two arrows none uses another. Files beside the folders stand above them, or where `files` is written.
struct LayerPicture {
    struct Module {
        let name: String
        /// The modules that it stands on; what those stand on is below it, too.
        let base: [String]
        /// The layers of its folders, lowest first.
        let layers: [[String]]

        /// How high the folder is; that of files beside the folders has no name.
        func height(of folder: String) -> Int? {
            let name = folder.isEmpty ? "files" : folder
            return layers.firstIndex { $0.contains(name) } ?? (folder.isEmpty ? layers.count : nil)
        }
    }

    let modules: [Module]

    /// The picture in a page: the lines with two bars. One without a module goes on with the line before.
    init(page: String) {
        var rows: [[String]] = []
        for line in page.split(separator: "\n") {
            let cells = line.split(separator: "│", omittingEmptySubsequences: false).map(Self.trimmed)
            guard cells.count == 3, cells[0] != "module" else { continue }
            if cells[0].isEmpty, !rows.isEmpty {
                for column in 1...2 { rows[rows.count - 1][column] += " " + cells[column] }
            } else {
                rows.append(cells)
            }
        }
        modules = rows.map { row in
            let layers = row[2].split(separator: "←").map { Self.names(String($0)) }
            return Module(name: row[0], base: Self.names(row[1]), layers: layers.filter { !$0.isEmpty })
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func names(_ cell: String) -> [String] {
        cell.split { $0 == "·" || $0 == " " || $0 == "," }.map(String.init)
    }

    subscript(name: String) -> Module? { modules.first { $0.name == name } }

    /// All modules that a module may import: those that it stands on, and what they stand on.
    func below(_ name: String) -> Set<String> {
        var found: Set<String> = []
        var open = self[name]?.base ?? []
        while let next = open.popLast() {
            if found.insert(next).inserted { open += self[next]?.base ?? [] }
        }
        return found
    }
}
