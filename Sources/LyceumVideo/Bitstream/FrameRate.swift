/// A frame rate as a fraction, as containers and decoders need it.
struct FrameRate: Equatable {
    /// Ticks in a second.
    let scale: Int
    /// Ticks in a frame.
    let duration: Int

    /// The simplest fraction within a millionth of a rate; the scale has at least 1,000 ticks.
    ///
    /// A rate outside of 1/1000…1000 is clamped; NaN becomes 30.
    init(_ framesPerSecond: Double) {
        let rate = framesPerSecond.isNaN ? 30 : min(max(framesPerSecond, 0.001), 1000)
        var duration = 1
        while duration < 1001, abs((rate * Double(duration)).rounded() / Double(duration) - rate) > rate * 1e-6 {
            duration += 1
        }
        let scale = max(1, Int((rate * Double(duration)).rounded()))
        let factor = (999 + scale) / scale
        self.scale = scale * factor
        self.duration = duration * factor
    }
}
