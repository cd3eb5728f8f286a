/// An error of the compiler's, read off the output of a build.
package struct CompilerError: Sendable, Hashable, CustomStringConvertible {
    /// The file, below the package's folder; `nil` for an error that belongs to none.
    package let path: String?
    /// The line, counted from 1; 0 without a file.
    package let line: Int
    /// The compiler's words.
    package let message: String

    package var description: String { path.map { "\($0):\(line): \(message)" } ?? message }

    /// The errors in the order in which the compiler gave them, each once.
    ///
    /// - Parameter root: the package's folder, from the root; errors name files from there.
    package static func all(in output: String, root: String) -> [CompilerError] {
        var errors: [CompilerError] = []
        var known: Set<CompilerError> = []
        for line in output.split(separator: "\n") {
            guard let range = line.firstRange(of: "error: ") else { continue }
            let message = String(line[range.upperBound...])
            // "/…/Sources/bandits/A.swift:12:5: error: …"
            let place = line[..<range.lowerBound].split(separator: ":").map(String.init)
            var error: CompilerError?
            if place.count >= 2, let number = Int(place[1]), place[0].hasPrefix(root + "/") {
                error = CompilerError(
                    path: String(place[0].dropFirst(root.count + 1)), line: number, message: message)
            } else if range.lowerBound == line.startIndex {
                error = CompilerError(path: nil, line: 0, message: message)
            }
            if let error, known.insert(error).inserted { errors.append(error) }
        }
        return errors
    }
}
