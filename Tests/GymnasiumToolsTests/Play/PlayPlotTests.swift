import Gymnasium
import LyceumGraphics
import Testing

@Suite("Charts of a game") struct PlayPlotTests {
    @Test("The last steps are kept, for each name a number")
    func values() throws {
        var plot = try PlayPlot<Int, Int>("reward", "observation", horizon: 3) { before, action, step in
            [step.reward, Double(before + action)]
        }
        for index in 0..<5 { try plot.add(index, 10, Step(index + 1, reward: Double(index) / 2)) }
        #expect(plot.values == [[1, 1.5, 2], [12, 13, 14]] && plot.stepCount == 5)
        #expect(plot.figure.charts.count == 2 && plot.figure.svg.contains("observation"))
    }

    @Test("A horizon of no step, and numbers that are not one for each name, are refused")
    func refused() throws {
        #expect(throws: InvalidArgument.self) { try PlayPlot<Int, Int>("a", horizon: 0) { _, _, _ in [] } }
        var plot = try PlayPlot<Int, Int>("a", "b") { _, _, step in [step.reward] }
        let error = #expect(throws: InvalidArgument.self) { try plot.add(0, 0, Step(0, reward: 0)) }
        #expect(error?.description == "numbers is 1 of them; expected one for each of a, b")
        #expect(plot.stepCount == 0 && plot.values == [[], []])
    }
}
