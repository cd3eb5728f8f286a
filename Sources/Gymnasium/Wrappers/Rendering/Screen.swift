import LyceumNumerics

/// What a person watches: a file that is drawn anew as an episode goes on, at the pace that the environment is meant to be
/// watched at, and at most ten times a second.
@usableFromInline
struct Screen: Sendable {
    private static let pause = Duration.milliseconds(100)
    private var file: FrameFile?
    private var nextPicture: ContinuousClock.Instant?
    private var nextStep: ContinuousClock.Instant?

    /// Waits until it is time for the present state, and draws it if a new picture is due or the episode is over.
    @usableFromInline
    mutating func show(_ env: inout some Env, isLast: Bool) throws {
        let now = ContinuousClock.now
        let rate = env.metadata.renderFPS ?? 30
        if let nextStep, nextStep > now { Platform.sleep(nextStep - now) }
        nextStep = max(now, nextStep ?? now) + .seconds(1 / max(rate, 0.1))
        if let nextPicture, now < nextPicture, !isLast { return }
        guard let image = try env.render()?.lastImage else { return }
        let file = self.file ?? FrameFile(of: env)
        try file.write(image)
        if self.file == nil {
            Platform.writeToStandardError("watch \(file.path): it is drawn anew while the episode goes on\n")
        }
        self.file = file
        nextPicture = now + Self.pause
    }
}
