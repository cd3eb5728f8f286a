import Lyceum

/// Says on the standard error how far a build is: in one line of a terminal, or in a line of a file now and then.
package struct BuildProgress {
    private let isSilent: Bool
    private let isTerminal = Platform.isTerminal(2)
    private var shown = ""
    private var shownAt = ContinuousClock.now

    init(isSilent: Bool) { self.isSilent = isSilent }

    /// Shows the last step in what the package manager printed so far, such as "[12/345] Compiling Lyceum Table.swift".
    mutating func show(_ output: String) {
        let pause = isTerminal ? Duration.milliseconds(200) : .seconds(20)
        guard !isSilent, ContinuousClock.now - shownAt > pause, let step = Self.lastStep(in: output), step != shown
        else {
            return
        }
        (shown, shownAt) = (step, .now)
        Platform.writeToStandardError(isTerminal ? "\r\u{1B}[K\(step)" : step + "\n")
    }

    /// Leaves the terminal's line as it was before.
    mutating func end() {
        if isTerminal, !shown.isEmpty { Platform.writeToStandardError("\r\u{1B}[K") }
        shown = ""
    }

    /// For example "building: 12 of 345, Lyceum".
    package static func lastStep(in output: String) -> String? {
        for line in output.split(separator: "\n").reversed() {
            guard let match = line.firstMatch(of: /^\[(\d+)\/(\d+)\] (?:Compiling|Emitting module|Linking) (\S+)/)
            else { continue }
            return "building: \(match.1) of \(match.2), \(match.3)"
        }
        return nil
    }
}
