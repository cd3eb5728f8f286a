import Foundation
import Gymnasium
import LyceumNumerics
import Testing

@Suite("RunningMeanStd")
struct RunningMeanStdTests {
    @Test("mean and variance are those of all samples, one by one or in batches")
    func statistics() throws {
        var generator = try Generator(seed: 3)
        let samples = try (0..<400).map { _ in [try generator.normal(5, 2), try generator.uniform(-1, 1)] }
        var single = RunningMeanStd(count: 2, epsilon: 1e-9)
        var batched = RunningMeanStd(count: 2, epsilon: 1e-9)
        for sample in samples { single.update(sample) }
        func moments(_ batch: ArraySlice<[Double]>) -> (mean: [Double], variance: [Double]) {
            let mean = (0..<2).map { i in batch.reduce(0) { $0 + $1[i] } / Double(batch.count) }
            return (
                mean,
                (0..<2).map { i in
                    batch.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[i] - mean[i]) } / Double(batch.count)
                }
            )
        }
        for start in stride(from: 0, to: 400, by: 80) {
            let batch = moments(samples[start..<start + 80])
            batched.update(mean: batch.mean, variance: batch.variance, count: 80)
        }
        let all = moments(samples[...])
        for i in 0..<2 {
            #expect((single.mean[i] - all.mean[i]).magnitude < 1e-9)
            #expect((single.variance[i] - all.variance[i]).magnitude < 1e-9)
            #expect((batched.mean[i] - all.mean[i]).magnitude < 1e-9)
            #expect((batched.variance[i] - all.variance[i]).magnitude < 1e-9)
        }
        #expect(single.count == batched.count)
    }

    @Test("they begin with mean 0, variance 1 and a count of epsilon")
    func start() {
        let statistics = RunningMeanStd(count: 3)
        #expect(statistics.mean == [0, 0, 0] && statistics.variance == [1, 1, 1] && statistics.count == 1e-4)
        #expect(RunningMeanStd(count: -1).mean.isEmpty)
    }

    @Test("a sample of another length changes only what it has")
    func length() {
        var statistics = RunningMeanStd(count: 2)
        statistics.update([1, 2, 3])
        statistics.update([1])
        #expect(statistics.mean.count == 2 && abs(statistics.count - 2.0001) < 1e-12)
    }

    @Test("they go through JSON")
    func coding() throws {
        var statistics = RunningMeanStd(count: 2, isSinglePrecision: true)
        statistics.update([0.1, 0.7])
        let data = try JSONEncoder().encode(statistics)
        #expect(try JSONDecoder().decode(RunningMeanStd.self, from: data) == statistics)
        #expect(Double(Float(statistics.mean[0])) == statistics.mean[0])
    }
}
