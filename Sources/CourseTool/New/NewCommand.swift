import Lyceum

/// `course new FOLDER`: creates a package.
package enum NewCommand {
    static let command = Command(
        name: "new", usage: "new FOLDER", summary: "writes a package of your own with a first program",
        flags: [Checkout.flag],
        example: "new ../my-course"
    ) { arguments, output in
        let folder = try arguments.only("the folder of the new package", example: "../my-course")
        let lyceum = try Checkout.path(arguments.text("--lyceum"))
        try write(folder, lyceum).forEach { output("written: \($0)") }
        let name = NewPackage.name(inFolder: try Platform.absolutePath(folder))
        output("")
        output("Its first build takes some minutes, later ones seconds:")
        output("")
        output("    cd \(folder)")
        output("    swift run -c release \(name)")
    }

    /// Writes the package and returns the paths of its files.
    package static func write(_ folder: String, _ lyceum: String) throws -> [String] {
        func path(_ name: String) -> String { Platform.joined(folder, name) }
        if let taken = ["Package.swift", "Sources"].first(where: { Platform.exists(path($0)) }) {
            throw InvalidCommandLine(
                "\(path(taken)) is there already: name a folder that is new or has no package in it")
        }
        let root = try NewFolder.make(folder, lyceum: lyceum)
        // A list of files to ignore may exist already, and stays.
        return try NewFolder.write(
            NewPackage(name: NewPackage.name(inFolder: root), lyceum: lyceum).files, in: folder)
    }
}
