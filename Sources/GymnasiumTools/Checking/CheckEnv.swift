import GymnasiumCore
import GymnasiumWrappers
import LyceumValues

/// The checks of one environment, and the findings so far.
package struct EnvChecker<E: Env> {
    /// The given environment: every check works on a copy of it.
    let original: E
    package var findings: [Finding] = []
    /// Makes the environment of a spec in a render mode; `nil` where no registry has it.
    let makeAgain: (EnvSpec, RenderMode) throws -> AnyEnv?

    /// The greatest number of steps of a roll-out; few where each one is drawn or shown to a person.
    let patience: Int

    package init(
        _ env: E, patience: Int = 300, makeAgain: @escaping (EnvSpec, RenderMode) throws -> AnyEnv? = { _, _ in nil }
    ) {
        original = env
        self.makeAgain = makeAgain
        self.patience =
            switch env.renderMode {
            case .human: 2
            case .rgbArrayList, .ansiList: min(4, patience)
            case nil, .rgbArray, .statePixels, .ansi: patience
            }
    }

    package mutating func run(makingMistakes: Bool) {
        checkSpaces()
        guard findings.allSatisfy({ $0.severity == .warning }), checkReset() else { return }
        checkStreams()
        guard isClean(.randomIsKept) else { return }
        checkEqualSeeds()
        checkResetWithoutSeed()
        checkOptions()
        checkRollOut()
        checkRepetition()
        checkAfterEpisodes(original.unwrapped)
        checkCopies()
        checkAttributes()
        checkDrawing()
        checkClose()
        if makingMistakes { checkInvalidActions() }
    }

    /// Whether these checks found nothing.
    func isClean(_ checks: Finding.Check...) -> Bool { !findings.contains { checks.contains($0.check) } }

    /// Whether equal seeds should give equal episodes, and no check found otherwise; checks that compare episodes ask
    /// this first.
    var repeatsItself: Bool {
        isReproducible && isClean(.resetSeedsRandom, .resetIsDeterministic, .stepIsDeterministic)
    }

    /// Whether equal seeds should give equal episodes: the registry does not say otherwise.
    var isReproducible: Bool { original.spec?.nondeterministic != true }

    func value(_ observation: E.Observation) -> Value { E.ObservationSpace.value(of: observation) }

    /// The action space with a fixed seed, so that random actions are always the same.
    var seededActions: E.ActionSpace {
        get throws {
            var actions = original.actionSpace
            try actions.seed(123)
            return actions
        }
    }

    /// A number of random steps of an environment, after a reset if there is a seed; `nil` if one of them fails.
    func trace(_ env: inout E, seed: Int?, steps: Int) -> Trace? {
        guard var actions = try? seededActions else { return nil }
        return try? Trace(&env, &actions, seed: seed, steps: min(steps, patience))
    }

    // MARK: - Small checks

    /// Whether the environment can be reset at all, so that it makes sense to go on.
    private mutating func checkReset() -> Bool {
        // Using a copy of a recorder would end the original, so recorders are recognised by name.
        if ["RecordVideo", "Recorder"].contains(where: { original.description.contains("<\($0)<") }) {
            reportUncopied()
            return false
        }
        var env = original
        var call = "reset(seed: 123)"
        do {
            try env.reset(seed: 123)
            call = "a second reset"
            try env.reset()
            var actions = try seededActions
            _ = try? env.step(actions.sample())
            call = "a reset in the middle of an episode"
            try env.reset(seed: 123)
            return true
        } catch is RecorderWasCopied {
            reportUncopied()
        } catch {
            findings.report(
                .error, .resetWorks, "\(call) threw: \(error)",
                mend: "Let reset start an episode whenever it is called.")
        }
        return false
    }

    private mutating func reportUncopied() {
        findings.report(
            .warning, .environmentIsCopied, "\(original) keeps what cannot be copied",
            mend: "Check what is inside: `checkEnv(env.unwrapped)`.")
    }

    private mutating func checkOptions() {
        var env = original
        let options: Info = ["an_option_of_no_environment": 1]
        do {
            try env.reset(seed: 123, options: options)
        } catch {
            findings.report(
                .error, .resetTakesOptions, "reset(seed: 123, options: \(options)) threw: \(error)",
                mend: "Let reset ignore keys that it does not know.")
        }
    }

    private mutating func checkAttributes() {
        var env = original
        guard (try? env.reset(seed: 123)) != nil else { return }
        let mend = "Give each name once in `attributes`, with a key path that can be read and written."
        for name in env.attributeNames {
            guard let value = env.attribute(name) else { continue }
            do {
                try env.setAttribute(name, to: value)
                guard let now = env.attribute(name), now.isIdentical(to: value) else {
                    let now = env.attribute(name).map(\.description) ?? "nothing"
                    findings.report(
                        .error, .attributesReadBack,
                        "the attribute \"\(name)\" was \(value), and after it was set to that it is \(now)", mend: mend)
                    continue
                }
            } catch is InvalidAttribute {
                continue  // it can only be read
            } catch {
                findings.report(
                    .error, .attributesReadBack, "setting \"\(name)\" to \(value), which it is, threw: \(error)",
                    mend: mend)
            }
        }
    }

    private mutating func checkClose() {
        var env = original
        do {
            try env.reset(seed: 123)
            try env.close()
            try env.close()
        } catch {
            findings.report(
                .warning, .closeTwice, "close() after close() threw: \(error)", mend: "Let a second close do nothing.")
        }
    }
}
