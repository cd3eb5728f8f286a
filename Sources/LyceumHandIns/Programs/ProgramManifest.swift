/// The manifest of a package of programs that stand on Lyceum: what `course new` writes for one, and what programs that were handed
/// in are built with.
package struct ProgramManifest {
    /// A program, in the folder of its name below `Sources`.
    package struct Program: Sendable, Hashable {
        let name: String
        let products: [String]

        /// A program.
        ///
        /// - Parameter products: the libraries of Lyceum's package that it imports.
        package init(name: String, products: [String] = ["Lyceum"]) {
            self.name = name
            self.products = products
        }
    }

    private let name: String
    private let lyceum: String
    private let programs: [Program]

    /// A manifest.
    ///
    /// - Parameters:
    ///   - name: the package's name.
    ///   - lyceum: the folder of Lyceum, as the manifest is to name it.
    package init(name: String, lyceum: String, programs: [Program]) {
        self.name = name
        self.lyceum = lyceum
        self.programs = programs
    }

    /// The text of `Package.swift`.
    package var text: String {
        """
        // swift-tools-version: 6.3
        import PackageDescription

        let package = Package(
            name: "\(name)",
            platforms: [.macOS(.v15)],
            dependencies: [.package(path: \(Self.literal(lyceum)))],  // where Lyceum was cloned to
            targets: [
        \(programs.map(target).joined(separator: ",\n"))
            ]
        )

        """
    }

    private func target(_ program: Program) -> String {
        let package = Self.literal(Self.lastPart(lyceum))
        let products = program.products.map { ".product(name: \"\($0)\", package: \(package))" }
        return """
                    // A program: `swift run -c release \(program.name)` runs Sources/\(program.name)/main.swift. Another one is another target.
                    .executableTarget(
                        name: "\(program.name)",
                        dependencies: [\(products.joined(separator: ", "))],
                        // In mode 5 functions may use the variables of main.swift.
                        swiftSettings: [.swiftLanguageMode(.v5)])
            """
    }

    /// The last part of a path, by which the package manager knows a package.
    package static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// A text as a Swift string literal.
    package static func literal(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
