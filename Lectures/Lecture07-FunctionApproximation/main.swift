// Lecture 7: Function approximation
//
// Values for more states than a table can hold. Read this file from top to bottom, like a notebook, and run it with
//
//     swift run -c release lecture-7-function-approximation
//
// ExactWalk.swift has what is exactly true of the first example, TileCoding.swift an algorithm; the text says when to
// open them. The method is that of Sutton and Barto, Reinforcement Learning, 2nd edition, chapters 9 to 11.
//
// `let` is a constant, `var` a variable, `func` a function, `[Double]` a list of numbers, `nil` no value. `try` marks a
// call that can fail: then the program stops and says why. In a text `\(…)` stands for a value. `a ? b : c` is b where a
// holds and c where it does not.

import Lyceum

let options = ProgramOptions.read(
    name: "lecture-7-function-approximation", summary: "Lecture 7: values for more states than a table can hold")
let walks = options.episodes(100_000, quick: 200)
let drives = min(walks, options.quick ? 20 : 500)
if options.env != nil {
    print("--env takes the place of the mountain car in part 5; the other parts have their own worlds")
}

// ---------------------------------------------------------------------------------------------------------------------
// 1. Linear values
//
// A table has a number for each state, and what it learns of one state says nothing about its neighbours. A car on a road
// has a position and a velocity: infinitely many states, none of which is seen twice. So the values are computed from
// features of a state,
//
//     v̂(s, w) = w · x(s) = Σ wᵢ xᵢ(s),
//
// with far fewer weights w than there are states. Now no state can be changed alone, and somebody must say which errors
// matter:
//
//     VE(w) = Σ μ(s) (v(s) − v̂(s, w))²,   where v(s) is the true value and μ(s) the share of time that is spent in s.
//
// The gradient of v̂ with respect to w is x(s) itself. A step of gradient descent on one sample, with step size α, is
//
//     w ← w + α (target − v̂(s, w)) x(s).
//
// With the return G as target it is gradient Monte Carlo, which descends on VE. With r + γ v̂(s', w) it is semi-gradient
// TD(0): "semi", because the target depends on w, too, and that part of the gradient is left out.
//
// A `struct` is a value with properties and functions; `init` makes one, and `mutating` marks a function that changes it.
// An argument with `_` before its name is given without the name.

struct LinearValues {
    let features: [[Double]]  // x(s) for each state: a list of lists of numbers
    var weights: [Double]

    init(_ features: [[Double]]) {
        self.features = features
        weights = Array(repeating: 0, count: features[0].count)
    }

    func value(_ state: Int) -> Double {
        var sum = 0.0
        for i in weights.indices { sum += weights[i] * features[state][i] }
        return sum
    }

    /// w ← w + α (target − v̂(s)) x(s)
    mutating func learn(_ state: Int, target: Double, alpha: Double) {
        let step = alpha * (target - value(state))
        for i in weights.indices { weights[i] += step * features[state][i] }
    }

    var values: [Double] { features.indices.map { value($0) } }  // `map`: the same for each element, which is called $0
}

// ---------------------------------------------------------------------------------------------------------------------
// 2. A walk of 1000 states
//
// The book's example 9.1. From each state the walk goes up to 100 states to the left or to the right, all equally likely;
// beyond the left end it is over with reward −1, beyond the right end with 1. The states are 1 to 1000, and 0 and 1001
// are the ends. There is a model, so v and μ can be computed exactly: open ExactWalk.swift. They are what the estimates
// below are compared with.

heading("2. A walk of 1000 states, exactly")

var walk = try make(.randomWalk1000)
let exact = ExactWalk(walk.model)
let open = 1...1000  // a range: both ends belong to it
print(
    "values: v(1) = \(decimals(exact.values[1], 8)), v(500) = \(decimals(exact.values[500], 7)), v(1000) = "
        + decimals(exact.values[1000], 8))
print("an episode takes \(decimals(exact.meanLength, 6)) steps on average")
print("of all steps \(percent(exact.shares[500])) are taken from state 500, where it starts,")
print("\(percent(exact.shares[499])) from state 499, and \(percent(exact.shares[1])) from state 1")

// ---------------------------------------------------------------------------------------------------------------------
// 3. State aggregation
//
// The simplest features: ten groups of 100 states, and xᵢ(s) = 1 for the group that s lies in. All states of a group
// share one weight. Gradient Monte Carlo ends where VE is least: each weight is the mean of the true values in its group,
// weighted by μ. TD ends elsewhere, at the TD fixed point: there the expected update is zero. Both follow from linear
// equations with ten unknowns.

heading("3. State aggregation: ten weights for 1000 states")

/// The features of all states; those of the two ends are zeros, so that they are worth 0.
func features(count: Int, _ basis: (Int) -> [Double]) -> [[Double]] {
    (0...1001).map { open.contains($0) ? basis($0) : Array(repeating: 0, count: count) }
}

