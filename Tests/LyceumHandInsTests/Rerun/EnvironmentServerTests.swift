import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording
import Testing

/// The grader's side, and programs that mean it no good.
@Suite struct EnvironmentServerTests {
    private func bytes(_ request: RemoteRequest) -> [UInt8] {
        let writer = ByteWriter()
        request.write(to: writer)
        return writer.bytes
    }

    private func spec(_ id: String = "CartPole-v1") throws -> String {
        try #require(try Gymnasium.make(id).spec?.json)
    }

    @Test func `Every request and every answer comes back from its bytes`() throws {
        let place = RemotePlace(environment: 3, recorder: 2, marks: 1)
        let requests: [RemoteRequest] = [
            .hello(version: 1), .make(spec: "{}", .rgbArray), .make(spec: "é", nil),
            .reset(place, seed: 42, options: ["low": 0.5]), .reset(place, seed: nil, options: [:]),
            .reset(place, seed: -1, options: [:]), .step(place, 1), .step(place, [0.5, -0.25]), .render(3), .close(4),
            .copy(1 << 40), .seed(-5), .release(0), .inside,
            .note(
                recorder: 1,
                RecorderNote(kind: .isTruncated, episode: 7, length: 500, isLogged: true, marks: 1, place: 9)),
        ]
        for request in requests { #expect(try RemoteRequest(bytes(request)) == request) }
        let answers: [RemoteAnswer] = [
            .done, .made(7), .unknown("no"), .reset(Reset([0.5, 1], info: ["a": 1]), random: [1, 2]),
            .step(Step(3, reward: -0.5, terminated: true, info: ["prob": 1])), .frame(nil), .frame(.text("a")),
            .frame(.list([.text("b"), .image(NDArray(shape: [1, 2, 3], repeating: 7))])), .seed(9), .failure("x"),
        ]
        for answer in answers {
            let writer = ByteWriter()
            answer.write(to: writer)
            #expect(try RemoteAnswer(writer.bytes) == answer)
            for count in 0..<writer.count {
                #expect(throws: TraceProblem.self) { try RemoteAnswer(Array(writer.bytes.prefix(count))) }
            }
        }
    }

    @Test func `Nonsense ends the run with a reason`() throws {
        let wrong: [(RemoteRequest, String)] = [
            (.step(RemotePlace(environment: 9), 1), "there is no environment 9"),
            (.release(9), "there is no environment 9"), (.copy(0), "there is no environment 0"),
            (.hello(version: 2), "it speaks version 2"),
            (.step(RemotePlace(environment: 1, marks: 4), 1), "steps of no recorder"),
        ]
        for (request, problem) in wrong {
            var server = EnvironmentServer(seed: HiddenSeed(1))
            #expect(server.react(to: bytes(.make(spec: try spec(), nil))) == .answer(.made(1)))
            guard case .end(.isMalformed(let text)) = server.react(to: bytes(request)) else {
                Issue.record("\(request) is answered")
                continue
            }
            #expect(text.contains(problem))
        }
        var server = EnvironmentServer(seed: HiddenSeed(1))
        #expect(server.react(to: []) == .end(.isMalformed("it ends too early")))
        #expect(server.react(to: [99]) == .end(.isMalformed("there is no request 99")))
        #expect(server.react(to: [10, 0]) == .end(.isMalformed("bytes follow the request")))
    }

    @Test func `Too many steps, environments, recorders and episodes end the run, and what was finished counts`() throws
    {
        var limits = RerunLimits()
        limits.steps = 100
        let (steps, outcome) = try rerun(limits: limits) {
            var env = try make("CartPole-v1")
            var steps = 0
            #expect(throws: (any Error).self) {
                while true {
                    try env.reset()
                    repeat { steps += 1 } while !(try env.step(1).isDone)
                }
            }
            // Nothing is answered any more.
            #expect(throws: (any Error).self) { try env.reset() }
            #expect(throws: (any Error).self) { try make("CartPole-v1") }
            return steps
        }
        #expect(steps == 101)
        #expect(outcome.end == .isStopped("it has made 100 steps"))
        #expect(outcome.log.rows.count > 5)

        limits = RerunLimits()
        limits.environments = 10
        let (_, many) = try rerun(limits: limits) {
            var kept: [UnscaledReward<AnyEnv>] = []
            #expect(throws: (any Error).self) { for _ in 0..<11 { kept.append(try make("CartPole-v1")) } }
            #expect(kept.count == 10)
        }
        #expect(many.end == .isStopped("it has more than 10 environments at a time"))
        // Those that are not held any more do not count.
        let (_, fewer) = try rerun(limits: limits) {
            for _ in 0..<50 {
                var env = try make("CartPole-v1")
                try env.reset()
            }
        }
        #expect(fewer.end == .isClosed)

        limits.episodes = 3
        let (_, short) = try rerun(limits: limits) {
            var env = try make("CartPole-v1")
            #expect(throws: (any Error).self) { try play(&env, episodes: 9) }
        }
        #expect(short.end == .isStopped("it has played 3 episodes") && short.log.rows.count == 4)
    }

    @Test func `A program that neither goes on nor ends is late`() throws {
        var limits = RerunLimits()
        limits.seconds = 0.2
        let (_, outcome) = try rerun(limits: limits) {
            var env = try make("CartPole-v1")
            try env.reset()
            Platform.sleep(.milliseconds(600))
            #expect(throws: (any Error).self) { try env.step(1) }
        }
        #expect(outcome.end == .isStopped("after 0 seconds it was still running"))
        // Nor is one that asks all the time.
        let (_, busy) = try rerun(limits: limits) {
            var env = try make("CartPole-v1")
            #expect(throws: (any Error).self) { while true { try env.reset() } }
        }
        #expect(busy.end == .isStopped("after 0 seconds it was still running"))
    }

    @Test func `A message without an end, one that is too long, and one that nobody reads`() throws {
        func outcome(_ limits: RerunLimits, _ send: (MessageChannel) throws -> Void) throws -> RerunOutcome {
            let (one, other) = try #require(MessageChannel.pipes())
            let channel = MessageChannel(
                reading: other.reading, writing: other.writing, limit: 1 << 20, hasDeadline: true)
            try send(channel)
            return EnvironmentServer.serve(
                reading: one.reading, writing: one.writing, seed: HiddenSeed(1), wanted: nil, limits: limits)
        }
        var limits = RerunLimits()
        limits.seconds = 0.2
        let late = try outcome(limits) { channel in
            try ([7, 0, 0, 0, 1] as [UInt8]).withUnsafeBytes { try channel.send($0) }
        }
        #expect(late.end == .isClosed || late.end == .isStopped("after 0 seconds it was still running"))
        let long = try outcome(limits) { channel in
            try ([255, 255, 255, 255] as [UInt8]).withUnsafeBytes { try channel.send($0) }
        }
        #expect(long.end == .isMalformed("a request of 4294967295 bytes"))
    }
}
