import Lyceum

/// One way of doing something, tried with several seeds. A `struct` is a value with properties and functions.
///
/// A run is a list of numbers, such as the return of each episode. All runs of an experiment have the same length.
struct Experiment {
    let name: String
    var runs: [[Double]] = []

    /// The area under the learning curve, AUC, of each run: the sum of its numbers, which `reduce(0, +)` makes. What
    /// learns sooner has more of it.
    var areas: [Double] { runs.map { $0.reduce(0, +) } }
}

/// The means of blocks of numbers that follow each other, such as the mean return of each hundred episodes.
///
/// Numbers at the end that fill no block are left out.
func blockMeans(_ numbers: [Double], of size: Int) throws -> [Double] {
    // GAP "blocks": (x₀ + … + xₙ₋₁) / n, then (xₙ + … + x₂ₙ₋₁) / n, and so on while there are n numbers left
    var means: [Double] = []
    var first = 0
    while first + size <= numbers.count {
        means.append(mean(numbers[first..<first + size]))
        first += size
    }
    return means
    // END GAP
}

/// The mean of several runs at each place, and by how much they differ there: the standard deviation, or 0 where there is
/// one run.
func band(over runs: [[Double]]) throws -> (means: [Double], deviations: [Double]) {
    // GAP "band": at each place m = Σ xᵢ / n over the n runs, and √(Σ (xᵢ − m)² / (n − 1)), which is 0 for n = 1
    var means: [Double] = []
    var deviations: [Double] = []
    for place in runs[0].indices {
        let numbers = runs.map { $0[place] }
        let m = mean(numbers)
        let squares = numbers.map { ($0 - m) * ($0 - m) }
        means.append(m)
        deviations.append(runs.count > 1 ? Math.sqrt(squares.reduce(0, +) / Double(runs.count - 1)) : 0)
    }
    return (means, deviations)
    // END GAP
}

/// Several experiments in one chart: for each a line, the mean over its seeds, in a band of one standard deviation to
/// both sides.
///
/// - Parameter size: how many numbers of a run make one point, which is their mean.
func plot(
    _ experiments: [Experiment], title: String, x: String, y: String, size: Int, to path: String
) throws {
    let colors: [ChartColor] = [.blue, .orange, .green, .red, .purple]
    var chart = Chart(title, x: .linear(x), y: .linear(y))
    for (experiment, color) in zip(experiments, colors) {
        let (means, deviations) = try band(over: experiment.runs.map { try blockMeans($0, of: size) })
        let places = means.indices.map { (Double($0) + 0.5) * Double(size) }  // the middles of the blocks
        chart.band(
            x: places, from: zip(means, deviations).map { $0 - $1 }, to: zip(means, deviations).map { $0 + $1 },
            color: color)
        chart.line(
            x: places, y: means, label: "\(experiment.name), AUC \(scientific(mean(experiment.areas)))", color: color)
    }
    try chart.write(to: path)
}

/// A number with one decimal and a power of ten: 122964 is "1.2e5". `guard` goes on only if something holds.
func scientific(_ number: Double) -> String {
    var (mantissa, exponent) = (abs(number), 0)
    guard mantissa > 0, mantissa.isFinite else { return "\(number)" }
    while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return (number < 0 ? "-" : "") + decimals(mantissa, 1) + "e\(exponent)"
}
