import Foundation
import LyceumSystem
import Testing

struct MistakeTests {
    @Test func `A program's files are told from the libraries', however their paths are written`() throws {
        let sources = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined() + "/Sources"
        let inside = [
            "\(sources)/LyceumLearning/Tensor/Tensor.swift", "Sources/LyceumLearning/Tensor/Tensor.swift",
            ".build/checkouts/Lyceum/Sources/Gymnasium/Core/Env.swift", "\(sources)/Lyceum/Make.swift",
            "/<compiler-generated>", "/x/@__swiftmacro_7Program.swift", "kernels.c",
        ]
        #expect(inside.filter { Mistake.isOutside($0) } == [])
        let libraries = try FileManager.default.contentsOfDirectory(atPath: sources).filter { $0 != "course" }
        #expect(libraries.count > 12)
        #expect(
            libraries.filter { Mistake.isOutside("\(sources)/\($0)/File.swift") }.sorted() == [
                "LyceumKernels", "LyceumProcess", "LyceumThreadLocal",
            ])
        let outside = [
            "/home/student/Sources/LyceumLearning/main.swift", "Sources/program/main.swift", "main.swift", #filePath,
            "\(sources)/course/main.swift", "Tests/LyceumLearningTests/MistakeTests.swift",
        ]
        #expect(outside.filter { !Mistake.isOutside($0) } == [])
    }
}
