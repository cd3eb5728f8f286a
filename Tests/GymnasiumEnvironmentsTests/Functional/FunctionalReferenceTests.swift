import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

@Suite("Functional environments against Gymnasium")
struct FunctionalReferenceTests {
    @Test(
        "phys2d: first states are equal to the last bit, and 100 steps with resets stay within 1e-5",
        arguments: ["phys2d/CartPole-v0", "phys2d/CartPole-v1", "phys2d/Pendulum-v0"])
    func phys2D(id: String) throws {
        for line in try lines(of: id) {
            let seed = try #require(Int(line[1]))
            var env = try make(id)
            #expect(hex(try env.reset(seed: seed).observation.floats ?? []) == line[2])
            try env.actionSpace.seed(seed)
            var expected = line[3...]
            for index in 1...100 {
                let action = env.actionSpace.sample()
                let step = try env.step(action)
                if index % 10 == 0 {
                    let next = expected.popFirst()
                    let parts = try #require(next).split(separator: "|")
                    let numbers = parts[0].split(separator: " ").compactMap { UInt32($0, radix: 16) }
                        .map(Float.init(bitPattern:))
                    let found = try #require(step.observation.floats)
                    #expect(found.count == numbers.count)
                    #expect(zip(found, numbers).allSatisfy { ($0 - $1).magnitude < 1e-5 }, "\(id), \(seed), \(index)")
                    let reward = try #require(Double(parts[1]))
                    #expect((step.reward - reward).magnitude < 1e-5, "\(id), seed \(seed), step \(index)")
                }
                if step.isDone { #expect(hex(try env.reset().observation.floats ?? []) == expected.popFirst()) }
            }
            #expect(expected.isEmpty)
        }
    }

    @Test(
        "tabular: 500 steps with resets are equal to the last bit",
        arguments: ["tabular/Blackjack-v0", "tabular/CliffWalking-v0"])
    func tabular(id: String) throws {
        for line in try lines(of: id) {
            let seed = try #require(Int(line[1]))
            var env = try make(id)
            #expect(try text(env.reset(seed: seed).observation) == line[2])
            try env.actionSpace.seed(seed)
            var hash = ByteHash()
            for index in 0..<500 {
                let step = try env.step(env.actionSpace.sample())
                try add(step.observation, to: &hash)
                hash.add(step.reward.bitPattern)
                hash.add(step.terminated ? 1 : 0 as UInt8)
                hash.add(step.truncated ? 1 : 0 as UInt8)
                if index < 20 {
                    #expect(try "\(text(step.observation))|\(step.reward.pythonDescription)" == line[3 + index])
                }
                if step.isDone { try add(env.reset().observation, to: &hash) }
            }
            #expect(hash.digits == line.last, "\(id), seed \(seed)")
        }
    }

    @Test("seed 42 starts as Gymnasium 1.4 starts")
    func golden() throws {
        var pole = try make(.functionalCartPole)
        let start = try pole.reset(seed: 42).observation
        let step = try pole.step(1)
        let expected: [[Float]] = [
            [0.00302608, -0.01866379, 0.04015303, 0.01983329], [0.0026528, 0.3156219, 0.04054969, -0.25991565],
        ]
        for (found, numbers) in zip([start, step.observation], expected) {
            #expect(zip(found, numbers).allSatisfy { ($0 - $1).magnitude < 1e-7 })
        }
        var game = try make(.functionalBlackjack)
        #expect(try game.reset(seed: 42).observation == [13, 4, 0])
        let hit = try game.step(1)
        #expect(hit.observation == [23, 4, 0] && hit.reward == -1 && hit.terminated)
    }

    private func lines(of id: String) throws -> [[String]] {
        let lines = try referenceLines("functional.tsv").filter { $0[0] == id }
        #expect(lines.count == 20)
        return lines
    }

    private func integers(_ observation: Value) throws -> [Int32] {
        guard case .array(.int32(let array)) = observation else {
            throw InvalidAction(observation, in: Discrete(1))
        }
        return array.elements
    }

    private func text(_ observation: Value) throws -> String {
        try integers(observation).map { hexadecimal(UInt64(UInt32(bitPattern: $0)), digits: 8) }
            .joined(separator: " ")
    }

    private func add(_ observation: Value, to hash: inout ByteHash) throws {
        for number in try integers(observation) { hash.add(number) }
    }
}
