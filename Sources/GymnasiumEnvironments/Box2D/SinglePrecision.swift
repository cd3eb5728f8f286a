import GymnasiumCore

// Box2D computes in single precision.
extension LunarLander: SinglePrecisionEnv {}
extension LunarLanderContinuous: SinglePrecisionEnv {}
extension BipedalWalker: SinglePrecisionEnv {}
extension CarRacing: SinglePrecisionEnv {}
extension CarRacingDiscrete: SinglePrecisionEnv {}
