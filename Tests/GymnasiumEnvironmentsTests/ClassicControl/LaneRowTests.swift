import Gymnasium
import LyceumNumerics
import Testing

/// A layer that does nothing, and that rows know nothing of.
private struct Plain<Base: Env>: Wrapper {
    var base: Base

    mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> { try base.step(action) }
}

@Suite("Lanes in rows")
struct LaneRowTests {
    /// Lanes that are advanced in rows beside lanes of the same environments that are not.
    private struct Pair<E: Env, Other: Env>
    where Other.ObservationSpace == E.ObservationSpace, Other.ActionSpace == E.ActionSpace {
        var rows: SyncVectorEnv<E>
        var others: SyncVectorEnv<Other>
        /// How often the first were in rows after a step.
        var stepsInRows = 0

        mutating func step() throws -> VectorStep<E.ObservationSpace.Batch>
        where E.ObservationSpace.Batch: Equatable {
            let actions = rows.actionSpace.sample()
            let batch = try rows.step(actions)
            #expect(try batch == others.step(actions))
            if rows.isInRows { stepsInRows += 1 }
            return batch
        }
    }

    private func play<E: Env, Other: Env>(
        _ rows: SyncVectorEnv<E>, _ others: SyncVectorEnv<Other>, steps: Int,
        disturb: (inout SyncVectorEnv<E>, inout SyncVectorEnv<Other>, Int) throws -> Void = { _, _, _ in }
    ) throws -> Int
    where
        Other.ObservationSpace == E.ObservationSpace, Other.ActionSpace == E.ActionSpace,
        E.ObservationSpace.Batch: Equatable, E.ObservationSpace.Batch == Other.ObservationSpace.Batch
    {
        var pair = Pair(rows: rows, others: others)
        try pair.rows.actionSpace.seed(3)
        #expect(try pair.rows.reset(seed: 5) == pair.others.reset(seed: 5))
        for index in 0..<steps {
            let batch = try pair.step()
            if rows.autoresetMode == .disabled, batch.isDone.contains(true) {
                #expect(try pair.rows.reset(mask: batch.isDone) == pair.others.reset(mask: batch.isDone))
            }
            try disturb(&pair.rows, &pair.others, index)
        }
        return pair.stepsInRows
    }

    private func compare<E: Env>(_ id: EnvID<E>, mode: AutoresetMode, steps: Int = 160) throws
    where E.ObservationSpace.Batch: Equatable {
        let rows = try makeVec(id, count: 19, autoresetMode: mode, maxEpisodeSteps: 23)
        let others = try SyncVectorEnv(count: 19, autoresetMode: mode) { _ in
            Plain(base: try make(id, maxEpisodeSteps: 23))
        }
        let stepsInRows = try play(rows, others, steps: steps)
        #expect(stepsInRows > steps / (mode == .disabled ? 3 : 2))
    }

    @Test("give what environments one by one give, in every autoreset mode", arguments: AutoresetMode.allCases)
    func typed(mode: AutoresetMode) throws {
        try compare(.cartPole, mode: mode)
        try compare(.cartPole(suttonBartoReward: true), mode: mode)
        try compare(.pendulum, mode: mode)
        try compare(.mountainCar, mode: mode)
        try compare(.mountainCarContinuous, mode: mode)
        try compare(.acrobot, mode: mode)
    }

    @Test(
        "give the same by id, over whole episodes",
        arguments: ["CartPole-v1", "Pendulum-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Acrobot-v1"],
        AutoresetMode.allCases)
    func dynamic(id: String, mode: AutoresetMode) throws {
        let made = try makeVec(id, count: 9, vectorizationMode: .sync, autoresetMode: mode)
        let rows = try #require(made[as: SyncVectorEnv<AnyEnv>.self])
        let others = try SyncVectorEnv(count: 9, autoresetMode: mode) { _ in AnyEnv(Plain(base: try make(id))) }
        #expect(try play(rows, others, steps: 450) > 200)
    }