// `0..<10` is 0 to 9. What stands in braces behind a call is a function that is handed over: here the basis, which takes
// a state and gives its features. A quotient of whole numbers is rounded down.
let groups = features(count: 10) { state in (0..<10).map { $0 == (state - 1) / 100 ? 1 : 0 } }
let monteCarloPoint = exact.monteCarloFixedPoint(groups)
let temporalPoint = exact.temporalDifferenceFixedPoint(groups)

func error(_ weights: [Double], _ features: [[Double]]) -> Double {
    var values = LinearValues(features)
    values.weights = weights
    return exact.error(of: values.values)
}

// Now the two methods learn the same from experience. They watch the same walks: what they believe changes nothing about
// where the walk goes. `<E: Env<Int, Int>>` says that E is any environment whose observations and actions are whole
// numbers. A function that is to play on the caller's environment takes it as `inout`, and is called with `&`.

func playWalk<E: Env<Int, Int>>(_ env: inout E) throws -> [(state: Int, reward: Double, next: Int)] {
    var state = try env.reset().observation
    var steps: [(state: Int, reward: Double, next: Int)] = []
    while true {
        let step = try env.step(0)  // there is one action: to go on
        steps.append((state, step.reward, step.observation))
        if step.isDone { return steps }
        state = step.observation
    }
}

var monteCarlo = LinearValues(groups)
var temporal = LinearValues(groups)
walk.random = stream(options.seed, 0)
for _ in progress(0..<walks) {
    let steps = try playWalk(&walk)
    var G = 0.0
    for (state, reward, _) in steps.reversed() {
        G += reward  // γ is 1
        monteCarlo.learn(state, target: G, alpha: 2e-5)
    }
    // The value of an end is 0 because its features are. That is right: the walk has terminated there. Were it merely
    // stopped by a time limit, its last state would keep its value in the target.
    for (state, reward, next) in steps {
        temporal.learn(state, target: reward + temporal.value(next), alpha: 2e-4)
    }
}

let groupTable = Table(("group", 9), ("MC exact", 9), ("MC learnt", 9), ("TD exact", 9), ("TD learnt", 9))
for i in 0..<10 {
    let numbers = [monteCarloPoint[i], monteCarlo.weights[i], temporalPoint[i], temporal.weights[i]]
    groupTable.row(["\(100 * i + 1)…\(100 * i + 100)"] + numbers.map { decimals($0, 5) })
}
let groupErrors = [
    error(monteCarloPoint, groups), exact.error(of: monteCarlo.values),
    error(temporalPoint, groups), exact.error(of: temporal.values),
]
groupTable.row(["√VE"] + groupErrors.map { decimals($0, 6) })
print("learnt from \(walks) walks")

var stairs = Chart("1000 states, ten weights", x: "state", y: "value")
stairs.line(x: Array(open), y: Array(exact.values[open]), label: "true", color: .black)
stairs.line(x: Array(open), y: Array(monteCarlo.values[open]), label: "gradient Monte Carlo")
stairs.line(x: Array(open), y: Array(temporal.values[open]), label: "semi-gradient TD(0)")
try stairs.write(to: options.path("plots/stairs.svg"))

// TD is twice as far off, and more walks would not help. The value of the next state is in its target, and within a group
// that value is the own one: the rewards at the ends reach the middle too weakly. What TD has for it are targets with
// less noise, and it learns while the episode still runs.

// ---------------------------------------------------------------------------------------------------------------------
// 4. Bases: polynomials, cosines, tiles
//
// Better features make better values. With z = s/1000 the polynomial basis of order n has xᵢ = zⁱ, and the Fourier basis
// xᵢ = cos(iπz), for i from 0 to n. A tile coding lays grids over the states, each shifted against the others, and xᵢ(s)
// = 1 where s lies in tile i: the first part of TileCoding.swift. Ten groups are a single grid; here are 50 grids of
// tiles as wide as 200 states, shifted by 4 states each. Five such tiles make the 1000 states, and a shifted grid needs a
// sixth; where there is only one grid, the sixth weight stays unused.

let basisWalks = min(walks, options.quick ? 100 : 5000)
heading("4. Bases: what they can represent, and what is learnt in \(basisWalks) walks")

func polynomials(_ order: Int) -> [[Double]] {
    features(count: order + 1) { s in (0...order).map { Math.pow(Double(s) / 1000, Double($0)) } }
}
func cosines(_ order: Int) -> [[Double]] {
    features(count: order + 1) { s in (0...order).map { Math.cos(Double($0) * .pi * Double(s) / 1000) } }
}
func tiles(_ tilings: Int, intervals: Int) -> [[Double]] {
    let coder = TileCoder(low: [1], high: [1001], tilings: tilings, intervals: intervals)
    return features(count: coder.count) { s in
        var x = [Double](repeating: 0, count: coder.count)
        for tile in coder.tiles(at: [Double(s)]) { x[tile] = 1 }
        return x
    }
}

