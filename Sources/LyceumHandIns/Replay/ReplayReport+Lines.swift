extension ReplayReport {
    /// What was found about the rows, in sentences: rows in a row of which the same was found share one.
    public var rowLines: [String] {
        var lines: [String] = []
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end].outcome == rows[start].outcome { end += 1 }
            lines.append(line(rows[start], rows[end - 1]))
            start = end
        }
        return lines
    }

    private func line(_ first: RowReport, _ last: RowReport) -> String {
        guard first.line < last.line else { return first.description }
        let single = "line \(first.line), episode \(first.episode)"
        return "lines \(first.line) to \(last.line), episodes \(first.episode) to \(last.episode)"
            + first.description.dropFirst(single.count)
    }
}
