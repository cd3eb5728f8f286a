import LyceumNumerics

/// An environment of which many can be advanced together as rows of numbers, each giving what it would give alone.
///
/// ``SyncVectorEnv`` does so by itself. What is not an ordinary step stays with the environments: resets, settings, pictures,
/// and every error. An environment enters the rows when its next steps are ordinary, and leaves them with all that has
/// changed.
package protocol RowEnv: Env where ObservationSpace == Box<Float> {
    /// What the innermost environment keeps in rows.
    associatedtype Rows: DynamicsRows where Rows.Actions == ActionSpace.Batch
    /// Whether it counts steps.
    static var isLimited: Bool { get }

    /// Writes what changes from step to step into rows.
    ///
    /// - Returns: whether it can be advanced there: it is in the midst of an episode, nothing looks at its next step, and it has the
    ///   same settings as those that have entered before.
    func enter(_ rows: inout Rows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool
    /// Takes what has changed from the rows.
    ///
    /// - Parameter isTerminated: whether the last step has terminated the episode.
    mutating func leave(_ rows: Rows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool)
}

extension RowEnv {
    /// An environment without layers does not count.
    package static var isLimited: Bool { false }
}

/// The states of many environments of one kind, with the same settings, as rows of numbers.
package protocol DynamicsRows: Sendable {
    /// A batch of actions.
    associatedtype Actions: Sendable
    /// How many numbers an observation has.
    static var width: Int { get }

    /// Rows for a number of environments.
    init(count: Int)
    /// Forgets what the environments had in common: the next one that enters decides anew.
    mutating func clear()
    /// Whether every environment can take its action.
    func accepts(_ actions: Actions) -> Bool
    /// Advances all environments.
    ///
    /// - Returns: whether any episode is terminated.
    mutating func advance(_ actions: Actions, _ results: RowState.Results) -> Bool
}
