import Lyceum

/// The world of the first three parts: states and actions are numbers from 0.
///
/// A `struct` is a value with functions of its own; `init` makes one. What is marked `private` is nobody's business outside.
struct World {
    /// An environment made by its id observes and does `Value`s, which can be anything. Two wrappers turn them into whole
    /// numbers, `Int`, after a look at whether that is what they are.
    typealias NumberedEnv = TransformAction<TransformObservation<UnscaledReward<AnyEnv>, Discrete>, Discrete>

    let id: String
    let env: NumberedEnv
    let stateCount: Int
    let actionCount: Int
    /// Whether it is the lake without slipping, and not what --env says.
    let isUsual: Bool
    private let isLake: Bool

    /// The lake without slipping, or what --env says if it fits.
    ///
    /// Where no time limit is registered, 1000 steps are one: in some worlds an agent can get nowhere for long.
    init(_ options: ProgramOptions) throws {
        var id = options.env ?? "FrozenLake-v1"
        var made = try make(id, options.env == nil ? ["is_slippery": false] : [:])
        if made.maxEpisodeSteps == nil { made = try make(id, maxEpisodeSteps: 1000) }
        let fits = World.counts(made) != nil
        if !fits {
            print("\(id) has no states and actions numbered from 0, which tables need: FrozenLake-v1 takes its place")
            id = "FrozenLake-v1"
            made = try make(id, ["is_slippery": false])
        }
        let (states, actions) = World.counts(made)!
        self.id = id
        isUsual = options.env == nil || !fits
        env = made.observationsTransformed(into: states) { $0.int! }.actionsTransformed(from: actions) { .int($0) }
        stateCount = states.n
        actionCount = actions.n
        isLake = id.hasPrefix("FrozenLake")
    }

    /// The two spaces, if they are choices among numbers from 0. `guard` goes on only if all of what it lists holds.
    private static func counts(_ env: UnscaledReward<AnyEnv>) -> (states: Discrete, actions: Discrete)? {
        guard case .discrete(let states) = env.observationSpace, case .discrete(let actions) = env.actionSpace,
            states.start == 0, actions.start == 0
        else { return nil }
        return (states, actions)
    }

    /// The values of the uniformly random policy without discount, by sweeps over the model as in Lecture 4. A state that no
    /// episode passes keeps the value 0.
    ///
    /// `nil` where the world has no model, where its model has a discount (without one the values may be infinite) or lacks
    /// some actions in some states, or where the sweeps do not come to rest.
    func exactValues() -> [Double]? {
        guard let model = env.decisionProcess, model.discount == nil || model.discount == 1,
            model.states.allSatisfy({ [0, model.actionCount].contains(model.actions(in: $0).count) })
        else { return nil }
        var values = [Double](repeating: 0, count: model.stateCount)
        var isPassed = model.start.map { $0 > 0 }
        for _ in 0..<200_000 {
            var isAtRest = true
            for state in model.states where isPassed[state] {
                var sum = 0.0
                for action in model.actions(in: state) {
                    for next in model[state, action] {
                        sum += next.probability * (next.reward + (next.terminated ? 0 : values[next.nextState]))
                        if !next.terminated, !isPassed[next.nextState] {
                            isPassed[next.nextState] = true
                            isAtRest = false
                        }
                    }
                }
                let value = sum / Double(model.actionCount)
                if abs(value - values[state]) > 1e-9 { isAtRest = false }
                values[state] = value
            }
            if isAtRest { return values }
        }
        return nil
    }

    /// Prints values in the rows of the grid; of a world that is no grid the first few.
    func show(_ values: [Double], title: String) {
        let columns = env.gridLayout?.columnCount ?? 8
        let digits = values.contains { abs($0) >= 1000 } ? 0 : 3
        print("\n\(title)")
        for row in stride(from: 0, to: min(values.count, 10 * columns), by: columns) {
            let cells = values[row..<min(row + columns, values.count)].map { decimals($0, digits) }
            print("  " + cells.map { String(repeating: " ", count: max(0, 7 - $0.count)) + $0 }.joined(separator: " "))
        }
    }

    /// Draws a grid world into a file; other worlds have no picture.
    func draw(values: [Double], policy: [Int]? = nil, to path: String, title: String) throws {
        let policy = policy.map { GridPolicy.actions($0) }
        if isLake {
            try plotFrozenLake(env, values: values, policy: policy, title: title, to: path)
        } else if env.gridLayout != nil {
            try plotGridWorld(env, values: values, policy: policy, title: title, to: path)
        }
    }

    /// The actions of an episode in which the best action is always taken, in words where the world is the lake.
    func greedyWay(_ q: [[Double]], in env: inout NumberedEnv) throws -> String {
        var state = try env.reset().observation
        var way: [Int] = []
        while true {
            way.append(argmax(q[state]))
            let step = try env.step(way.last!)
            state = step.observation
            if step.truncated { return "not over after \(way.count) steps" }
            if step.terminated { break }
        }
        let words = ["left", "down", "right", "up"]
        return way.map { isLake ? words[$0] : "\($0)" }.joined(separator: " ")
    }
}

/// Prints what the returns of a run come to.
func report(_ returns: [Double]) {
    let last = returns.suffix(1000)
    print(
        "the sum of all returns: \(decimals(returns.reduce(0, +), 0)); mean of the last \(last.count): ", terminator: ""
    )
    print(decimals(mean(last), 3))
    if let first = returns.firstIndex(where: { $0 > 0 }) { print("the first return above 0: in episode \(first + 1)") }
}

/// The mean of each 100 numbers that follow each other.
func smoothed(_ numbers: [Double]) -> [Double] {
    numbers.indices.filter { $0 >= 99 }.map { mean(numbers[$0 - 99...$0]) }
}

/// A range of known results with half its width more on each side.
func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    func rounded(_ x: Double) -> Double { (x * 1e6).rounded() / 1e6 }
    let half = (range.upperBound - range.lowerBound) / 2
    return rounded(range.lowerBound - half)...rounded(range.upperBound + half)
}
