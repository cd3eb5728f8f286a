import Gymnasium
import TestSupport
import Testing

/// Takes a cost off the reward of every step that does another action than the step before.
struct CostOfChange<Base: Env>: Wrapper where Base.Action: Equatable {
    var base: Base
    var cost: Double
    private var last: Base.Action?

    init(_ base: Base, cost: Double) throws {
        guard cost >= 0 else { throw InvalidArgument("cost", given: cost, expected: "0 or more") }
        self.base = base
        self.cost = cost
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        last = nil
        return reset
    }

    mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        if let last, last != action { step.reward -= cost }
        last = action
        return step
    }
}

extension Env where Action: Equatable {
    /// The environment with a cost for every change of the action.
    func changesCharged(_ cost: Double) throws -> CostOfChange<Self> { try CostOfChange(self, cost: cost) }
}

extension CostOfChange {
    var wrapperSpec: WrapperSpec? { WrapperSpec(name: "CostOfChange", arguments: ["cost": .double(cost)]) }
}

extension CostOfChange {
    static var attributes: [Attribute<Self>] { [Attribute("cost", \.cost)] }
}

/// Shows to which side the pole leans, and nothing else: 0 left, 1 right.
struct LeaningSide<Base: Env>: ObservationWrapper where Base.Observation == [Float] {
    typealias Observation = Int
    var base: Base
    var observationSpace = Discrete(2)

    func observation(_ observation: [Float]) -> Int { observation[2] > 0 ? 1 : 0 }
}

/// Steers with three buttons: 0 as far as it goes to one side, 1 not at all, 2 to the other side.
struct ThreeButtons<Base: Env>: ActionWrapper where Base.ActionSpace == Box<Float> {
    typealias Action = Int
    var base: Base
    var actionSpace = Discrete(3)

    func action(_ button: Int) throws -> [Float] {
        switch button {
        case 0: base.actionSpace.low
        case 1: base.actionSpace.zeroElement
        case 2: base.actionSpace.high
        default: throw InvalidAction(button, in: actionSpace)
        }
    }
}

/// Pays 1 for what is worth something, and -1 for what costs something.
struct SignOnly<Base: Env>: RewardWrapper {
    var base: Base

    func reward(_ reward: Double) -> Double { reward > 0 ? 1 : reward < 0 ? -1 : 0 }
}

@Suite("The page on writing a wrapper")
struct WritingAWrapperTests {
    private func example() throws -> String {
        var printed = Printed()
        func print(_ items: any CustomStringConvertible...) { printed.add(items) }

        var env = try make(.cartPole).changesCharged(0.25)
        try env.reset(seed: 42)
        print(try env.step(1).reward, try env.step(0).reward, try env.step(0).reward)
        print(env)

        var imagined = env
        print(try imagined.step(1).reward, try env.step(0).reward)
        env.cost = 1
        env.gravity = 5
        print(env.unwrapped.gravity, imagined.unwrapped.gravity)

        registerWrapper("CostOfChange") { env, arguments in
            try CostOfChange(env, cost: arguments("cost", default: 0.25))
        }

        let charged = try make("CartPole-v1").changesCharged(0.5)
        if let spec = charged.spec {
            var again = try make(EnvSpec(json: spec.json))
            print(again)
            again["cost"] = 2
            print(again.attributeNames.first ?? "none", again["cost"] ?? nil)
        }

        var simple = LeaningSide(base: try make(.cartPole))
        print(try simple.reset(seed: 42).observation, simple.observationSpace)
        var buttons = ThreeButtons(base: SignOnly(base: try make(.pendulum)))
        try buttons.reset(seed: 42)
        print(try buttons.step(2).reward, buttons.actionSpace)
        print(buttons)

        var lanes = try SyncVectorEnv(count: 3) { _ in try make(.cartPole).changesCharged(0.25) }
        try lanes.reset(seed: 42)
        _ = try lanes.step([0, 1, 1])
        print(try lanes.step([1, 1, 0]).rewards)
        var swinging = try makeVec(.pendulum, count: 2).rewardsVectorized { SignOnly(base: $0) }
        try swinging.reset(seed: 42)
        print(try swinging.step(swinging.actionSpace.sample()).rewards)

        print(conformance(of: try make("CartPole-v1").changesCharged(0.25)))

        return printed.text
    }

    @Test("has the code that is run here, and what it prints")
    func page() throws {
        let page = try Page("WritingAWrapper")
        #expect(try page.codeMissing() == [])
        #expect(page.code.count > 9)
        #expect(try example() == page.output)
    }

    @Test("has wrappers whose mistakes are told")
    func mistakes() throws {
        #expect(throws: InvalidArgument.self) { try CartPole().changesCharged(-1) }
        var buttons = ThreeButtons(base: try make(.pendulum))
        try buttons.reset(seed: 1)
        #expect(throws: InvalidAction.self) { try buttons.step(3) }
        for button in 0...2 { #expect(try buttons.step(button).reward < 0) }
    }
}
