import Synchronization

/// The folder in which the process writes pictures that were not given a path.
///
/// A program that reads its options with `ProgramOptions.read` sets it to `--out`; otherwise it is the current folder.
public enum OutputFolder {
    private static let folder = Mutex("")

    /// The folder; empty for the current one.
    public static var path: String {
        get { folder.withLock { $0 } }
        set { folder.withLock { $0 = newValue } }
    }

    /// The path of a file or folder inside it.
    public static func path(_ name: String) -> String { Platform.joined(path, name) }
}
