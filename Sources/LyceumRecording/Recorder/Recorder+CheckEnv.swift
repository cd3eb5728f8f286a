import Gymnasium

/// Tries out the environment inside a recorder and lists what is wrong with it; an empty list is good.
///
/// The recorder itself stays as it is: checking works on copies, and a log cannot be copied.
///
/// - Parameters:
///   - env: the recorder.
///   - makingMistakes: whether to make a user's mistakes, too, as Gymnasium's `checkEnv` does if asked to.
public func checkEnv<Base: Env>(_ env: Recorder<Base>, makingMistakes: Bool = false) -> [Finding] {
    checkEnv(env.base, makingMistakes: makingMistakes)
}