// All bases learn from the same 5000 walks, and this is done five times, each time with new walks. The step sizes are
// those of the book's figures 9.5 and 9.10.

struct Learner {
    let name: String
    let alpha: Double
    let features: [[Double]]
    var curve = [Double](repeating: 0, count: 101)  // the error after 0, 50, 100, … walks, as a mean over the repeats
}
var learners = [
    Learner(name: "1 grid of 5 tiles", alpha: 1e-4, features: tiles(1, intervals: 5)),
    Learner(name: "50 grids of 5 tiles", alpha: 1e-4 / 50, features: tiles(50, intervals: 5)),
    Learner(name: "polynomials to order 5", alpha: 1e-4, features: polynomials(5)),
    Learner(name: "polynomials to order 20", alpha: 1e-4, features: polynomials(20)),
    Learner(name: "cosines to order 5", alpha: 5e-5, features: cosines(5)),
    Learner(name: "cosines to order 20", alpha: 5e-5, features: cosines(20)),
]
let repeats = options.quick ? 1 : 5
for run in 0..<repeats {
    var values = learners.map { LinearValues($0.features) }
    walk.random = stream(options.seed, 1, run)
    for number in 0...basisWalks {
        if number.isMultiple(of: 50) {
            for k in learners.indices {
                learners[k].curve[number / 50] += exact.error(of: values[k].values) / Double(repeats)
            }
        }
        var G = 0.0
        for (state, reward, _) in try playWalk(&walk).reversed() {
            G += reward
            for k in learners.indices { values[k].learn(state, target: G, alpha: learners[k].alpha) }
        }
    }
}

let lastPoint = basisWalks / 50
let best = [
    "polynomials to order 5": error(exact.monteCarloFixedPoint(polynomials(5)), polynomials(5)),
    "cosines to order 5": error(exact.monteCarloFixedPoint(cosines(5)), cosines(5)),
    "cosines to order 10": error(exact.monteCarloFixedPoint(cosines(10)), cosines(10)),
    "cosines to order 20": error(exact.monteCarloFixedPoint(cosines(20)), cosines(20)),
]
let basisTable = Table(("basis", 24), ("weights", 8), ("√VE after \(basisWalks)", 15), ("least √VE", 10))
var basisChart = Chart("gradient Monte Carlo on the walk", x: "walks", y: "√VE, mean of \(repeats)")
for learner in learners {
    basisTable.row(
        learner.name, "\(learner.features[0].count)", decimals(learner.curve[lastPoint], 4),
        best[learner.name].map { decimals($0, 6) } ?? "")  // `??`: what to take where there is nothing
    let points = Array(0...lastPoint)
    basisChart.line(x: points.map { 50 * $0 }, y: Array(learner.curve[0...lastPoint]), label: learner.name)
}
try basisChart.write(to: options.path("plots/bases.svg"))

// Look at the polynomials: of order 5 they could be eight times as accurate as the cosines of order 5, and what they
// learn is worse. z⁴ and z⁵ are nearly the same function, so that the way down is a long narrow valley, and gradient
// descent creeps along its floor. Cosines are orthogonal: each weight finds its own way. What a basis can represent and
// what is learnt with it are two things.

// ---------------------------------------------------------------------------------------------------------------------
// 5. to 7. Control, what can go wrong, and networks
//
// Read on in MountainCar.swift, then in Divergence.swift and Networks.swift: their text and code are the next parts of
// the lecture.

let car = try MountainCarStudy(options, episodes: drives)
let star = try divergence(seed: options.seed, chart: options.path("plots/star.svg"))
let network = try networks(
    &walk, exact: exact, groups: groups, walks: basisWalks, seed: options.seed, chart: options.path("plots/network.svg")
)

// ---------------------------------------------------------------------------------------------------------------------
// Exercises
//
// 1. Give the walk 20 groups, then 100. How do both errors change, and how many walks does the learning need? (With 20
//    groups the exact ones are 0.0273 and 0.0482; with 1000 both are 0, for that is a table.)
// 2. Compute the TD fixed point of the cosines of order 5. Is TD's error still twice the least one? (It is 0.00792.)
// 3. Shift all dimensions of the tile coder by the same, (1, 1) in place of (1, 3). How many steps does the car need in
//    its first 50 episodes? (About 415 with α = 0.2, where (1, 3) needs 409.)
// 4. Write `step.isDone` in place of `step.terminated` in TileCoding.swift, and make the car with its registered limit of
//    200 steps. What do the targets now say about the states in which the clock ran out? Look at the map of the cost to
//    go.
// 5. With γ = 0.9 the expected update on the star diverges, too. From which discount on? (From 15/17 on, with a small
//    step size. Why from there: look at what a sweep does to v̂(6) and to the sum of the six other values.)
// 6. Let the gradient go through the target in Networks.swift: leave out `withoutGradients`. What that descends on is the
//    squared TD error. Where steps are random this is not the squared value error: what does the curve look like?

