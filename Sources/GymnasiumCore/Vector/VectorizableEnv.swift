/// An environment with a vector environment of its own, which advances many sub-environments together.
///
/// `makeVec` uses it for the built-in ids of the type: `makeVec(.cartPole, count: 1024)` is a ``CartPoleVectorEnv``.
public protocol VectorizableEnv: Env {
    /// The type of the vector environment.
    associatedtype Lanes: VectorEnv

    /// The vector environment.
    ///
    /// - Parameters:
    ///   - options: the options of the environment, and the limit of its episodes as `max_episode_steps`.
    ///   - count: the number of sub-environments, 1 or more.
    static func lanes(_ options: Options, count: Int) throws -> Lanes
    /// Sets the spec of a vector environment to what `makeVec` was asked for.
    static func record(_ spec: EnvSpec?, in lanes: inout Lanes)
}
