import GymnasiumCore
import LyceumValues

/// Runs two environments side by side, with the same seed and the same actions, and returns where they first differ:
/// Gymnasium's `check_environments_match`.
///
/// ```swift
/// let wrapped = try make(.cartPole), plain = CartPole()
/// if let difference = try checkEnvironmentsMatch(wrapped, plain, steps: 1000) { print(difference) }
/// ```
///
/// The given environments stay as they are: copies run. Both spaces are compared first, then the first reset, then for
/// each step observation, reward, flags, information and, where both draw, the frames. Actions are samples of the first
/// action space, seeded like the environments. When either episode is over, both are reset with the seed.
///
/// - Parameters:
///   - first: one environment.
///   - second: the other; its type may differ.
///   - steps: the number of steps to compare.
///   - seed: the seed of the action space and of every reset.
///   - skipping: what is not compared.
///   - info: how the information is compared.
///   - tolerance: floating-point numbers a and b are the same if |a − b| ≤ tolerance · max(1, |b|); with 0, if equal.
/// - Returns: the first difference; `nil` where there is none.
/// - Throws: what the environments throw; `InvalidSeed`.
public func checkEnvironmentsMatch<First: Env, Second: Env>(
    _ first: First, _ second: Second, steps: Int = 1000, seed: Int = 0, skipping: Set<EnvDifference.Field> = [],
    info: InfoComparison = .equivalence, tolerance: Double = 0
) throws -> EnvDifference? {
    var match = EnvMatch(first: first, second: second, seed: seed, skipping: skipping, info: info, tolerance: tolerance)
    return try match.difference(steps: steps)
}

private struct EnvMatch<First: Env, Second: Env> {
    var first: First
    var second: Second
    let seed: Int
    let skipping: Set<EnvDifference.Field>
    let info: InfoComparison
    let tolerance: Double
    var step = 0

    mutating func difference(steps: Int) throws -> EnvDifference? {
        let actions = (AnySpace(first.actionSpace), AnySpace(second.actionSpace))
        if actions.0 != actions.1, !skipping.contains(.actionSpace) {
            return spaces(.actionSpace, actions.0, actions.1)
        }
        let observations = (AnySpace(first.observationSpace), AnySpace(second.observationSpace))
        if observations.0 != observations.1, !skipping.contains(.observationSpace) {
            return spaces(.observationSpace, observations.0, observations.1)
        }
        try first.actionSpace.seed(seed)
        if let difference = try reset() { return difference }
        while step < steps {
            step += 1
            let action = first.actionSpace.sample()
            let value = First.ActionSpace.value(of: action)
            guard let twin = Second.ActionSpace.element(of: value) else {
                throw InvalidAction(value, in: second.actionSpace)
            }
            let (a, b) = (try first.step(action), try second.step(twin))
            let difference =
                observation(a.observation, b.observation, isReset: false)
                ?? compare(.reward, .double(a.reward), .double(b.reward))
                ?? compare(.terminated, .bool(a.terminated), .bool(b.terminated))
                ?? compare(.truncated, .bool(a.truncated), .bool(b.truncated)) ?? infos(a.info, b.info, isReset: false)
            if let difference { return difference }
            if let difference = try frames(isReset: false) { return difference }
            if a.isDone || b.isDone, let difference = try reset() { return difference }
        }
        return nil
    }

    private mutating func reset() throws -> EnvDifference? {
        let (a, b) = (try first.reset(seed: seed), try second.reset(seed: seed))
        return try observation(a.observation, b.observation, isReset: true) ?? infos(a.info, b.info, isReset: true)
            ?? frames(isReset: true)
    }

    private func observation(
        _ a: First.Observation, _ b: Second.Observation, isReset: Bool
    ) -> EnvDifference? {
        compare(
            .observation, First.ObservationSpace.value(of: a), Second.ObservationSpace.value(of: b), isReset: isReset)
    }

    private func infos(_ a: Info, _ b: Info, isReset: Bool) -> EnvDifference? {
        guard !skipping.contains(.info), !info.holds(a, b, tolerance: tolerance) else { return nil }
        return EnvDifference(step: step, isReset: isReset, field: .info, first: .dictionary(a), second: .dictionary(b))
    }

    private mutating func frames(isReset: Bool) throws -> EnvDifference? {
        guard !skipping.contains(.render), let mode = first.renderMode, mode == second.renderMode, mode != .human
        else { return nil }
        let (a, b) = (try first.render(), try second.render())
        return compare(.render, a?.value ?? .none, b?.value ?? .none, isReset: isReset)
    }

    private func compare(
        _ field: EnvDifference.Field, _ a: Value, _ b: Value, isReset: Bool = false
    ) -> EnvDifference? {
        guard !skipping.contains(field), !a.isEquivalent(to: b, tolerance: tolerance) else { return nil }
        return EnvDifference(step: step, isReset: isReset, field: field, first: a, second: b)
    }

    private func spaces(_ field: EnvDifference.Field, _ a: AnySpace, _ b: AnySpace) -> EnvDifference {
        EnvDifference(
            step: 0, isReset: true, field: field, first: .string(a.description), second: .string(b.description))
    }
}

extension RenderedFrame {
    /// The frame as a value: an array of bytes, a text, or a list.
    fileprivate var value: Value {
        switch self {
        case .image(let image): .array(.uint8(image))
        case .text(let text): .string(text)
        case .list(let frames): .list(frames.map(\.value))
        }
    }
}
