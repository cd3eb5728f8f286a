import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension Env {
    /// What `render` returns for a mode: the text where the mode is `ansi` and there is one, the picture for `human` and
    /// `rgb_array`, and nothing for lists, which wrappers collect.
    ///
    /// - Parameters:
    ///   - text: the text; `nil` for none.
    ///   - warnsWithoutMode: whether a warning says why nothing is drawn without a mode.
    ///   - picture: the picture; `nil` for none.
    func frame(
        text: @autoclosure () -> String? = nil, warnsWithoutMode: Bool = false, _ picture: () -> Canvas?
    ) -> RenderedFrame? {
        switch renderMode {
        case nil:
            if warnsWithoutMode { warnOfNoRenderMode() }
            return nil
        case .rgbArrayList, .ansiList, .statePixels: return nil
        case .ansi: return text().map { .text($0) }
        case .human, .rgbArray: return picture().map { .image($0.image) }
        }
    }

    /// What `render` returns of a state; `nil` also where there is none, before the first reset.
    func frame<State>(
        of state: State?, text: @autoclosure () -> String? = nil, warnsWithoutMode: Bool = false,
        _ picture: (State) -> Canvas
    ) -> RenderedFrame? {
        frame(text: text(), warnsWithoutMode: warnsWithoutMode) { state.map(picture) }
    }

    private func warnOfNoRenderMode() {
        let modes = metadata.renderModes.map(\.rawValue).joined(separator: ", ")
        Warnings.warn(
            "\(Self.typeName) was made without a render mode, so render() draws nothing: write make(…, renderMode: "
                + ".rgbArray); it has \(modes)")
    }
}
