/// How an environment draws itself, with Gymnasium's names.
public enum RenderMode: String, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
    /// For a person to watch, as it happens.
    case human
    /// An image of shape (height, width, 3), bytes of red, green and blue.
    case rgbArray = "rgb_array"
    /// The image that is observed, of shape (height, width, 3), where pixels are.
    case statePixels = "state_pixels"
    /// Text for a terminal, perhaps with colour codes.
    case ansi
    /// All images since the last reset or the last call of `render`.
    case rgbArrayList = "rgb_array_list"
    /// All texts since the last reset or the last call of `render`.
    case ansiList = "ansi_list"

    /// Gymnasium's spelling, such as `rgb_array`.
    public var description: String { rawValue }
}
