import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport

/// Whatever a program sends that is run again, it gets an answer, or its run ends with a reason.
let fuzzRerun = Check("fuzz/rerun") { isQuick in
    var fuzz = try RerunFuzz()
    return try fuzz.run(messages: isQuick ? 20_000 : 1_000_000)
}

/// A program that means a grader no good: requests of all kinds, in any order, many of them damaged.
private struct RerunFuzz {
    private var random = Generator()
    private let specs: [String]
    private var (answered, failed, unknown, malformed, stopped, ignored) = (0, 0, 0, 0, 0, 0)
    private var slowest = Duration.zero
    /// The environments that the program has, and the recorders that it has used.
    private var (alive, recorders): ([Int], [Int]) = ([], [])

    init() throws {
        specs = try ["CartPole-v1", "Blackjack-v1", "FrozenLake-v1", "Pendulum-v1", "Taxi-v4", "LunarLander-v3"].map {
            id in
            try Gymnasium.make(id).spec?.json ?? ""
        }
    }

    mutating func run(messages: Int) throws -> String {
        var sent = 0
        while sent < messages {
            var limits = RerunLimits()
            (limits.environments, limits.steps, limits.episodes, limits.recorders) = (12, 300, 60, 3)
            var server = EnvironmentServer(
                seed: HiddenSeed(random.nextUInt64()), wanted: try spec("CartPole-v1"), limits: limits)
            var isOver = false
            (alive, recorders) = ([], [])
            while !isOver, sent < messages {
                sent += 1
                isOver = try send(message(), to: &server)
            }
            let outcome = server.outcome(.isClosed)
            try require(
                outcome.log.rows.allSatisfy { $0.length > 0 && $0.length <= 300 } && outcome.steps.total <= 300,
                "the log has more than was played: \(outcome)")
        }
        return
            "\(answered) answered, \(failed) refused with words, \(unknown) unknown, \(ignored) told; runs ended by nonsense "
            + "\(malformed), by a limit \(stopped); slowest \(Int(slowest / .microseconds(1))) µs"
    }

    private func spec(_ id: String) throws -> EnvSpec? { try Gymnasium.make(id).spec }

    /// Sends a message; true if the run is over.
    private mutating func send(_ message: [UInt8], to server: inout EnvironmentServer) throws -> Bool {
        let start = ContinuousClock.now
        let reaction = server.react(to: message)
        slowest = max(slowest, ContinuousClock.now - start)
        try require(slowest < .seconds(2), "a message took \(slowest): \(message.prefix(400))")
        switch reaction {
        case .nothing: ignored += 1
        case .end(.isMalformed(let problem)):
            try require(!problem.isEmpty, "a run ended without a reason")
            malformed += 1
            return true
        case .end:
            stopped += 1
            return true
        case .answer(let answer):
            let writer = ByteWriter()
            answer.write(to: writer)
            _ = try RemoteAnswer(writer.bytes)
            switch answer {
            case .made(let number):
                alive.append(number)
                answered += 1
            case .failure(let text):
                try require(!text.isEmpty, "an error without a text")
                failed += 1
            case .unknown: unknown += 1
            default: answered += 1
            }
        }
        return false
    }

    private mutating func message() throws -> [UInt8] {
        let writer = ByteWriter()
        try request().write(to: writer)
        var bytes = writer.bytes
        if random.integer(below: 40) == 0 { damage(&bytes, &random) }
        return bytes
    }

    /// Mostly one that there is.
    private mutating func number() -> Int {
        if random.integer(below: 200) == 0 { return [0, 1 << 40, 99][random.integer(below: 3)] }
        return alive.isEmpty ? 1 : alive[random.integer(below: alive.count)]
    }

    private mutating func place() -> RemotePlace {
        let marks = random.integer(below: 40) == 0 ? random.integer(below: 1000) : random.integer(below: 2)
        let recorder = random.integer(below: 3)
        if recorder > 0, !alive.isEmpty { recorders.append(recorder) }
        return RemotePlace(environment: number(), recorder: recorder, marks: recorder == 0 ? 0 : marks)
    }

    private mutating func request() throws -> RemoteRequest {
        switch alive.isEmpty ? 0 : random.integer(below: 40) {
        case 0...1:
            var text = Array(specs[random.integer(below: specs.count)].utf8)
            if random.integer(below: 3) == 0 { damage(&text, &random) }
            let modes: [RenderMode?] = [nil, .rgbArray, .ansi, .statePixels]
            let isWrong = random.integer(below: 50) == 0
            return .make(
                spec: String(decoding: text, as: UTF8.self),
                isWrong ? .human : modes[random.integer(below: modes.count)])
        case 2...4:
            let seeds: [Int?] = [nil, 42, 0, -1, .max, .min]
            let options: [Info] = [
                [:], [:], ["low": 0.1, "high": 0.2], ["low": "x"], ["start": .double(.nan)], ["": .none],
            ]
            return .reset(
                place(), seed: seeds[random.integer(below: seeds.count)],
                options: options[random.integer(below: options.count)])
        case 5...28: return .step(place(), action())
        case 29: return random.integer(below: 8) == 0 ? .render(number()) : .seed(random.integer(below: 9) - 1)
        case 30: return .copy(number())
        case 31:
            let number = number()
            alive.removeAll { $0 == number }
            return .release(number)
        case 32: return random.integer(below: 2) == 0 ? .close(number()) : .inside
        default:
            let kind = RecorderNote.Kind.allCases[random.integer(below: 3)]
            return .note(
                recorder: recorders.last ?? 1,
                RecorderNote(
                    kind: kind, episode: random.integer(below: 5), length: random.integer(below: 9),
                    isLogged: random.integer(below: 4) > 0, marks: random.integer(below: 3), place: number()))
        }
    }

    private mutating func action() -> Value {
        switch random.integer(below: 16) {
        case 0: .none
        case 1: .floats([.nan])
        case 2: .floats([Float(random.random()), .infinity])
        case 3: .int(.max)
        case 4: .list([1, [2, "x"], .dictionary(["a": 1])])
        case 5: .array(.uint8(NDArray(shape: [2, 0, 3], repeating: 1)))
        case 6...8: .floats([Float(random.random())])
        case 9: .double(0.5)
        case 10: .tuple([0, 1])
        default: .int(random.integer(below: 4))
        }
    }
}
