import Gymnasium
import GymnasiumCore
import GymnasiumWrappers
import LyceumRecording
import LyceumValues

/// What a program asks of the grader that has its environments, or tells it.
package enum RemoteRequest: Sendable, Equatable {
    /// The first one: the version of these messages.
    case hello(version: Int)
    /// An environment as this spec has it, in JSON.
    case make(spec: String, RenderMode?)
    case reset(RemotePlace, seed: Int?, options: Info)
    case step(RemotePlace, Value)
    case render(Int)
    case close(Int)
    case copy(Int)
    /// The seed that stands for another one where the program itself draws.
    case seed(Int)
    /// There is no answer to this and to those that follow. An environment is not needed any more.
    case release(Int)
    /// Something happened to an episode of a recorder.
    case note(recorder: Int, RecorderNote)
    /// The program has looked at an environment of its own process, which stands still.
    case inside

    /// The version of these messages.
    package static let version = 1

    /// Whether there is an answer.
    package var hasAnswer: Bool {
        switch self {
        case .release, .note, .inside: false
        default: true
        }
    }
}

/// Which environment a request is about.
package struct RemotePlace: Sendable, Equatable {
    /// Its number.
    package var environment: Int
    /// The recorder that keeps its trail; 0 for none.
    package var recorder: Int
    /// How many steps of that recorder have ended since it last told.
    package var marks: Int

    package init(environment: Int, recorder: Int = 0, marks: Int = 0) {
        (self.environment, self.recorder, self.marks) = (environment, recorder, marks)
    }
}

extension RemoteRequest {
    /// Numbers of environments, recorders and steps are below this.
    private static let numberLimit = 1 << 48

    /// Adds the message, without its length.
    package func write(to writer: ByteWriter) {
        switch self {
        case .hello(let version):
            writer.add(UInt8(0))
            writer.add(count: version)
        case .make(let spec, let mode):
            writer.add(UInt8(1))
            writer.add(.string(spec))
            writer.add(UInt8(mode.flatMap(RenderMode.allCases.firstIndex).map { $0 + 1 } ?? 0))
        case .reset(let place, let seed, let options):
            writer.add(UInt8(2))
            place.write(to: writer)
            writer.add(seed.map(Value.int) ?? Value.none)
            writer.add(options)
        case .step(let place, let action):
            writer.add(UInt8(3))
            place.write(to: writer)
            writer.add(action)
        case .render(let environment): Self.write(4, environment, to: writer)
        case .close(let environment): Self.write(5, environment, to: writer)
        case .copy(let environment): Self.write(6, environment, to: writer)
        case .seed(let seed):
            writer.add(UInt8(7))
            writer.add(Int64(seed))
        case .release(let environment): Self.write(8, environment, to: writer)
        case .note(let recorder, let note):
            Self.write(9, recorder, to: writer)
            writer.add(note.kind.rawValue | (note.isLogged ? 4 : 0))
            for number in [note.episode, note.length, note.marks, note.place] { writer.add(count: number) }
        case .inside: writer.add(UInt8(10))
        }
    }

    private static func write(_ kind: UInt8, _ number: Int, to writer: ByteWriter) {
        writer.add(kind)
        writer.add(count: number)
    }

    /// Reads a message.
    ///
    /// - Throws: `TraceProblem`, whatever the bytes are.
    package init(_ bytes: [UInt8]) throws(TraceProblem) {
        var reader = ByteReader(bytes)
        switch try reader.byte() {
        case 0: self = .hello(version: try Self.number(&reader))
        case 1:
            guard case .string(let spec) = try reader.value(depth: 1) else { throw TraceProblem("a spec is no text") }
            let mode = Int(try reader.byte())
            guard mode <= RenderMode.allCases.count else { throw TraceProblem("there is no render mode \(mode)") }
            self = .make(spec: spec, mode == 0 ? nil : RenderMode.allCases[mode - 1])
        case 2:
            let place = try RemotePlace(&reader)
            let seed: Int? =
                switch try reader.value(depth: 1) {
                case .none: nil
                case .int(let seed): seed
                default: throw TraceProblem("a seed is no number")
                }
            self = .reset(place, seed: seed, options: try reader.info())
        case 3: self = .step(try RemotePlace(&reader), try reader.value())
        case 4: self = .render(try Self.number(&reader))
        case 5: self = .close(try Self.number(&reader))
        case 6: self = .copy(try Self.number(&reader))
        case 7: self = .seed(Int(try reader.number(Int64.self)))
        case 8: self = .release(try Self.number(&reader))
        case 9:
            let recorder = try Self.number(&reader)
            let kind = try reader.byte()
            guard kind < 8, let event = RecorderNote.Kind(rawValue: kind & 3) else {
                throw TraceProblem("there is no note \(kind)")
            }
            self = .note(
                recorder: recorder,
                RecorderNote(
                    kind: event, episode: try Self.number(&reader), length: try Self.number(&reader),
                    isLogged: kind & 4 != 0, marks: try Self.number(&reader), place: try Self.number(&reader)))
        case 10: self = .inside
        case let kind: throw TraceProblem("there is no request \(kind)")
        }
        guard reader.left == 0 else { throw TraceProblem("bytes follow the request") }
    }

    fileprivate static func number(_ reader: inout ByteReader) throws(TraceProblem) -> Int {
        try reader.count("a number", atMost: numberLimit)
    }
}

extension RemotePlace {
    fileprivate func write(to writer: ByteWriter) {
        writer.add(count: environment)
        writer.add(count: recorder)
        writer.add(count: marks)
    }

    fileprivate init(_ reader: inout ByteReader) throws(TraceProblem) {
        environment = try RemoteRequest.number(&reader)
        recorder = try RemoteRequest.number(&reader)
        marks = try RemoteRequest.number(&reader)
    }
}
