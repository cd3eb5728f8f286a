import LyceumValues

/// One environment of several that are stepped together, and whether its episode is over.
@usableFromInline
package struct Lane<E: Env>: Sendable {
    @usableFromInline package var env: E
    @usableFromInline var isOver = false

    @inlinable
    init(_ env: E) { self.env = env }

    @inlinable
    mutating func reset(seed: Int?, options: Info) throws -> Reset<E.Observation> {
        let reset = try env.reset(seed: seed, options: options)
        isOver = false
        return reset
    }

    /// Takes an action, or starts the next episode where the mode says so.
    @inlinable
    mutating func step(_ action: E.Action, _ mode: AutoresetMode) throws -> Step<E.Observation> {
        if isOver {
            guard mode != .disabled else { throw EpisodeIsOver() }
            let reset = try reset(seed: nil, options: [:])
            return Step(reset.observation, reward: 0, info: reset.info)
        }
        let step = try env.step(action)
        guard step.isDone else { return step }
        if mode == .sameStep { return try startingAnew(after: step) }
        isOver = true
        return step
    }

    @usableFromInline
    mutating func startingAnew(after last: Step<E.Observation>) throws -> Step<E.Observation> {
        let reset = try env.reset(seed: nil, options: [:])
        var info: Info = [
            "final_obs": E.ObservationSpace.value(of: last.observation), "final_info": .dictionary(last.info),
        ]
        info.merge(reset.info)
        var step = last
        step.observation = reset.observation
        step.info = info
        return step
    }
}
