import Gymnasium
import LyceumNumerics
import Testing

@Suite("Steps of the four-value and the five-value API") struct StepAPICompatibilityTests {
    private let key = "TimeLimit.truncated"

    @Test("To five values: the key decides between truncated and terminated, and is taken out")
    func toFiveValues() throws {
        func convert(_ done: Bool, _ info: Info) -> Step<Int> {
            stepAPICompatibility(FourValueStep(7, reward: 1.5, done: done, info: info))
        }
        #expect(convert(true, [:]) == Step(7, reward: 1.5, terminated: true))
        #expect(convert(true, [key: false, "x": 1]) == Step(7, reward: 1.5, terminated: true, info: ["x": 1]))
        #expect(convert(true, [key: true, "x": 1]) == Step(7, reward: 1.5, truncated: true, info: ["x": 1]))
        // An episode that goes on has neither flag, whatever the key says.
        #expect(convert(false, [key: true]) == Step(7, reward: 1.5))
        #expect(convert(false, [:]) == Step(7, reward: 1.5))

        let steps = [
            FourValueStep(0, reward: 0, done: true), FourValueStep(1, reward: 0, done: true, info: [key: true]),
            FourValueStep(2, reward: 0),
        ]
        #expect(
            stepAPICompatibility(steps) == [
                Step(0, reward: 0, terminated: true), Step(1, reward: 0, truncated: true), Step(2, reward: 0),
            ])

        let flags: Value = .array(.bool(NDArray([true, false, true])))
        let all = try stepAPICompatibility(dones: [true, true, false], info: [key: flags, "_\(key)": flags])
        #expect(all.terminated == [false, true, false] && all.truncated == [true, false, false])
        #expect(all.info == ["_\(key)": flags])
        let none = try stepAPICompatibility(dones: [true, false], info: ["a": 1])
        #expect(none.terminated == [true, false] && none.truncated == [false, false] && none.info == ["a": 1])
        let list = try stepAPICompatibility(dones: [true, true], info: [key: [true, false]])
        #expect(list.truncated == [true, false] && list.info.isEmpty)
    }

    @Test("To four values: the key is written where an episode is over, and false if it terminated as well")
    func toFourValues() throws {
        func convert(_ terminated: Bool, _ truncated: Bool, _ info: Info = [:]) -> FourValueStep<Int> {
            stepAPICompatibility(Step(7, reward: 2, terminated: terminated, truncated: truncated, info: info))
        }
        #expect(convert(false, false, ["x": 1]) == FourValueStep(7, reward: 2, info: ["x": 1]))
        #expect(convert(true, false) == FourValueStep(7, reward: 2, done: true, info: [key: false]))
        #expect(convert(false, true) == FourValueStep(7, reward: 2, done: true, info: [key: true]))
        #expect(convert(true, true) == FourValueStep(7, reward: 2, done: true, info: [key: false]))

        let steps = [Step(0, reward: 0, truncated: true), Step(1, reward: 0, info: ["a": 1])]
        let old = stepAPICompatibility(steps)
        #expect(
            old == [FourValueStep(0, reward: 0, done: true, info: [key: true]), .init(1, reward: 0, info: ["a": 1])])

        let over = try stepAPICompatibility(
            terminated: [true, false, true, false], truncated: [false, true, true, false], info: ["a": 1])
        #expect(over.dones == [true, true, true, false])
        #expect(over.info == ["a": 1, key: .array(.bool(NDArray([false, true, false, false])))])
        let goesOn = try stepAPICompatibility(terminated: [false, false], truncated: [false, false], info: ["a": 1])
        #expect(goesOn.dones == [false, false] && goesOn.info == ["a": 1])
    }

    @Test("There and back is the same step, but for one with both flags, which comes back as terminated")
    func roundTrips() throws {
        for (terminated, truncated) in [(false, false), (true, false), (false, true)] {
            let step = Step("o", reward: -1, terminated: terminated, truncated: truncated, info: ["x": "y"])
            #expect(stepAPICompatibility(stepAPICompatibility(step)) == step)
            #expect(stepAPICompatibility(stepAPICompatibility([step, step])) == [step, step])
        }
        let both = Step("o", reward: -1, terminated: true, truncated: true)
        #expect(stepAPICompatibility(stepAPICompatibility(both)) == Step("o", reward: -1, terminated: true))

        let old = try stepAPICompatibility(
            terminated: [true, false, true, false], truncated: [false, true, true, false], info: [:])
        let new = try stepAPICompatibility(dones: old.dones, info: old.info)
        #expect(new.terminated == [true, false, true, false] && new.truncated == [false, true, false, false])
        #expect(new.info.isEmpty)
    }

    @Test("Flags that are not one truth value for each environment are refused")
    func refused() {
        for flags: Value in [[true], [1, 0], true, "no", .array(.bool(NDArray(shape: [2, 1], repeating: true)))] {
            let error = #expect(throws: InvalidArgument.self) {
                _ = try stepAPICompatibility(dones: [true, true], info: [key: flags])
            }
            #expect(error?.description.contains("2 truth values") == true)
        }
        #expect(throws: InvalidArgument.self) {
            _ = try stepAPICompatibility(terminated: [true], truncated: [], info: [:])
        }
    }
}
