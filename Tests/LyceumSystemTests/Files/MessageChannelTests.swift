import Foundation
import LyceumSystem
import Testing

/// Messages between two sides.
@Suite struct MessageChannelTests {
    private func message(_ contents: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: UInt32(contents.count).littleEndian) { Array($0) } + contents
    }

    private func sides(
        limit: Int = 1 << 24
    ) throws -> (MessageChannel, MessageChannel) {
        let (one, other) = try #require(MessageChannel.pipes())
        func channel(_ ends: (reading: Int32, writing: Int32)) -> MessageChannel {
            MessageChannel(reading: ends.reading, writing: ends.writing, limit: limit, hasDeadline: true)
        }
        return (channel(one), channel(other))
    }

    private var soon: ContinuousClock.Instant { .now + .milliseconds(100) }

    @Test func `Messages of any length come as they were sent, in order`() throws {
        let (one, other) = try sides()
        let messages = [0, 1, 3, 70_000, 2, 65_532, 65_536, 500_000].map { count in
            (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ count) }
        }
        Thread.detachNewThread {
            for message in messages {
                try? self.message(message).withUnsafeBytes { try one.send($0, until: .now + .seconds(20)) }
            }
        }
        for message in messages { #expect(try other.receive(until: .now + .seconds(20)) == message) }
    }

    @Test func `A side that says nothing, half a message or too much is told apart`() throws {
        let (one, other) = try sides(limit: 100)
        #expect(throws: MessageChannel.End.isLate) { try other.receive(until: soon) }
        try ([9, 0, 0] as [UInt8]).withUnsafeBytes { try one.send($0) }
        #expect(throws: MessageChannel.End.isLate) { try other.receive(until: soon) }
        let (three, four) = try sides(limit: 100)
        try message([UInt8](repeating: 1, count: 101)).withUnsafeBytes { try three.send($0) }
        #expect(throws: MessageChannel.End.isTooLong(101)) { try four.receive(until: soon) }
    }

    @Test func `The end of a side is the end for reading and writing, and no signal ends this process`() throws {
        let (one, other) = try #require(MessageChannel.pipes())
        let kept = MessageChannel(reading: one.reading, writing: one.writing, limit: 100, hasDeadline: true)
        do { _ = MessageChannel(reading: other.reading, writing: other.writing, limit: 100, hasDeadline: true) }
        #expect(throws: MessageChannel.End.isClosed) { try kept.receive(until: soon) }
        #expect(throws: MessageChannel.End.isClosed) {
            try message([1]).withUnsafeBytes { try kept.send($0, until: soon) }
        }
    }

    @Test func `A side that does not read is waited for no longer than until the deadline`() throws {
        let (one, other) = try sides()
        let large = message([UInt8](repeating: 7, count: 1 << 20))
        #expect(throws: MessageChannel.End.isLate) { try large.withUnsafeBytes { try one.send($0, until: soon) } }
        withExtendedLifetime(other) {}
    }
}
