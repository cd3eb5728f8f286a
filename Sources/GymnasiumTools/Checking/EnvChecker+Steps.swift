import GymnasiumCore
import LyceumSystem
import LyceumValues

extension EnvChecker {
    /// Checks what each call of a long roll-out returns.
    mutating func checkRollOut(seed: Int = 123) {
        var env = original
        var played = 0
        var call = Call.reset(seed: seed)
        do {
            var actions = try seededActions
            let reset = try env.reset(seed: seed)
            check(reset.observation, reset.info, .resetObservation, call)
            var kept = (observation: reset.observation, value: value(reset.observation))
            for index in 0..<patience {
                let element = actions.sample()
                call = .step(index, action: E.ActionSpace.value(of: element))
                let step = try env.step(element)
                played += 1
                check(step.observation, step.info, .stepObservation, call)
                check(step.reward, call)
                if index < 20 {
                    check(kept.observation, stayed: kept.value, call)
                    kept = (step.observation, value(step.observation))
                }
                check(env, after: call, played: played, isDone: step.isDone)
                if index == 0, step.truncated { reportTruncation(call) }
                guard step.isDone else { continue }
                call = .resetAfterStep(index)
                let next = try env.reset()
                played = 0
                check(next.observation, next.info, .resetObservation, call)
            }
        } catch {
            findings.report(
                .error, .actionsWork, "\(call) threw: \(error)",
                mend: "Let step take every element of the action space, as often as it is called.")
        }
    }

    private mutating func check(
        _ observation: E.Observation, _ info: Info, _ check: Finding.Check, _ call: Call
    ) {
        if let objection = original.observationSpace.objection(to: observation) {
            findings.report(
                .error, check, "\(call) returned \(value(observation)): \(objection)",
                mend: "Widen observationSpace, \(original.observationSpace), or mend the observation.")
        }
        guard let key = info.keys.first(where: { $0.isEmpty || $0.hasPrefix("_") }) else { return }
        findings.report(
            .warning, .infoKeys, "\(call) returned the key \"\(key)\" in info \(info)",
            mend: "Begin keys with a letter: vectors of environments keep their masks under `_key`.")
    }

    private mutating func check(_ observation: E.Observation, stayed before: Value, _ call: Call) {
        let now = value(observation)
        guard !now.isIdentical(to: before) else { return }
        findings.report(
            .error, .observationsStay,
            "with \(call) the observation returned before it changed from \(before) to \(now)",
            mend: "Return values (arrays, structs), or a new object with each call.")
    }

    private mutating func check(_ reward: Double, _ call: Call) {
        guard !reward.isFinite else { return }
        findings.report(
            .error, .rewardsAreFinite, "\(call) gave the reward \(reward)",
            mend: "Return a number that is not nan and not infinite.")
    }

    /// Reports an episode that a limit ends before anything could happen.
    private mutating func reportTruncation(_ call: Call) {
        guard original.maxEpisodeSteps != 1 else { return }
        findings.report(
            .error, .episodesLast, "\(call), the first of its episode, was truncated",
            mend: "Count steps from 0 in reset, and truncate when the count has reached the limit.")
    }

    private mutating func check(_ env: E, after call: Call, played: Int, isDone: Bool) {
        check(env.observationSpace, stayed: original.observationSpace, "observationSpace", call)
        check(env.actionSpace, stayed: original.actionSpace, "actionSpace", call)
        if let limit = original.maxEpisodeSteps, limit > 0, played >= limit, !isDone {
            findings.report(
                .error, .episodesEnd, "\(call) was step \(played) of its episode, and maxEpisodeSteps is \(limit)",
                mend: "Truncate the episode: `truncated: true`, or leave it to `.timeLimited(\(limit))`.")
        }
    }

    private mutating func check<S: Space>(_ now: S, stayed before: S, _ name: String, _ call: Call) {
        guard now != before else { return }
        findings.report(
            .error, .spacesStayTheSame, "after \(call) the \(name) is \(now), and it was \(before)",
            mend: "Give the space all that can ever come, and say in info what is possible now.")
    }

