import Lyceum

/// A practical in a student's package, as it stands in the files now.
package struct StudentWork {
    /// A call of `openGap`, which stands where the student's code is still missing.
    package struct OpenCall: Equatable {
        /// The gap's name.
        package let name: String
        /// The file, from the package's folder, and the line, counted from 1.
        package let place: String
    }

    /// The name of the practical.
    let name: String
    /// The names of its gaps, in the order of the text. The marks may have gone with the student's changes; what is called
    /// for in code, and what tests are named after, is a gap as well.
    package private(set) var gaps: [String] = []
    /// Where code is missing.
    package private(set) var open: [OpenCall] = []

    /// Reads the files of a practical.
    package init(_ name: String, in folder: String) throws {
        self.name = name
        let below = "Sources/\(name)"
        let root = Platform.joined(folder, below)
        for path in try Practical.inOrder(Practical.files(in: root), in: root) where path.hasSuffix(".swift") {
            let bytes = try CommandFailed.here { try Platform.readFile(Platform.joined(root, path), limit: 1 << 24) }
            read(String(decoding: bytes, as: UTF8.self), of: "\(below)/\(path)")
        }
    }

    private mutating func read(_ text: String, of file: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if case .begin(let name, _)? = GapMark(line) { add(name) }
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
            for match in code.matches(of: /openGap\(\s*"([^"]+)"/) {
                add(String(match.1))
                open.append(OpenCall(name: String(match.1), place: "\(file):\(index + 1)"))
            }
        }
    }

    private mutating func add(_ gap: String) {
        if !gaps.contains(gap) { gaps.append(gap) }
    }

    /// The gap that a test belongs to, which its name begins with; `nil` where it belongs to none.
    ///
    /// A gap that was not known before is so from now on.
    package mutating func gap(of test: TestEvents.Test) -> String? {
        guard let range = test.name.firstRange(of: ": "), GapMark.isName(test.name[..<range.lowerBound]) else {
            return nil
        }
        let gap = String(test.name[..<range.lowerBound])
        add(gap)
        return gap
    }
}
