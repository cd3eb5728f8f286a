import LyceumSystem
import Synchronization
import Testing

/// Jobs for several threads.
@Suite struct ThreadTeamTests {
    @Test func `Results come in the order of their numbers, and each is computed once`() {
        let calls = Mutex([Int](repeating: 0, count: 1000))
        let results = ThreadTeam.shared.map(1000) { number in
            calls.withLock { $0[number] += 1 }
            // The first ones take longest.
            return (0..<(1000 - number) * 20).reduce(number) { $1 == 0 ? $0 : max($0, number) }
        }
        #expect(results == Array(0..<1000))
        #expect(calls.withLock { $0.allSatisfy { $0 == 1 } })
        #expect(ThreadTeam.shared.map(0) { $0 }.isEmpty)
    }

    @Test func `A job within a job is done, too`() {
        let results = ThreadTeam.shared.map(8) { outer in ThreadTeam.shared.map(5) { outer * 10 + $0 } }
        #expect(results == (0..<8).map { outer in (0..<5).map { outer * 10 + $0 } })
    }
}
