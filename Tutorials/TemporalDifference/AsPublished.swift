import Lyceum

/// The runs of the course's notebook, draw by draw, with what is wrong in them.
///
/// Its legends are known, so that a program can be compared with it. The method differs from that of this practical in this:
///
/// - A window of n = 10 has 11 steps, and its update is made from the step after it is full: the first step of an episode
///   never learns.
/// - After the end of an episode the environment is stepped on, to empty the window. After the goal that gives zeros. After
///   the time limit it gives ten steps more than the limit allows.
/// - What is off-policy has a ratio for the first action, and no cap.
///
/// All numbers come from the stream that `np.random` is in Python, seeded once for both runs.
struct AsPublished {
    private(set) var values: [[Double]]
    private(set) var returns: [Double] = []
    private(set) var tests: [Double] = []
    private let policies: Policies
    private let stepSize = 0.1
    private let discount = 0.9

    /// Both sums over the first episodes.
    func sums(of episodes: Int) -> String {
        [returns, tests].map { decimals($0.prefix(episodes).reduce(0, +), 0) }.joined(separator: "|")
    }

    /// A run with one-step targets, or with windows for an `n`.
    init(_ policies: Policies, n: Int? = nil, episodes: Int, in env: inout some Env<Int, Int>) throws {
        self.policies = policies
        values = Array(repeating: Array(repeating: 0, count: 4), count: 64)
        _ = legacyRandom.random(count: 64 * 4)  // a table of noise, which is thrown away
        for _ in 0..<episodes {
            returns.append(try n.map { try playWindows($0, in: &env) } ?? playSteps(in: &env))
            tests.append(try test(in: &env))
        }
    }

    private func draw(_ epsilon: Double, in state: Int) throws -> Int {
        try legacyRandom.choice(4, p: epsilonGreedy(values[state], epsilon: epsilon))
    }

    private mutating func playSteps(in env: inout some Env<Int, Int>) throws -> Double {
        var state = try env.reset().observation
        var sum = 0.0
        while true {
            let action = try draw(policies.sampling, in: state)
            let step = try env.step(action)
            let next = step.observation
            _ = try draw(policies.learned, in: next)  // for a sampled target, which the expected one replaces
            let future = try expectedValue(values[next], epsilonGreedy(values[next], epsilon: policies.learned))
            values[state][action] += stepSize * (step.reward + discount * future - values[state][action])
            sum += step.reward
            if step.isDone { return sum }
            state = next
        }
    }

    private mutating func playWindows(_ n: Int, in env: inout some Env<Int, Int>) throws -> Double {
        var state = try env.reset().observation
        var sum = 0.0
        var window: [(state: Int, action: Int, reward: Double)] = []
        var (time, stepsAtEnd) = (0, 0)
        while stepsAtEnd <= n {
            let action = try draw(policies.sampling, in: state)
            let step = try env.step(action)
            let nextAction = try draw(policies.learned, in: step.observation)
            window.append((state, action, step.reward))
            if window.count > n + 1 { window.removeFirst() }
            if time > n {
                var target = 0.0
                for (i, taken) in window.enumerated() { target += Math.pow(discount, Double(i)) * taken.reward }
                target += Math.pow(discount, Double(n + 1)) * values[step.observation][nextAction]
                let (first, ratio) = (window[0], try ratio(of: window))
                values[first.state][first.action] += stepSize * ratio * (target - values[first.state][first.action])
            }
            sum += step.reward
            state = step.observation
            time += 1
            if step.isDone { stepsAtEnd += 1 }
        }
        return sum
    }

    private func ratio(of window: [(state: Int, action: Int, reward: Double)]) throws -> Double {
        guard policies.learned != policies.sampling else { return 1 }
        return try window.reduce(1) { product, taken in
            let learned = try epsilonGreedy(values[taken.state], epsilon: policies.learned)
            let sampled = try epsilonGreedy(values[taken.state], epsilon: policies.sampling)
            return product * (learned[taken.action] / sampled[taken.action])
        }
    }

    private func test(in env: inout some Env<Int, Int>) throws -> Double {
        var state = try env.reset().observation
        var sum = 0.0
        while true {
            let step = try env.step(draw(policies.learned, in: state))
            sum += step.reward
            if step.isDone { return sum }
            state = step.observation
        }
    }
}
