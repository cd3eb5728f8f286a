import LyceumRecording
import LyceumSystem

/// Builds programs that were handed in, runs each again as it was run, and compares what comes out.
///
/// ```swift
/// import LyceumHandIns
///
/// let workshop = try Workshop("runs/programs", lyceum: "../lyceum")
/// let found = try Reproducer(in: workshop).reproduce(["hand-ins/abcd12.zip"])
/// print(found[0].outcome, found[0].reason)
/// ```
///
/// What is built is the folder of the program, as one target that imports Lyceum: a program that needs other modules of its student's package does
/// not compile.
///
/// A program runs in an empty folder, with the arguments that its trace has, without a network, and can neither read what others
/// handed in nor write elsewhere. Where the system has no means for that, ``Workshop/isConfined`` must be turned off.
public struct Reproducer: Sendable {
    /// Where programs are built and run.
    public let workshop: Workshop
    /// How long a program may run, in seconds.
    public var seconds = 600.0
    /// How much memory a program may allocate, in bytes.
    public var memory = 2_000_000_000
    /// The program's name or folder, where several were handed in; `nil` for the one that was run, or the only one.
    public var program: String?
    /// Receives what is done next, in a sentence.
    public var tell: @Sendable (String) -> Void = { _ in }

    /// A reproducer.
    public init(in workshop: Workshop) { self.workshop = workshop }

    /// An archive on its way.
    private struct Work {
        let path: String
        var record: Reproduction
        var program: HandInProgram?
        var command: RunCommand?
    }

    /// Tries some hand-ins.
    ///
    /// - Parameter paths: archives, or folders into which one was unpacked.
    /// - Returns: what was found, in the same order. A hand-in that cannot be read or built is found ``Reproduction/Outcome/undecided``.
    /// - Throws: ``CannotBuild`` where Lyceum itself cannot be built, ``CannotConfineHandIns``, `FileError` for the workshop's folder.
    public func reproduce(_ paths: [String]) throws -> [Reproduction] {
        guard !workshop.isConfined || Confinement.isAvailable else { throw CannotConfineHandIns() }
        var works = paths.map(begin)
        let programs = works.compactMap(\.program)
        guard !programs.isEmpty else { return works.map(\.record) }
        try workshop.write(programs)
        tell("building Lyceum, which takes some minutes the first time")
        try workshop.buildLyceum()
        for index in works.indices {
            guard let program = works[index].program else { continue }
            tell("building and running \(PlainLine.of(works[index].record.archive))")
            do {
                try workshop.build(program)
                run(program, &works[index])
            } catch {
                works[index].record.reason = error.problem
            }
        }
        return works.map(\.record)
    }

    /// Reads an archive and finds its program.
    private func begin(_ path: String) -> Work {
        let archive = String(path.split(separator: "/").last ?? "")
        var work = Work(
            path: path,
            record: Reproduction(
                archive: archive, sha256: String(repeating: "0", count: 64),
                moment: Deadline(seconds: Platform.secondsSince1970)))
        do {
            let handIn = try HandInPlace.read(path, limit: ArchiveLimits.standard.bytes)
            work.record.sha256 = handIn.sha256
            work.record.student = handIn.manifest.student
            work.record.assignment = handIn.manifest.assignment
            let trace = try handIn.contents(of: HandInPart.trace.place).map {
                try RunTrace(bytes: $0, name: "the trace")
            }
            guard try handIn.contents(of: HandInPart.log.place) != nil else {
                work.record.reason = "there is no log in it"
                return work
            }
            work.command = trace?.header.command
            work.record.command = work.command?.description ?? ""
            work.program = try HandInProgram(handIn, named: program, command: work.command)
        } catch {
            work.record.reason = "\(error)".replacing(path, with: archive)
        }
        return work
    }

