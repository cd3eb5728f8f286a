import Gymnasium
import GymnasiumCore
import GymnasiumWrappers
import LyceumNumerics
import LyceumValues
import Synchronization

/// An environment that the grader has, as the program that plays in it holds it. One value of the program alone has it.
final class RemoteClient: RemotePlayer, @unchecked Sendable {
    private let number: Int
    private let connection: RemoteConnection
    /// Whether pictures are drawn at each step and kept.
    private let collectsFrames: Bool
    private var frames: [RenderedFrame] = []

    init(_ number: Int, of connection: RemoteConnection, collectsFrames: Bool) {
        (self.number, self.connection, self.collectsFrames) = (number, connection, collectsFrames)
    }

    deinit { connection.tell(.release(number)) }

    /// Says who keeps the trail, and what has happened to it since the last time.
    private func place(_ trail: inout StepTrail?) -> RemotePlace {
        guard let marks = trail?.marks else { return RemotePlace(environment: number) }
        trail?.place = number
        if trail?.listener == nil { trail?.listener = RemoteRecorder(connection, marks: marks) }
        guard let recorder = trail?.listener as? RemoteRecorder else { return RemotePlace(environment: number) }
        return RemotePlace(environment: number, recorder: recorder.number, marks: recorder.newMarks(upTo: marks))
    }

    func reset(
        seed: Int?, options: Info, _ trail: inout StepTrail?
    ) throws -> (reset: Reset<Value>, random: Generator?) {
        guard
            case .reset(let reset, let random) = try connection.ask(.reset(place(&trail), seed: seed, options: options))
        else { throw RemoteRunIsOver() }
        if collectsFrames {
            frames = []
            try collect()
        }
        return (reset, random.isEmpty ? nil : Generator(entropy: random))
    }

    func step(_ action: Value, _ trail: inout StepTrail?) throws -> Step<Value> {
        guard case .step(let step) = try connection.ask(.step(place(&trail), action)) else { throw RemoteRunIsOver() }
        if collectsFrames { try collect() }
        return step
    }

    private func collect() throws {
        if let frame = try draw() { frames.append(frame) }
    }

    private func draw() throws -> RenderedFrame? {
        guard case .frame(let frame) = try connection.ask(.render(number)) else { throw RemoteRunIsOver() }
        return frame
    }

    func render() throws -> RenderedFrame? {
        guard collectsFrames else { return try draw() }
        defer { frames = [] }
        return .list(frames)
    }

    func close() throws { _ = try connection.ask(.close(number)) }

    func copy() throws -> any RemotePlayer {
        guard case .made(let number) = try connection.ask(.copy(number)) else { throw RemoteRunIsOver() }
        let copy = RemoteClient(number, of: connection, collectsFrames: collectsFrames)
        copy.frames = frames
        return copy
    }

    func noteInside() { connection.tell(.inside) }
}

/// A recorder of this program, as the grader knows it. Copies of its environment share it, and only the recorder's own steps end any of
/// the recorder's.
private final class RemoteRecorder: TrailListener {
    let number: Int
    private let connection: RemoteConnection
    /// How many of its steps the grader knows to be over.
    private let told: Mutex<Int>

    init(_ connection: RemoteConnection, marks: Int) {
        self.connection = connection
        number = connection.nextRecorder()
        told = Mutex(marks)
    }

    /// How many more are over than the grader knows; from now on it does.
    func newMarks(upTo marks: Int) -> Int {
        told.withLock { told in
            defer { told = max(told, marks) }
            return max(0, marks - told)
        }
    }

    func hear(_ note: RecorderNote) {
        var note = note
        note.marks = newMarks(upTo: note.marks)
        connection.tell(.note(recorder: number, note))
    }
}
