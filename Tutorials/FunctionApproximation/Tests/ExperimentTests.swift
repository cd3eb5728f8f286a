import Lyceum
import Testing

@testable import tutorial_function_approximation

@Suite("Experiments")
struct ExperimentTests {
    @Test("blocks: the mean of each two numbers, and none of a block that is not full")
    func blocks() throws {
        #expect(try blockMeans([1, 3, 5, 9, 100], of: 2) == [2, 7])
        #expect(try blockMeans([1, 2, 3], of: 1) == [1, 2, 3])
    }

    @Test("blocks: fewer numbers than one block give nothing")
    func tooFew() throws {
        #expect(try blockMeans([1, 2], of: 3) == [])
    }

    @Test("band: mean and standard deviation over the runs, at each place")
    func bandOverRuns() throws {
        let (means, deviations) = try band(over: [[1, 2], [3, 6], [5, 10]])
        #expect(means == [3, 6])
        // The squares 4 + 0 + 4 and 16 + 0 + 16 by 2, the number of runs less one.
        #expect(deviations == [2, 4])
    }

    @Test("band: one run has no deviation")
    func oneRun() throws {
        let (means, deviations) = try band(over: [[1, 2, 4]])
        #expect(means == [1, 2, 4])
        #expect(deviations == [0, 0, 0])
    }
}
