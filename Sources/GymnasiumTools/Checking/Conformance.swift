import GymnasiumCore
import GymnasiumWrappers
import LyceumValues

/// The findings of a conformance test.
///
/// - Parameter makeAgain: makes the environment of a spec in a render mode; `nil` where no registry has it.
package func conformanceFindings<E: Env>(
    of env: () throws -> E, seeds: Range<Int>, steps: Int, makingMistakes: Bool,
    makeAgain: @escaping (EnvSpec, RenderMode) throws -> AnyEnv?
) -> [Finding] {
    var findings: [Finding] = []
    do {
        var checker = EnvChecker(try env(), patience: steps, makeAgain: makeAgain)
        _ = try Warnings.collecting {
            checker.run(makingMistakes: makingMistakes)
            if makingMistakes { checker.checkEarlyCalls() }
            guard !checker.findings.contains(where: { $0.severity == .error }) else { return }
            for seed in seeds {
                try checker.checkAtLength(seed: seed, steps: steps, other: env())
            }
        }
        findings = checker.findings
    } catch {
        findings.report(
            .error, .environmentIsMade, "making it threw: \(error)", mend: "Call the initialiser with what it takes.")
    }
    return findings
}

extension EnvChecker {
    /// The checks of one long roll-out, and those that need another environment made in the same way.
    fileprivate mutating func checkAtLength(seed: Int, steps: Int, other: E) {
        checkRollOut(seed: seed)
        findings.reportDrawing(of: other, seed: seed, interval: max(1, steps / 10))
        guard repeatsItself else { return }
        var (first, second) = (original, other)
        guard let expected = trace(&first, seed: seed, steps: steps),
            let found = trace(&second, seed: seed, steps: steps)
        else { return }
        if let difference = expected.difference(from: found, ignoringInfo: !isClean(.infoIsDeterministic)) {
            findings.report(
                .error, .instancesAgree, "with seed \(seed), \(difference.evidence)",
                mend: "Draw whatever differs from one environment to the next in reset, from `random`.")
            return
        }
        for before in [steps / 3, 2 * steps / 3] { checkCopy(seed: seed, before: before, after: 20) }
        checkLayers(expected, seed: seed, steps: steps)
        checkJSON(expected)
        if original is any Codable { checkRestoring(seed: seed, steps: steps) }
    }

    /// Whether calls before the first reset are refused where the spec says so.
    fileprivate mutating func checkEarlyCalls() {
        guard original.spec?.orderEnforce == true, var actions = try? seededActions else { return }
        let mend = "Throw ResetNeeded, or wrap the environment in OrderEnforcing."
        var env = original
        if (try? makingMistake("step before reset", mend, { try env.step(actions.sample()) })) != nil {
            findings.report(.warning, .earlyCallsAreRefused, "step before reset gave no error", mend: mend)
        }
        guard original.renderMode == .rgbArray || original.renderMode == .ansi else { return }
        env = original
        if case .success = Result(catching: { try makingMistake("render before reset", mend) { try env.render() } }) {
            findings.report(.warning, .earlyCallsAreRefused, "render before reset gave no error", mend: mend)
        }
    }

    private mutating func checkLayers(_ expected: Trace, seed: Int, steps: Int) {
        let mend =
            "Let `value(of:)` and `element(of:)` of the spaces undo each other, and keep nothing outside of the struct."
        do {
            var layered = try TimeLimit(OrderEnforcing(PassiveEnvChecker(AnyEnv(original))), limit: nil)
            var actions = try seededActions.erased
            let found = try Trace(&layered, &actions, seed: seed, steps: min(steps, patience))
            guard let difference = expected.difference(from: found, ignoringInfo: !isClean(.infoIsDeterministic)) else {
                return
            }
            findings.report(
                .error, .layersKeepResults, "plain and in \(layered), with seed \(seed), \(difference.evidence)",
                mend: mend)
        } catch {
            findings.report(.error, .layersKeepResults, "in the layers of make it threw: \(error)", mend: mend)
        }
    }

    private mutating func checkJSON(_ trace: Trace) {
        let observations = trace.entries.prefix(20).compactMap { E.ObservationSpace.element(of: $0.observation) }
        check(observations, of: original.observationSpace, "observation")
        guard var actions = try? seededActions else { return }
        check((0..<20).map { _ in actions.sample() }, of: original.actionSpace, "action")
    }

    private mutating func check<S: Space>(_ elements: [S.Element], of space: S, _ name: String) {
        let mend = "Let `samples(ofJSON:)` undo `jsonLayout(of:)`."
        do {
            let back = try space.fromJSON(space.toJSON(elements))
            let pairs = zip(elements, back).map { (S.value(of: $0), S.value(of: $1)) }
            if let (given, read) = pairs.first(where: { !$0.isIdentical(to: $1) }) {
                findings.report(.error, .jsonReadsBack, "the \(name) \(given) was read back as \(read)", mend: mend)
            } else if back.count != elements.count {
                findings.report(
                    .error, .jsonReadsBack, "of \(elements.count) \(name)s \(back.count) were read back", mend: mend)
            }
        } catch {
            findings.report(.error, .jsonReadsBack, "reading \(name)s back threw: \(error)", mend: mend)
        }
    }

    private mutating func checkRestoring(seed: Int, steps: Int) {
        let mend = "Encode everything that decides what comes, `random` included."
        var (whole, env) = (original, original)
        let half = steps / 2
        guard trace(&whole, seed: seed, steps: half) != nil, trace(&env, seed: seed, steps: half) != nil,
            let expected = trace(&whole, seed: nil, steps: steps - half), let current = env as? any Codable
        else { return }
        do {
            guard var restored = try decodedCopy(of: current) as? E else { return }
            guard let found = trace(&restored, seed: nil, steps: steps - half) else {
                findings.report(
                    .error, .stateIsRestored, "decoded after step \(half) with seed \(seed), it threw an error",
                    mend: mend)
                return
            }
            guard let difference = expected.difference(from: found, ignoringInfo: !isClean(.infoIsDeterministic)) else {
                return
            }
            findings.report(
                .error, .stateIsRestored, "decoded after step \(half) with seed \(seed), \(difference.evidence)",
                mend: mend)
        } catch {
            findings.report(.error, .stateIsRestored, "after step \(half), \(error)", mend: mend)
        }
    }
}

/// A value after encoding and decoding.
private func decodedCopy<C: Codable>(of original: C) throws -> any Codable {
    try EncodedState(of: original).decoded(as: C.self)
}
