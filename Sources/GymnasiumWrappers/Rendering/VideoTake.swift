import GymnasiumCore
import LyceumSystem
import LyceumValues

/// What a recording wrapper knows of the video that it is making, and how it makes it.
///
/// A video that cannot be written (a full disk) is given up with a warning, and the run goes on: training is worth more
/// than its film.
package struct VideoTake: Sendable {
    private let session = VideoSession()
    private let wrapper: String
    private var callCount = 0
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

    /// Counts a call.
    ///
    /// - Throws: ``RecorderWasCopied`` for a copy of a recording that has gone on elsewhere.
    mutating func advance(_ call: String) throws {
        callCount += 1
        guard session.advance(to: callCount) else {
            callCount -= 1
            throw RecorderWasCopied(call: call, recorder: wrapper)
        }
    }

    /// Takes note of a reset.
    package mutating func note(seed: Int?) {
        resetsSinceSeed = seed == nil ? resetsSinceSeed + 1 : 0
        if let seed { self.seed = seed }
    }

    /// Begins a video of an environment.
    ///
    /// - Parameters:
    ///   - path: the path without `.mp4`.
    ///   - fps: frames a second; `nil`: what the environment says, or 30.
    package mutating func begin(_ path: String, of env: some Env, fps: Double? = nil) {
        begin(path, of: VideoSubject(env), fps: fps)
    }

    mutating func begin(_ path: String, of subject: VideoSubject, fps: Double?) {
        environment = subject.environment
        framesPerSecond = fps ?? subject.framesPerSecond ?? 30
        frameCount = 0
        session.begin(path: path + ".mp4", framesPerSecond: framesPerSecond)
        isRecording = true
    }

    /// Adds the current frame of an environment.
    ///
    /// - Returns: what was drawn.
    @discardableResult
    package mutating func capture(_ env: inout some Env) -> RenderedFrame? {
        capture(Result { try env.render() })
    }

    /// Adds what was drawn; where drawing failed, the video is given up.
    ///
    /// - Returns: what was drawn.
    @discardableResult
    mutating func capture(_ drawn: Result<RenderedFrame?, any Error>) -> RenderedFrame? {
        do {
            let frame = try drawn.get()
            guard let image = frame?.lastImage else {
                throw InvalidFrame(given: frame.map { _ in "text" } ?? "nothing")
            }
            try session.append(image)
            frameCount += 1
            return frame
        } catch {
            session.abandon()
            isRecording = false
            warn("\(wrapper) stops this video: \(error)")
            return nil
        }
    }

    /// Completes the video, with a JSON file beside it that says what it shows.
    ///
    /// - Parameter path: the path without `.mp4`; where there is a file already, a number is added.
    package mutating func finish(as path: String, episode: Int, episodeReturn: Double, end: VideoDescription.End) {
        guard isRecording else { return }
        isRecording = false
        do {
            guard let (video, frames) = try session.finish(as: path + ".mp4") else { return }
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
        session.discard()
    }

    private mutating func warn(_ message: String) {
        if hasWarned { return }
        hasWarned = true
        Warnings.warn(message + "; the run goes on, and nothing more is said until a video succeeds")
    }
}
