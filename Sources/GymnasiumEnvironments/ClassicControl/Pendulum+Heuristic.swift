import LyceumNumerics

extension Pendulum {
    /// A controller that swings the rod up and holds it: feeds in the energy that is missing, and near the top pulls
    /// back in proportion to angle and angular velocity.
    ///
    /// ```swift
    /// var env = try make(.pendulum)
    /// let observation = try env.reset(seed: 42).observation
    /// let step = try env.step(Pendulum.heuristic(observation))
    /// ```
    ///
    /// The idea is Åström and Furuta's, "Swinging up a pendulum by energy control", Automatica 36 (2000). Over seeds
    /// 0…99 the mean return is -145.
    ///
    /// - Parameter observation: cosine and sine of the angle, and the angular velocity.
    /// - Returns: a torque in -2…2; 0 for an array of another length.
    public static func heuristic(_ observation: [Float]) -> [Float] {
        guard observation.count == 3 else { return [0] }
        let (cosine, sine, velocity) = (observation[0], observation[1], observation[2])
        let torque: Float
        if cosine > 0.8 {
            torque = -12 * Math.atan2(sine, cosine) - 3.5 * velocity
        } else {
            // Of a rod of 1 kg and 1 m: kinetic and potential energy, 5 J of which stand upright.
            let missing = 5 - (velocity * velocity / 6 + 5 * cosine)
            torque = velocity < 0 ? -2 * missing : 2 * missing
        }
        return [min(max(torque, -2), 2)]
    }
}
