// Part 5 of the lecture: control with two continuous numbers. main.swift makes a `MountainCarStudy` after the walk.
//
// A car is in a valley, and its engine is too weak for the hill: it must rock. Its state is a position and a velocity,
// and each step costs 1. Open TileCoding.swift: eight grids of 9 × 9 tiles, and semi-gradient Sarsa. All weights begin at
// 0, which is too good to be true where every step costs, so that the agent explores although it is greedy: ε = 0.
//
// The registered limit of 200 steps would cut all of the first episodes off. Without any, a car may stay in the valley
// for good. A large step size brings that about now and then, in none of the runs with seed 42 and in one with seed 7:
// near rest the car stays in the same tiles whatever it does, the values of the three actions sink together, and nothing
// tells one from another. So an episode is given up after 10,000 steps.

import Lyceum

/// A step size, and how its runs went.
struct Setting {
    let alpha: Double
    /// The length of each episode in each run.
    var lengths: [[Double]] = []
    var cutOff = 0

    /// The median over the runs of the mean length of some episodes. One disaster does not change it.
    func median(_ episodes: Range<Int>) -> Double {
        let sorted = lengths.map { mean($0[episodes]) }.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

/// Sarsa in the car, or in what `--env` names, with three step sizes and several runs of each.
struct MountainCarStudy {
    let isCar: Bool
    let runs: Int
    var settings = [Setting(alpha: 0.1), Setting(alpha: 0.2), Setting(alpha: 0.5)]

    init(_ options: ProgramOptions, episodes: Int) throws {
        let id = options.env ?? "MountainCar-v0"
        isCar = id == "MountainCar-v0"
        runs = options.quick ? 1 : isCar ? 20 : 3
        heading("5. \(isCar ? "The mountain car" : id): semi-gradient Sarsa with tiles")

        var env = try make(id, maxEpisodeSteps: isCar ? 10_000 : nil)
        let (discreteAct, discreteObs, actions, dimensions) = envInfo(env)
        // `guard` goes on where a condition holds, and leaves the function where it does not.
        guard discreteAct, !discreteObs, dimensions <= 12 else {
            print(
                "\(id) does not fit: this part needs discrete actions, and at most 12 continuous numbers as observation"
            )
            return
        }

        // The box that the grids lie over. The car's ends at its goal, the position 0.5. An endless one is cut at ±4.
        let low = isCar ? [-1.2, -0.07] : try env.observationSpace.low.map { max($0, -4) }
        let high = isCar ? [0.5, 0.07] : try env.observationSpace.high.map { min($0, 4) }
        // Tiles multiply with each dimension. Where eight intervals give more than 100,000 tiles, there are fewer of
        // them.
        let coders = (1...8).map { TileCoder(low: low, high: high, tilings: 8, intervals: $0) }
        let coder = coders.last { $0.count <= 100_000 } ?? coders[0]
        print("8 grids, \(coder.intervals + 1) tiles along each of \(dimensions) dimensions")
        print("\(coder.count) weights for each action")

        var maps: [Chart] = []
        for (k, setting) in settings.enumerated() {
            for run in progress(0..<runs, "α = \(setting.alpha)") {
                env.random = stream(options.seed, 2, k, run, 0)
                var agent = Sarsa(
                    coder, actions: actions, alpha: setting.alpha, epsilon: isCar ? 0 : 0.1,
                    discount: isCar ? 1 : 0.99, random: stream(options.seed, 2, k, run, 1))
                let isShown = run == 0 && setting.alpha == 0.2
                var lengths: [Double] = []
                for number in 1...episodes {
                    let (length, isCutOff) = try agent.playEpisode(in: &env)
                    lengths.append(Double(length))
                    if isCutOff { settings[k].cutOff += 1 }
                    if isShown, dimensions == 2, [1, 12, 104, episodes].contains(number) {
                        maps.append(costToGo(agent, after: number))
                    }
                }
                settings[k].lengths.append(lengths)
                if isShown { try film(agent, id, options) }
            }
        }
        report(id, episodes)
        try chart(id, episodes).write(to: options.path("plots/sarsa.svg"))
        if !maps.isEmpty { try Figure(maps, columns: 2).write(to: options.path("plots/cost-to-go.svg")) }
    }

    /// A table of the lengths early, in the middle and late. `map(\.cutOff)` lists this property of each setting.
    func report(_ id: String, _ episodes: Int) {
        let table = Table([("mean length of episodes", 24)] + settings.map { ("α = \($0.alpha)", 9) })
        let parts = episodes < 500 ? [0..<episodes] : [0..<50, 89..<110, 450..<500]
        for part in parts {
            table.row(
                ["\(part.lowerBound + 1) to \(part.upperBound)"] + settings.map { decimals($0.median(part), 1) })
        }
        print("medians over the runs, of which there are \(runs)")
        print("episodes that a limit cut off: \(settings.map(\.cutOff))")
    }

    /// The learning curves. Disasters apart, the largest of the three step sizes is ahead all the way.
    func chart(_ id: String, _ episodes: Int) -> Chart {
        var chart = Chart("Sarsa in \(id)", x: "episode", y: .logarithmic("steps per episode, mean of \(runs)"))
        for setting in settings {
            let means = (0..<episodes).map { episode in mean(setting.lengths.map { $0[episode] }) }
            chart.line(means, label: "α = \(setting.alpha), an eighth of it for each grid")
        }
        return chart
    }
}

/// The cost of reaching the goal from each state: its greatest value, with the sign turned.
///
/// `stride` gives numbers at equal distances. After one episode the map is a trace of where the car has been. In the end
/// it is a hill whose top is the car at rest in the valley, and the way down from it goes round: back, and forth with
/// more speed, out to the goal on the right.
func costToGo(_ agent: Sarsa, after episodes: Int) -> Chart {
    let (low, high) = (agent.coder.low, agent.coder.high)
    let places = stride(from: 0.5, to: 40, by: 1).map { $0 / 40 }  // the middles of 40 cells
    let rows = places.map { v in
        places.map { x in
            -agent.bestValue(at: [low[0] + x * (high[0] - low[0]), low[1] + v * (high[1] - low[1])])
        }
    }
    let title = "cost to go after \(episodes) episode\(episodes == 1 ? "" : "s")"
    var chart = Chart(title, x: "position", y: "velocity", width: 480, height: 360)
    chart.heatMap(rows, label: "steps", xEdges: low[0]...high[0], yEdges: low[1]...high[1])
    return chart
}

/// Films an episode of what has been learnt.
func film(_ agent: Sarsa, _ id: String, _ options: ProgramOptions) throws {
    guard try make(id).metadata.renderModes.contains(.rgbArray) else { return }
    var agent = agent  // a copy: what it learns while it is filmed is forgotten
    var stage = try make(id, renderMode: .rgbArray).videosRecorded(to: options.path("videos")) { $0 == 0 }
    stage.random = stream(options.seed, 3)
    let (length, _) = try agent.playEpisode(in: &stage)
    try stage.close()
    print("an episode of \(length) steps with α = 0.2 is filmed: \(options.path("videos"))")
}
