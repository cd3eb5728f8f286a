import Lyceum
import Testing

@Suite("Numbers of lessons")
struct NumbersTests {
    @Test("a mean is added from the first number to the last, and is not a number where there are none")
    func means() {
        #expect(mean([1, 2, 6]) == 3)
        #expect(mean([0.1, 0.2, 0.3]) == (0.1 + 0.2 + 0.3) / 3)
        #expect(mean([Double]()).isNaN)
        #expect(mean([1.0, 2, 3, 5].dropFirst(2)) == 4)
    }

    @Test("argmax is the first of the greatest numbers")
    func firstGreatest() {
        #expect(argmax([0.2, 0.7, 0.7]) == 1)
        #expect(argmax([-3, -2, -9]) == 1)
        #expect(argmax([-.infinity, -.infinity]) == 0)
        #expect(argmax([]) == 0)
    }

    @Test("argmaxima are all that are the greatest, or less by no more than the tolerance")
    func allGreatest() {
        #expect(argmaxima([0.3, 0.1 + 0.2, 0.1]) == [1])
        #expect(argmaxima([0.3, 0.1 + 0.2, 0.1], tolerance: 1e-9) == [0, 1])
        #expect(argmaxima([1, 2, 3], tolerance: 1) == [1, 2])
        #expect(argmaxima([]) == [])
    }

    @Test("among equals argmax draws each equally often, and draws nothing where there is one greatest number")
    func ties() {
        var random = Generator(entropy: [1])
        var counts = [0, 0, 0, 0]
        for _ in 0..<3000 { counts[argmax([5, 1, 5, 5], using: &random)] += 1 }
        #expect(counts[1] == 0)
        for place in [0, 2, 3] { #expect((900...1100).contains(counts[place])) }

        var other = random
        #expect(argmax([1, 3, 2], using: &random) == 1)
        #expect(argmax([], using: &random) == 0)
        #expect(random.random() == other.random())
    }

    @Test("a stream is the same for the same numbers, and another one where any of them differs")
    func streams() {
        func first(_ random: Generator) -> Double {
            var random = random
            return random.random()
        }
        #expect(first(stream(42, 7, 1)) == first(stream(42, 7, 1)))
        let all = [stream(42), stream(42, 0), stream(42, 0, 0), stream(0, 42), stream(42, 1), stream(43), stream(1)]
        #expect(Set(all.map(first)).count == all.count)
        #expect(first(stream(1 << 32 + 5)) == first(stream(5)))
    }
}