// ---------------------------------------------------------------------------------------------------------------------
// The program checks itself.

heading("Self-check")

// Part 2 to 4: exact, from linear equations.
selfCheck([exact.values[1], exact.values[1000]], are: [-0.92196046, 0.92196046], within: 1e-8, "v(1) and v(1000)")
selfCheck(exact.values[500], is: -0.0009435, within: 1e-7, "v(500)")
selfCheck(exact.meanLength, is: 83.152449, within: 1e-6, "mean length of an episode")
let knownMonteCarlo: [Double] = [
    -0.83005, -0.65164, -0.46614, -0.27907, -0.08669, 0.09282, 0.2791, 0.46614, 0.65164, 0.83005,
]
let knownTemporal: [Double] = [
    -0.69322, -0.48051, -0.30333, -0.14583, -0.00094, 0.12238, 0.24972, 0.38806, 0.54369, 0.73053,
]
selfCheck(monteCarloPoint, are: knownMonteCarlo, within: 1e-5, "Monte Carlo fixed point")
selfCheck(temporalPoint, are: knownTemporal, within: 1e-5, "TD fixed point")
selfCheck(groupErrors[0], is: 0.054377, within: 1e-6, "its √VE, Monte Carlo")
selfCheck(groupErrors[2], is: 0.116735, within: 1e-6, "its √VE, TD")
let leastErrors = [
    "polynomials to order 5": 0.0010003426, "cosines to order 5": 0.0078254965, "cosines to order 10": 0.0027891662,
    "cosines to order 20": 0.0007425762,
]
for (name, known) in leastErrors.sorted(by: { $0.key < $1.key }) {
    selfCheck(best[name] ?? .nan, is: known, within: 1e-8, "least √VE, \(name)")
}

// Part 6: exact. The weights of w₀, w₆ and w₇ after 1, 10, 100 and 1000 sweeps.
let knownSweeps: [[Double]] = [
    [1.025371, 9.999829, 1.075771], [1.256735, 9.998188, 1.76658], [3.894886, 9.971199, 9.627054],
    [114.433716, 6.85003, 335.001209],
]
selfCheck(
    star.sweeps.flatMap { [$0[0], $0[6], $0[7]] }, are: knownSweeps.flatMap { $0 }, within: 1e-6, "the star's weights")
selfCheck(star.corrected, are: [1.9354645367, 0.0073785598], within: 1e-8, "TDC's errors after 1000 sweeps")
selfCheck(star.triad[0][2] > 1e100, "all three parts of the triad: values grow beyond 1e100")
selfCheck(star.triad.dropFirst().allSatisfy { $0[2] < $0[1] && $0[2] < 3 }, "without any one of them they shrink")
selfCheck(network.gradient, are: groups[250], "the gradient of a linear layer is x(s)")

// Parts 3, 4, 5 and 7: by chance, in bands. The car's with α = 0.1 and 0.2 are the least and the greatest of 20
// independent simulations, half a band wider on each side; with α = 0.5 they lie around the medians of those. The others
// are wider than what other seeds give here.
if walks == 100_000 {
    selfCheck(groupErrors[1], in: 0.0543...0.07, "√VE learnt by Monte Carlo")
    selfCheck(groupErrors[3], in: 0.1...0.125, "√VE learnt by TD")
    let learnt = learners.map { $0.curve[lastPoint] }
    selfCheck(learnt[1] < learnt[0], "50 grids learn better values than one")
    selfCheck(learnt[4] < learnt[2] && learnt[5] < learnt[3], "cosines learn better values than polynomials")
    selfCheck(network.temporal, in: 0...0.1, "√VE of a network that learnt by TD")
} else {
    print("what is learnt is not checked: that is for 100000 walks")
}
if car.isCar, car.runs == 20, drives == 500 {
    let bands: [[ClosedRange<Double>]] = [
        [541.5...607.5, 180.5...234.5, 117.5...155.5], [386.5...424.5, 150.5...188.5, 99...155],
        [273...293, 136...152, 111...125],
    ]
    for (setting, row) in zip(car.settings, bands) {
        for (part, band) in zip([0..<50, 89..<110, 450..<500], row) {
            let name = "α = \(setting.alpha), steps in the episodes \(part.lowerBound + 1) to \(part.upperBound)"
            selfCheck(setting.median(part), in: band, name)
        }
    }
} else {
    print("the mountain car is not checked: that is for 20 runs of 500 episodes of MountainCar-v0")
}
