import GymnasiumCore
import LyceumValues

extension Attribute {
    /// A whole number or none: the state, which there is not before an episode.
    init(_ name: String, _ path: WritableKeyPath<E, Int?> & Sendable) {
        self.init(
            name: name, get: { $0[keyPath: path].map { .int($0) } ?? .none },
            set: { env, value in
                switch value {
                case .none: env[keyPath: path] = nil
                case .int(let number): env[keyPath: path] = number
                default: return false
                }
                return true
            })
    }

    /// A whole number or none that can only be read: the last action, which there is not before the first step.
    init(readOnly name: String, _ path: KeyPath<E, Int?> & Sendable) {
        self.init(name: name, get: { $0[keyPath: path].map { .int($0) } ?? .none }, set: nil)
    }
}
