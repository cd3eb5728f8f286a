import LyceumNumerics
import Synchronization

/// Writes frames to an MP4 file with H.264 video as they come, in constant memory.
///
/// ```swift
/// let frames = (0..<100).map { _ in Canvas(width: 600, height: 400).image }
/// let video = try VideoWriter(path: "videos/walk.mp4", width: 600, height: 400, framesPerSecond: 50)
/// for frame in frames { try video.append(frame) }
/// print(try video.finish())  // videos/walk.mp4
/// ```
///
/// While it is recorded, the video is in a file beside the final one, `videos/walk.partial.mp4` (or
/// `walk.partial-2.mp4`, … if that is taken). Players open it: it lacks at most the last second of video, or the last
/// two seconds of time if frames come more slowly. If the process is killed, it stays as it is; without a frame it is
/// removed by the next program that makes a video in the folder. ``finish(as:)`` turns it into a plain MP4 file with
/// its index in front, which survives a loss of power from then on. If waiting for the disk has already taken a
/// hundredth of the program's time, that holds only once the system has written it, for most systems within half a
/// minute.
///
/// The video is H.264 in constrained baseline profile, 4:2:0, with BT.709 colours in limited range. Such pictures have
/// an even width and height: an odd one is rounded up, and the last column or row is repeated.
///
/// Memory holds a fixed number of pictures, and four bytes for each frame.
public final class VideoWriter: Sendable {
    /// The file written to until the video is finished.
    public let partialPath: String

    private let path: String
    private let recording: Mutex<Recording>

    /// Creates the partial file, and its folder if necessary.
    ///
    /// - Parameters:
    ///   - path: The name of the finished video; it ends in `.mp4`.
    ///   - width: The width of the frames in pixels.
    ///   - height: Their height.
    ///   - framesPerSecond: The rate; it is clamped to 0.001…1000.
    ///   - keyframeInterval: The number of frames between those that players can jump to; by default four seconds of
    ///     them.
    ///   - quantizer: The quantisation parameter of H.264, 10…40: 6 more double the error and about halve the bytes. The default keeps
    ///     the luma of any frame within 40 decibels of the original, noise included.
    /// - Throws: `FileError` if the file cannot be made, `InvalidVideoSize` for a size that H.264 does not have.
    public init(
        path: String, width: Int, height: Int, framesPerSecond: Double, keyframeInterval: Int? = nil,
        quantizer: Int = 20
    ) throws {
        guard (1...16384).contains(width), (1...16384).contains(height), width * height <= 139_264 * 256 else {
            throw InvalidVideoSize(width: width, height: height)
        }
        let quantizer = min(max(quantizer, 10), 40)
        let rate = FrameRate(framesPerSecond)
        let sets = ParameterSets(
            width: width + width % 2, height: height + height % 2, rate: rate, quantizer: quantizer)
        let file = try PartialVideo(beside: path, boxes: MovieBoxes(sets))
        partialPath = file.path
        self.path = path
        recording = Mutex(
            Recording(
                encoder: PictureEncoder(width: width, height: height, parameter: quantizer),
                shape: [height, width, 3],
                keyInterval: max(1, keyframeInterval ?? 4 * rate.scale / rate.duration), file: file))
    }

    /// A video that is neither finished nor discarded keeps its partial file with all its frames; without frames there
    /// is no file.
    deinit { recording.withLock { $0.flush() } }

    /// The number of frames so far.
    public var frameCount: Int { recording.withLock { $0.count } }

    /// Adds a frame.
    ///
    /// - Parameter frame: Red, green and blue of shape (height, width, 3), or grey of shape (height, width) or (height, width, 1).
    /// - Throws: `FrameSizeChanged` for another shape; `FileError` if the file cannot be written, then for every later
    ///   frame as well: what is in the file can be played. `InvalidVideoUse` after the end.
    public func append(_ frame: NDArray<UInt8>) throws {
        try recording.withLock { try $0.append(frame) }
    }

    /// Makes a plain MP4 file of the frames so far, with its index in front.
    ///
    /// It appears under its name only when complete, and never replaces another file: if there is one, the name becomes
    /// `name-2.mp4`, `name-3.mp4`, …. Then the partial file is removed.
    ///
    /// - Parameter path: The name, if it is not the one given to the writer.
    /// - Returns: The name of the file.
    /// - Throws: `FileError` if the file cannot be written: the partial file stays. `InvalidVideoUse` without frames (the partial
    ///   file is removed) or after the end.
    @discardableResult
    public func finish(as path: String? = nil) throws -> String {
        try recording.withLock { try $0.finish(as: path ?? self.path) }
    }

    /// Ends the video and removes its partial file; does nothing after the end.
    public func discard() {
        recording.withLock { $0.discard() }
    }
}

/// The state of a video that is being written.
private struct Recording: ~Copyable {
    let encoder: PictureEncoder
    let shape: [Int]
    let keyInterval: Int
    /// The file; `nil` after the end.
    var file: PartialVideo?
    var count = 0
    /// The error that made writing impossible.
    var failure: (any Error)?

    init(encoder: PictureEncoder, shape: [Int], keyInterval: Int, file: consuming PartialVideo) {
        self.encoder = encoder
        self.shape = shape
        self.keyInterval = keyInterval
        self.file = consume file
    }

    mutating func append(_ frame: NDArray<UInt8>) throws {
        guard file != nil else { throw InvalidVideoUse(reason: .appendedAfterEnd) }
        if let failure { throw failure }
        let isColor = frame.shape == shape
        guard isColor || frame.shape == [shape[0], shape[1]] || frame.shape == [shape[0], shape[1], 1] else {
            throw FrameSizeChanged(given: frame.shape, expected: shape)
        }
        let isKey = count % keyInterval == 0
        do {
            try file?.append(isKey: isKey) { output in
                frame.elements.withUnsafeBufferPointer {
                    guard let pixels = $0.baseAddress else { return }
                    encoder.encode(pixels, channels: isColor ? 3 : 1, isKey: isKey, to: &output)
                }
            }
        } catch {
            failure = error
            throw error
        }
        count += 1
    }

    mutating func finish(as path: String) throws -> String {
        guard file != nil else { throw InvalidVideoUse(reason: .finishedAfterEnd) }
        if count == 0 {
            discard()
            throw InvalidVideoUse(reason: .hasNoFrames)
        }
        let name = try file?.finish(as: path) ?? path
        file = nil
        return name
    }

    mutating func flush() {
        if failure == nil { try? file?.flush() }
        if file?.hasFragments == false { discard() }
    }

    mutating func discard() {
        file?.remove()
        file = nil
    }
}
