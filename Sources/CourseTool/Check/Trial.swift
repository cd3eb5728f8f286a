import Lyceum

/// The practicals of a package, built, tested, and put into words.
struct Trial {
    /// What there is to say, line by line.
    private(set) var lines: [String] = []
    private var counts = (right: 0, open: 0, wrong: 0, all: 0)
    private let broken: [String]

    /// What keeps the work from being done, in a sentence; `nil` where all is right.
    var problem: String? {
        if counts.right == counts.all, counts.wrong == 0, broken.isEmpty { return nil }
        var parts = ["\(counts.right) of \(counts.all) gaps \(counts.right == 1 ? "is" : "are") done"]
        if counts.open > 0 { parts.append("\(counts.open) \(counts.open == 1 ? "is" : "are") open") }
        if counts.wrong > 0 { parts.append("\(counts.wrong) \(counts.wrong == 1 ? "is" : "are") wrong") }
        if !broken.isEmpty { parts.append("\(broken.joined(separator: ", ")) cannot be compiled") }
        return parts.joined(separator: ", ")
    }

    /// Builds and tests practicals.
    ///
    /// - Parameters:
    ///   - names: those of the package to look at.
    ///   - patience: how long a test may take.
    /// - Throws: ``CannotCheck``, `CannotStart`.
    init(
        of names: [String], in package: ExercisePackage, patience: Duration, progress: BuildProgress
    ) throws {
        // From the root: the package manager goes to the folder of the package.
        let root = try CommandFailed.here { try Platform.absolutePath(package.folder) }
        var manager = PackageManager(folder: root, chosen: names == package.practicals ? nil : names)
        let errors = try Self.build(names, &manager, progress)
        let compiled = names.filter { errors[$0] == nil }
        broken = names.filter { errors[$0] != nil }
        let tests = compiled.isEmpty ? [] : try Self.test(manager, patience)
        for name in names {
            var work = try StudentWork(name, in: package.folder)
            if !lines.isEmpty { lines.append("") }
            if let errors = errors[name] {
                report(errors, work)
            } else {
                let module = Practical.tests(of: name).replacing("-", with: "_")
                report(tests.filter { $0.module == module }, &work)
            }
        }
    }

    /// Builds practicals, and leaves out those that the compiler has something against, so that the others are tested.
    ///
    /// - Returns: what it has against them.
    private static func build(
        _ names: [String], _ manager: inout PackageManager, _ progress: BuildProgress
    ) throws -> [String: [String]] {
        var progress = progress
        var rest = names
        var errors: [String: [String]] = [:]
        while !rest.isEmpty {
            let outcome = try manager.build(&progress)
            if outcome.isGood { break }
            let found = CompilerErrors(outcome.output, root: manager.folder, practicals: rest)
            guard !found.byPractical.isEmpty else {
                throw CannotCheck("the package cannot be built", found.others, outcome.output)
            }
            errors.merge(found.byPractical) { $1 }
            rest.removeAll { errors[$0] != nil }
            manager.chosen = rest
        }
        return errors
    }

    /// Runs all tests. One that stops the program is left out of another run, so that those after it have their turn.
    private static func test(_ manager: PackageManager, _ patience: Duration) throws -> [TestEvents.Test] {
        var tests: [String: TestEvents.Test] = [:]
        var order: [String] = []
        var skipped: [String] = []
        while true {
            let (outcome, events) = try manager.test(skipping: skipped, patience: patience)
            if events.tests.isEmpty, skipped.isEmpty {
                throw CannotCheck("the tests cannot be run", [], outcome.output)
            }
            for test in events.tests where tests[test.id]?.stop == nil {
                if tests[test.id] == nil { order.append(test.id) }
                tests[test.id] = test
            }
            guard let unfinished = events.unfinished, tests[unfinished.id]?.stop == nil else { break }
            tests[unfinished.id]?.stop =
                outcome.end == .tookTooLong
                ? "it is not over after \(patience.components.seconds) seconds: does a loop never end?"
                : "the program stops in it" + Finding.trap(in: outcome.output)
            skipped.append(unfinished.pattern)
        }
        return order.compactMap { tests[$0] }
    }

    private mutating func report(_ errors: [String], _ work: StudentWork) {
        lines.append("\(work.name): it does not compile, so nothing of it was tested")
        lines += errors.prefix(10).map { "  \($0)" }
        if errors.count > 10 { lines.append("  and \(errors.count - 10) errors more") }
        counts.all += work.gaps.count
        counts.open += Set(work.open.map(\.name)).count
    }

    private mutating func report(_ tests: [TestEvents.Test], _ work: inout StudentWork) {
        var byGap: [String: [TestEvents.Test]] = [:]
        var others: [TestEvents.Test] = []
        for test in tests {
            if let gap = work.gap(of: test) { byGap[gap, default: []].append(test) } else { others.append(test) }
        }
        let title = lines.count
        let width = work.gaps.map(\.count).max() ?? 0
        var right = 0
        for gap in work.gaps {
            let finding = Finding(of: byGap[gap] ?? [], open: work.open.first { $0.name == gap }?.place)
            lines.append("  \(gap)\(String(repeating: " ", count: width - gap.count))  \(finding.words)")
            counts.all += 1
            switch finding {
            case .right: right += 1
            case .open: counts.open += 1
            case .wrong(let reasons):
                counts.wrong += 1
                let space = String(repeating: " ", count: width + 6)
                lines += reasons.prefix(2).map { space + $0 }
                if reasons.count > 2 { lines.append("\(space)and \(reasons.count - 2) more") }
            case .waiting, .untold: break
            }
        }
        counts.right += right
        for test in others {
            guard case .wrong(let reasons) = Finding(of: [test], open: nil) else { continue }
            counts.wrong += 1
            lines += reasons.map { "  \($0)" }
        }
        lines.insert("\(work.name): \(right) of \(work.gaps.count) gaps \(right == 1 ? "is" : "are") done", at: title)
    }
}

/// Why practicals cannot be checked, though nothing says that they are wrong.
struct CannotCheck: Error, CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - what: what cannot be done.
    ///   - errors: why not; empty where that is not known.
    ///   - output: all that the package manager printed, whose end tells something then.
    init(_ what: String, _ errors: [String], _ output: String) {
        let last = output.split(separator: "\n").suffix(10).map(String.init)
        description = "\(what): " + (errors.isEmpty ? last : errors).joined(separator: "\n")
    }
}
