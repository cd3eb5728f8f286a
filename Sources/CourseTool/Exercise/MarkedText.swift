/// A file of a practical's solution, with its gaps.
package struct MarkedText {
    /// The gaps in the order of the text.
    private(set) var gaps: [Gap] = []
    /// The text with the gaps open: between its marks each has a call of `openGap` in the place of the solution.
    package private(set) var opened = ""

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - file: what the file is called, for errors.
    ///   - names: the names of other gaps of the practical.
    /// - Throws: ``MalformedGap``.
    package init(_ text: String, file: String, besides names: [String] = []) throws {
        func fail(_ line: Int, _ problem: String) -> MalformedGap {
            MalformedGap(file: file, line: line, problem: problem)
        }
        var lines: [Substring] = []
        var current: (gap: Gap, indentation: Substring, solution: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let number = index + 1
            switch GapMark(line) {
            case nil where current == nil: lines.append(line)
            case nil: current?.solution.append(line)
            case .malformed(let problem): throw fail(number, problem)
            case .begin(let name, let task):
                if let open = current?.gap {
                    throw fail(
                        number, "the gap \"\(name)\" begins inside of the gap \"\(open.name)\" of line \(open.line)")
                }
                if let first = gaps.first(where: { $0.name == name }) {
                    throw fail(number, "there are two gaps \"\(name)\": the first one begins in line \(first.line)")
                }
                if names.contains(name) { throw fail(number, "another file has a gap \"\(name)\", too") }
                current = (
                    Gap(name: name, task: task, file: file, line: number), line.prefix(while: \.isWhitespace), []
                )
                lines.append(line)
            case .end:
                guard let (gap, indentation, solution) = current else {
                    throw fail(number, "a gap ends here that has not begun")
                }
                guard line.prefix(while: \.isWhitespace) == indentation else {
                    throw fail(number, "the end of the gap \"\(gap.name)\" is not below its beginning")
                }
                guard solution.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
                    throw fail(gap.line, "the gap \"\(gap.name)\" has no solution")
                }
                let call = Self.returns(solution, indentation) ? "return try openGap" : "try openGap"
                lines += ["\(indentation)\(call)(\"\(gap.name)\")", line]
                gaps.append(gap)
                current = nil
            }
        }
        if let gap = current?.gap { throw fail(gap.line, "the gap \"\(gap.name)\" does not end") }
        opened = lines.joined(separator: "\n")
    }

    /// Whether the last statement of a solution is a `return`. The brackets that close it may stand on a line of their own.
    private static func returns(_ solution: [Substring], _ indentation: Substring) -> Bool {
        let statements = solution.filter { line in
            line.hasPrefix(indentation)
                && line.dropFirst(indentation.count).first.map { !" \t)]}".contains($0) } == true
        }
        return statements.last?.dropFirst(indentation.count).prefix(while: \.isLetter) == "return"
    }
}
