import Gymnasium
import GymnasiumCore
import GymnasiumWrappers
import LyceumNumerics
import LyceumRecording
import LyceumValues

/// What the grader that has a program's environments answers.
package enum RemoteAnswer: Sendable, Equatable {
    case done
    /// The environment has this number.
    case made(Int)
    /// The grader has no such environment, for this reason: the program makes it itself.
    case unknown(String)
    /// With a seed come the words that the program's own stream beside the environment begins with.
    case reset(Reset<Value>, random: [UInt32])
    case step(Step<Value>)
    case frame(RenderedFrame?)
    case seed(UInt32)
    /// The call has thrown an error of this text.
    case failure(String)

    /// Adds the message, without its length.
    package func write(to writer: ByteWriter) {
        switch self {
        case .done: writer.add(UInt8(0))
        case .made(let number):
            writer.add(UInt8(1))
            writer.add(count: number)
        case .unknown(let reason):
            writer.add(UInt8(2))
            writer.add(.string(reason))
        case .reset(let reset, let random):
            writer.add(UInt8(3))
            writer.add(reset.observation)
            writer.add(reset.info)
            writer.add(count: random.count)
            for word in random { writer.add(word) }
        case .step(let step):
            writer.add(UInt8(4))
            writer.add((step.terminated ? 1 : 0) | (step.truncated ? 2 : 0) as UInt8)
            writer.add(step.reward.bitPattern)
            writer.add(step.observation)
            writer.add(step.info)
        case .frame(let frame):
            writer.add(UInt8(5))
            Self.write(frame, to: writer)
        case .seed(let seed):
            writer.add(UInt8(6))
            writer.add(seed)
        case .failure(let text):
            writer.add(UInt8(7))
            writer.add(.string(text))
        }
    }

    private static func write(_ frame: RenderedFrame?, to writer: ByteWriter) {
        switch frame {
        case nil: writer.add(UInt8(0))
        case .image(let image):
            writer.add(UInt8(1))
            writer.add(.array(.uint8(image)))
        case .text(let text):
            writer.add(UInt8(2))
            writer.add(.string(text))
        case .list(let frames):
            writer.add(UInt8(3))
            writer.add(count: frames.count)
            for frame in frames { write(frame, to: writer) }
        }
    }

    /// Reads a message.
    ///
    /// - Throws: `TraceProblem`.
    package init(_ bytes: [UInt8]) throws(TraceProblem) {
        var reader = ByteReader(bytes)
        switch try reader.byte() {
        case 0: self = .done
        case 1: self = .made(try reader.count("a number", atMost: 1 << 48))
        case 2: self = .unknown(try Self.text(&reader))
        case 3:
            let observation = try reader.value()
            let info = try reader.info()
            var random: [UInt32] = []
            for _ in 0..<(try reader.count("the number of words", atMost: 8)) {
                random.append(try reader.number(UInt32.self))
            }
            self = .reset(Reset(observation, info: info), random: random)
        case 4:
            let flags = try reader.byte()
            let reward = Double(bitPattern: try reader.number(UInt64.self))
            let observation = try reader.value()
            self = .step(
                Step(
                    observation, reward: reward, terminated: flags & 1 != 0, truncated: flags & 2 != 0,
                    info: try reader.info()))
        case 5: self = .frame(try Self.frame(&reader, depth: 4))
        case 6: self = .seed(try reader.number(UInt32.self))
        case 7: self = .failure(try Self.text(&reader))
        case let kind: throw TraceProblem("there is no answer \(kind)")
        }
        guard reader.left == 0 else { throw TraceProblem("bytes follow the answer") }
    }

    private static func text(_ reader: inout ByteReader) throws(TraceProblem) -> String {
        guard case .string(let text) = try reader.value(depth: 1) else { throw TraceProblem("a text is no text") }
        return text
    }

    private static func frame(_ reader: inout ByteReader, depth: Int) throws(TraceProblem) -> RenderedFrame? {
        switch try reader.byte() {
        case 0: return nil
        case 1:
            guard case .array(.uint8(let image)) = try reader.value(depth: 1) else {
                throw TraceProblem("an image has no bytes")
            }
            return .image(image)
        case 2: return .text(try text(&reader))
        case 3:
            guard depth > 0 else { throw TraceProblem("pictures are nested too deep") }
            var frames: [RenderedFrame] = []
            for _ in 0..<(try reader.count("the number of pictures", atMost: reader.left)) {
                if let frame = try frame(&reader, depth: depth - 1) { frames.append(frame) }
            }
            return .list(frames)
        case let kind: throw TraceProblem("there is no kind \(kind) of picture")
        }
    }
}
