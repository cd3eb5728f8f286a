import GymnasiumCore
import GymnasiumTools

/// Tests everything that an environment must satisfy, for a package with environments of its own; an empty list is
/// good.
///
/// ```swift
/// let findings = conformance(of: CartPole())                 // in a test: #expect(findings == [])
/// let ofStack = conformance(of: try make("CartPole-v1"))     // with the layers that `make` adds
/// ```
///
/// It does what `checkEnv` does, and then for each seed: environments made alike play alike to the last
/// bit; every observation, reward and episode of a long roll-out is as it should be; copies taken in the middle of an
/// episode are independent; the layers that `make` adds, and forgetting the type, change no result; elements of both spaces
/// are written to JSON and read back; pictures from several moments are what the render mode says; and an environment that
/// is `Codable` goes on alike after it was encoded and decoded in the middle of an episode.
///
/// - Parameters:
///   - env: an expression that makes the environment. It is evaluated several times, so that hidden differences between
///     environments show: write `MyEnv()`, not a variable that holds one.
///   - seeds: the seeds of the roll-outs, 0 or more.
///   - steps: the number of steps of each, 1 or more.
///   - makingMistakes: whether to do actions outside the action space, too, as `checkEnv` does, and
///     to step and draw before the first reset where the environment's spec says that this is refused.
public func conformance<E: Env>(
    of env: @autoclosure () throws -> E, seeds: Range<Int> = 0..<3, steps: Int = 300, makingMistakes: Bool = false
) -> [Finding] {
    conformanceFindings(
        of: env, seeds: seeds, steps: steps, makingMistakes: makingMistakes, makeAgain: makeAgain)
}
