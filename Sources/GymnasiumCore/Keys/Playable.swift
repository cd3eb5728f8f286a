/// An environment that names the keys it is played with: Gymnasium's `get_keys_to_action`.
///
/// ```swift
/// extension Frog: Playable {
///     var keysToAction: [KeyCombination: Int] { [.right: 0, .up: 1, "d": 0, "w": 1] }
/// }
/// ```
public protocol Playable: Env {
    /// The action of each combination of keys. `[]` is the action while no key is held; without it, time stands still
    /// until a key is pressed.
    var keysToAction: [KeyCombination: Action] { get }
}

extension Env {
    /// The keys that the environment below all wrappers names, also in one made by its string id; `nil` where it names none or
    /// a wrapper changed the kind of actions.
    public var keysToAction: [KeyCombination: Action]? {
        (innermost as? any Playable).flatMap { convertedKeys($0, to: ActionSpace.self) }
    }
}

private func convertedKeys<P: Playable, S: Space>(_ env: P, to space: S.Type) -> [KeyCombination: S.Element]? {
    var keys: [KeyCombination: S.Element] = [:]
    for (combination, action) in env.keysToAction {
        guard let action = S.element(of: P.ActionSpace.value(of: action)) else { return nil }
        keys[combination] = action
    }
    return keys
}
