import GymnasiumCore
import GymnasiumWrappers
import LyceumNumerics
import LyceumSystem
import LyceumVideo

/// Writes videos of collected frames: Gymnasium's `save_video`, for use with the render mode `rgb_array_list`.
///
/// ```swift
/// var env = try make("CartPole-v1", renderMode: .rgbArrayList)
/// try env.reset(seed: 42)
/// while try !env.step(env.actionSpace.sample()).isDone {}
/// try saveVideo(env.render(), folder: "videos", fps: 50)              // videos/rl-video-episode-0.mp4
/// ```
///
/// A video appears under its name when it is complete, and never replaces another one: the new one gets a number.
///
/// - Parameters:
///   - frames: the result of `render`: a list of images, that of the reset first.
///   - folder: where videos go; created when needed.
///   - episodeTrigger: whether an episode, by its number, has a video of all its frames. Without any trigger:
///     ``cappedCubicSchedule(_:)``.
///   - stepTrigger: whether a video begins at a step, by its number; the frame of the reset belongs to no step.
///   - videoLength: the most frames of a video; `nil` for no limit.
///   - namePrefix: what file names begin with: `rl-video-episode-0.mp4`, `rl-video-step-1000.mp4`.
///   - episodeIndex: the number of this episode, counted from 0.
///   - stepStartingIndex: the number of this episode's first step, counted over all episodes.
///   - fps: frames a second.
/// - Returns: the paths of the videos.
/// - Throws: ``InvalidArgument`` for frames that are not images, a length below 1 or a rate that is not positive;
///   `FileError`, `InvalidVideoSize` and `FrameSizeChanged` from the writer.
@discardableResult
public func saveVideo(
    _ frames: RenderedFrame?, folder: String, episodeTrigger: ((Int) -> Bool)? = nil,
    stepTrigger: ((Int) -> Bool)? = nil, videoLength: Int? = nil, namePrefix: String = "rl-video",
    episodeIndex: Int = 0, stepStartingIndex: Int = 0, fps: Double = 30
) throws -> [String] {
    guard case .list(let list)? = frames else {
        throw InvalidArgument(
            "frames", given: frames.map(\.description) ?? "nil",
            expected: "a list of images: make the environment with renderMode: .rgbArrayList")
    }
    let images = list.compactMap(\.lastImage)
    guard images.count == list.count else {
        throw InvalidArgument(
            "frames", given: "a list with text",
            expected: "a list of images: make the environment with renderMode: .rgbArrayList")
    }
    return try saveVideo(
        images, folder: folder, episodeTrigger: episodeTrigger, stepTrigger: stepTrigger, videoLength: videoLength,
        namePrefix: namePrefix, episodeIndex: episodeIndex, stepStartingIndex: stepStartingIndex, fps: fps)
}

/// Writes videos of images of shape (height, width, 3), otherwise like the other function of this name.
@discardableResult
public func saveVideo(
    _ frames: [NDArray<UInt8>], folder: String, episodeTrigger: ((Int) -> Bool)? = nil,
    stepTrigger: ((Int) -> Bool)? = nil, videoLength: Int? = nil, namePrefix: String = "rl-video",
    episodeIndex: Int = 0, stepStartingIndex: Int = 0, fps: Double = 30
) throws -> [String] {
    if let videoLength, videoLength < 1 {
        throw InvalidArgument("videoLength", given: videoLength, expected: "1 or more frames, or nil for all")
    }
    try checkFrameRate(fps)
    if let image = frames.first(where: { $0.rank < 2 }) {
        throw InvalidArgument(
            "frames", given: "an array of shape \(image.shape)", expected: "images of shape (height, width, 3)")
    }
    var paths: [String] = []
    func save(_ rest: ArraySlice<NDArray<UInt8>>, _ trigger: VideoOccasion.Trigger) throws {
        guard let first = rest.first else { return }
        let writer = try VideoWriter(
            path: Platform.joined(folder, trigger.name(prefix: namePrefix) + ".mp4"), width: first.shape[1],
            height: first.shape[0], framesPerSecond: fps)
        do {
            for frame in rest.prefix(videoLength ?? .max) { try writer.append(frame) }
            paths.append(try writer.finish())
        } catch {
            writer.discard()
            throw error
        }
    }
    let isChosen = episodeTrigger?(episodeIndex) ?? (stepTrigger == nil && cappedCubicSchedule(episodeIndex))
    if isChosen { try save(frames[...], .episode(episodeIndex)) }
    if let stepTrigger {
        for index in frames.indices.dropFirst() {
            let step = stepStartingIndex + index - 1
            if stepTrigger(step) { try save(frames[index...], .step(step)) }
        }
    }
    return paths
}
