import Gymnasium
import TestSupport
import Testing

@Suite("CartPole against Gymnasium")
struct CartPoleReferenceTests {
    @Test("200 roll-outs of 500 steps have Gymnasium's observations, rewards and flags, to the last bit")
    func rollouts() throws {
        let lines = try referenceLines("cartpole.tsv").filter { $0[0] == "rollout" }
        #expect(lines.count == 200)
        for line in lines {
            let integrator = try #require(
                line[1] == "euler" ? .euler : CartPole.KinematicsIntegrator(rawValue: line[1]))
            let seed = try #require(Int(line[3]))
            var env = try make(.cartPole(suttonBartoReward: line[2] == "True"))
            env.kinematicsIntegrator = integrator
            let found = try rollOut(&env, seed: seed)
            #expect(found.first == Array(line[6...]), "first observations of \(line[1...3])")
            #expect(found.episodes == Int(line[4]))
            #expect(found.hash == line[5], "whole roll-out of \(line[1...3])")
        }
    }

    @Test("made by string id, an episode has the same bits as made by typed id or directly")
    func everySpelling() throws {
        let line = try #require(try referenceLines("cartpole.tsv").first { $0[0] == "rollout" && $0[3] == "42" })
        var direct = try CartPole().timeLimited(500)
        #expect(try rollOut(&direct, seed: 42).hash == line[5])
        var typed = try make(.cartPole)
        #expect(try rollOut(&typed, seed: 42).hash == line[5])
        var dynamic = try make("CartPole-v1")
        #expect(try rollOut(&dynamic, seed: 42).hash == line[5])
        var nested = AnyEnv(OrderEnforcing(AnyEnv(try CartPole().timeLimited(500))))
        #expect(try rollOut(&nested, seed: 42).hash == line[5])
    }

    @Test("the reset options low and high move the first observation as in Gymnasium, and only of that episode")
    func resetOptions() throws {
        let lines = try referenceLines("cartpole.tsv").filter { $0[0] == "options" }
        #expect(lines.count == 56)
        for line in lines {
            var options: Info = [:]
            if line[2] != "-" { options["low"] = .double(try #require(Double(line[2]))) }
            if line[3] != "-" { options["high"] = .double(try #require(Double(line[3]))) }
            var env = CartPole()
            let first = try env.reset(seed: Int(line[1]), options: options)
            #expect(hex(first.observation) == line[4], "seed \(line[1]), \(options)")
            #expect(hex(try env.reset().observation) == line[5], "seed \(line[1]), after \(options)")
        }
    }

    @Test("seed 42 starts with the numbers that the documentation shows")
    func goldenStart() throws {
        var env = try make(.cartPole)
        let start = try env.reset(seed: 42).observation
        #expect(
            start.map(Double.init) == [
                0.02739560417830944, -0.006112155970185995, 0.03585979342460632, 0.019736802205443382,
            ])
        let right = try env.step(1)
        #expect(
            right.observation.map(Double.init) == [
                0.02727336250245571, 0.18847766518592834, 0.036254528909921646, -0.26141977310180664,
            ])
        let left = try env.step(0)
        #expect(
            left.observation.map(Double.init) == [
                0.0310429148375988, -0.007142550311982632, 0.03102613240480423, 0.04247424006462097,
            ])
        #expect(right.reward == 1 && left.reward == 1 && !right.isDone && !left.isDone)
    }

    @Test("leaning into the fall holds the pole for 500 steps, and then the episode is truncated")
    func leaning() throws {
        var env = try make(.cartPole)
        var observation = try env.reset(seed: 1).observation
        var steps = 0
        while true {
            let step = try env.step(observation[2] + observation[3] > 0 ? 1 : 0)
            observation = step.observation
            steps += 1
            guard step.isDone else { continue }
            #expect(step.truncated && !step.terminated)
            break
        }
        #expect(steps == 500)
        #expect(hex(observation) == "3ecf54c5 3d414029 ba996387 bb12b337")
    }

    @Test("steps after the end have Gymnasium's rewards and observations", arguments: [false, true])
    func afterTheEnd(suttonBartoReward: Bool) throws {
        var env = CartPole(suttonBartoReward: suttonBartoReward)
        try env.reset(seed: 7)
        var rewards: [Double] = []
        var last: [Float] = []
        let (_, warnings) = try Warnings.collecting {
            for _ in 0..<12 {
                let step = try env.step(0)
                rewards.append(step.reward)
                last = step.observation
                #expect(step.terminated == (rewards.count >= 9))
            }
        }
        #expect(rewards[..<8].allSatisfy { $0 == (suttonBartoReward ? 0 : 1) })
        #expect(rewards[8...] == (suttonBartoReward ? [-1, -1, -1, -1] : [1, 0, 0, 0]))
        #expect(warnings.count == 1)
        #expect(hex(last) == "be720529 c013af93 3ede6d28 407ac84b")
    }

    private func rollOut<E: Env>(
        _ env: inout E, seed: Int
    ) throws -> (episodes: Int, hash: String, first: [String]) {
        var hash = ByteHash()
        var first: [String] = []
        var episodes = 0
        func note(_ observation: E.Observation) throws {
            let numbers = try #require(E.ObservationSpace.value(of: observation).floats)
            for number in numbers { hash.add(number.bitPattern) }
            if first.count < 10 { first.append(hex(numbers)) }
        }
        try note(env.reset(seed: seed).observation)
        try env.actionSpace.seed(seed)
        for _ in 0..<500 {
            let step = try env.step(env.actionSpace.sample())
            try note(step.observation)
            hash.add(step.reward.bitPattern)
            hash.add(step.terminated ? 1 : 0 as UInt8)
            hash.add(step.truncated ? 1 : 0 as UInt8)
            if step.isDone {
                episodes += 1
                try note(env.reset().observation)
            }
        }
        return (episodes, hash.digits, first)
    }
}