    /// Checks that equal calls give equal results, in two copies.
    mutating func checkRepetition() {
        guard repeatsItself else { return }
        var (first, second) = (original, original)
        guard let one = trace(&first, seed: 123, steps: 100), let two = trace(&second, seed: 123, steps: 100)
        else { return }
        switch one.difference(from: two, ignoringInfo: !isClean(.infoIsDeterministic)) {
        case .info(let evidence):
            findings.report(
                .warning, .infoIsDeterministic, "of two copies, \(evidence)",
                mend: "Draw only from `random`, and leave times out of info.")
        case let difference?:
            findings.report(
                .error, .stepIsDeterministic, "of two copies, \(difference.evidence)",
                mend: "Draw only from `random`, and keep all state in the struct: no class, no global variable.")
        case nil: break
        }
    }

    /// Checks that copies and the original do not affect each other.
    mutating func checkCopies() {
        for (seed, before, after) in [(0, 0, 1), (1, 1, 5), (2, 10, 40)] {
            checkCopy(seed: seed, before: before, after: after)
        }
    }

    /// Lets a copy step, draw, reset and close, and checks that the original goes on as if nothing had happened.
    mutating func checkCopy(seed: Int, before: Int, after: Int) {
        guard repeatsItself, isClean(.copiesAreIndependent) else { return }
        var (alone, env) = (original, original)
        guard trace(&alone, seed: seed, steps: before) != nil,
            let expected = trace(&alone, seed: nil, steps: 40),
            trace(&env, seed: seed, steps: before) != nil
        else { return }
        var copy = env
        guard trace(&copy, seed: nil, steps: after) != nil else { return }
        _ = try? copy.reset(seed: 77)
        try? copy.close()
        guard let found = trace(&env, seed: nil, steps: 40) else {
            findings.report(
                .error, .copiesAreIndependent, "after a copy was stepped, reset and closed the original threw an error",
                mend: "Keep no class inside the environment: use structs and arrays.")
            return
        }
        guard let difference = expected.difference(from: found, ignoringInfo: !isClean(.infoIsDeterministic))
        else { return }
        findings.report(
            .error, .copiesAreIndependent,
            "with a copy stepped \(after) times in between, \(difference.evidence)",
            mend: "Keep no class inside the environment: use structs and arrays.")
    }

    /// Does what an environment should refuse with an error, and names it if the program ends.
    func makingMistake<Result>(_ call: String, _ mend: String, _ body: () throws -> Result) rethrows -> Result {
        try Platform.explainingTraps(
            "\nerror: \(E.Unwrapped.typeName) ended the program when it was checked with makingMistakes: true.\n"
                + "The call was \(call). \(mend)\n",
            body)
    }

    /// Checks that invalid actions are refused.
    mutating func checkInvalidActions() {
        for action in original.actionSpace.invalidElements {
            var env = original
            let call = "step(\(E.ActionSpace.value(of: action)))"
            let mend =
                "Begin step with `guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }`."
            guard (try? env.reset(seed: 123)) != nil,
                (try? makingMistake("\(call), which is not in \(original.actionSpace)", mend, { try env.step(action) }))
                    != nil
            else { continue }
            findings.report(.warning, .invalidActionsAreRefused, "\(call) gave no error", mend: mend)
        }
    }
}

extension Space {
    /// Values of the element type that are not in the space: numbers out of bounds, vectors that are too long, another
    /// kind.
    fileprivate var invalidElements: [Element] {
        let candidates: [Value] =
            switch structure {
            case .discrete(let count, let start): [.int(start &- 1), .int(start &+ count), .int(.max), .string("left")]
            case .box(let shape, _): [.doubles(Array(repeating: 0, count: shape.reduce(1, *) + 1)), .doubles([])]
            case .multiDiscrete(let counts, _): [.integers(counts), .integers([])]
            default: []
            }
        return candidates.compactMap(Self.element(of:)).filter { !contains($0) }
    }
}
