import Gymnasium
import TestSupport

/// Gymnasium's heuristic for an environment made by its id.
struct Box2DController {
    private let id: String
    private var walk = BipedalWalker.Heuristic()

    init(_ id: String) { self.id = id }

    /// Begins an episode.
    mutating func restart() { walk = BipedalWalker.Heuristic() }

    mutating func action(for observation: [Float]) -> Value {
        switch id {
        case "LunarLander-v3": .int(LunarLander.heuristic(observation))
        case "LunarLanderContinuous-v3": .floats(LunarLanderContinuous.heuristic(observation))
        default: .floats(walk.action(for: observation))
        }
    }
}

/// What a roll-out of 600 steps gives, as the reference data write it.
struct Box2DRollout {
    private(set) var episodes = 0
    /// The hash of all bytes after every 100 steps.
    private(set) var hashes: [String] = []
    /// The observations of the first reset and of the first 30 steps.
    private(set) var texts: [String] = []
    private var bytes = ByteHash()

    /// Plays from a seed on; episodes that end are followed by others.
    ///
    /// - Parameter policy: `sample`, `scale` for samples times 3, `heuristic`, or `still` for 0.
    init(_ id: String, options: Info, policy: String, seed: Int) throws {
        var env = try make(id, options)
        var controller = Box2DController(id)
        var last = try env.reset(seed: seed).observation.floats ?? []
        try env.actionSpace.seed(seed)
        note(last)
        for count in 1...600 {
            let step = try env.step(Self.choose(&env, policy, last, &controller))
            last = step.observation.floats ?? []
            note(last)
            bytes.add(step.reward.bitPattern)
            bytes.add(step.terminated ? 1 : 0 as UInt8)
            bytes.add(step.truncated ? 1 : 0 as UInt8)
            if step.isDone {
                episodes += 1
                last = try env.reset().observation.floats ?? []
                controller.restart()
                for number in last { bytes.add(number.bitPattern) }
            }
            if count.isMultiple(of: 100) { hashes.append(bytes.digits) }
        }
    }

    private mutating func note(_ observation: [Float]) {
        if texts.count < 31 { texts.append(hex(observation)) }
        for number in observation { bytes.add(number.bitPattern) }
    }

    private static func choose(
        _ env: inout AnyEnv, _ policy: String, _ observation: [Float], _ controller: inout Box2DController
    ) -> Value {
        switch policy {
        case "heuristic": return controller.action(for: observation)
        case "still":
            guard case .box(let shape, _) = env.actionSpace.structure else { return 0 }
            return .floats(Array(repeating: 0, count: shape[0]))
        case "scale": return .floats((env.actionSpace.sample().floats ?? []).map { $0 * 3 })
        default: return env.actionSpace.sample()
        }
    }
}
