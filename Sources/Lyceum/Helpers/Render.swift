import Gymnasium
import LyceumRecording
import Synchronization

/// Shows what an environment draws: an image goes into the file `frames/ID.png` below the output folder, replacing the
/// previous one, and text is printed to the terminal.
///
/// ```swift
/// var env = try make("CartPole-v1", renderMode: .rgbArray)
/// try env.reset()
/// try render(&env)                    // the picture is in frames/CartPole-v1.png
/// ```
///
/// The path is printed when the file is written for the first time. The output folder is `--out` for a program that
/// reads its options with ``ProgramOptions``, else the current one.
///
/// - Throws: ``RenderModeNeeded`` where the environment was made without a render mode, `ResetNeeded` before the first
///   reset, ``FileError`` where the picture cannot be written.
public func render(_ env: inout some Env) throws {
    guard let frame = try env.render() else {
        // For a person it was drawn already.
        if env.renderMode == .human { return }
        throw RenderModeNeeded(env: env.description)
    }
    guard let image = frame.lastImage else { return print(frame) }
    let file = FrameFile(of: env)
    try file.write(image)
    if announced.withLock({ $0.insert(file.path).inserted }) { print("the picture is in \(file.path)") }
}

private let announced = Mutex<Set<String>>([])

/// An environment that is to be shown, and draws nothing.
public struct RenderModeNeeded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment as printed.
    public let env: String

    public var description: String {
        "\(env) draws nothing: make it with a render mode that it has, such as make(…, renderMode: .rgbArray)"
    }
}
