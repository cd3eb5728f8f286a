import Lyceum

/// `course play ENV`: plays an environment with the keys of the terminal.
enum PlayCommand {
    static let command = Command(
        name: "play", usage: "play ENV", summary: "plays an environment with the keys of this terminal",
        flags: [
            (Flag("--seed", example: "42", "the seed of every episode (none)"), "S"),
            (Flag("--fps", example: "15", "steps a second (the environment's)"), "N"),
            (Flag("--set", example: "is_slippery=false", "an option of the environment; may be repeated"), "K=V"),
        ],
        example: "play MountainCar-v0 --seed 42"
    ) { arguments, output in
        let id = try arguments.only("the environment's id", example: "MountainCar-v0")
        let seed = try arguments.count("--seed", atLeast: 0)
        let fps = try arguments.count("--fps", atLeast: 1).map(Double.init)
        let options = try RolloutCommand.options(arguments.texts("--set"))
        let modes = try Gymnasium.make(id, options).metadata.renderModes
        // Texts are sharper in a terminal than pictures.
        guard let mode = [RenderMode.ansi, .rgbArray].first(where: modes.contains) else {
            throw InvalidCommandLine("\(id) draws neither texts nor pictures: it cannot be played")
        }
        var env = try Gymnasium.make(id, options, renderMode: mode)
        let result = try play(&env, fps: fps, seed: seed)
        output("\(result.steps) steps, \(result.returns.count) episodes played to their end")
        if !result.returns.isEmpty { output("returns: \(result.returns.map(\.description).joined(separator: ", "))") }
    }
}
