import LyceumGraphics

extension FrozenLake {
    /// The map with the agent's cell on red, below the last action: Gymnasium's text.
    var text: String? {
        guard let state else { return nil }
        var cells = map.rows.joined().map(String.init)
        cells[state] = TerminalColor.red(cells[state], isBackground: true)
        let heading = lastAction.map { "  (\(["Left", "Down", "Right", "Up"][$0]))\n" } ?? "\n"
        let lines = (0..<map.rowCount).map { row in
            cells[(row * map.columnCount)..<((row + 1) * map.columnCount)].joined()
        }
        return heading + lines.joined(separator: "\n") + "\n"
    }
}
