/// Thrown for a frame whose shape is not that of the video.
public struct FrameSizeChanged: Error, Sendable, Hashable, CustomStringConvertible {
    /// The shape of the frame.
    public let given: [Int]
    /// The shape that the video has.
    public let expected: [Int]

    /// What was given, and what a frame must be.
    public var description: String {
        "a frame of shape \(given) does not fit into a video of shape \(expected): all frames of a video have one size; "
            + "finish this video and begin another one"
    }
}

/// Thrown for a size that H.264 pictures cannot have.
public struct InvalidVideoSize: Error, Sendable, Hashable, CustomStringConvertible {
    /// The width in pixels.
    public let width: Int
    /// The height in pixels.
    public let height: Int

    /// What was given, and what is possible.
    public var description: String {
        "a video cannot have \(width)×\(height) pixels: both sides must be from 1 to 16,384, and the area at most "
            + "35,651,584 pixels"
    }
}

/// Thrown for a video that has ended already, or ends without a frame.
public struct InvalidVideoUse: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened.
    public enum Reason: Sendable, Hashable {
        /// A frame was added after `finish` or `discard`.
        case appendedAfterEnd
        /// `finish` was called after `finish` or `discard`.
        case finishedAfterEnd
        /// `finish` was called without a frame.
        case hasNoFrames
    }

    /// What happened.
    public let reason: Reason

    /// An error for what happened.
    public init(reason: Reason) { self.reason = reason }

    /// What was done, and what to do instead.
    public var description: String {
        switch reason {
        case .appendedAfterEnd: "the video has ended: make another VideoWriter for further frames"
        case .finishedAfterEnd: "the video has ended already: call finish() once"
        case .hasNoFrames: "the video has no frames: call append(_:) before finish(), or discard()"
        }
    }
}