    /// Runs a program that was built, and compares.
    private func run(_ program: HandInProgram, _ work: inout Work) {
        let folder = workshop.runFolder(program.name)
        Platform.removeFolder(folder)
        defer { Platform.removeFolder(folder) }
        do {
            try Platform.makeFolder(folder)
            for file in program.data { try Workshop.write(file, in: folder) }
            let arguments = RunArguments(work.command)
            work.record.notes += arguments.notes
            let handIn = try HandInPlace.read(work.path, limit: ArchiveLimits.standard.bytes)
            guard handIn.sha256 == work.record.sha256, let log = try handIn.contents(of: HandInPart.log.place) else {
                work.record.reason = "the archive was changed while its program was built"
                return
            }
            let start = ContinuousClock.now
            let (end, output) = try workshop.run(program, arguments.list, seconds: seconds, memory: memory)
            work.record.seconds = (ContinuousClock.now - start) / .seconds(1)
            let trace = try handIn.contents(of: HandInPart.trace.place).map {
                try RunTrace(bytes: $0, name: "the trace")
            }
            judge(&work.record, end, output, ProducedLogs(in: folder), log, trace)
        } catch {
            work.record.reason = "\(error)"
        }
    }

    // MARK: - What came out

    private func judge(
        _ record: inout Reproduction, _ end: RunningProgram.End, _ output: String, _ logs: ProducedLogs, _ log: [UInt8],
        _ trace: RunTrace?
    ) {
        let ended = text(end, output)
        guard let (path, found) = logs.nearest(to: log) else {
            record.rows = LogComparison(log, []).rows
            record.reason = ended.map { "\($0), and there is no log" } ?? "it ended without a log"
            return
        }
        (record.rows, record.rowsAgain, record.sameRows) = (found.rows, found.rowsAgain, found.sameRows)
        record.difference = found.difference
        if logs.paths.count > 1 {
            record.notes.append("it wrote \(logs.paths.count) logs, of which the most similar was compared")
        }
        if let ended, found.areSame { record.notes.append(ended) }
        if let problem = problem(found, path, trace, ended) {
            (record.outcome, record.reason) = problem
            if record.outcome == .differs { doubt(&record, trace) }
        } else {
            record.outcome = .same
        }
    }

    private func problem(
        _ found: LogComparison, _ path: String, _ trace: RunTrace?, _ ended: String?
    ) -> (Reproduction.Outcome, String)? {
        if found.areSame {
            guard let trace else { return nil }
            guard let again = try? RunTrace(contentsOf: RunTrace.path(besideLog: path)) else {
                return (.differs, "the log is the same, and it wrote no trace beside it")
            }
            return TraceComparison.problem(trace, again).map { (.differs, "the log is the same, and \($0)") }
        }
        if let difference = found.difference {
            return (.differs, "line \(difference.line) is another, after \(found.sameRows) rows that are the same")
        }
        if found.rowsAgain > found.rows {
            return (.differs, "it goes on after the \(found.rows) rows that were handed in, which are the same")
        }
        if let ended, found.rowsAgain < found.rows {
            return (.undecided, "\(ended), after \(found.sameRows) of \(found.rows) rows, which are the same")
        }
        if found.rowsAgain < found.rows {
            return (.differs, "it ends after \(found.rowsAgain) of \(found.rows) rows, which are the same")
        }
        return (.differs, "its rows are the same, and the files are not")
    }

    /// Takes a difference back that the machine may be the reason of.
    private func doubt(_ record: inout Reproduction, _ trace: RunTrace?) {
        guard let header = trace?.header else { return }
        if header.library != TraceHeader.library {
            record.notes.append("the run was made with \(header.library), and this is \(TraceHeader.library)")
        }
        guard header.mathematics != TraceHeader.mathematics else { return }
        record.outcome = .undecided
        record.reason +=
            "; but the run comes from a machine with another mathematics library, where the last digits of what is learned differ"
    }

    /// How a program ended, where not by itself and well, in a sentence.
    private func text(_ end: RunningProgram.End, _ output: String) -> String? {
        let last = Workshop.lastLines(of: output, 1).first.map { ": \(PlainLine.of($0, most: 300))" } ?? ""
        switch end {
        case .code(0): return nil
        case .code(let code): return "it ended with code \(code)\(last)"
        case .signal: return "it crashed, or needed more than \(memory / 1_000_000) MB\(last)"
        case .isLate: return "it was still running after \(Int(seconds)) seconds"
        }
    }
}

/// A system on which a program that was handed in could do anything.
public struct CannotConfineHandIns: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String {
        "\(Confinement.ability), so that one that was handed in could read and delete what it likes: run it on Linux from 5.13 on, or, if "
            + "you trust its author or the machine is there for nothing else, with `--unconfined`"
    }
}
