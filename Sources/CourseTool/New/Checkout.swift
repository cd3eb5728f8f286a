import Lyceum

/// The folder that Lyceum was cloned to.
enum Checkout {
    /// The option that names another one.
    static let flag = (
        flag: Flag("--lyceum", example: "../lyceum", "the folder that Lyceum was cloned to (this one)"),
        placeholder: "PATH"
    )

    /// Its absolute path: the given one, otherwise the one that this program was built in.
    static func path(_ given: String?) throws -> String {
        let own = "\(#filePath)".split(separator: "/").dropLast(4).map { "/\($0)" }.joined()
        guard let path = try? Platform.absolutePath(given ?? own) else {
            throw InvalidCommandLine(
                "there is no folder \(given ?? own): name that of Lyceum, such as `--lyceum ../lyceum`")
        }
        guard manifest(in: path)?.contains("name: \"Lyceum\"") == true else {
            throw InvalidCommandLine("\(path) is not the folder of Lyceum: name it, such as `--lyceum ../lyceum`")
        }
        return path
    }

    /// The text of the package manifest in a folder; `nil` where there is none.
    static func manifest(in folder: String) -> String? {
        let path = Platform.joined(folder, "Package.swift")
        return (try? Platform.readFile(path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
    }
}
