import LyceumNumerics

// A table over discrete spaces reads and writes as in Python, also where observations and actions are values. The subscript
// is disfavoured, so that the type checker tries positions that are integers first.
extension Array {
    /// The element at a position that is a value: a state or an action of an environment made by its string.
    ///
    /// ```swift
    /// var q = [[Double]](repeating: [0, 0, 0, 0], count: try env.observationSpace.n)
    /// q[observation][action] += 0.1 * (step.reward - q[observation][action])
    /// ```
    ///
    /// As with any position of a Swift array, one outside ends the program, and so does a value that is no whole number;
    /// `value.int` is `nil` for such a one.
    @_disfavoredOverload
    public subscript(position: Value, file: StaticString = #fileID, line: UInt = #line) -> Element {
        get { self[index(of: position, file, line)] }
        _modify { yield &self[index(of: position, file, line)] }
    }

    private func index(of position: Value, _ file: StaticString, _ line: UInt) -> Int {
        guard let index = position.int else {
            endWithMistake(
                "an array's position is a whole number, an element of a Discrete space; got \(position)", file, line)
        }
        guard indices.contains(index) else {
            endWithMistake("the position \(index) is outside an array of \(count) elements", file, line)
        }
        return index
    }
}
