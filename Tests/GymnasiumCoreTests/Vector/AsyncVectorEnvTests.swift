import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Synchronization
import Testing

/// What lamps wait for before they are switched.
private final class Gate: Sendable {
    private let state = Atomic(false)

    var isOpen: Bool {
        get { state.load(ordering: .acquiring) }
        set { state.store(newValue, ordering: .releasing) }
    }

    func pass() { while !isOpen {} }
}

/// A lamp that is switched when a gate is open.
private struct GatedLamp: Env {
    let gate: Gate
    var lamp = Lamp(length: 100)
    var observationSpace = Discrete(256)
    var actionSpace = Discrete(2)
    var random = Generator()

    init(_ gate: Gate) { self.gate = gate }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        gate.pass()
        return try lamp.reset(seed: seed, options: options)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        gate.pass()
        return try lamp.step(action)
    }
}

@Suite("AsyncVectorEnv")
struct AsyncVectorEnvTests {
    private func lamps(_ count: Int = 3) throws -> AsyncVectorEnv<Lamp> {
        try AsyncVectorEnv(count: count, threads: 2) { _ in Lamp(length: 9) }
    }

    @Test("gives what a serial vector gives, step by step", arguments: AutoresetMode.allCases)
    func asSerial(mode: AutoresetMode) throws {
        var serial = try makeVec("CartPole-v1", count: 4, vectorizationMode: .sync, autoresetMode: mode)
        var background = try makeVec("CartPole-v1", count: 4, vectorizationMode: .async, autoresetMode: mode)
        #expect(try serial.reset(seed: 5) == background.reset(seed: 5))
        try serial.actionSpace.seed(1)
        for _ in 0..<100 {
            let actions = serial.actionSpace.sample()
            let batch = try serial.step(actions)
            #expect(try batch == background.step(actions))
            if mode == .disabled, batch.isDone.contains(true) {
                #expect(try serial.reset(mask: batch.isDone) == background.reset(mask: batch.isDone))
            }
        }
        #expect(background.description == "AsyncVectorEnv(CartPole-v1, num_envs=4)")
    }

    @Test("works while the program does something else")
    func background() throws {
        var lanes = try lamps()
        try lanes.resetAsync(seed: 1)
        #expect(lanes.pendingCall == "reset")
        #expect(try lanes.resetWait().observations == [0, 0, 0])
        try lanes.stepAsync([0, 1, 0])
        #expect(lanes.pendingCall == "step")
        #expect(lanes.actionSpace.sample().count == 3)  // spaces are free meanwhile
        #expect(try lanes.stepWait().observations == [1, 1, 1] && lanes.pendingCall == nil)
        try lanes.callAsync { $0.brightness * 10 }
        #expect(lanes.pendingCall == "call")
        #expect(try lanes.callWait(Int.self) == [10, 10, 10])
        #expect(try lanes.call { "\($0.brightness)" } == ["1", "1", "1"])
    }

    @Test("a call while another one is under way is refused with what to write first")
    func alreadyPending() throws {
        var lanes = try lamps()
        try lanes.resetAsync()
        for call in [
            { try $0.resetAsync() }, { try $0.stepAsync([0, 0, 0]) }, { try $0.callAsync { $0.brightness } },
            { try $0.setAttribute("x", to: 1) }, { _ = try $0.step([0, 0, 0]) },
        ] as [(inout AsyncVectorEnv<Lamp>) throws -> Void] {
            let error = try #require(throws: AlreadyPendingCall.self) { try call(&lanes) }
            #expect(error.pending == "reset" && error.description.contains("resetWait()"))
        }
        #expect(try lanes.resetWait().observations == [0, 0, 0])
    }

    @Test("waiting for what was not begun is refused")
    func noCall() throws {
        var lanes = try lamps()
        #expect(throws: NoAsyncCall("reset")) { try lanes.resetWait() }
        #expect(throws: NoAsyncCall("step")) { try lanes.stepWait() }
        #expect(throws: NoAsyncCall("call")) { try lanes.callWait(Int.self) }
        try lanes.resetAsync()
        let error = try #require(throws: NoAsyncCall.self) { try lanes.stepWait() }
        #expect(error.description.contains("stepAsync"))
        try lanes.resetWait()
        try lanes.callAsync { $0.brightness }
        #expect(throws: InvalidArgument.self) { try lanes.callWait(String.self) }
    }

