import Foundation
import TestSupport
import Testing

@Suite("Layers")
struct LayerTests {
    /// The package's manifest as the Swift package manager reads it.
    private struct Manifest: Decodable {
        struct Target: Decodable {
            let name: String
            let path: String?
            let type: String
            let dependencies: [[String: [String?]]]
        }
        let targets: [Target]

        /// The modules below `Sources`, and the ones that each depends on.
        var modules: [String: Set<String>] {
            let below = targets.filter { $0.path == nil && $0.type != "test" }
            return Dictionary(
                uniqueKeysWithValues: below.map { target in
                    (target.name, Set(target.dependencies.compactMap { $0["byName"]?.first ?? nil }))
                })
        }
    }

    private static let package = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent()
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: package.appending(path: path), encoding: .utf8)
    }

    /// The modules as they are.
    private static func present() throws -> Layers {
        let swift = try #require(Program("swift"))
        let folder = package.path(percentEncoded: false)
        // The package manager that runs the tests keeps its own folder to itself.
        let dumped = try withTemporaryFolder {
            try swift.run(["package", "dump-package", "--package-path", folder, "--scratch-path", $0])
        }
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(dumped.outputBytes))
        let paths = FileManager.default.enumerator(atPath: package.appending(path: "Sources").path)
        let files = (paths?.compactMap { $0 as? String } ?? []).sorted()
            .filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") }
        return Layers(
            picture: LayerPicture(page: try text(".github/ARCHITECTURE.md")), dependencies: manifest.modules,
            files: try files.map { path in
                let isSwift = path.hasSuffix(".swift")
                return Layers.File(path: "Sources/\(path)", text: isSwift ? try text("Sources/\(path)") : "")
            })
    }

    @Test("of modules and of folders are as the picture has them: no arrow up, no circle")
    func picture() throws {
        let layers = try Self.present()
        #expect(layers.files.count > 400 && layers.picture.modules.count > 10)
        #expect(layers.findings() == [])
    }

    /// A house of two modules, whose lower one has three folders and a file beside them.
    private func house(
        _ changes: [String: String] = [:], picture: String? = nil, dependencies: [String: Set<String>]? = nil
    ) -> [String] {
        let page =
            picture ?? """
                 module │ stands on │ folders, lowest first
                ────────┼───────────┼──────────────────────
                 Upper  │ Lower     │
                 Lower  │           │ Walls · Windows
                        │           │ ← Roof
                """
        var texts = [
            "Sources/Upper/Sky.swift": "import Lower\nstruct Sky { let above: House }",
            "Sources/Lower/House.swift": "public struct House { var roof = Roof(); var wall = Wall() }",
            "Sources/Lower/Walls/Wall.swift": "public struct Wall { struct Brick {} }\nfunc build() {}",
            "Sources/Lower/Windows/Window.swift": "struct Window { enum Kind { case round } }",
            "Sources/Lower/Roof/Roof.swift": "struct Roof { let walls: [Wall] = []; let kind: Window.Kind = .round }",
        ]
        texts.merge(changes) { $1 }
        let layers = Layers(
            picture: LayerPicture(page: page), dependencies: dependencies ?? ["Upper": ["Lower"], "Lower": []],
            files: texts.sorted { $0.key < $1.key }.map { Layers.File(path: $0.key, text: $0.value) })
        return layers.findings()
    }

    @Test("that only go down leave nothing to say")
    func sound() {
        #expect(house() == [])
    }

    @Test("whose folders use something above or beside them are told with the name")
    func references() {
        let window = "Sources/Lower/Windows/Window.swift"
        #expect(house([window: "struct Window { let wall: Wall? = nil }"]) == ["\(window) -> Walls: Wall"])
        #expect(house([window: "func open() { build() }"]) == ["\(window) -> Walls: build"])
        #expect(house([window: #"let text = "in \(Roof.self)""#]) == ["\(window) -> Roof: Roof"])
        #expect(house([window: "let house = [House]()"]) == ["\(window) -> files: House"])
        #expect(house([window: "let house: Lower.House? = nil"]) == ["\(window) -> files: House"])
        let wall = "Sources/Lower/Walls/Wall.swift"
        #expect(house([wall: "struct Wall { let roof: () -> Roof }"]) == ["\(wall) -> Roof: Roof"])
    }

    @Test(
        "are not broken by words in comments and strings, by members, labels, parameters and names of the folder's own",
        arguments: [
            "// Wall", "/* Wall /* and */ Roof */", #"let text = "Wall \"Roof\" \\""#, ##"let text = #"Wall " Roof"#"##,
            "let text = \"\"\"\n    Wall \"Roof\"\n    \"\"\"",
            "let brick = Brick.Wall", "func open(build: Int) {}", "struct Door<Wall> { let wall: Wall }",
            "struct Door { struct Wall {}; let wall = Wall() }", "private struct Wall {}\nlet wall = Wall()",
            "struct Door { func build() {}; func open() { build() } }", "let door = open(build: 1)",
        ])
    func others(text: String) {
        #expect(house(["Sources/Lower/Windows/Door.swift": text]) == [])
    }

    @Test("that an import leaves are told")
    func imports() {
        let wall = "Sources/Lower/Walls/Wall.swift"
        #expect(
            house([wall: "import Foundation\nimport Upper\nstruct Wall {}\nfunc build() {}"])
                == ["\(wall) imports Upper, which is not below Lower"])
    }

    @Test("whose picture is not that of the package are told")
    func pictures() {
        let circle = """
             Upper  │ Lower     │
             Lower  │ Upper     │ Walls · Windows ← Roof
            """
        #expect(house(picture: circle).contains("Lower stands on Upper, which is not below it"))
        let apart = """
             Upper  │           │
             Lower  │           │ Walls · Windows ← Roof ← Garden
            """
        #expect(
            house(picture: apart) == [
                "Upper depends on Lower, which is not drawn", "Lower/Garden is drawn, and is not there",
                "Sources/Upper/Sky.swift imports Lower, which is not below Upper",
            ])
        #expect(
            house(dependencies: ["Upper": [], "Lower": []])
                == ["Upper is drawn above Lower, and does not depend on it"])
        #expect(house(["Sources/Lower/Cellar/Wine.swift": ""]) == ["Lower/Cellar is not drawn"])
        #expect(house(["Sources/Other/File.swift": ""]) == ["Other is not drawn"])
    }
}
