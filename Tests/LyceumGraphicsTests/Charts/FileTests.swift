import LyceumGraphics
import LyceumSystem
import Synchronization
import TestSupport
import Testing

@Suite("A chart's file")
struct FileTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    private func chart(_ count: Int) -> Chart {
        var chart = Chart("\(count)")
        chart.line((0..<count).map { $0 * 31 % 17 })
        return chart
    }

    @Test("is made with its folder, and replaced")
    func replaced() throws {
        let path = folder + "/a/b/chart.svg"
        for count in [500, 3] {
            try chart(count).write(to: path)
            #expect(String(decoding: try Platform.readFile(path, limit: 1 << 20), as: UTF8.self) == chart(count).svg)
        }
    }

    @Test("is complete whenever somebody reads it")
    func neverHalf() async throws {
        let path = folder + "/live.svg"
        let charts = [chart(900), chart(2), chart(400)]
        let texts = Set(charts.map(\.svg))
        try charts[0].write(to: path)
        let writer = Task.detached { for step in 0..<300 { try charts[step % 3].write(to: path) } }
        let isDone = Atomic(false)
        let end = Task {
            try await writer.value
            isDone.store(true, ordering: .relaxed)
        }
        var reads = 0
        while !isDone.load(ordering: .relaxed) || reads < 10 {
            #expect(texts.contains(String(decoding: try Platform.readFile(path, limit: 1 << 20), as: UTF8.self)))
            reads += 1
            await Task.yield()
        }
        try await end.value
    }

    @Test("that cannot be written is an error, and leaves nothing behind")
    func refused() throws {
        try chart(3).write(to: folder + "/taken/chart.svg")
        #expect(throws: FileError.self) { try chart(3).write(to: folder + "/taken") }
        #expect(throws: FileError.self) { try chart(3).write(to: folder + "/taken/chart.svg/x.svg") }
        #expect(throws: FileError.self) { try chart(3).write(to: "") }
        #expect(throws: FileError.self) { try chart(3).write(to: folder + "/a\0b.svg") }
        #expect(try fileNames(in: folder) == ["taken"])
        #expect(try fileNames(in: folder + "/taken") == ["chart.svg"])
    }
}
