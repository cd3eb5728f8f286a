import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("A workshop")
struct WorkshopTests {
    /// A folder where a clone of Lyceum would be.
    private func clone(_ folder: String) throws -> String {
        try FileManager.default.createDirectory(atPath: folder + "/lyceum", withIntermediateDirectories: true)
        return folder + "/lyceum"
    }

    @Test("has its folder to itself, and its copies share it")
    func alone() throws {
        try withTemporaryFolder { folder in
            let (work, lyceum) = (folder + "/work", try clone(folder))
            var first: Workshop? = try Workshop(work, lyceum: lyceum)
            let copy = first
            first = nil
            let error = #expect(throws: CannotBuild.self) { try Workshop(work, lyceum: lyceum) }
            #expect(error?.problem.contains("another program builds and runs hand-ins in") == true)
            #expect(try Workshop(folder + "/other", lyceum: lyceum).folder != copy?.folder)
        }
    }

    @Test("is free for the next one")
    func free() throws {
        try withTemporaryFolder { folder in
            let lyceum = try clone(folder)
            for _ in 0..<3 { _ = try Workshop(folder + "/work", lyceum: lyceum) }
        }
    }

    @Test("is in no folder that has the name of Lyceum's")
    func name() throws {
        try withTemporaryFolder { folder in
            let lyceum = try clone(folder)
            let error = #expect(throws: CannotBuild.self) { try Workshop(folder + "/work/Lyceum", lyceum: lyceum) }
            #expect(error?.problem.contains("cannot be told apart") == true)
        }
    }
}