    @Test("can be read and changed one by one, after which all go on as they would alone")
    func changes() throws {
        let rows = try makeVec(.pendulum, count: 8, maxEpisodeSteps: 30)
        let others = try SyncVectorEnv(count: 8) { _ in Plain(base: try make(.pendulum, maxEpisodeSteps: 30)) }
        let stepsInRows = try play(rows, others, steps: 200) { rows, others, index in
            #expect(rows.environments.map(\.state) == others.environments.map(\.state))
            #expect(rows.environments.map(\.lastTorque) == others.environments.map(\.lastTorque))
            #expect(rows[5].base.elapsedSteps == others[5].base.base.elapsedSteps)
            #expect(rows.attribute("g") == others.attribute("g"))
            switch index {
            case 20: (rows[3].gravity, others[3].gravity) = (5, 5)
            case 40:
                for lane in 0..<8 { (rows[lane].gravity, others[lane].gravity) = (5, 5) }
            case 60:
                (rows[1].state, others[1].state) = (
                    .init(angle: 1, angularVelocity: 0), .init(angle: 1, angularVelocity: 0)
                )
            case 80:
                try rows.setAttribute("m", to: 2.0)
                try others.setAttribute("m", to: 2.0)
            case 100: (rows[2].random, others[2].random) = (try Generator(seed: 8), try Generator(seed: 8))
            case 120:
                let mask = (0..<8).map { $0 % 3 == 0 }
                #expect(try rows.reset(mask: mask) == others.reset(mask: mask))
            case 140: #expect(try rows.call { $0.state?.angle } == others.call { $0.state?.angle })
            case 160:
                let environments = Array(rows.environments.reversed())
                others.environments = environments.map(Plain.init)
                rows.environments = environments
            default: break
            }
        }
        #expect((100..<195).contains(stepsInRows))
    }

    @Test("refuse an action as a lane alone does, and the others take theirs")
    func refused() throws {
        let rows = try makeVec(.cartPole, count: 8, threads: 1)
        let others = try SyncVectorEnv(count: 8) { _ in Plain(base: try make(.cartPole)) }
        let stepsInRows = try play(rows, others, steps: 60) { rows, others, index in
            guard index % 10 == 5 else { return }
            let actions = [0, 1, 0, 1, 7, 1, 0, -1]
            let error = #expect(throws: LaneFailure.self) { try rows.step(actions) }
            let other = #expect(throws: LaneFailure.self) { try others.step(actions) }
            #expect(error?.description == other?.description)
            #expect(rows.environments.map(\.state) == others.environments.map(\.state))
            #expect(throws: InvalidActions.self) { try rows.step([0]) }
        }
        #expect(stepsInRows > 30)
    }

    @Test("of a copy and of the original are two, and batches that were returned stay")
    func copies() throws {
        var lanes = try makeVec(.mountainCar, count: 8)
        try lanes.reset(seed: 1)
        for _ in 0..<5 { _ = try lanes.step(lanes.actionSpace.sample()) }
        #expect(lanes.isInRows)
        var copy = lanes
        let held = try lanes.step(lanes.actionSpace.sample())
        let numbers = Array(held.observations.elements.map(\.bitPattern))
        #expect(try copy.step(copy.actionSpace.sample()) == held)
        for _ in 0..<5 { _ = try lanes.step(lanes.actionSpace.sample()) }
        #expect(held.observations.elements.map(\.bitPattern) == numbers)
        for _ in 0..<5 { _ = try copy.step(copy.actionSpace.sample()) }
        #expect(copy.environments.map(\.state) == lanes.environments.map(\.state))
        (copy[0].state, copy[1].state) = (nil, nil)
        #expect(throws: LaneFailure.self) { try copy.step(copy.actionSpace.sample()) }
        _ = try lanes.step(lanes.actionSpace.sample())
    }

    /// An environment whose third episode cannot start in the second of three lanes.
    private struct Fuse: RowEnv {
        struct Rows: DynamicsRows {
            static let width = 1
            var ages: [Float]

