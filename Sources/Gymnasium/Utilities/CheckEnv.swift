import LyceumNumerics

/// Tries an environment out and lists what is wrong with it; an empty list is good.
///
/// ```swift
/// print(checkEnv(SlotMachines()))        // []
/// ```
///
/// It looks at the spaces, resets twice with the same seed, repeats an episode, plays a few hundred random steps, steps a copy
/// and closes twice. The environment given is not touched: a copy is tried out. What cannot be copied, such as a Recorder with
/// wrappers around it, is not for checking: check the environment inside.
public func checkEnv<E: Env>(_ env: E) -> [Finding] {
    var checker = EnvChecker(env)
    checker.run()
    return checker.findings
}

private struct EnvChecker<E: Env> {
    private let original: E
    private(set) var findings: [Finding] = []

    init(_ env: E) {
        original = env
    }

    mutating func run() {
        checkSpace(original.observationSpace, "observationSpace")
        checkSpace(original.actionSpace, "actionSpace")
        guard findings.isEmpty else { return }
        guard attempt("reset works", { try $0.reset(seed: 123) }) != nil else { return }
        checkSeeding()
        checkOptions()
        checkRollout()
        checkRepetition()
        checkCopy()
        checkClose()
    }

    // MARK: - Checks

    private mutating func checkSpace(_ space: some Space, _ name: String) {
        do {
            try space.validate()
        } catch {
            report(.error, "\(name) is a space", "\(error)", "Give it elements.")
        }
    }

    private mutating func checkSeeding() {
        var first = original
        var second = original
        // The second one comes from elsewhere, so that only the seed can bring both together.
        second.random = Generator()
        guard (try? second.reset()) != nil, let a = try? first.reset(seed: 123), let b = try? second.reset(seed: 123)
        else { return }
        let (one, other) = (value(a.observation), value(b.observation))
        if one != other {
            report(
                .error, "reset is deterministic", "two resets with seed 123 gave \(one) and \(other)",
                "Begin reset with `try reseed(seed)` and draw only from `random`.")
        }
        let seeded = first.random
        if seeded != second.random {
            report(
                .error, "reset seeds the random stream", "after two resets with seed 123 the streams differ",
                "Begin reset with `try reseed(seed)`.")
        }
        if (try? second.reset(seed: 456)) != nil, seeded == second.random {
            report(
                .error, "reset seeds the random stream", "seeds 123 and 456 lead to the same stream",
                "Begin reset with `try reseed(seed)`.")
        }
        _ = first.random.nextUInt64()
        if (try? first.reset()) != nil, first.random == seeded {
            report(
                .warning, "reset without a seed goes on", "reset() led back to the stream of an earlier seed",
                "Reseed only where a seed is given: `try reseed(seed)`.")
        }
    }

    private mutating func checkOptions() {
        attempt("reset takes options") { try $0.reset(seed: 123, options: ["an_option_of_no_environment": 1]) }
    }

    private mutating func checkRollout() {
        var env = original
        do {
            try env.actionSpace.seed(123)
            let reset = try env.reset(seed: 123)
            checkMembership(reset.observation, env, from: "reset")
            for _ in 0..<300 {
                let action = env.actionSpace.sample()
                let step = try env.step(action)
                checkMembership(step.observation, env, from: "step")
                if !step.reward.isFinite {
                    report(
                        .error, "rewards are finite", "action \(E.ActionSpace.value(of: action)) gave \(step.reward)",
                        "Return a number that is not nan and not infinite.")
                }
                if step.isDone { checkMembership(try env.reset().observation, env, from: "reset") }
            }
        } catch {
            report(.error, "random actions work", "\(error)", "step takes every element of the action space.")
        }
    }

    private mutating func checkMembership(_ observation: E.Observation, _ env: E, from call: String) {
        guard !env.observationSpace.contains(observation) else { return }
        report(
            .error, "observations of \(call) lie in the observation space",
            "\(value(observation)) is not in \(env.observationSpace)", "Widen the space or mend the observation.")
    }

    private mutating func checkRepetition() {
        guard original.spec?.nondeterministic != true else { return }
        var first = original
        var second = original
        guard let a = episode(&first), let b = episode(&second), a != b else { return }
        let index = zip(a, b).enumerated().first { $1.0 != $1.1 }?.offset ?? min(a.count, b.count)
        report(
            .error, "step is deterministic", "with one seed and the same actions step \(index) differs",
            "Draw random numbers only from `random`, and keep all state in the struct.")
    }

    private mutating func checkCopy() {
        for seed in 0..<10 {
            var env = original
            guard (try? env.reset(seed: seed)) != nil else { return }
            var copy = env
            guard let expected = episode(&copy, reset: false), let after = episode(&env, reset: false) else { return }
            if expected != after {
                report(
                    .error, "a copy is independent", "stepping a copy changed what the original does",
                    "Keep no class inside the environment: use structs and arrays.")
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
            report(.warning, "close can be called twice", "\(error)", "Let a second close do nothing.")
        }
    }

    // MARK: - Tools

    /// Up to 100 steps as values: observation, reward, flags.
    private func episode(_ env: inout E, reset: Bool = true) -> [Value]? {
        var actions = original.actionSpace
        var trace: [Value] = []
        do {
            try actions.seed(123)
            if reset { trace.append(value(try env.reset(seed: 123).observation)) }
            for _ in 0..<100 {
                let step = try env.step(actions.sample())
                trace.append(
                    .tuple([
                        value(step.observation), .double(step.reward), .bool(step.terminated), .bool(step.truncated),
                    ]))
                if step.isDone { trace.append(value(try env.reset().observation)) }
            }
        } catch {
            return nil
        }
        return trace
    }

    private func value(_ observation: E.Observation) -> Value { E.ObservationSpace.value(of: observation) }

    @discardableResult
    private mutating func attempt<Result>(_ check: String, _ body: (inout E) throws -> Result) -> Result? {
        var env = original
        do {
            return try body(&env)
        } catch {
            report(.error, check, "\(error)", "Let it succeed; keys that are not known are ignored.")
            return nil
        }
    }

    /// Reports a finding once, however often it is made.
    private mutating func report(_ severity: Finding.Severity, _ check: String, _ evidence: String, _ mend: String) {
        guard !findings.contains(where: { $0.check == check }) else { return }
        findings.append(Finding(severity, check, evidence: evidence, mend: mend))
    }
}
