import GymnasiumCore
import LyceumGraphics

extension CarRacing {
    /// Images of 600 × 400, or of the 96 × 96 pixels that are observed, meant to be watched at 50 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray, .statePixels], renderFPS: 50)

    /// Draws the car from above: Gymnasium's picture, with smooth edges.
    ///
    /// - Returns: an image of shape (400, 600, 3), or (96, 96, 3) for `state_pixels`; `nil` without a render mode, with a warning,
    ///   and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        if renderMode == .statePixels { return race.scene.map { .image($0.view) } }
        return frame(of: race.scene, warnsWithoutMode: true) { $0.picture }
    }
}

extension CarRacingDiscrete {
    /// Images of 600 × 400, or of the 96 × 96 pixels that are observed, meant to be watched at 50 frames a second.
    public static let metadata = CarRacing.metadata

    /// Draws the car from above: Gymnasium's picture, with smooth edges.
    ///
    /// - Returns: an image of shape (400, 600, 3), or (96, 96, 3) for `state_pixels`; `nil` without a render mode, with a warning,
    ///   and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        if renderMode == .statePixels { return race.scene.map { .image($0.view) } }
        return frame(of: race.scene, warnsWithoutMode: true) { $0.picture }
    }
}

extension CarRacing: Playable {
    /// Left and right, or a and d, steer; up, or w, is the gas and down, or s, the brake, together with steering or alone.
    public var keysToAction: [KeyCombination: [Float]] {
        [
            []: [0, 0, 0], .left: [-1, 0, 0], "a": [-1, 0, 0], .right: [1, 0, 0], "d": [1, 0, 0], .up: [0, 1, 0],
            "w": [0, 1, 0], .down: [0, 0, 0.8], "s": [0, 0, 0.8], [.left, .up]: [-1, 1, 0], "aw": [-1, 1, 0],
            [.right, .up]: [1, 1, 0], "dw": [1, 1, 0], [.left, .down]: [-1, 0, 0.8], "as": [-1, 0, 0.8],
            [.right, .down]: [1, 0, 0.8], "ds": [1, 0, 0.8],
        ]
    }
}

extension CarRacingDiscrete: Playable {
    /// Left and right, or a and d, steer; up, or w, is the gas and down, or s, the brake.
    public var keysToAction: [KeyCombination: Int] {
        [[]: 0, .right: 1, "d": 1, .left: 2, "a": 2, .up: 3, "w": 3, .down: 4, "s": 4]
    }
}
