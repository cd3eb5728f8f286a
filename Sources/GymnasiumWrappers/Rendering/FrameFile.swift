import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumSystem

/// The file that an environment's frames are written to, each replacing the previous one: `frames/ID.png` below the
/// ``OutputFolder``.
public struct FrameFile: Sendable, Equatable {
    /// The path of the file.
    public let path: String

    /// The file of an environment, named after its id, or after its type where it has none.
    public init(of env: some Env) {
        self.init(
            name: env.spec?.id ?? String(env.unwrapped.description.drop { $0 == "<" }.prefix { $0 != " " && $0 != ">" })
        )
    }

    /// The file of several environments, named after their id, or after their type where they have none.
    public init(of lanes: some VectorEnv) {
        self.init(name: lanes.spec?.id ?? String(lanes.description.drop { $0 == "<" }.prefix { $0.isLetter }))
    }

    private init(name: String) {
        let safe = name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
        path = OutputFolder.path("frames/\(String(safe)).png")
    }

    /// Writes an image of shape (height, width, 3); a reader always sees a complete image, the previous one or this.
    ///
    /// - Throws: `FileError`.
    public func write(_ image: NDArray<UInt8>) throws {
        try PNG.write(image, to: path)
    }
}