    @Test("a wait that takes too long is given up, and the next call waits for the lanes first")
    func timeouts() throws {
        let gate = Gate()
        var lanes = try AsyncVectorEnv(count: 2) { _ in GatedLamp(gate) }
        try lanes.resetAsync()
        let reset = try #require(throws: TimedOut.self) { try lanes.resetWait(timeout: .milliseconds(1)) }
        #expect(reset.call == "reset" && lanes.pendingCall == nil)
        gate.isOpen = true
        #expect(try lanes.step([0, 0]).observations == [1, 1])
        gate.isOpen = false
        try lanes.stepAsync([0, 0])
        #expect(throws: TimedOut.self) { try lanes.stepWait(timeout: .zero) }
        gate.isOpen = true
        try lanes.callAsync { $0.lamp.brightness }
        #expect(try lanes.callWait(Int.self, timeout: .seconds(600)) == [2, 2])
    }

    @Test("a lane that throws is named, and all lanes are closed")
    func failures() throws {
        var lanes = try AsyncVectorEnv(count: 4, threads: 3) { _ in Probe() }
        try lanes.reset(seed: 1)
        let failure = try #require(throws: LaneFailure.self) { try lanes.step([0, 0, 9, 0]) }
        #expect(failure.lane == 2 && failure.error is InvalidAction)
        #expect(lanes.isClosed && lanes.environments.map(\.closes) == [1, 1, 1, 1])
        #expect(lanes.environments.map(\.steps) == [1, 1, 0, 1])
        #expect(throws: ClosedEnvironment.self) { try lanes.step([0, 0, 0, 0]) }
    }

    @Test("actions for another number of lanes are refused, and the lanes go on")
    func badActions() throws {
        var lanes = try lamps()
        try lanes.reset()
        #expect(throws: InvalidActions.self) { try lanes.step([0, 0]) }
        #expect(try lanes.step([0, 0, 0]).observations == [1, 1, 1] && !lanes.isClosed)
    }

    @Test("whatever comes after close is refused; closing waits for a call under way, with a warning")
    func closing() throws {
        let gate = Gate()
        var lanes = try AsyncVectorEnv(count: 2) { _ in GatedLamp(gate) }
        try lanes.resetAsync()
        gate.isOpen = true
        let (_, warnings) = try Warnings.collecting { try lanes.close() }
        #expect(warnings.contains { $0.contains("reset") })
        try lanes.close()
        #expect(lanes.isClosed && lanes.pendingCall == nil)
        for call in [
            { try $0.reset() }, { _ = try $0.step([0, 0]) }, { try $0.resetWait() }, { _ = try $0.stepWait() },
            { try $0.call { _ in } }, { try $0.setAttribute("x", to: 1) },
        ] as [(inout AsyncVectorEnv<GatedLamp>) throws -> Void] {
            #expect(throws: ClosedEnvironment.self) { try call(&lanes) }
        }
    }

    @Test("a copy is a vector of its own; made during a call, it has the result, too")
    func copies() throws {
        var lanes = try lamps()
        try lanes.reset()
        try lanes.stepAsync([0, 0, 0])
        var copy = lanes
        #expect(try lanes.stepWait().observations == [1, 1, 1])
        #expect(try lanes.step([0, 0, 0]).observations == [2, 2, 2])
        #expect(try copy.stepWait().observations == [1, 1, 1])
        #expect(try copy.step([0, 0, 0]).observations == [2, 2, 2])
        #expect(copy.environments.map(\.brightness) == [2, 2, 2])
    }

    @Test("a vector that is dropped during a call waits for it")
    func dropped() throws {
        for _ in 0..<20 {
            var lanes = try lamps(8)
            try lanes.resetAsync()
        }
    }

    @Test("pictures, properties and seeds reach the lanes")
    func reaching() throws {
        var lanes = try AsyncVectorEnv(count: 2) { _ in try make(.cartPole, renderMode: .rgbArray) }
        try lanes.reset(seeds: [3, 3])
        let frames = try lanes.render()
        #expect(frames.count == 2 && frames[0] == frames[1] && frames[0]?.lastImage?.shape == [400, 600, 3])
        try lanes.setAttribute("gravity", to: [1.0, 2.0])
        #expect(lanes.attribute("gravity") == [1.0, 2.0])
        #expect(throws: InvalidArgument.self) { try lanes.setAttribute("gravity", to: [1.0]) }
    }

    @Test("a number of threads below one is refused")
    func threads() {
        #expect(throws: InvalidArgument.self) { try AsyncVectorEnv([Lamp()], threads: 0) }
    }
}
