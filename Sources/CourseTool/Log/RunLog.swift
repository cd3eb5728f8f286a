import Lyceum

/// The episodes of one run, from whichever file they were logged in.
package struct RunLog: Equatable {
    /// The file.
    let path: String
    /// The return of each episode; NaN where the file has none.
    package let returns: [Double]
    /// The number of steps of each episode.
    package let lengths: [Int]
    /// The whole log; `nil` for a file that has no squared rewards.
    let log: CourseLog?

    /// Reads a log of a ``Recorder``, of rldurham, or of Stable-Baselines3 (`monitor.csv`), distinguished by the first
    /// byte.
    ///
    /// The file is read once, so that it may be a pipe.
    ///
    /// - Throws: `FileError`, `MalformedLog`, ``MalformedMonitor``.
    package init(contentsOf path: String) throws {
        let bytes = try Platform.readFile(path, limit: CourseLog.byteLimit)
        if bytes.first == UInt8(ascii: "#") {
            let rows = try MonitorFile(bytes, name: path).rows
            self.init(path: path, returns: rows.map(\.episodeReturn), lengths: rows.map(\.length))
        } else {
            let log = try CourseLog(bytes: bytes, name: path)
            self.init(path: path, returns: log.rows.map(\.rewardSum), lengths: log.rows.map(\.length), log: log)
        }
    }

    package init(path: String, returns: [Double], lengths: [Int], log: CourseLog? = nil) {
        self.path = path
        self.returns = returns
        self.lengths = lengths
        self.log = log
    }

    /// The number of an episode, counting those that were not logged.
    func count(_ index: Int) -> Int { log?.rows[index].count ?? index }
}
