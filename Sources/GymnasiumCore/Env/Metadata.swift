/// What an environment type can draw, and how fast it is meant to be watched.
public struct Metadata: Sendable, Equatable {
    /// The modes that `render` supports; may be empty.
    public var renderModes: [RenderMode]
    /// Frames a second when watched at natural speed; `nil` where nothing is drawn.
    public var renderFPS: Double?

    /// Modes and frame rate.
    public init(renderModes: [RenderMode] = [], renderFPS: Double? = nil) {
        self.renderModes = renderModes
        self.renderFPS = renderFPS
    }
}

extension Metadata {
    /// What is wrong with the frame rate; `nil` if nothing is.
    package var rateProblem: String? {
        guard let rate = renderFPS else {
            return renderModes.isEmpty ? nil : "the metadata has render modes and no renderFPS"
        }
        return rate.isFinite && rate > 0 ? nil : "metadata.renderFPS is \(rate)"
    }
}
