import GymnasiumCore
import LyceumNumerics
import LyceumSystem
import LyceumValues
import LyceumVideo
import Synchronization

/// What a recording wrapper knows of the video that it is making, and how it makes it.
///
/// A video that cannot be written (a full disk) is given up with a warning, and the run goes on: training is worth more
/// than its film.
package struct VideoTake: Sendable {
    /// The name of the wrapper.
    let wrapper: String
    private let file = VideoFile()
    /// Whether frames are being taken.
    package private(set) var isRecording = false
    /// The number of frames of the current video.
    package private(set) var frameCount = 0
    private var environment: String?
    private var framesPerSecond = 30.0
    private var seed: Int?
    private var resetsSinceSeed = 0
    /// Whether the user was told that videos cannot be written: once, until one succeeds.
    private var hasWarned = false

    /// A recording for the wrapper with a given name.
    package init(wrapper: String) {
        self.wrapper = wrapper
    }

    /// Takes note of a reset.
    package mutating func note(seed: Int?) {
        resetsSinceSeed = seed == nil ? resetsSinceSeed + 1 : 0
        if let seed { self.seed = seed }
    }

    /// Begins a video.
    ///
    /// - Parameters:
    ///   - path: the path without `.mp4`.
    ///   - environment: the id of what is filmed; `nil` for what was not made by `make`.
    ///   - framesPerSecond: the rate; `nil`: 30.
    package mutating func begin(_ path: String, of environment: String?, framesPerSecond: Double?) {
        self.environment = environment
        self.framesPerSecond = framesPerSecond ?? 30
        frameCount = 0
        file.begin(path: path + ".mp4", framesPerSecond: self.framesPerSecond)
        isRecording = true
    }

    /// Adds what was drawn; where drawing failed, the video is given up.
    ///
    /// - Returns: what was drawn.
    @discardableResult
    package mutating func capture(_ drawn: Result<RenderedFrame?, any Error>) -> RenderedFrame? {
        do {
            let frame = try drawn.get()
            guard let image = frame?.lastImage else {
                throw InvalidFrame(given: frame.map { _ in "text" } ?? "nothing")
            }
            try file.append(image)
            frameCount += 1
            return frame
        } catch {
            file.abandon()
            isRecording = false
            warn("\(wrapper) stops this video: \(error)")
            return nil
        }
    }

    /// Completes the video, with a JSON file beside it that says what it shows.
    ///
    /// - Parameters:
    ///   - path: the path without `.mp4`; where there is a file already, a number is added.
    ///   - end: how the episode ended; `nil` where the video has the length that was asked for.
    package mutating func finish(as path: String, episode: Int, episodeReturn: Double, end: EpisodeEnd?) {
        guard isRecording else { return }
        isRecording = false
        do {
            guard let (video, frames) = try file.finish(as: path + ".mp4") else { return }
            let description = VideoDescription(
                environment: environment, seed: seed, resetsSinceSeed: resetsSinceSeed, episode: episode,
                frames: frames, framesPerSecond: framesPerSecond, episodeReturn: episodeReturn, end: end)
            try Platform.replaceFile(video.dropLast(4) + ".json", with: Array(description.json.utf8))
            hasWarned = false
        } catch {
            warn("\(wrapper) cannot complete a video: \(error)")
        }
    }

    /// Gives the video up, and removes its file.
    package mutating func discard() {
        isRecording = false
        file.discard()
    }

    private mutating func warn(_ message: String) {
        if hasWarned { return }
        hasWarned = true
        Warnings.warn(message + "; the run goes on, and nothing more is said until a video succeeds")
    }
}

/// The file that is being written, which all copies of a take have in common.
private final class VideoFile: Sendable {
    private struct State {
        var path = ""
        var framesPerSecond = 30.0
        var writer: VideoWriter?
    }

    private let state = Mutex(State())

    deinit {
        // Nobody said how the episode ended: the video is complete, under the name that it was begun with.
        state.withLock { state in
            if let writer = state.writer { _ = try? writer.finish() }
        }
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
