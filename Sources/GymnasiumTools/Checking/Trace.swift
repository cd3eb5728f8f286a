import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// One call of an environment, as evidence names it.
enum Call: CustomStringConvertible {
    case reset(seed: Int)
    case step(Int, action: Value)
    case resetAfterStep(Int)

    var description: String {
        switch self {
        case .reset(let seed): "reset(seed: \(seed))"
        case .step(let index, let action): "step \(index), action \(action),"
        case .resetAfterStep(let index): "the reset after step \(index)"
        }
    }
}

/// The results of a roll-out, call by call, so that two of them can be compared bit for bit.
struct Trace {
    /// The result of one call.
    struct Entry {
        let call: Call
        let observation: Value
        var reward = 0.0
        var terminated = false
        var truncated = false
        let info: Info
    }

    /// How two roll-outs differ.
    enum Difference {
        /// In an observation, a reward or a flag.
        case result(String)
        /// Only in the random stream afterwards, and perhaps in the information.
        case stream(String)
        /// Only in the information.
        case info(String)

        var evidence: String {
            switch self {
            case .result(let text), .stream(let text), .info(let text): text
            }
        }
    }

    private(set) var entries: [Entry] = []
    private(set) var random: Generator

    /// Plays a number of steps; a new episode begins where one ends.
    ///
    /// - Parameters:
    ///   - actions: the space that actions are sampled from.
    ///   - seed: the seed of the first reset; `nil` continues with the current episode.
    ///   - afterEach: called after every reset and step.
    init<E: Env>(
        _ env: inout E, _ actions: inout E.ActionSpace, seed: Int?, steps: Int,
        afterEach: (inout E) throws -> Void = { _ in }
    ) throws {
        random = env.random
        if let seed {
            note(try env.reset(seed: seed), .reset(seed: seed), E.self)
            try afterEach(&env)
        }
        for index in 0..<max(0, steps) {
            let action = actions.sample()
            let step = try env.step(action)
            entries.append(
                Entry(
                    call: .step(index, action: E.ActionSpace.value(of: action)),
                    observation: E.ObservationSpace.value(of: step.observation), reward: step.reward,
                    terminated: step.terminated, truncated: step.truncated, info: step.info.withoutTimes))
            try afterEach(&env)
            if step.isDone {
                note(try env.reset(), .resetAfterStep(index), E.self)
                try afterEach(&env)
            }
        }
        random = env.random
    }

    private mutating func note<E: Env>(_ reset: Reset<E.Observation>, _ call: Call, _ type: E.Type) {
        entries.append(
            Entry(
                call: call, observation: E.ObservationSpace.value(of: reset.observation), info: reset.info.withoutTimes)
        )
    }

    /// The first difference in the results, otherwise that in the streams, otherwise the first in the information.
    ///
    /// - Parameter ignoringInfo: whether the information is not compared, because it is known to differ.
    func difference(from other: Trace, ignoringInfo: Bool = false) -> Difference? {
        var info: Difference?
        for (one, two) in zip(entries, other.entries) {
            if !one.observation.isIdentical(to: two.observation) {
                return .result("\(one.call) gave the observation \(one.observation) and \(two.observation)")
            }
            if one.reward.bitPattern != two.reward.bitPattern {
                return .result("\(one.call) gave the reward \(one.reward) and \(two.reward)")
            }
            if (one.terminated, one.truncated) != (two.terminated, two.truncated) {
                return .result(
                    "\(one.call) was terminated \(one.terminated), truncated \(one.truncated), and then "
                        + "\(two.terminated), \(two.truncated)")
            }
            if info == nil, !ignoringInfo, !one.info.isIdentical(to: two.info) {
                info = .info("\(one.call) gave the information \(one.info) and \(two.info)")
            }
        }
        return random == other.random ? info : .stream("after \(entries.count) calls the random streams differ")
    }
}

extension Info {
    /// The entries without the seconds that an episode took: `t` beside return `r` and length `l`.
    fileprivate var withoutTimes: Info {
        guard values.contains(where: { $0.dictionary != nil }) else { return self }
        return Info(
            map { key, value in
                guard var episode = value.dictionary else { return (key, value) }
                if Set(episode.keys).isSuperset(of: ["r", "l", "t"]) { episode["t"] = nil as Value? }
                return (key, .dictionary(episode.withoutTimes))
            })
    }
}
