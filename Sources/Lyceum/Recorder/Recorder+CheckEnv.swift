import Gymnasium

/// Tries out the environment inside a recorder and lists what is wrong with it; an empty list is good.
///
/// The recorder itself stays as it is: checking works on copies, and a log cannot be copied.
public func checkEnv<Base: Env>(_ env: Recorder<Base>) -> [Finding] {
    checkEnv(env.base)
}
