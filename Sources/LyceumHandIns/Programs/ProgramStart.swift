import LyceumSystem

/// A program to be run to its end, with limits, in a folder of its own and with few variables.
struct ProgramStart {
    let program: String
    let arguments: [String]
    /// Where it runs.
    let folder: String
    var variables: [String: String] = [:]
    var seconds: Double
    var limits = ProcessLimits()
    /// What it may reach; `nil` for everything.
    var confinement: Confinement?

    /// How it ended, and the last of what it printed, errors too.
    ///
    /// - Throws: ``CannotBuild`` where it could not be started.
    func run() throws(CannotBuild) -> (end: RunningProgram.End, output: String) {
        var launch = Launch(program, arguments)
        launch.folder = folder
        launch.inheritsVariables = false
        launch.variables = variables
        launch.limits = limits
        launch.confinement = confinement
        launch.output = .kept(limit: 1 << 20)
        do {
            let (end, output) = try launch.start().waitForEnd(seconds: seconds)
            return (end, String(decoding: output, as: UTF8.self))
        } catch {
            throw CannotBuild(problem: "\(error)")
        }
    }
}
