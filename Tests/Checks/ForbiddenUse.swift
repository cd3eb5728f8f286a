import Foundation
import TestSupport

/// Every mistake with the learning library in a list ends the program with code 1 and one line, which names the place in the
/// program and says what was given and what is expected.
let toldMistakes = Check("mistakes/told") { isQuick in
    let uses = isQuick ? ForbiddenUse.all.enumerated().filter { $0.offset % 4 == 0 }.map(\.element) : ForbiddenUse.all
    let runs = try concurrently(uses.count) { try Program.current.run(["--child-use", String(uses[$0].line)]) }
    for (use, run) in zip(uses, runs) {
        let output = run.output + run.errors
        guard run.code == 1, let match = output.wholeMatch(of: /ForbiddenUse(s?)\.swift:(\d+): error: (.*)\n/) else {
            throw CheckFailed("\(use.told) ended with \(run.end): \(output.suffix(2000))")
        }
        try require(match.3.hasPrefix(use.told), "\(use.told) is told otherwise: \(output)")
        let lines = try use.bodyLines()
        // The optimiser makes one function of closures that are alike; its line is then that of the call below.
        try require(match.1.isEmpty || lines.contains(Int(match.2) ?? 0), "not in lines \(lines): \(output)")
    }
    return "\(uses.count) mistakes"
}

/// Something that a program must not do, where it is written, and what it is told.
struct ForbiddenUse: Sendable {
    let told: String
    let file: String
    let line: Int
    let body: @Sendable () throws -> Void

    init(
        _ told: String, file: String = #filePath, line: Int = #line, _ body: @escaping @Sendable () throws -> Void
    ) {
        self.told = told
        self.file = file
        self.line = line
        self.body = body
    }

    /// The lines of the body, from the one that opens it to the one that closes it.
    func bodyLines() throws -> ClosedRange<Int> {
        let source = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
        func trimmed(_ line: Int) -> String { source[line - 1].trimmingCharacters(in: .whitespaces) }
        var first = line
        while !trimmed(first).contains("{") { first += 1 }
        var last = first
        while !trimmed(last).hasSuffix("},") { last += 1 }
        return first...last
    }
}

extension ForbiddenUse {
    /// Makes the mistake that is written at a line.
    static func make(at line: Int) throws { try all.first { $0.line == line }?.body() }
}
