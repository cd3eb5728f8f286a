import GymnasiumCore
import LyceumNumerics
import LyceumValues

extension EnvChecker {
    /// Checks the render mode and the metadata.
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

    /// Checks every render mode: the environment's own, and all others if the registry can make it again.
    mutating func checkDrawing() {
        guard isClean(.renderModeIsKnown) else { return }
        findings.reportDrawing(of: original, seed: 123)
        guard var spec = original.spec else { return }
        spec.additionalWrappers = []
        for mode in original.metadata.renderModes where mode != .human && mode != original.renderMode {
            do {
                guard let env = try makeAgain(spec, mode) else { return }
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
    /// Reports what is wrong with the frames of an environment, after a reset and in three later states.
    ///
    /// - Parameter interval: the number of steps from one frame to the next.
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

    /// Reports whether drawing changes what happens next. Wrappers may draw noise, so the environment inside is
    /// checked.
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
