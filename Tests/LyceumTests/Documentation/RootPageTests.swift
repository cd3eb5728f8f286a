import Foundation
import TestSupport
import Testing

@Suite("The root pages of the modules")
struct RootPageTests {
    static let modules = [
        "CourseTool", "Gymnasium", "GymnasiumCore", "GymnasiumEnvironments", "GymnasiumTools", "GymnasiumWrappers",
        "Lyceum", "LyceumGraphics", "LyceumHandIns", "LyceumLearning", "LyceumNumerics", "LyceumPhysics",
        "LyceumRecording", "LyceumSystem", "LyceumValues", "LyceumVideo",
    ]

    /// What a module declares outside any braces, and which of it are public types.
    private func names(of module: String) throws -> (declared: Set<String>, publicTypes: Set<String>) {
        let folder = Example.package.appending(path: "Sources/\(module)").path(percentEncoded: false)
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let files = try paths.filter { $0.hasSuffix(".swift") }.map {
            SwiftNames(try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
        }
        return (
            files.reduce(Set()) { $0.union($1.declared) }, files.reduce(Set()) { $0.union($1.publicTypes) }
        )
    }

    @Test("list every public type of their module, and names of that module only", arguments: modules)
    func topics(module: String) throws {
        let page = try Page(module, of: module)
        #expect(page.text.hasPrefix("# ``\(module)``\n"))
        let topics = try #require(page.text.components(separatedBy: "\n## Topics\n").dropFirst().first)
        let listed = Page.links(topics).map { link in
            String((link.split(separator: "/").last ?? "").prefix { $0 != "(" && $0 != "-" })
        }
        let names = try names(of: module)
        #expect(listed.count >= 1 && Set(listed).subtracting(names.declared) == [])
        #expect(names.publicTypes.subtracting(listed).subtracting(Self.unlisted) == [])
    }

    /// A type that nobody writes: it stands in the compiler's messages about an environment without a space.
    private static let unlisted: Set<String> = ["UnavailableSpace"]

    @Test("are those of all modules that have a page")
    func all() throws {
        let sources = Example.package.appending(path: "Sources").path(percentEncoded: false)
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources)
        let present = folders.filter { FileManager.default.fileExists(atPath: "\(sources)/\($0)/\($0).docc") }
        #expect(present.sorted() == Self.modules)
    }
}
