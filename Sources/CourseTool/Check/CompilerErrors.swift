import Lyceum
import LyceumHandIns

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
        for error in CompilerError.all(in: output, root: root) {
            let owner = practicals.first { name in
                error.path.map {
                    $0.hasPrefix("Sources/\(name)/") || $0.hasPrefix("Tests/\(Practical.tests(of: name))/")
                }
                    ?? false
            }
            if let owner { byPractical[owner, default: []].append("\(error)") } else { others.append("\(error)") }
        }
    }
}
