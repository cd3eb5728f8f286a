import GymnasiumCore
import LyceumNumerics
import LyceumValues

extension EnvChecker {
    /// Checks that equal seeds give equal results, and different seeds different random streams.
    mutating func checkEqualSeeds() {
        var (first, second) = (original, original)
        // The second one starts from another stream, so that only the seed can make both agree.
        second.random = Generator()
        guard let a = try? first.reset(seed: 123), let b = try? second.reset(seed: 123) else { return }
        let mend = "Begin reset with `try reseed(seed)`."
        let seeded = first.random
        if seeded != second.random {
            // Where nothing is drawn, only wrappers that draw from the stream need the seed.
            findings.report(
                drawsFromRandom ? .error : .warning, .resetSeedsRandom,
                "after two resets with seed 123 the random streams differ", mend: mend)
            return
        }
        let (one, other) = (value(a.observation), value(b.observation))
        if !one.isIdentical(to: other), isReproducible {
            findings.report(
                .error, .resetIsDeterministic, "two resets with seed 123 gave \(one) and \(other)",
                mend: "Draw only from `random`, after `try reseed(seed)`.")
        } else if !a.info.isIdentical(to: b.info), isReproducible {
            findings.report(
                .warning, .infoIsDeterministic, "two resets with seed 123 gave the information \(a.info) and \(b.info)",
                mend: "Draw only from `random`, and leave times out of info.")
        }
        if (try? second.reset(seed: 456)) != nil, seeded == second.random {
            findings.report(
                .error, .resetSeedsRandom, "seeds 123 and 456 lead to the same random stream",
                mend: "Begin reset with `try reseed(seed)`, with the seed that is given.")
        }
    }

    private var drawsFromRandom: Bool {
        var env = original
        let before = env.random
        return trace(&env, seed: 123, steps: 50)?.random != before
    }

    /// Checks that a reset without a seed continues the random stream.
    mutating func checkResetWithoutSeed() {
        guard isClean(.resetSeedsRandom, .resetIsDeterministic) else { return }
        let mend = "Reseed only where a seed is given: `try reseed(seed)`."
        var (one, two) = (original, original)
        guard (try? one.reset(seed: 123)) != nil, (try? two.reset(seed: 456)) != nil else { return }
        // Advanced first, so that a reset that returns to the start of its own seed is found as well.
        let start = one.random
        _ = one.random.nextUInt64()
        guard (try? one.reset()) != nil, (try? two.reset()) != nil else { return }
        if one.random == two.random || one.random == start {
            findings.report(
                .warning, .resetGoesOn, "reset() led back to the random stream of an earlier reset", mend: mend)
            return
        }
        let count = min(64, patience)
        let seeded = (0..<count).compactMap { try? one.reset(seed: $0) }.map { value($0.observation) }
        let unseeded = (0..<count).compactMap { _ in try? two.reset() }.map { value($0.observation) }
        guard let first = unseeded.first, Set(seeded).count > 2 else { return }
        if unseeded.allSatisfy({ $0.isIdentical(to: first) }) {
            findings.report(
                .warning, .resetGoesOn,
                "\(count) resets without a seed all gave \(first), though seeds give \(Set(seeded).count) different ones",
                mend: mend)
        }
    }

    /// Checks that a reset forgets the previous episode. Wrappers may remember more than one episode, so the
    /// environment inside is checked.
    mutating func checkAfterEpisodes<Inside: Env>(_ inside: Inside) {
        guard repeatsItself else { return }
        let checker = EnvChecker<Inside>(inside)
        var (fresh, used) = (inside, inside)
        guard let expected = checker.trace(&fresh, seed: 123, steps: 60),
            checker.trace(&used, seed: 5, steps: 37) != nil,
            let found = checker.trace(&used, seed: 123, steps: 60)
        else { return }
        guard case .result(let evidence)? = expected.difference(from: found) else { return }
        findings.report(
            .error, .resetStartsAfresh, "with seed 123, fresh and after 37 steps of other episodes, \(evidence)",
            mend: "Let reset assign everything that an episode changes.")
    }
}
