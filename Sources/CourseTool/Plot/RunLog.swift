import Lyceum
import LyceumNumerics

/// The episodes of one run, from whichever file they were logged in.
struct RunLog: Equatable {
    /// The file.
    let path: String
    /// The return of each episode.
    let returns: [Double]
    /// The number of steps of each episode.
    let lengths: [Int]

    /// Reads a log of a ``Recorder``, of rldurham, or of Stable-Baselines3 (`monitor.csv`), told apart by the first byte.
    ///
    /// - Throws: `FileError`, `MalformedLog`, ``MalformedMonitor``.
    init(contentsOf path: String) throws {
        let bytes = try Platform.readFile(path, limit: CourseLog.byteLimit)
        if bytes.first == UInt8(ascii: "#") {
            let rows = try MonitorFile(bytes, name: path).rows
            self.init(path: path, returns: rows.map(\.episodeReturn), lengths: rows.map(\.length))
        } else {
            let rows = try CourseLog(contentsOf: path).rows
            self.init(path: path, returns: rows.map(\.rewardSum), lengths: rows.map(\.length))
        }
    }

    init(path: String, returns: [Double], lengths: [Int]) {
        self.path = path
        self.returns = returns
        self.lengths = lengths
    }
}
