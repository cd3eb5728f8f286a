extension FrozenLake {
    /// How likely a move on slippery ice goes to a given side.
    static func failRate(_ successRate: Double) -> Double { (1 - successRate) / 2 }

    /// The transitions of a lake; a success rate of `nil` is for ice that is not slippery.
    ///
    /// The order of a slippery move's transitions is Gymnasium's: the direction numbered before, the intended one, the
    /// one after.
    static func model(_ map: Map, successRate: Double?, _ rewards: RewardSchedule) -> MDP {
        let (rows, columns) = (map.rowCount, map.columnCount)
        let letters = map.letters.map { Character(Unicode.Scalar($0)) }
        let starts = letters.indices.filter { letters[$0] == "S" }

        func move(_ cell: Int, _ action: Int, _ probability: Double) -> Transition {
            let next = neighbour(of: cell, action, rows: rows, columns: columns)
            let reward =
                switch letters[next] {
                case "G": rewards.goal
                case "H": rewards.hole
                default: rewards.frozen
                }
            return Transition(
                probability: probability, nextState: next, reward: reward, terminated: "GH".contains(letters[next]))
        }

        return MDP(unchecked: letters.count, 4, start: uniform(over: starts, of: letters.count)) { cell, action in
            if "GH".contains(letters[cell]) { return [Transition(nextState: cell, reward: 0, terminated: true)] }
            guard let successRate else { return [move(cell, action, 1)] }
            let fail = failRate(successRate)
            return [
                move(cell, (action + 3) % 4, fail), move(cell, action, successRate),
                move(cell, (action + 1) % 4, fail),
            ]
        }
    }
}

extension FrozenLake: GridWorld {
    /// The lake as a grid, whose actions are left, down, right and up.
    public var layout: GridLayout {
        let straight = GridLayout.Move.straight
        return GridLayout(map.rows, moves: [straight[3], straight[2], straight[1], straight[0]])
    }
}
