extension CliffWalking {
    /// The ground with o, the cliff with C, the goal with T and the agent with x: Gymnasium's text.
    var text: String? {
        guard let state else { return nil }
        let lines = (0..<Self.rowCount).map { row in
            (0..<Self.columnCount).map { column in
                let cell = row * Self.columnCount + column
                if cell == state { return "x" }
                if cell == Self.goal { return "T" }
                return Self.cliff.contains(cell) ? "C" : "o"
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }
}
