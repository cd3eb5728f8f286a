import Gymnasium
import Testing

@Suite("Taxi")
struct TaxiTests {
    @Test("states are encoded and decoded as in Gymnasium, all 500")
    func coding() {
        for state in 0..<500 { #expect(Taxi.decode(state).state == state) }
        #expect(Taxi.encode(row: 3, column: 1, passenger: 2, destination: 0) == 328)
        #expect(Taxi.decode(-5) == Taxi.decode(0) && Taxi.decode(900) == Taxi.decode(499))
    }

    @Test("the action mask says which actions change something, as the model has it")
    func mask() throws {
        let model = try Taxi().model
        for state in 0..<500 {
            let mask = Taxi.actionMask(of: state)
            for action in 0..<6 {
                let transition = try #require(model[state, action].first)
                #expect(mask[action] == (transition.nextState != state), "state \(state), action \(action)")
            }
        }
    }

    @Test("in the rain, what the mask forbids changes nothing, and what it allows may change something")
    func maskInTheRain() throws {
        let model = try Taxi(isRainy: true).model
        for state in 0..<500 {
            let mask = Taxi.actionMask(of: state)
            for action in 0..<6 {
                let changes = model[state, action].contains { $0.nextState != state }
                if mask[action] { #expect(changes, "state \(state), action \(action)") }
                if action >= 4 { #expect(mask[action] == changes, "state \(state), action \(action)") }
            }
        }
    }

    @Test("info has the mask of the state as six bytes, and sampling with it gives actions that it allows")
    func info() throws {
        var env = try make("Taxi-v4")
        let start = try env.reset(seed: 0)
        #expect(start.observation == 314)
        let mask: Value = try #require(start.info["action_mask"])
        #expect(mask.integers == [1, 1, 0, 0, 0, 0])
        guard case .array(.int8) = mask else {
            Issue.record("the mask is \(mask)")
            return
        }
        for _ in 0..<50 { #expect([0, 1].contains(try env.actionSpace.sample(mask: mask).int)) }
        #expect(env[as: Taxi.self]?.actionMask == [true, true, false, false, false, false])
    }

    @Test("a ride: fetch the passenger, and deliver for 20")
    func ride() throws {
        var env = try make(.taxi)
        try env.reset(seed: 1)
        env.state = Taxi.encode(row: 1, column: 0, passenger: 0, destination: 2)
        let rewards = try [5, 1, 4, 5, 4, 0, 0, 0, 0, 5].map { try env.step($0) }
        #expect(rewards.map(\.reward) == [-10, -1, -1, -1, -1, -1, -1, -1, -1, 20])
        #expect(rewards.last?.terminated == true)
    }

    @Test("a fickle passenger changes the destination once, when the taxi has moved")
    func fickle() throws {
        var env = try Taxi(isPassengerFickle: true, fickleProbability: 1)
        try env.reset(seed: 4)
        #expect(env.willChangeDestination)
        env.state = Taxi.encode(row: 2, column: 2, passenger: 4, destination: 1)
        _ = try env.step(5)
        #expect(env.willChangeDestination && env.state.map(Taxi.decode)?.destination == 1)
        _ = try env.step(0)
        #expect(!env.willChangeDestination && env.state.map(Taxi.decode)?.destination != 1)
        let changed = env.state.map(Taxi.decode)?.destination
        for action in [1, 2, 0, 3] { _ = try env.step(action) }
        #expect(env.state.map(Taxi.decode)?.destination == changed)
    }

    @Test("a passenger who is never fickle keeps the destination, and one who always is has it drawn at every start")
    func extremes() throws {
        var (never, always) = (
            try Taxi(isPassengerFickle: true, fickleProbability: 0),
            try Taxi(isPassengerFickle: true, fickleProbability: 1)
        )
        for seed in 0..<30 {
            try never.reset(seed: seed)
            try always.reset(seed: seed)
            #expect(!never.willChangeDestination && always.willChangeDestination)
        }
    }

    @Test("the probability of a move is in the information, dry or in the rain", arguments: [1, 0.8, 0.25])
    func moveProbability(ahead: Double) throws {
        var env = ahead == 1 ? try Taxi() : try Taxi(isRainy: true, rainyProbability: ahead)
        #expect(try env.reset(seed: 1).info["prob"] == 1.0)
        let sides = (1 - ahead) / 2
        var seen: Set<Double> = []
        for step in 0..<200 {
            let probability: Double = try #require(try env.step(step % 4).info["prob"])
            #expect([ahead, sides].contains { abs($0 - probability) < 1e-12 })
            seen.insert(probability)
        }
        #expect(ahead == 1 ? seen == [1] : seen.count == 2)
    }

    @Test("probabilities outside 0…1 are errors, typed and by string")
    func badProbabilities() {
        #expect(throws: InvalidArgument.self) { try Taxi(rainyProbability: 1.01) }
        #expect(throws: InvalidArgument.self) { try Taxi(fickleProbability: -0.5) }
        #expect(throws: InvalidArgument.self) { try make("Taxi-v4", ["rainy_probability": 2]) }
    }

    @Test("attributes have Gymnasium's names")
    func attributes() throws {
        var env = try make("Taxi-v4", ["is_rainy": true])
        try env.reset(seed: 42)
        #expect(env["s"] == 386 && env["rainy_probability"] == 0.8 && env["fickle_step"] == false)
        #expect(env["locs"] == .list([.tuple([0, 0]), .tuple([0, 4]), .tuple([4, 0]), .tuple([4, 3])]))
        env["s"] = 10
        #expect(env["s"] == 10)
    }
}
