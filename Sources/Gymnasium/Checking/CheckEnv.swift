import GymnasiumCore
import GymnasiumTools
import LyceumValues

/// Tries an environment out and lists what is wrong with it; an empty list is good.
///
/// ```swift
/// print(checkEnv(CartPole()))        // []
/// ```
///
/// It looks at the spaces, resets with seeds and without, repeats episodes, plays a few hundred random steps, steps copies,
/// draws in every mode that it can make and closes twice; ``Finding/Check`` lists what is checked. The environment given is
/// not touched: copies are tried out, and what they would warn of is not written. What cannot be copied, such as a
/// recorder, is not for checking: check the environment inside.
///
/// Healthy environments of any kind give no finding: deterministic and random ones, typed ones and those made by an id, with
/// wrappers around them or without. Bounds are looked at in the innermost environment, because wrappers choose theirs with
/// reason.
///
/// - Parameters:
///   - env: the environment, of any type.
///   - makingMistakes: whether to do actions outside the action space, too, and see whether they are refused. Off unless
///     asked for, because an environment that takes the action as a position in an array ends the program there; the
///     standard error then says which call it was.
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
