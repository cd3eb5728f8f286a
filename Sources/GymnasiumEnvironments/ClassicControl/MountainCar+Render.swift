import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension MountainCar {
    /// Images of 600 × 400, meant to be watched at 30 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 30)

    /// Draws the valley with the car and the goal.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, with a warning, and before the first
    ///   reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, warnsWithoutMode: true) { state in
            let valley = Valley(
                minPosition: minPosition, maxPosition: maxPosition, ground: Color(142, 190, 130), car: .red,
                flag: .yellow)
            return valley.picture(position: state.position, goal: goalPosition, push: 0)
        }
    }
}

extension MountainCar: Playable {
    /// The arrows, or a and d, accelerate to either side; both together, and no key, not at all.
    public var keysToAction: [KeyCombination: Int] {
        [[]: 1, .left: 0, "a": 0, .right: 2, "d": 2, [.left, .right]: 1, "ad": 1]
    }
}

extension MountainCarContinuous {
    /// Images of 600 × 400, meant to be watched at 30 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 30)

    /// Draws the valley with the car and the goal, and the force of the last step as an arrow.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, with a warning, and before the first
    ///   reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, warnsWithoutMode: true) { state in
            let valley = Valley(
                minPosition: minPosition, maxPosition: maxPosition, ground: Color(214, 178, 128), car: .blue,
                flag: .green)
            return valley.picture(position: state.position, goal: goalPosition, push: Double(lastForce ?? 0))
        }
    }
}

extension MountainCarContinuous: Playable {
    /// The arrows, or a and d, accelerate with all force to either side; both together, and no key, not at all.
    public var keysToAction: [KeyCombination: [Float]] {
        [[]: [0], .left: [-1], "a": [-1], .right: [1], "d": [1], [.left, .right]: [0], "ad": [0]]
    }
}
