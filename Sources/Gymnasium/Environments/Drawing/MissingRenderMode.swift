extension Env {
    /// Warns that `render` draws nothing because the environment was made without a render mode.
    func warnOfNoRenderMode() {
        let modes = metadata.renderModes.map(\.rawValue).joined(separator: ", ")
        Warnings.warn(
            "\(Self.typeName) was made without a render mode, so render() draws nothing: write make(…, renderMode: "
                + ".rgbArray); it has \(modes)")
    }
}
