extension Racetrack {
    /// The decision process, computed anew at every use: 7000 to 12,000 states, some 10 MB. Keep it in a constant.
    ///
    /// The first transition of an action is the one of the action itself, the next one that of the noise; after a crash
    /// there is one for each cell of the starting line.
    public var model: MDP {
        let count = cells.count * 25
        let first = uniform(over: starts.indices.map(startState), of: count)
        return MDP(unchecked: count, 9, start: first, discount: 1) { state, action in
            if isFinished(state) { return [Transition(nextState: state, reward: 0, terminated: true)] }
            let car = car(in: state)
            if action == 4 || noise == 0 { return transitions(car, action, 1) }
            return noise == 1
                ? transitions(car, 4, 1) : transitions(car, action, 1 - noise) + transitions(car, 4, noise)
        }
    }

    private func transitions(_ car: Car, _ action: Int, _ probability: Double) -> [Transition] {
        switch drive(car, action) {
        case .reached(let next): [Transition(probability: probability, nextState: next, reward: -1)]
        case .finished(let next):
            [Transition(probability: probability, nextState: next, reward: -1, terminated: true)]
        case .crashed:
            starts.indices.map {
                Transition(probability: probability / Double(starts.count), nextState: startState($0), reward: -1)
            }
        }
    }
}

extension Racetrack.Course {
    /// The cells of figure 5.5, row by row from the top: the first and the last column of the track.
    var layout: GridLayout {
        let width = spans.map { $0.last + 1 }.max() ?? 0
        let rows = spans.enumerated().map { row, span in
            let letters = (0..<width).map { column -> Character in
                guard (span.first...span.last).contains(column) else { return "#" }
                if row == spans.count - 1 { return "S" }
                return column == width - 1 ? "G" : "."
            }
            return String(letters)
        }
        return GridLayout(rows)
    }

    private var spans: [(first: Int, last: Int)] {
        switch self {
        case .a:
            [(3, 16), (2, 16), (2, 16), (1, 16), (0, 16), (0, 16), (0, 9)]
                + Array(repeating: (0, 8), count: 7) + Array(repeating: (1, 8), count: 8)
                + Array(repeating: (2, 8), count: 7) + Array(repeating: (3, 8), count: 3)
        case .b:
            [(16, 31), (13, 31), (12, 31), (11, 31), (11, 31), (11, 31), (11, 31), (12, 31), (13, 31), (14, 29)]
                + [(14, 26), (14, 25), (14, 23), (14, 22)]
                + (14...27).map { (27 - $0, 22) } + Array(repeating: (0, 22), count: 2)
        }
    }
}
