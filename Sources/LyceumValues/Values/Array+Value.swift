import LyceumSystem

// A table over discrete spaces reads and writes as in Python, also where observations and actions are values. The subscript
// is disfavoured, so that the type checker tries positions that are integers first.
extension Array {
    /// The element at a position that is a value: a state or an action of an environment made by its string.
    ///
    /// ```swift
    /// var env = try make("FrozenLake-v1")
    /// var q = [[Double]](repeating: [0, 0, 0, 0], count: try env.observationSpace.n)
    /// let observation = try env.reset(seed: 42).observation
    /// let action = env.actionSpace.sample()
    /// let step = try env.step(action)
    /// q[observation][action] += 0.1 * (step.reward - q[observation][action])
    /// ```
    ///
    /// As with any Swift array, a position outside ends the program, and so does a value that is not a whole number;
    /// `value.int` is `nil` for such a value.
    @_disfavoredOverload
    public subscript(position: Value) -> Element {
        get { self[index(of: position)] }
        _modify { yield &self[index(of: position)] }
    }

    private func index(of position: Value) -> Int {
        guard let index = position.int else {
            Mistake.stop(
                "an array's position is a whole number, an element of a Discrete space; got \(position)")
        }
        guard indices.contains(index) else {
            Mistake.stop("the position \(index) is outside an array of \(count) elements")
        }
        return index
    }
}
