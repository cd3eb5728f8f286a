import Gymnasium
import TestSupport

/// How a roll-out chooses its actions, with the names of the reference data.
enum RolloutPolicy: String {
    /// Samples of the action space.
    case sample
    /// Samples times 3.
    case scale
    /// Samples with the mask in the information.
    case mask
    /// By the sign of the last number observed, or Acrobot's rule.
    case pump
}

/// What a roll-out of 500 steps gives, as the reference data write it.
struct Rollout {
    private(set) var episodes = 0
    /// The observations of the first 50 steps and of the resets between.
    private(set) var observations: [Value] = []
    private var bytes = ByteHash()

    var hash: String { bytes.digits }
    /// The same observations as text.
    var texts: [String] { observations.map(observationText) }

    /// Plays 500 steps from a seed on; episodes that end are followed by others.
    init<E: Env>(_ env: inout E, policy: RolloutPolicy = .sample, seed: Int) throws {
        let start = try env.reset(seed: seed)
        try env.actionSpace.seed(seed)
        var (last, info) = (E.ObservationSpace.value(of: start.observation), start.info)
        note(last, info)
        for _ in 0..<500 {
            let step = try env.step(Self.choose(&env, policy, last, info))
            bytes.add(step.reward.bitPattern)
            bytes.add(step.terminated ? 1 : 0 as UInt8)
            bytes.add(step.truncated ? 1 : 0 as UInt8)
            (last, info) = (E.ObservationSpace.value(of: step.observation), step.info)
            note(last, info)
            guard step.isDone else { continue }
            episodes += 1
            let start = try env.reset()
            (last, info) = (E.ObservationSpace.value(of: start.observation), start.info)
            note(last, info)
        }
    }

    private mutating func note(_ observation: Value, _ info: Info) {
        if observations.count < 51 { observations.append(observation) }
        if case .floats(let numbers) = observation {
            for number in numbers { bytes.add(number.bitPattern) }
        } else {
            for part in observation.values ?? [observation] { bytes.add(part.int ?? -1) }
        }
        if let probability: Double = info["prob"] { bytes.add(probability.bitPattern) }
        let mask: Value? = info["action_mask"]
        for flag in mask?.integers ?? [] { bytes.add(UInt8(flag)) }
    }

    private static func choose<E: Env>(
        _ env: inout E, _ policy: RolloutPolicy, _ observation: Value, _ info: Info
    ) throws -> E.Action {
        switch policy {
        case .sample: return env.actionSpace.sample()
        case .mask: return try env.actionSpace.sample(mask: info["action_mask"] ?? .none)
        case .scale:
            let numbers = E.ActionSpace.value(of: env.actionSpace.sample()).floats ?? []
            return try action(.floats(numbers.map { $0 * 3 }), of: env)
        case .pump:
            let seen = observation.floats ?? []
            if seen.count == 6 { return try action(.int(seen[5] < 0.5 * seen[4] ? 0 : 2), of: env) }
            let isBack = seen.last.map { $0 < 0 } ?? false
            if case .box = env.actionSpace.structure { return try action(.floats([isBack ? -1 : 1]), of: env) }
            return try action(.int(isBack ? 0 : 2), of: env)
        }
    }

    private static func action<E: Env>(_ value: Value, of env: E) throws -> E.Action {
        guard let action = E.ActionSpace.element(of: value) else {
            throw InvalidAction(value, in: env.actionSpace)
        }
        return action
    }
}

/// An observation as the reference data write it: bits in hexadecimal, or whole numbers.
func observationText(_ observation: Value) -> String {
    if case .floats(let numbers) = observation { return hex(numbers) }
    return (observation.values ?? [observation]).map { String($0.int ?? -1) }.joined(separator: " ")
}
