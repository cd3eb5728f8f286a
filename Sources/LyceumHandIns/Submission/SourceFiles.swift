import LyceumSystem

/// The files of a program that is handed in: all below a folder but hidden ones, what programs write, and links.
struct SourceFiles {
    /// Their paths in the folder, sorted.
    private(set) var names: [String] = []
    /// What was left out that somebody may miss, in sentences.
    private(set) var notes: [String] = []
    private let root: String

    /// The most files.
    private static let limit = 2000
    /// The most folders around a file.
    private static let depthLimit = 16
    /// Folders of what programs write and builds leave.
    private static let skipped: Set<String> = [
        "runs", "DerivedData", "build", "__pycache__", "__MACOSX", "node_modules",
    ]

    /// Finds them.
    ///
    /// - Parameter folder: the folder; or one file, which is a program, too.
    /// - Throws: ``UnfitFile``.
    init(in folder: String) throws(UnfitFile) {
        root = folder
        if Platform.isRegularFile(folder) {
            names = [""]
            return
        }
        guard Platform.isFolder(folder) else { throw UnfitFile(path: folder, problem: "there is no such folder") }
        try add("", depth: 0)
        names.sort()
    }

    private mutating func add(_ inner: String, depth: Int) throws(UnfitFile) {
        let folder = Platform.joined(root, inner)
        guard depth < Self.depthLimit else {
            throw UnfitFile(path: folder, problem: "it lies too deep: name the folder of your program alone")
        }
        for name in Platform.names(in: folder).sorted() where !name.hasPrefix(".") {
            let path = Platform.joined(inner, name)
            switch Platform.kind(of: Platform.joined(root, path)) {
            case .file where !name.hasSuffix(".zip") && !HandIn.systemFiles.contains(name): names.append(path)
            case .folder where !Self.skipped.contains(name): try add(path, depth: depth + 1)
            case .link: notes.append("\(Platform.joined(root, path)) is a link, and was left out")
            default: break
            }
            guard names.count <= Self.limit else {
                throw UnfitFile(
                    path: root, problem: "it has more than \(Self.limit) files: name the folder of your program alone")
            }
        }
    }

    /// The path of a file.
    func path(_ name: String) -> String { name.isEmpty ? root : Platform.joined(root, name) }

    /// The name of a file in an archive.
    func archived(_ name: String) -> String {
        "sources/" + (name.isEmpty ? root.split(separator: "/").last.map(String.init) ?? "" : name)
    }
}

/// A file or folder that cannot be handed in.
public struct UnfitFile: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What is wrong, and what to do.
    public let problem: String

    public var description: String { "\(path) cannot be handed in: \(problem)" }
}
