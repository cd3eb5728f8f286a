import GymnasiumCore
import Lyceum
import LyceumSystem

/// A handed-in program that was built, to be run again in the grader's environments: unchanged, in an empty folder, and kept to that.
package struct ProgramRerun: Sendable {
    /// The program's file.
    package var program: String
    package var arguments: [String] = []
    /// The folder that it runs in, which is made for each run and removed after it.
    package var folder: String
    /// Files that it may read, with their paths in the folder.
    package var data: [ZipWriter.File] = []
    package var limits = RerunLimits()
    /// How many bytes the program may allocate.
    package var memory = 2_000_000_000
    /// How large each file may be that it writes.
    package var fileSize = 1 << 28
    /// Whether it is kept to its folder and from the network.
    package var isConfined = true

    package init(_ program: String, folder: String) { (self.program, self.folder) = (program, folder) }

    /// Runs it on a hidden seed.
    ///
    /// - Parameter wanted: the environment that is to be played; `nil` for any.
    /// - Returns: what it did, also where it could not be started or did not come to its end.
    package func run(_ seed: HiddenSeed, wanted: EnvSpec?) -> RerunOutcome {
        let server = EnvironmentServer(seed: seed, wanted: wanted, limits: limits)
        Platform.removeFolder(folder)
        defer { Platform.removeFolder(folder) }
        do {
            try Platform.makeFolder(folder)
            for file in data { try Workshop.write(file, in: folder) }
            return try serve(launch(seed), seed, wanted)
        } catch {
            var outcome = server.outcome(.isClosed)
            outcome.problems = ["the program could not be started: \(error)"]
            return outcome
        }
    }

    private func launch(_ seed: HiddenSeed) -> Launch {
        var launch = Launch(program, arguments)
        launch.folder = folder
        launch.inheritsVariables = false
        launch.variables = [
            "HOME": folder, "TMPDIR": folder, RemoteConnection.variable: "3,4",
            "LYCEUM_ENTROPY": seed.processWords.map(String.init).joined(separator: ","),
        ]
        launch.limits = ProcessLimits(
            memory: memory, fileSize: fileSize, seconds: Int(min(limits.seconds, 1e8)) * Platform.processorCount)
        if isConfined { launch.confinement = Confinement(readable: [program], writable: [folder]) }
        launch.output = .kept(limit: 1 << 16)
        launch.hasChannel = true
        return launch
    }

    private func serve(_ launch: Launch, _ seed: HiddenSeed, _ wanted: EnvSpec?) throws -> RerunOutcome {
        let start = ContinuousClock.now
        let running = try launch.start()
        guard let channel = running.channel else { throw CannotServe() }
        // What the program leaves running would keep the channel open after its end.
        var outcome = EnvironmentServer.serve(
            reading: channel.reading, writing: channel.writing, seed: seed, wanted: wanted, limits: limits,
            ownsFiles: false
        ) { _ = running.currentEnd() }
        let spent = (ContinuousClock.now - start) / .seconds(1)
        if outcome.end != .isClosed { running.kill() }
        // It may still write its pictures and videos.
        let (end, output) = running.waitForEnd(seconds: max(1, limits.seconds - spent))
        if outcome.end == .isClosed { outcome.note(end, String(decoding: output, as: UTF8.self), limits) }
        return outcome
    }

    /// A program that was started without a channel.
    private struct CannotServe: Error, CustomStringConvertible {
        let description = "there is no way to talk with it"
    }
}

extension RerunOutcome {
    /// Notes how the program ended that closed its end of the channel.
    fileprivate mutating func note(_ end: RunningProgram.End, _ output: String, _ limits: RerunLimits) {
        let lines = output.split(whereSeparator: \.isNewline).suffix(2).map { PlainLine.of(String($0), most: 300) }
        let said = lines.isEmpty ? "" : ": \(lines.joined(separator: "; "))"
        switch end {
        case .code(0): return
        case .code(let code): crash = "it ended with code \(code)\(said)"
        case .signal(let signal): crash = "it was ended by signal \(signal)\(said)"
        case .isLate: self.end = .isStopped("after \(Int(limits.seconds)) seconds it was still running")
        }
    }
}
