import Foundation

/// `LYCEUM_PROGRAMS=1 swift run -c release checks [--filter TEXT] [--skip TEXT] [--quick]`: a line for each check, exit code
/// 1 if one fails.
///
/// `--scenarios FILE` gives `recorder/scenarios` other scenarios than the tests', such as fresh ones.
@main
enum Checks {
    static let all = [
        killLog, killMove, killVideo, logClosed, longVideo, diskShare, logProcesses, logBytes, fuzzIDs, fuzzSpecs,
        fuzzOptions, fuzzContains, fuzzElements, fuzzExtremes, fuzzZip, fuzzManifest, fuzzAssignment, fuzzRerun,
        rerunSpeed, rerunFindings, gradeRerun,
        learningMistakes, toldMistakes, trainingBands, recorderScenarios, angleRows, singleAngles, randomSteps,
        outsidePackage,
        exercises, killTrace, fuzzTrace, tampering, badPrograms, gradingSpeed, confinedBuild, fuzzReproduction,
        reproducing, hugeInputs, walkerTrace, cartPoleTrace, otherMathematics,
    ]

    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--child" { return Child.run(Array(arguments.dropFirst())) }
        if ["grade", "submit", "verify"].contains(arguments.first) { Grader.run() }
        if arguments.first == "--child-rerun" { return RerunChild.run(Array(arguments.dropFirst())) }
        if arguments.first == "--child-mathematics" { return OtherMathematics.run(Array(arguments.dropFirst())) }
        if arguments.first == "--mover" { return Mover.run(Array(arguments.dropFirst())) }
        if let number = arguments.last.flatMap(Int.init), let kind = arguments.first, kind.hasPrefix("--child-") {
            do {
                return try kind == "--child-use" ? ForbiddenUse.make(at: number) : LearningMistakes.run(seed: number)
            } catch {
                stop("\(error)")
            }
        }
        var (filter, skipped) = ("", "")
        var isQuick = false
        while !arguments.isEmpty {
            switch arguments.removeFirst() {
            case "--quick": isQuick = true
            case "--filter" where !arguments.isEmpty: filter = arguments.removeFirst()
            case "--skip" where !arguments.isEmpty: skipped = arguments.removeFirst()
            case "--scenarios" where !arguments.isEmpty: scenarioFile.withLock { $0 = arguments.removeFirst() }
            case let other:
                stop("\(other) is not understood: checks [--filter TEXT] [--skip TEXT] [--quick] [--scenarios FILE]")
            }
        }
        let chosen = all.filter { check in
            (filter.isEmpty || check.name.contains(filter)) && (skipped.isEmpty || !check.name.contains(skipped))
        }
        if chosen.isEmpty { stop("no check is left of \(all.map(\.name).joined(separator: ", "))") }
        let failures = chosen.count { !run($0, isQuick: isQuick) }
        exit(failures == 0 ? 0 : 1)
    }

    /// Does a check and prints its line.
    private static func run(_ check: Check, isQuick: Bool) -> Bool {
        let start = ContinuousClock.now
        let result = Result { try check.body(isQuick) }
        let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        let time = String(format: "%.1f s", seconds)
        switch result {
        case .success(let figures): print("ok    \(check.name)  \(figures)  (\(time))")
        case .failure(let error): print("FAIL  \(check.name)  \(error)  (\(time))")
        }
        fflush(nil)
        return (try? result.get()) != nil
    }

    private static func stop(_ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(2)
    }
}
