import GymnasiumCore
import GymnasiumTools
import LyceumValues

/// Tries an environment out and lists what is wrong with it; an empty list is good.
///
/// ```swift
/// print(checkEnv(CartPole()))        // []
/// ```
///
/// It looks at the spaces, resets with seeds and without, repeats episodes, plays a few hundred random steps, steps
/// copies, draws in every mode that it can make and closes twice; ``Finding/Check`` lists what is checked. The given
/// environment stays as it is: copies are tried out, and their warnings are not written. An environment that cannot be
/// copied, such as a recorder, cannot be checked: check the environment inside.
///
/// Healthy environments of any kind give no finding: deterministic and random ones, typed ones and those made by an id,
/// with wrappers around them or without. Bounds are checked in the innermost environment, because wrappers have reasons
/// for theirs.
///
/// - Parameters:
///   - env: the environment, of any type.
///   - makingMistakes: whether to take actions outside the action space as well, and see whether they are refused. It
///     is off by default, because an environment that uses the action as a position in an array ends the program there;
///     the standard error then says which call it was.
public func checkEnv<E: Env>(_ env: E, makingMistakes: Bool = false) -> [Finding] {
    var checker = EnvChecker(env, makeAgain: makeAgain)
    _ = Warnings.collecting { checker.run(makingMistakes: makingMistakes) }
    return checker.findings
}

/// The environment of a spec in a render mode, for checks that draw in each; `nil` where its id is not registered.
func makeAgain(_ spec: EnvSpec, _ mode: RenderMode) throws -> AnyEnv? {
    guard (try? Gymnasium.spec(spec.id)) != nil else { return nil }
    return try make(spec, renderMode: mode, disableEnvChecker: true)
}
