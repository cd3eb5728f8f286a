import Lyceum

/// Plays an episode of sampled actions and returns the information of its last step.
package func playSampledEpisode<E: Env>(_ env: inout E) throws -> Info {
    try env.reset()
    while true {
        let step = try env.step(env.actionSpace.sample())
        if step.isDone { return step.info }
    }
}
