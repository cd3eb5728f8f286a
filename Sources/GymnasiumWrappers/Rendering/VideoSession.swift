import LyceumNumerics
import LyceumSystem
import LyceumVideo
import Synchronization

/// The part of a recording that cannot be copied: the file that is being written, and the count of calls that tells a
/// copy from the original.
package final class VideoSession: Sendable {
    private struct State {
        var path = ""
        var framesPerSecond = 30.0
        var writer: VideoWriter?
    }

    private let state = Mutex(State())
    private let callCount = Atomic<Int>(0)

    package init() {}

    deinit {
        // Nobody said how the episode ended: the video is complete, under the name that it was begun with.
        state.withLock { state in
            if let writer = state.writer { _ = try? writer.finish() }
        }
    }

    /// Counts a call, if it is the next one.
    ///
    /// - Returns: false for a recording whose own count has fallen behind: a copy.
    func advance(to count: Int) -> Bool {
        callCount.compareExchange(expected: count - 1, desired: count, ordering: .relaxed).exchanged
    }

    /// Takes the name and the rate of the next video; its file is made with the first frame.
    func begin(path: String, framesPerSecond: Double) {
        state.withLock { $0 = State(path: path, framesPerSecond: framesPerSecond) }
    }

    /// Adds a frame.
    func append(_ image: NDArray<UInt8>) throws {
        try state.withLock { state in
            if state.writer == nil {
                guard image.rank >= 2 else { throw InvalidFrame(given: "an array of shape \(image.shape)") }
                if let slash = state.path.lastIndex(of: "/") {
                    try Platform.makeFolder(String(state.path[..<slash]))
                }
                state.writer = try VideoWriter(
                    path: state.path, width: image.shape[1], height: image.shape[0],
                    framesPerSecond: state.framesPerSecond)
            }
            try state.writer?.append(image)
        }
    }

    /// Completes the video; `nil` where it has no frame.
    ///
    /// - Returns: its final path, and the number of its frames.
    func finish(as path: String) throws -> (path: String, frames: Int)? {
        try state.withLock { state in
            guard let writer = state.writer else { return nil }
            state.writer = nil
            return (try writer.finish(as: path), writer.frameCount)
        }
    }

    /// Removes the file.
    func discard() {
        state.withLock { state in
            state.writer?.discard()
            state.writer = nil
        }
    }

    /// Leaves the file as written so far, which plays; where not even that is possible, there is no file.
    func abandon() {
        state.withLock { $0.writer = nil }
    }
}

/// Something that cannot be a frame of a video or of a picture of several sub-environments.
public struct InvalidFrame: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was drawn.
    public let given: String

    /// What was drawn in place of an image.
    public init(given: String) { self.given = given }

    public var description: String { "a frame of a video is an image of shape (height, width, 3), and not \(given)" }
}
