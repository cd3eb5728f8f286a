import LyceumNumerics

extension EnvChecker {
    /// What the environment says of its drawing.
    mutating func checkMetadata() {
        let metadata = original.metadata
        let modes = metadata.renderModes.map { ".\($0)" }.joined(separator: ", ")
        if let mode = original.renderMode, !metadata.renderModes.contains(mode) {
            findings.report(
                .error, .renderModeIsKnown, "renderMode is \(mode), and metadata.renderModes is [\(modes)]",
                mend: "Add the mode to `static let metadata = Metadata(renderModes: […], renderFPS: 30)`.")
        }
        if Set(metadata.renderModes).count < metadata.renderModes.count {
            findings.report(
                .warning, .renderModeIsKnown, "metadata.renderModes has a mode twice: [\(modes)]",
                mend: "Name each once."
            )
        }
        if let problem = metadata.rateProblem {
            findings.report(
                metadata.renderFPS == nil ? .warning : .error, .renderRate, problem,
                mend: "Write Metadata(renderModes: […], renderFPS: 30).")
        }
    }

    /// Every mode that there is: the environment's own, and for one that the registry can make again all others.
    mutating func checkDrawing() {
        guard isClean(.renderModeIsKnown) else { return }
        findings.reportDrawing(of: original, seed: 123)
        guard var spec = original.spec, (try? Gymnasium.spec(spec.id)) != nil else { return }
        spec.additionalWrappers = []
        for mode in original.metadata.renderModes where mode != .human && mode != original.renderMode {
            do {
                let env = try make(spec, renderMode: mode, disableEnvChecker: true)
                if env.renderMode != mode {
                    let made = env.renderMode.map(\.rawValue) ?? "nil"
                    findings.report(
                        .error, .renderModeIsPassedOn, "make with the render mode \(mode) gave the mode \(made)",
                        mend: "Hand it on where the id is registered: `MyEnv(renderMode: $0.renderMode)`.")
                } else {
                    findings.reportDrawing(of: env, seed: 123)
                }
            } catch {
                findings.report(
                    .error, .renderModeIsPassedOn, "make with the render mode \(mode) threw: \(error)",
                    mend: "Let the entry point take each mode of the metadata.")
            }
        }
    }
}

extension [Finding] {
    /// What is wrong with the pictures of an environment, of a reset and of three later states.
    ///
    /// - Parameter interval: the number of steps from one picture to the next.
    mutating func reportDrawing<E: Env>(of env: E, seed: Int, interval: Int = 1) {
        let mode = env.renderMode
        var env = env
        var sizes: Set<[Int]> = []
        let checker = EnvChecker<E>(env)
        guard var actions = try? checker.seededActions else { return }
        var call = "reset"
        do {
            try env.reset(seed: seed)
            for index in 0..<4 {
                let frame: RenderedFrame?
                do {
                    frame = try env.render()
                } catch {
                    report(
                        .error, .renderWorks, "render() after \(call) threw: \(error)",
                        mend: "Let render draw whatever state there is.")
                    return
                }
                if let problem = RenderedFrame.problem(of: frame, mode: mode) {
                    report(
                        .error, .framesFitTheMode, "render() after \(call) returned \(problem)",
                        mend: "Return .image of shape (height, width, 3), .text, or nil without a mode.")
                    return
                }
                if let shape = frame?.lastImage?.shape { sizes.insert(shape) }
                if index == 3 { break }
                call = "step \(interval * (index + 1) - 1)"
                for _ in 0..<interval where try env.step(actions.sample()).isDone { try env.reset() }
            }
        } catch {
            return  // steps have a check of their own
        }
        if sizes.count > 1 {
            let sizes = sizes.map(shapeText).sorted().joined(separator: " and ")
            report(
                .warning, .imagesKeepTheirSize, "images of the same episode have the shapes \(sizes)",
                mend: "Draw on a canvas of one size: a video cannot change its own.")
        }
        let repeats =
            checker.isReproducible && !contains { [.resetIsDeterministic, .stepIsDeterministic].contains($0.check) }
        if mode != nil, mode != .human, repeats { reportChange(byDrawing: env.unwrapped) }
    }

    /// Whether an environment goes on otherwise where it is drawn. Wrappers may draw noise, so it is asked of what is inside.
    private mutating func reportChange<Inside: Env>(byDrawing inside: Inside) {
        var (plain, drawn) = (inside, inside)
        guard let actions = try? EnvChecker<Inside>(inside).seededActions else { return }
        var (one, two) = (actions, actions)
        guard let expected = try? Trace(&plain, &one, seed: 123, steps: 3),
            let found = try? Trace(&drawn, &two, seed: 123, steps: 3, afterEach: { _ = try $0.render() })
        else { return }
        let ignoresInfo = contains { $0.check == .infoIsDeterministic }
        guard let difference = expected.difference(from: found, ignoringInfo: ignoresInfo) else { return }
        report(
            .error, .renderChangesNothing, "with render() after every call, \(difference.evidence)",
            mend: "Let render change no state, and draw nothing from `random`.")
    }
}

extension Metadata {
    /// What is wrong with the frame rate; `nil` for nothing.
    var rateProblem: String? {
        guard let rate = renderFPS else {
            return renderModes.isEmpty ? nil : "the metadata has render modes and no renderFPS"
        }
        return rate.isFinite && rate > 0 ? nil : "metadata.renderFPS is \(rate)"
    }
}

extension RenderedFrame {
    /// What is wrong with a frame for a render mode; `nil` for nothing.
    static func problem(of frame: RenderedFrame?, mode: RenderMode?) -> String? {
        switch (mode, frame) {
        case (nil, nil), (.human, nil): return nil
        case (nil, let frame?): return "\(frame.kind) without a render mode"
        case (.human, let frame?): return "\(frame.kind) where a person watches"
        case (let mode?, nil): return "nil in the mode \(mode)"
        case (.rgbArray, .image(let image)):
            if image.rank == 3, image.shape[2] == 3, image.count > 0 { return nil }
            return "an image of the shape \(shapeText(image.shape)), not (height, width, 3)"
        case (.ansi, .text(let text)): return text.isEmpty ? "an empty text" : nil
        case (.rgbArrayList, .list(let frames)):
            return frames.lazy.compactMap { problem(of: $0, mode: .rgbArray) }.first
        case (.ansiList, .list(let frames)):
            return frames.lazy.compactMap { problem(of: $0, mode: .ansi) }.first
        case (let mode?, let frame?): return "\(frame.kind) in the mode \(mode)"
        }
    }

    private var kind: String {
        switch self {
        case .image: "an image"
        case .text: "a text"
        case .list: "a list"
        }
    }
}
