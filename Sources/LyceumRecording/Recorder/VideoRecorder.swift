import Gymnasium
import LyceumNumerics
import LyceumSystem

/// Films chosen episodes under the names that coursework has: rldurham's `VideoRecorder`.
///
/// ```swift
/// var env = try VideoRecorder(
///     make("CartPole-v1", renderMode: .rgbArray), videoFolder: "videos", videoPrefix: "xxxx00-agent-video",
///     episodeTrigger: every(50))
/// ```
///
/// It is Gymnasium's `RecordVideo` with names such as `xxxx00-agent-video,episode=4,score=39.0.mp4`, and without the videos of a
/// single frame that a reset after a reset would leave. A ``Recorder`` films by itself.
public typealias VideoRecorder<Base: Env> = RecordVideo<Base>

extension RecordVideo {
    /// Films an environment, with videos named after episode and return.
    ///
    /// - Parameters:
    ///   - base: an environment whose render mode is `rgb_array`.
    ///   - videoFolder: where videos go; made when it is needed.
    ///   - videoPrefix: what file names begin with.
    ///   - episodeTrigger: which episodes, counted from 0, are filmed.
    /// - Throws: `InvalidRenderMode`; ``FileError`` where the folder cannot be made.
    public init(
        _ base: Base, videoFolder: String = "videos", videoPrefix: String,
        episodeTrigger: @escaping @Sendable (Int) -> Bool = cappedCubicSchedule
    ) throws {
        try Platform.checkPath(videoPrefix, to: "name videos")
        try self.init(
            base, videoFolder: videoFolder, episodeTrigger: episodeTrigger, keepsVideosWithoutStep: false
        ) { occasion in
            let score = occasion.episodeReturn.map { ",score=\($0.pythonDescription)" } ?? ""
            return "\(videoPrefix),episode=\(occasion.episode)\(score)"
        }
    }
}
