import Lyceum

/// Steps a second of environments made by their typed ids, as far as there is a peer to them.
enum TypedBenchmark {
    static let all = [
        benchmark(.cartPole), benchmark(.mountainCar), benchmark(.mountainCarContinuous), benchmark(.pendulum),
        benchmark(.acrobot), benchmark(.blackjack), benchmark(.frozenLake), benchmark(.frozenLake8x8),
        benchmark(.cliffWalking), benchmark(.cliffWalkingSlippery), benchmark(.taxi), benchmark(.functionalCartPole),
        benchmark(.functionalPendulum), benchmark(.functionalBlackjack), benchmark(.functionalCliffWalking),
    ]

    private static func benchmark<E: Env>(_ id: EnvID<E>) -> Benchmark {
        Benchmark(name: "typed/\(id.id)", unit: "steps/s") { try stepsPerSecond(of: make(id)) }
    }
}
