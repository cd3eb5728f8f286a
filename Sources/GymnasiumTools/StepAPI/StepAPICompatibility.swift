import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The key by which the four-value API distinguishes a time limit from a final state.
let truncationKey = "TimeLimit.truncated"

/// A step of the four-value API as one of the five-value API.
///
/// An episode that is done is truncated if the information says `"TimeLimit.truncated": true`, otherwise terminated.
/// The key is removed from the information.
public func stepAPICompatibility<Observation>(_ step: FourValueStep<Observation>) -> Step<Observation> {
    var info = step.info
    let isTruncated = info[truncationKey] as Value? == .bool(true)
    info[truncationKey] = nil as Value?
    return Step(
        step.observation, reward: step.reward, terminated: step.done && !isTruncated,
        truncated: step.done && isTruncated, info: info)
}

/// A step of the five-value API as one of the four-value API.
///
/// Where the episode is over, the information gets `"TimeLimit.truncated"`: whether it was truncated and not terminated as
/// well. A step with both flags therefore comes back from the four-value API as terminated only.
public func stepAPICompatibility<Observation>(_ step: Step<Observation>) -> FourValueStep<Observation> {
    var info = step.info
    if step.isDone { info[truncationKey] = .bool(step.truncated && !step.terminated) as Value? }
    return FourValueStep(step.observation, reward: step.reward, done: step.isDone, info: info)
}

/// The steps of several environments, each with its own information, as steps of the five-value API.
public func stepAPICompatibility<Observation>(_ steps: [FourValueStep<Observation>]) -> [Step<Observation>] {
    steps.map { stepAPICompatibility($0) }
}

/// The steps of several environments, each with its own information, as steps of the four-value API.
public func stepAPICompatibility<Observation>(_ steps: [Step<Observation>]) -> [FourValueStep<Observation>] {
    steps.map { stepAPICompatibility($0) }
}

/// The flags of several environments with one information for all, from the four-value API to the five-value API.
///
/// - Parameters:
///   - dones: whether the episode of each environment is over.
///   - info: the information of all of them; `"TimeLimit.truncated"` holds a truth value for each, and is removed.
/// - Throws: ``InvalidArgument`` if that key holds anything but one truth value for each environment.
public func stepAPICompatibility(
    dones: [Bool], info: Info
) throws -> (terminated: [Bool], truncated: [Bool], info: Info) {
    var rest = info
    rest[truncationKey] = nil as Value?
    guard let value = info[truncationKey] as Value? else {
        return (dones, Array(repeating: false, count: dones.count), rest)
    }
    guard let flags = truthValues(value), flags.count == dones.count else {
        throw InvalidArgument(
            "info[\"\(truncationKey)\"]", given: value,
            expected: "\(dones.count) truth values, one for each environment")
    }
    let pairs = zip(dones, flags)
    return (pairs.map { $0 && !$1 }, pairs.map { $0 && $1 }, rest)
}

/// The flags of several environments with one information for all, from the five-value API to the four-value API.
///
/// - Parameters:
///   - terminated: whether each environment reached a final state.
///   - truncated: whether each environment was stopped from outside; as many as `terminated`.
///   - info: the information of all of them. If any episode is over it gets `"TimeLimit.truncated"`, with a truth value for
///     each environment: whether it was truncated and not terminated as well.
/// - Throws: ``InvalidArgument`` for lists of different lengths.
public func stepAPICompatibility(
    terminated: [Bool], truncated: [Bool], info: Info
) throws -> (dones: [Bool], info: Info) {
    guard terminated.count == truncated.count else {
        throw InvalidArgument(
            "truncated", given: "a list of \(truncated.count)", expected: "\(terminated.count) flags, as in terminated")
    }
    let pairs = zip(terminated, truncated)
    let dones = pairs.map { $0 || $1 }
    var info = info
    if dones.contains(true) {
        let flags = pairs.map { $1 && !$0 }
        info[truncationKey] = .array(.bool(NDArray(flags))) as Value?
    }
    return (dones, info)
}

/// The truth values of an array or a list; `nil` where it holds anything else.
private func truthValues(_ value: Value) -> [Bool]? {
    if case .array(.bool(let array)) = value, array.rank == 1 { return array.elements }
    return [Bool](value)
}
