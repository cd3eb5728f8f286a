import GymnasiumCore
import LyceumNumerics
import LyceumValues

extension EnvChecker {
    /// Checks both spaces: that they are valid, contain their samples, and have the usual bounds.
    mutating func checkSpaces() {
        check(original.observationSpace, "observationSpace", .observationSpaceIsValid)
        check(original.actionSpace, "actionSpace", .actionSpaceIsValid)
        guard isClean(.observationSpaceIsValid, .actionSpaceIsValid) else { return }
        let inside = original.unwrapped
        for found in inside.observationSpace.suspicions(as: .observations)
            + inside.actionSpace.suspicions(as: .actions)
        {
            findings.report(.warning, found.check, found.evidence, mend: found.mend)
        }
        if let limit = original.maxEpisodeSteps, limit < 1 {
            findings.report(
                .error, .timeLimitIsPositive, "maxEpisodeSteps is \(limit)", mend: "Write 1 or more, or nil for none.")
        }
        checkMetadata()
    }

    private mutating func check<S: Space>(_ space: S, _ name: String, _ check: Finding.Check) {
        do {
            try space.validateForUse()
        } catch {
            findings.report(
                .error, check, "\(error)", mend: "Give \(name) elements: Discrete(2), Box(low: -1, high: 1).")
            return
        }
        var (one, two) = (space, space)
        do {
            try one.seed(123)
            try two.seed(123)
        } catch {
            findings.report(
                .error, .samplesAreSeeded, "seed(123) of \(name) threw: \(error)",
                mend: "Let seed take every number of 0 or more: `random = try Generator(seed: seed)`.")
            return
        }
        for index in 0..<20 {
            let sample = one.sample()
            let value = S.value(of: sample)
            if let objection = space.objection(to: sample) {
                findings.report(
                    .error, .samplesAreElements, "sample \(index) of \(name) with seed 123: \(objection)",
                    mend: "Let `sample` and `contains` agree.")
            }
            if !S.value(of: two.sample()).isIdentical(to: value) {
                findings.report(
                    .error, .samplesAreSeeded, "sample \(index) of \(name) differs though both were seeded with 123",
                    mend: "Let `seed` assign `random`, and draw samples only from it.")
            }
            guard let back = S.element(of: value), S.value(of: back).isIdentical(to: value) else {
                let back = S.element(of: value).map { "\(S.value(of: $0))" } ?? "nothing"
                findings.report(
                    .error, .valuesConvertBack, "sample \(index) of \(name), \(value), came back as \(back)",
                    mend: "Let `element(of:)` undo `value(of:)`.")
                return
            }
        }
    }

    /// Checks that random streams are stored: an assigned stream stays, and only drawing advances it.
    mutating func checkStreams() {
        var env = original
        guard var actions = try? seededActions, (try? env.reset(seed: 123)) != nil else { return }
        let stream = Generator(stream: 42)
        env.random = stream
        if env.random != stream {
            findings.report(
                .error, .randomIsKept, "a Generator was assigned to random, and another one was read",
                mend: "Write `var random = Generator()`: stored, not computed.")
            return
        }
        var own = env.actionSpace
        guard (try? own.seed(123)) != nil else { return }
        env.actionSpace = own
        func next(_ space: E.ActionSpace) -> Value {
            var space = space
            return E.ActionSpace.value(of: space.sample())
        }
        /// Compares eight samples of the environment's own action space with the expected ones.
        func goesOn(after event: String) -> String? {
            for index in 0..<8 {
                let (given, expected) = (
                    E.ActionSpace.value(of: env.actionSpace.sample()), E.ActionSpace.value(of: actions.sample())
                )
                if !given.isIdentical(to: expected) {
                    return "after \(event), sample \(index) was \(given) in the place of \(expected)"
                }
            }
            return nil
        }
        var evidence = goesOn(after: "actionSpace.seed(123)")
        if env.random != stream {
            findings.report(
                .error, .samplingLeavesRandom, "actionSpace.sample() changed random",
                mend: "Let spaces have their own streams; nothing but reset, step and render draws from `random`.")
        }
        if evidence == nil, (try? env.reset()) != nil { evidence = goesOn(after: "actionSpace.seed(123) and reset()") }
        if evidence == nil, (try? env.step(original.firstAction)) != nil {
            evidence = goesOn(after: "actionSpace.seed(123) and step")
        }
        if let evidence {
            findings.report(
                .error, .actionSpaceIsKept, evidence,
                mend: "Write `var actionSpace = …`, stored, and leave it alone in reset and step.")
        }
    }
}

extension Env {
    /// The action that the space samples first with seed 123.
    fileprivate var firstAction: Action {
        var actions = actionSpace
        _ = try? actions.seed(123)
        return actions.sample()
    }
}

extension Generator {
    /// A stream from a seed that is known to be valid.
    fileprivate init(stream seed: Int) { self = (try? Generator(seed: seed)) ?? Generator() }
}
