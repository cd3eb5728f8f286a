import CourseTool
import Foundation
import TestSupport
import Testing

@Suite("course new")
struct NewPackageTests {
    private let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    }

    @Test("it writes a manifest, a program and a list of files to ignore, and says how to go on")
    func writes() throws {
        try withTemporaryFolder { folder in
            let call = Call("new", "\(folder)/a/b/cart pole")
            #expect(call.code == 0, "\(call.errors)")
            #expect(
                try names(in: "\(folder)/a/b/cart pole")
                    == [".gitignore", "Package.swift", "Sources", "Sources/cart-pole", "Sources/cart-pole/main.swift"])
            #expect(call.output.last == "    swift run -c release cart-pole")
            let manifest = try String(contentsOfFile: "\(folder)/a/b/cart pole/Package.swift", encoding: .utf8)
            #expect(manifest.contains("path: \"\(checkout.path)\""))
            #expect(manifest.contains("package: \"\(checkout.lastPathComponent)\""))
        }
    }

    @Test("what is there already stays as it is, and the message names it")
    func overwrites() throws {
        try withTemporaryFolder { folder in
            try "mine".write(toFile: "\(folder)/Package.swift", atomically: true, encoding: .utf8)
            let call = Call("new", folder)
            #expect(call.code == 2)
            #expect(call.errors.first?.hasPrefix("course: \(folder)/Package.swift is there already: ") == true)
            #expect(try names(in: folder) == ["Package.swift"])
            #expect(try String(contentsOfFile: "\(folder)/Package.swift", encoding: .utf8) == "mine")

            try FileManager.default.createDirectory(atPath: "\(folder)/b/Sources", withIntermediateDirectories: true)
            #expect(Call("new", "\(folder)/b").code == 2)
            #expect(try names(in: "\(folder)/b") == ["Sources"])

            try FileManager.default.createDirectory(atPath: "\(folder)/c", withIntermediateDirectories: true)
            try "mine".write(toFile: "\(folder)/c/.gitignore", atomically: true, encoding: .utf8)
            #expect(Call("new", "\(folder)/c").code == 0)
            #expect(try String(contentsOfFile: "\(folder)/c/.gitignore", encoding: .utf8) == "mine")
        }
    }

    @Test("a folder that cannot be made, or that the package manager could not tell from Lyceum, is refused")
    func refused() throws {
        try withTemporaryFolder { folder in
            try "".write(toFile: "\(folder)/file", atomically: true, encoding: .utf8)
            #expect(Call("new", "\(folder)/file").code == 1)
            #expect(Call("new", "\(folder)/file/b").code == 1)
            #expect(Call("new").code == 2 && Call("new", "a", "b").code == 2)
            let same = Call("new", "\(folder)/\(checkout.lastPathComponent.uppercased())")
            #expect(same.code == 2 && same.errors.first?.contains("cannot be told apart") == true)
            for lyceum in ["/no/such/folder", folder] {
                let call = Call("new", "\(folder)/new", "--lyceum", lyceum)
                #expect(call.code == 2 && call.errors.first?.contains("--lyceum ../lyceum") == true)
            }
            #expect(try names(in: folder) == ["file"])
        }
    }

    @Test(
        "the program is called like the folder, as far as a program can be",
        arguments: [
            ("a/my-course", "my-course"), ("/x/First_Steps/", "First_Steps"), ("cart pole", "cart-pole"),
            ("3rd week", "my-3rd-week"), ("course", "my-course"), ("Lyceum2", "my-Lyceum2"),
            ("lecture_2_gym", "my-lecture_2_gym"),
            ("Swift", "my-Swift"), ("---", "my-course"), ("Übung", "bung"), ("λ", "my-course"), ("test", "my-test"),
        ])
    func name(folder: String, name: String) {
        #expect(NewPackage.name(inFolder: folder) == name)
    }

    @Test("a path is written so that Swift reads the same one")
    func literal() {
        let manifest = NewPackage(name: "a", lyceum: "/a\"b\\c").manifest
        #expect(manifest.contains(#"path: "/a\"b\\c""#) && manifest.contains(#"package: "a\"b\\c""#))
    }
}
