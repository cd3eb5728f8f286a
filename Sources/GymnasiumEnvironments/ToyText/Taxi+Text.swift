import LyceumGraphics

extension Taxi {
    /// The town with the taxi on yellow (on green with the passenger), the passenger in blue, the destination in
    /// magenta, and the last action: Gymnasium's text.
    var text: String? {
        guard let state else { return nil }
        let now = Self.decode(state)
        var cells = Self.map.map { $0.map(String.init) }
        func color(_ cell: (row: Int, column: Int), _ paint: (String) -> String) {
            let (line, place) = (cell.row + 1, 2 * cell.column + 1)
            cells[line][place] = paint(cells[line][place])
        }
        if now.passenger < 4 {
            color((now.row, now.column)) { TerminalColor.yellow($0, isBackground: true) }
            color(Self.stops[now.passenger]) { TerminalColor.blue($0, isBold: true) }
        } else {
            color((now.row, now.column)) { TerminalColor.green($0 == " " ? "_" : $0, isBackground: true) }
        }
        color(Self.stops[now.destination]) { TerminalColor.magenta($0) }
        let actions = ["South", "North", "East", "West", "Pickup", "Dropoff"]
        return cells.map { $0.joined() }.joined(separator: "\n") + "\n"
            + (lastAction.map { "  (\(actions[$0]))\n" } ?? "\n")
    }
}
