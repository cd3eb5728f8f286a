import Foundation
import Gymnasium
import TestSupport
import Testing

@Suite("The comparison page")
struct ComparisonPageTests {
    /// The wrappers of Gymnasium 1.4, of one environment and of vectors.
    static let wrappers = (
        single: [
            "TimeLimit", "Autoreset", "PassiveEnvChecker", "OrderEnforcing", "RecordEpisodeStatistics",
            "TransformObservation", "FilterObservation", "FlattenObservation", "GrayscaleObservation",
            "ResizeObservation", "ReshapeObservation", "RescaleObservation", "DtypeObservation",
            "AddRenderObservation", "DiscretizeObservation", "DelayObservation", "TimeAwareObservation",
            "FrameStackObservation", "NormalizeObservation", "MaxAndSkipObservation", "AtariPreprocessing",
            "TransformAction", "ClipAction", "RescaleAction", "DiscretizeAction", "StickyAction", "RepeatAction",
            "TransformReward", "ClipReward", "NormalizeReward", "RenderCollection", "RecordVideo", "HumanRendering",
            "AddWhiteNoise", "ObstructView", "ArrayConversion", "JaxToNumpy", "JaxToTorch", "NumpyToTorch",
        ],
        vector: [
            "VectorizeTransformObservation", "VectorizeTransformAction", "VectorizeTransformReward",
            "TransformObservation", "TransformAction", "TransformReward", "FilterObservation", "FlattenObservation",
            "GrayscaleObservation", "ResizeObservation", "ReshapeObservation", "RescaleObservation",
            "DtypeObservation", "ClipAction", "RescaleAction", "ClipReward", "NormalizeObservation",
            "NormalizeReward", "RecordEpisodeStatistics", "DictInfoToList", "HumanRendering", "RecordVideo",
            "ArrayConversion", "JaxToNumpy", "JaxToTorch", "NumpyToTorch",
        ]
    )

    /// The names that begin the snippets of a table's first column.
    private func names(_ table: [[String]]) -> Set<String> {
        Set(table.flatMap { Page.snippets($0[0]) }.map { String($0.prefix { $0.isLetter }) })
    }

    @Test("has a row for every wrapper, each environment and every quirk")
    func rows() throws {
        let page = try Page("ComparisonWithGymnasium")
        let tables = page.tables(with: 3)
        let single = try #require(tables.first { names($0).contains("TimeLimit") })
        let vector = try #require(tables.first { names($0).contains("DictInfoToList") })
        #expect(Set(Self.wrappers.single).subtracting(names(single)) == [])
        #expect(Set(Self.wrappers.vector).subtracting(names(vector)) == [])
        let gymnasiums = registeredIDs.filter { id in
            let namespace = id.split(separator: "/").count == 2 ? String(id.split(separator: "/")[0]) : nil
            return (try? spec(id).entryPoint.hasPrefix("Gymnasium.")) == true
                && [nil, "phys2d", "tabular"].contains(namespace)
        }
        #expect(gymnasiums.count >= 17)
        #expect(gymnasiums.filter { !page.text.contains("`\($0)`") } == [])
        let quirks = try #require(tables.last)
        #expect(quirks.map { $0[0] } == (1...15).map(String.init))
    }

    /// Words of the sources, the reference for names.
    private static func words() throws -> Set<String> {
        var words: Set<String> = []
        let sources = Page.folder.deletingLastPathComponent().deletingLastPathComponent()
        let files = FileManager.default.enumerator(
            at: sources.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            words.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        }
        return words
    }

    @Test(
        "and every other page link to names and pages that there are",
        arguments: ["ComparisonWithGymnasium", "WritingAnEnvironment", "WritingAWrapper", "WritingASpace"])
    func links(name: String) throws {
        let page = try Page(name)
        let words = try Self.words()
        #expect(words.count > 1000)
        let links = Page.links(
            page.blocks.reduce(page.text) { text, block in
                text.replacingOccurrences(
                    of: "```\(block.language)\n\(block.lines.joined(separator: "\n"))\n```", with: "")
            })
        #expect(links.count > 5)
        let parts = links.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }.map(String.init)
        #expect(parts.filter { !words.contains($0) } == [])
        let pages = page.text.components(separatedBy: "<doc:").dropFirst().map { $0.prefix { $0 != ">" } }
        #expect(pages.count >= 2)
        for page in pages { _ = try Page(String(page)) }
    }
}
