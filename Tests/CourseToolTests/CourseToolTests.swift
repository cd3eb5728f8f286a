import CourseTool
import Foundation
import Gymnasium
import Lyceum
import TestSupport
import Testing

/// What a call of the tool printed, and its exit code.
struct Call {
    let code: Int32
    let output: [String]
    let errors: [String]

    init(_ arguments: String...) { self.init(arguments) }

    init(_ arguments: [String]) {
        var output: [String] = []
        var errors: [String] = []
        code = CourseTool.run(arguments, output: { output.append($0) }, errors: { errors.append($0) })
        self.output = output
        self.errors = errors
    }
}

@Suite("course")
struct CourseToolTests {
    @Test("without a command, or asked for help, it lists its commands", arguments: [[], ["help"], ["--help"], ["-h"]])
    func help(arguments: [String]) {
        var output: [String] = []
        let code = CourseTool.run(arguments, output: { output.append($0) }, errors: { _ in })
        #expect(code == 0)
        for command in CourseTool.commands { #expect(output.joined().contains(command.usage)) }
    }

    @Test("every command tells its flags and an example", arguments: CourseTool.commands.map(\.name))
    func commandHelp(name: String) {
        let call = Call(name, "--help")
        #expect(call.code == 0)
        #expect(call.output.joined().contains("For example: swift run -c release course \(name)"))
    }

    @Test("an unknown command names the nearest one and ends with code 2")
    func unknownCommand() {
        let call = Call("rolout")
        #expect(call.code == 2)
        #expect(call.errors == ["course: there is no command rolout: did you mean `rollout`?"])
        #expect(call.output.isEmpty)
    }

    @Test("envs lists every id with its limit")
    func envs() {
        let call = Call("envs")
        #expect(call.code == 0)
        for id in ["CartPole-v0", "CartPole-v1"] { #expect(call.output.contains { $0.hasPrefix(id + " ") }) }
        // Other tests of this process register longer ids, which widen the column.
        let words = call.output.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(words.contains("CartPole-v1 500 steps solved at 475.0"))
    }

    @Test("info tells spaces, options, attributes, limit and layers")
    func info() {
        let call = Call("info", "CartPole-v1")
        #expect(call.code == 0)
        let text = call.output.joined(separator: "\n")
        for part in [
            "Discrete(2)", "500 steps", "475.0", "sutton_barto_reward = false", "gravity = 9.8",
            "<TimeLimit<OrderEnforcing<PassiveEnvChecker<CartPole<CartPole-v1>>>>>",
            "The environment has 2 discrete actions and 4-dimensional continuous observations.",
        ] {
            #expect(text.contains(part))
        }
    }

    @Test("info says what each option means, and nothing of it where an environment takes none")
    func infoMeanings() {
        let taxi = Call("info", "Taxi-v4").output
        let options = ["is_rainy", "fickle_passenger", "rainy_probability", "fickle_probability"]
        let first = taxi.firstIndex { $0.hasPrefix("meanings") } ?? 0
        #expect(taxi[first] == "meanings       is_rainy: whether moves may go to the side")
        #expect(zip(taxi[first...], options).allSatisfy { $0.contains(" \($1): ") })
        #expect(!Call("info", "Acrobot-v1").output.contains { $0.hasPrefix("meanings") })
    }

    @Test("info writes values as one types them, and thresholds as Gymnasium does")
    func infoValues() {
        let lake = Call("info", "FrozenLake-v1").output.joined(separator: "\n")
        #expect(lake.contains("[1.0, 0.0, 0.0]") && !lake.contains(".tuple") && !lake.contains("array("))
        #expect(Call("info", "Taxi-v4").output.contains { $0.hasPrefix("solved at") && $0.hasSuffix(" 8") })
    }

    @Test(
        "bad input ends with code 2 and says what to type",
        arguments: [
            (["info"], "CartPole-v1"), (["info", "CartPol-v1"], "did you mean `CartPole-v1`?"),
            (["info", "a", "b"], "expected one"), (["envs", "x"], "takes nothing"),
            (["rollout", "CartPole-v1"], "--seed 42"), (["rollout", "--seed", "1"], "CartPole-v1"),
            (["rollout", "CartPole-v1", "--seed", "-1"], "of 0 or more"),
            (["rollout", "CartPole-v1", "--seed", "1", "--episodes", "0"], "of 1 or more"),
            (["rollout", "CartPole-v1", "--seed", "1", "--set", "gravity"], "key=value"),
            (["rollout", "CartPole-v1", "--seed", "1", "--set", "sutton_barto_rewards=true"], "sutton_barto_reward"),
            (["rollout", "CartPole-v1", "--seed", "1", "--set", "sutton_barto_reward=maybe"], "type Bool"),
            (["rollout", "CartPole-v1", "--sed", "1"], "did you mean `--seed`?"),
            (["rollout", "ALE/Breakout-v5", "--seed", "1"], "Arcade Learning Environment"),
            (["log", "/no/such/file"], "/no/such/file"), (["play"], "MountainCar-v0"),
            (["play", "CartPol-v1"], "did you mean `CartPole-v1`?"),
            (["play", "CartPole-v1", "--fps", "0"], "of 1 or more"),
            (["play", "textbook/Gambler-v0"], "names no keys to play it with"),
        ])
    func badInput(arguments: [String], message: String) {
        var errors: [String] = []
        let code = CourseTool.run(arguments, output: { _ in }, errors: { errors.append($0) })
        #expect(code == 2)
        #expect(errors.count == 1)
        #expect(errors.joined().contains(message))
    }

    @Test("log prints a table and the mean return")
    func log() throws {
        let path = NSTemporaryDirectory() + "course-log-\(UUID().uuidString).txt"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "count\treward_sum\tsquared_reward_sum\tlength\n0\t2.0\t2.0\t2\n1\t4.0\t4.0\t4\n"
            .write(toFile: path, atomically: true, encoding: .utf8)
        let call = Call("log", path)
        #expect(call.code == 0)
        #expect(call.output.contains("0        2.0     2      1.0"))
        #expect(call.output.contains("2 episodes, 6 steps, mean return 3.0, best 4.0 in episode 1"))
    }

    @Test("folders, files without rows and files of other kinds end with code 2 and one sentence")
    func notLogs() throws {
        try withTemporaryFolder { folder in
            try Data().write(to: URL(filePath: "\(folder)/empty"))
            try Data([0, 255, 10, 7]).write(to: URL(filePath: "\(folder)/binary"))
            for arguments in [
                ["log"], ["log", folder], ["log", "\(folder)/binary"], ["log", ""], ["plot", folder], ["plot", ""],
                ["plot", "\(folder)/empty"], ["plot", "\(folder)/binary"], ["log", "--sett", "x"], ["new", ""], [""],
                ["log", "\(folder)/empty", "--env", ""],
                ["log", "\(folder)/empty", "--env", "CartPole-v1", "--max-steps", "x"],
            ] {
                let call = Call(arguments)
                #expect(call.code == 2, "\(arguments)")
                #expect(call.errors.count == 1 && !call.errors.joined().contains("\n"), "\(arguments) \(call.errors)")
            }
            #expect(Call("log", "\(folder)/empty").output.last == "0 episodes, 0 steps")
        }
    }

    @Test("a result that cannot be written ends with code 1")
    func unwritable() throws {
        try withTemporaryFolder { folder in
            let log = "count\treward_sum\tsquared_reward_sum\tlength\n0\t2.0\t2.0\t2\n"
            try log.write(toFile: "\(folder)/log.txt", atomically: true, encoding: .utf8)
            for out in ["\(folder)/log.txt/plot.svg", folder] {
                let call = Call("plot", "\(folder)/log.txt", "--out", out)
                #expect(call.code == 1 && call.errors.count == 1, "\(call.errors)")
            }
        }
    }
}

@Suite("course rollout")
struct RolloutTests {

    @Test("a rollout has the lines of Gymnasium's own")
    func lines() throws {
        var expected: [String: [Value]] = [:]
        for line in try reference("rollouts.jsonl").split(separator: "\n") {
            let entry = try Value(json: String(line))
            let key = "\(try #require(entry["id"]?.string)) \(try #require(entry["seed"]?.int))"
            expected[key, default: []].append(try #require(entry["line"]))
        }
        #expect(expected.count == 10)
        for (key, lines) in expected {
            let parts = key.split(separator: " ").map(String.init)
            let call = Call("rollout", parts[0], "--seed", parts[1])
            #expect(call.code == 0)
            #expect(try call.output.map { try Value(json: $0) } == lines)
        }
    }

    @Test("the most steps bound the steps over all episodes")
    func maxSteps() {
        let call = Call("rollout", "CartPole-v1", "--seed", "42", "--episodes", "5", "--max-steps", "40")
        #expect(call.output.filter { $0.contains("\"action\"") }.count == 40)
        #expect(call.output.filter { $0.contains("\"step\":0,") }.count == 2)
        #expect(Call("rollout", "CartPole-v1", "--seed", "42", "--max-steps", "0").output.count == 1)
    }

    @Test("options are read as JSON, and as text where they are none")
    func options() throws {
        let options = try RolloutCommand.options(["a=true", "b=2", "c=8x8", "d=[1, 2]", "e=", "f=x=y"])
        let expected: Info = ["a": true, "b": 2, "c": "8x8", "d": [1, 2], "e": "", "f": "x=y"]
        #expect(options == expected)
    }

    @Test("an option reaches the environment")
    func optionReaches() {
        let call = Call("rollout", "CartPole-v1", "--seed", "42", "--set", "sutton_barto_reward=true")
        #expect(call.output.last?.contains("\"reward\":-1.0") == true)
    }
}
