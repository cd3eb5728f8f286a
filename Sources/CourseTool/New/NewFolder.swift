import Lyceum
import LyceumHandIns

/// A folder that a package is to be written into.
enum NewFolder {
    /// Makes it where it does not exist, and returns its absolute path.
    ///
    /// - Throws: `InvalidCommandLine` where the package manager could not tell its package from Lyceum, ``CommandFailed``
    ///   where it cannot be made.
    static func make(_ folder: String, lyceum: String) throws -> String {
        let isNew = !Platform.exists(folder)
        try CommandFailed.here { try Platform.makeFolder(folder) }
        let root = try Platform.absolutePath(folder)
        // The package manager distinguishes packages by the names of their folders.
        let ending = ProgramManifest.lastPart(root)
        guard ending.lowercased() != ProgramManifest.lastPart(lyceum).lowercased() else {
            if isNew { Platform.removeEmptyFolder(folder) }
            throw InvalidCommandLine(
                "two packages in folders called \(ending) cannot be told apart: choose another name for the new one")
        }
        return root
    }

    /// Writes the files that are not there yet, and returns their paths. What is there stays as it is.
    static func write(_ files: [(path: String, text: String)], in folder: String) throws -> [String] {
        try CommandFailed.here {
            try files.compactMap { file, text in
                let path = Platform.joined(folder, file)
                try Platform.makeFolder(Platform.folder(of: path))
                guard let made = try Platform.createExclusively(path) else { return nil }
                defer { Platform.close(made) }
                try Platform.write(text.utf8, to: made, at: 0, path: path)
                return path
            }
        }
    }
}
