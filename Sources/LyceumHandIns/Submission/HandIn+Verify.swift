import LyceumRecording

extension HandIn {
    /// Plays the run of a hand-in again, whatever it was handed in for, and says how far its log can be trusted.
    ///
    /// - Parameter seconds: how long it may take; `nil`: as long as it takes.
    public func verify(seconds: Double? = nil) -> ReplayReport { verify(seconds: seconds, isShown: false) }

    /// As ``verify(seconds:)``; perhaps with a progress bar.
    package func verify(seconds: Double?, isShown: Bool) -> ReplayReport {
        func report(_ verdict: Verdict, _ problem: String) -> ReplayReport {
            ReplayReport(
                verdict: verdict, isOtherMathematics: false, rows: [], problems: [problem], notes: [], header: nil,
                stepCount: 0)
        }
        do {
            guard let text = try contents(of: HandInPart.log.place) else {
                return report(.unreliable, "there is no log in it")
            }
            let log = try CourseLog(bytes: text, name: "the log")
            guard let bytes = try contents(of: HandInPart.trace.place) else {
                let contradictions = log.contradictions().map(\.description)
                return report(
                    contradictions.isEmpty ? .plausible : .unreliable, contradictions.first ?? "there is no trace in it"
                )
            }
            return replay(
                try RunTrace(bytes: bytes, name: "the trace"), of: log, seconds: seconds, isShown: isShown, making: nil)
        } catch {
            return report(.unreliable, "\(error)")
        }
    }
}
