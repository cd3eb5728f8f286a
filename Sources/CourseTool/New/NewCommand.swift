import Lyceum

/// `course new FOLDER`: creates a package.
package enum NewCommand {
    static let command = Command(
        name: "new", usage: "new FOLDER", summary: "writes a package of your own with a first program",
        flags: [(Flag("--lyceum", example: "../lyceum", "the folder that Lyceum was cloned to (this one)"), "PATH")],
        example: "new ../my-course"
    ) { arguments, output in
        let folder = try arguments.only("the folder of the new package", example: "../my-course")
        let lyceum = try checkout(arguments.text("--lyceum"))
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
        let isNew = !Platform.exists(folder)
        try CommandFailed.here { try Platform.makeFolder(folder) }
        let root = try Platform.absolutePath(folder)
        // The package manager distinguishes packages by the names of their folders.
        let ending = NewPackage.lastPart(root)
        guard ending.lowercased() != NewPackage.lastPart(lyceum).lowercased() else {
            if isNew { Platform.removeEmptyFolder(folder) }
            throw InvalidCommandLine(
                "two packages in folders called \(ending) cannot be told apart: choose another name for the new one")
        }
        let package = NewPackage(name: NewPackage.name(inFolder: root), lyceum: lyceum)
        return try CommandFailed.here {
            try package.files.compactMap { file, text in
                try Platform.makeFolder(Platform.folder(of: path(file)))
                // A list of files to ignore may exist already, and stays.
                guard let made = try Platform.createExclusively(path(file)) else { return nil }
                defer { Platform.close(made) }
                try Platform.write(text.utf8, to: made, at: 0, path: path(file))
                return path(file)
            }
        }
    }

    /// The absolute path of Lyceum's folder: the given one, otherwise the one that this program was built in.
    private static func checkout(_ given: String?) throws -> String {
        let own = "\(#filePath)".split(separator: "/").dropLast(4).map { "/\($0)" }.joined()
        guard let path = try? Platform.absolutePath(given ?? own) else {
            throw InvalidCommandLine(
                "there is no folder \(given ?? own): name that of Lyceum, such as `--lyceum ../lyceum`")
        }
        guard let manifest = try? Platform.readFile("\(path)/Package.swift", limit: 1 << 20),
            String(decoding: manifest, as: UTF8.self).contains("name: \"Lyceum\"")
        else {
            throw InvalidCommandLine("\(path) is not the folder of Lyceum: name it, such as `--lyceum ../lyceum`")
        }
        return path
    }
}
