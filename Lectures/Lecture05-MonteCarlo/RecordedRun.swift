import Lyceum

/// Part 5 of the lecture, the first run: 1000 episodes with ε = 0.1 in the empty lake or in the environment of `--env`.
func recordedRun() throws {
    let id = try fitting(options.env)
    heading("5. Control with an ε-soft policy: 1000 episodes in \(id ?? "the empty lake")")

    // A recorder goes around an environment, and puts the statistics of an episode into the information of its last step.
    // The tracker collects them. `smoothed` is over the last 100 episodes.
    var env = try Recorder(world(id), smoothing: 100)
    try env.reset(seed: options.seed)
    let (_, _, actionCount, stateCount) = envInfo(env)
    var agent = try SoftAgent(states: stateCount, actions: actionCount, epsilon: 0.1, seed: options.seed)
    var tracker = InfoTracker(only: "recorder")
    var last: [Visit] = []
    for _ in 0..<1000 {
        last = try play(&env, atEnd: { try tracker.track($0) }) { try agent.choose(in: $0) }
        agent.learn(from: last)
    }
    try tracker.plot(
        .rewardSum(line: .hidden, marker: .point), .meanReturn, to: options.path("plots/control.svg"),
        title: "ε = 0.1")
    print("mean return of the last 100 episodes: \(decimals(tracker.latest?.smoothed?.meanReturn ?? .nan, 2))")

    // The first three steps of the last episode.
    for (visit, visitReturn) in zip(last, returns(of: last, discount: 1)).prefix(3) {
        let (value, visits) = (agent.values[visit.state][visit.action], agent.counts[visit.state][visit.action])
        print(
            "state \(visit.state), action \(visit.action): G = \(visitReturn), Q = \(decimals(value, 3)), N = \(visits)"
        )
    }
    if env.gridLayout != nil {
        try plotGridWorld(
            env, values: agent.values.map { $0.max() ?? 0 },
            policy: .probabilities(agent.values.indices.map { agent.probabilities(in: $0) }),
            trajectory: last.map { $0.state }, title: "values, policy, and the last episode",
            to: options.path("plots/policy.svg"))
    } else {
        print("\(id ?? "this") is no grid world: values and policy are not drawn")
    }
    if env.metadata.renderModes.contains(.rgbArray) {
        var film = try world(id, renderMode: .rgbArray).videosRecorded(to: options.path("videos"))
        _ = try play(&film) { try agent.choose(in: $0) }
        try film.close()
    }
}

/// The environment asked for if its states and actions are numbered; `nil` for the empty lake.
private func fitting(_ id: String?) throws -> String? {
    guard let id else { return nil }  // go on only if there is one
    var env = try make(id)
    let (isDiscrete, _, _, _) = envInfo(env)
    if isDiscrete, try env.reset().observation.int != nil { return id }
    print("\n\(id) does not fit: part 5 needs numbered states and actions. It runs on the empty lake.")
    return nil
}

/// That environment; where its episodes may be endless they are truncated after 100 steps.
private func world(_ id: String?, renderMode: RenderMode? = nil) throws -> UnscaledReward<AnyEnv> {
    guard let id else { return try emptyLake(renderMode: renderMode) }
    let limit = try make(id).maxEpisodeSteps ?? 100
    return try make(id, renderMode: renderMode, maxEpisodeSteps: limit)
}
