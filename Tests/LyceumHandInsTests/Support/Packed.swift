import Lyceum
import LyceumHandIns

/// Hand-ins whose manifests fit whatever is in them.
enum Packed {
    /// The bytes of an archive.
    static func archive(
        _ files: [(name: String, text: String)], student: String = "abcd12", assignment: String = "Coursework 1"
    ) throws -> [UInt8] {
        let files = files.map { ZipWriter.File($0.name, Array($0.text.utf8)) }
        let manifest = Manifest(
            student: student, assignment: assignment, fingerprint: String(repeating: "0", count: 64),
            library: "Lyceum 0",
            files: files.map { .init(name: $0.name, size: $0.bytes.count, sha256: SHA256.hexadecimal($0.bytes)) })
        return try ZipWriter.archive(
            [ZipWriter.File("manifest.json", Array(manifest.json.utf8))] + files, name: "it.zip")
    }

    /// A hand-in with some sources.
    static func handIn(_ sources: [String: String]) throws -> HandIn {
        try HandIn(bytes: archive(sources.sorted { $0.key < $1.key }.map { ("sources/" + $0.key, $0.value) }))
    }
}