            init(count: Int) { ages = Array(repeating: 0, count: count) }

            mutating func clear() {}
            func accepts(_ actions: [Int]) -> Bool { actions.count == ages.count }

            mutating func advance(_ actions: [Int], _ results: RowState.Results) -> Bool {
                for lane in ages.indices {
                    ages[lane] += 1
                    (results.observations[lane], results.rewards[lane]) = (ages[lane], 1)
                    results.terminated[lane] = ages[lane] >= 3
                }
                return ages.contains { $0 >= 3 }
            }
        }

        var observationSpace = Box(low: 0, high: 9, shape: [1])
        var actionSpace = Discrete(1)
        var random = Generator()
        let lane: Int
        var (episodes, age): (Int, Float) = (0, 0)

        init(lane: Int) { self.lane = lane }

        mutating func reset(seed: Int?, options: Info) throws -> Reset<[Float]> {
            if episodes == 2, lane == 1 { throw InvalidArgument("episode", given: 3, expected: "two at most") }
            (episodes, age) = (episodes + 1, 0)
            return Reset([0], info: ["episode": .int(episodes)])
        }

        mutating func step(_ action: Int) throws -> Step<[Float]> {
            age += 1
            return Step([age], reward: 1, terminated: age >= 3)
        }

        func enter(_ rows: inout Rows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
            rows.ages[lane] = age
            return true
        }

        mutating func leave(_ rows: Rows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
            age = rows.ages[lane]
        }
    }

    @Test("tell what a reset adds, and are left where it throws", arguments: [AutoresetMode.nextStep, .sameStep])
    func throwingReset(mode: AutoresetMode) throws {
        var rows = try SyncVectorEnv(count: 3, autoresetMode: mode) { Fuse(lane: $0) }
        var others = try SyncVectorEnv(count: 3, autoresetMode: mode) { Plain(base: Fuse(lane: $0)) }
        #expect(try rows.reset() == others.reset())
        var errors = 0
        for index in 0..<14 {
            // The first lane is one step ahead of the others.
            if index == 1 { (rows[0].age, others[0].base.age) = (2, 2) }
            do {
                let batch = try rows.step([0, 0, 0])
                #expect(try batch == others.step([0, 0, 0]))
                #expect(rows.isInRows)
            } catch {
                let other = #expect(throws: LaneFailure.self) { try others.step([0, 0, 0]) }
                #expect("\(error)" == other?.description && !rows.isInRows)
                errors += 1
            }
            #expect(rows.environments.map(\.age) == others.environments.map(\.base.age))
            #expect(rows.environments.map(\.episodes) == others.environments.map(\.base.episodes))
        }
        #expect(errors > 0)
    }

    @Test("are not for noise, pictures, other layers and different settings")
    func exceptions() throws {
        func isInRows<E: Env>(_ lanes: SyncVectorEnv<E>) throws -> Bool {
            var lanes = lanes
            try lanes.reset(seed: 1)
            for _ in 0..<4 { _ = try lanes.step(lanes.actionSpace.sample()) }
            return lanes.isInRows
        }
        #expect(try isInRows(makeVec(.acrobot, count: 4)))
        var noisy = try makeVec(.acrobot, count: 4)
        noisy[2].torqueNoise = 0.5
        #expect(try !isInRows(noisy))
        #expect(try !isInRows(makeVec(.pendulum, count: 4, renderMode: .rgbArrayList)))
        #expect(try !isInRows(SyncVectorEnv(count: 4) { _ in Plain(base: CartPole()) }))
        #expect(try isInRows(SyncVectorEnv(count: 4) { _ in CartPole() }))
        #expect(try !isInRows(makeVec(.frozenLake, count: 4)))
        #expect(try !isInRows(SyncVectorEnv(count: 4) { Pendulum(gravity: Double($0)) }))
        #expect(try !isInRows(SyncVectorEnv(count: 4) { _ in try make(.cartPole).timeLimited(4) }))
    }
}
