import GymnasiumCore
import LyceumValues

extension Env {
    /// Whether the render mode asks for a picture: of a mode that an environment does not have, nothing comes.
    var drawsPicture: Bool { renderMode == .rgbArray || renderMode == .human }

    /// Warns that `render` draws nothing because the environment was made without a render mode.
    func warnOfNoRenderMode() {
        let modes = metadata.renderModes.map(\.rawValue).joined(separator: ", ")
        Warnings.warn(
            "\(Self.typeName) was made without a render mode, so render() draws nothing: write make(…, renderMode: "
                + ".rgbArray); it has \(modes)")
    }
}
