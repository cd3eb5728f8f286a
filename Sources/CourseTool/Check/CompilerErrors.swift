import Lyceum

/// What the compiler has against a student's package.
package struct CompilerErrors {
    /// The errors in each practical, in the order in which the compiler gave them.
    package private(set) var byPractical: [String: [String]] = [:]
    /// Those that belong to no practical.
    package private(set) var others: [String] = []

    /// Reads the output of a build.
    ///
    /// - Parameter root: the package's folder, from the root; errors name files from there.
    package init(_ output: String, root: String, practicals: [String]) {
        for line in output.split(separator: "\n") {
            guard let range = line.firstRange(of: "error: ") else { continue }
            let message = line[range.upperBound...]
            // "/…/Sources/bandits/A.swift:12:5: error: …"
            let place = line[..<range.lowerBound].split(separator: ":").map(String.init)
            guard place.count >= 2, let number = Int(place[1]), place[0].hasPrefix(root + "/") else {
                if range.lowerBound == line.startIndex { Self.add(String(message), to: &others) }
                continue
            }
            let path = String(place[0].dropFirst(root.count + 1))
            let text = "\(path):\(number): \(message)"
            let owner = practicals.first {
                path.hasPrefix("Sources/\($0)/") || path.hasPrefix("Tests/\(Practical.tests(of: $0))/")
            }
            if let owner { Self.add(text, to: &byPractical[owner, default: []]) } else { Self.add(text, to: &others) }
        }
    }

    /// The compiler says some errors twice.
    private static func add(_ text: String, to list: inout [String]) {
        if !list.contains(text) { list.append(text) }
    }
}
