import Foundation
import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording

/// Runs some code as a program whose environments a grader has, on another thread of this process.
func rerun<Result>(
    _ seed: HiddenSeed = HiddenSeed(7), wanted: EnvSpec? = nil, limits: RerunLimits = RerunLimits(),
    _ body: () throws -> Result
) throws -> (result: Result, outcome: RerunOutcome) {
    guard let (one, other) = MessageChannel.pipes() else { throw NoPipes() }
    let outcome = Box()
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
        let found = EnvironmentServer.serve(
            reading: one.reading, writing: one.writing, seed: seed, wanted: wanted, limits: limits)
        outcome.value.withLock { $0 = found }
        isOver.signal()
    }
    let result = Swift.Result { try connected(other, body) }
    isOver.wait()
    guard let found = outcome.value.withLock({ $0 }) else { throw NoPipes() }
    return (try result.get(), found)
}

/// The connection lives as long as the body, and what the body made.
private func connected<Result>(
    _ ends: (reading: Int32, writing: Int32), _ body: () throws -> Result
) throws -> Result {
    let connection = RemoteConnection(reading: ends.reading, writing: ends.writing)
    return try RemoteConnection.$local.withValue(connection, operation: body)
}

struct NoPipes: Error {}

private final class Box: Sendable {
    let value = NSLockedValue<RerunOutcome?>(nil)
}

/// A value behind a lock.
final class NSLockedValue<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value
    init(_ value: Value) { self.value = value }
    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try lock.withLock { try body(&value) }
    }
}

/// All that an environment gives in some steps with sampled actions, in text that has every bit.
func everything<E: Env>(_ env: inout E, seed: Int?, steps: Int, drawsEach: Int? = nil) throws -> [String] {
    var all: [String] = []
    func bits(_ value: Value) -> String {
        let writer = ByteWriter()
        writer.add(value)
        return writer.bytes.map(String.init).joined(separator: " ")
    }
    func note(_ observation: E.Observation, _ info: Info) {
        all.append(bits(E.ObservationSpace.value(of: observation)) + " / " + bits(.dictionary(info)))
    }
    try env.actionSpace.seed(3)
    let reset = try env.reset(seed: seed)
    note(reset.observation, reset.info)
    for index in 0..<steps {
        let step = try env.step(env.actionSpace.sample())
        note(step.observation, step.info)
        all.append("\(step.reward.bitPattern) \(step.terminated) \(step.truncated)")
        if let drawsEach, index % drawsEach == 0 {
            switch try env.render() {
            case .image(let image): all.append("\(image.shape) \(bits(.array(.uint8(image))).hashValue)")
            case .text(let text): all.append(text)
            case .list(let frames): all.append("\(frames.count) frames")
            case nil: all.append("nothing drawn")
            }
        }
        if step.isDone {
            let reset = try env.reset()
            note(reset.observation, reset.info)
        }
    }
    return all
}
