import GymnasiumCore
import LyceumNumerics
import LyceumSystem

/// What a person watches: a file that is redrawn as an episode goes on, at the environment's frame rate and at most ten
/// times a second.
@usableFromInline
struct Screen: Sendable {
    private static let pause = Duration.milliseconds(100)
    private var file: FrameFile?
    private var nextPicture: ContinuousClock.Instant?
    private var nextStep: ContinuousClock.Instant?

    /// A screen for several environments.
    init() {}

    /// A screen for an environment.
    ///
    /// - Throws: as ``HumanRendering``.
    init(for env: some Env) throws {
        try env.requireImages("HumanRendering")
        guard env.metadata.renderFPS != nil else {
            throw InvalidArgument("metadata.renderFPS", given: "nil", expected: "the frames a second of \(env)")
        }
    }

    /// Waits until it is time for the current state, and draws it if a new picture is due or the episode is over.
    @usableFromInline
    mutating func show(_ env: inout some Env, isLast: Bool) throws {
        guard isDue(rate: env.metadata.renderFPS, isLast: isLast), let image = try env.render()?.lastImage else {
            return
        }
        try show(image, in: FrameFile(of: env))
    }

    /// Waits until it is time for the current state.
    ///
    /// - Parameter rate: steps a second; `nil`: 30.
    /// - Returns: whether a new picture is due.
    mutating func isDue(rate: Double?, isLast: Bool) -> Bool {
        let now = ContinuousClock.now
        if let nextStep, nextStep > now { Platform.sleep(nextStep - now) }
        nextStep = max(now, nextStep ?? now) + .seconds(1 / max(rate ?? 30, 0.1))
        if let nextPicture, now < nextPicture, !isLast { return false }
        return true
    }

    /// Writes a picture to the file of the first one, whose path is printed once.
    mutating func show(_ image: NDArray<UInt8>, in firstFile: @autoclosure () -> FrameFile) throws {
        let now = ContinuousClock.now
        let file = self.file ?? firstFile()
        try file.write(image)
        if self.file == nil {
            Platform.writeToStandardError("watch \(file.path): it is drawn anew while the episode goes on\n")
        }
        self.file = file
        nextPicture = now + Self.pause
    }
}
