import Lyceum

/// `course rollout ENV`: random actions, one JSON object per line.
package enum RolloutCommand {
    static let command = Command(
        name: "rollout", usage: "rollout ENV --seed S", summary: "plays random actions and prints every step as JSON",
        flags: [
            (Flag("--seed", example: "42", "the seed of the environment and of its action space (required)"), "S"),
            (Flag("--episodes", example: "2", "the number of episodes (1)"), "N"),
            (Flag("--max-steps", example: "100", "the most steps over all episodes (no limit)"), "M"),
            (
                Flag("--set", example: "sutton_barto_reward=true", "an option of the environment; may be repeated"),
                "K=V"
            ),
        ],
        example: "rollout CartPole-v1 --seed 42 --episodes 2"
    ) { arguments, output in
        let id = try arguments.only("the environment's id", example: "CartPole-v1")
        guard let seed = try arguments.count("--seed", atLeast: 0) else {
            throw InvalidCommandLine("the seed is missing, such as --seed 42")
        }
        let episodes = try arguments.count("--episodes", atLeast: 1) ?? 1
        var stepsLeft = try arguments.count("--max-steps", atLeast: 0) ?? .max
        var env = try Gymnasium.make(id, options(arguments.texts("--set")))

        for episode in 0..<episodes {
            let reset = try CommandFailed.here { episode == 0 ? try env.reset(seed: seed) : try env.reset() }
            if episode == 0 { try env.actionSpace.seed(seed) }
            output(
                Info([
                    ("episode", .int(episode)), ("step", 0), ("observation", reset.observation),
                    ("info", .dictionary(reset.info)),
                ]).json)
            var isDone = false
            var count = 0
            while !isDone {
                guard stepsLeft > 0 else { return }
                stepsLeft -= 1
                count += 1
                let action = env.actionSpace.sample()
                let step = try CommandFailed.here { try env.step(action) }
                isDone = step.isDone
                output(
                    Info([
                        ("episode", .int(episode)), ("step", .int(count)), ("action", action),
                        ("observation", step.observation), ("reward", .double(step.reward)),
                        ("terminated", .bool(step.terminated)), ("truncated", .bool(step.truncated)),
                        ("info", .dictionary(step.info)),
                    ]).json)
            }
        }
    }

    /// Options from `key=value` texts; a value that is JSON is read as such, any other as text.
    package static func options(_ texts: [String]) throws -> Info {
        var options: Info = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw InvalidCommandLine("--set is \"\(text)\": expected key=value, such as --set is_slippery=false")
            }
            options[String(parts[0])] = (try? Value(json: String(parts[1]))) ?? .string(String(parts[1]))
        }
        return options
    }
}
