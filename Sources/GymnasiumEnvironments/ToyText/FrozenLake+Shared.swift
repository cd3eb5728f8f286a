import Synchronization

extension FrozenLake {
    /// What lakes that are made alike have in common.
    ///
    /// It is kept from one lake to the next, so that the many of a vector read one model and not as many copies of it, which the
    /// processor's memory nearby could not hold.
    struct Shared: Sendable {
        let model: MDP
        let infos: TransitionInfo

        init(_ map: Map, isSlippery: Bool, successRate: Double, _ rewards: RewardSchedule) {
            model = FrozenLake.model(map, successRate: isSlippery ? successRate : nil, rewards)
            infos = TransitionInfo([1, successRate, FrozenLake.failRate(successRate)])
        }

        /// What the last lake had if it was made alike, else new.
        static func of(_ map: Map, isSlippery: Bool, successRate: Double, _ rewards: RewardSchedule) -> Shared {
            let numbers = [successRate, rewards.goal, rewards.hole, rewards.frozen].map(\.bitPattern)
            let key = Key(map: map, isSlippery: isSlippery, numbers: numbers)
            return last.withLock { last in
                if let last, last.key == key { return last.shared }
                let shared = Shared(map, isSlippery: isSlippery, successRate: successRate, rewards)
                // A large map is not kept for as long as the program runs.
                if map.letters.count <= 64 { last = (key, shared) }
                return shared
            }
        }

        private struct Key: Equatable, Sendable {
            let map: Map
            let isSlippery: Bool
            let numbers: [UInt64]
        }

        private static let last = Mutex<(key: Key, shared: Shared)?>(nil)
    }
}
