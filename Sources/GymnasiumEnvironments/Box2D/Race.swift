import GymnasiumCore
import LyceumNumerics
import LyceumPhysics
import LyceumValues

/// What both car races share: the colours, which outlast an episode, and the episode.
struct Race: Sendable {
    private(set) var colors = RaceColors()
    /// `nil` before the first reset.
    private(set) var scene: RaceScene?

    /// A race that has not been reset.
    init(randomizingColors: Bool, using random: inout Generator) {
        if randomizingColors { colors = RaceColors(using: &random) }
    }

    /// How an episode starts.
    struct Start {
        let lapShare: Double
        let drawsColors: Bool
        let isVerbose: Bool
        let leavesMarks: Bool

        init(
            _ options: Info, lapShare: Double, randomizesColors: Bool, isVerbose: Bool, renderMode: RenderMode?
        ) throws {
            try CarRacing.Settings.checkLapShare(lapShare)
            self.lapShare = lapShare
            self.isVerbose = isVerbose
            leavesMarks = renderMode == .rgbArray || renderMode == .human
            let given: Value? = options["randomize"]
            if randomizesColors, let given {
                guard let flag = Bool(given) else {
                    throw InvalidOption("randomize", given: given, expected: "true or false")
                }
                drawsColors = flag
            } else {
                drawsColors = randomizesColors
            }
        }
    }

    /// Starts an episode.
    ///
    /// - Returns: what the driver sees.
    mutating func start(_ start: Start, using random: inout Generator) throws -> NDArray<UInt8> {
        if start.drawsColors { colors = RaceColors(using: &random) }
        var new = try RaceScene(
            lapShare: start.lapShare, colors: colors, leavesMarks: start.leavesMarks, using: &random,
            report: { if start.isVerbose { print($0) } })
        try new.move()
        scene = new
        return new.view
    }

    /// Lets the driver do something.
    mutating func step(_ controls: RaceCar.Controls) throws -> Step<NDArray<UInt8>> {
        guard scene != nil else { throw ResetNeeded("step") }
        let result = try scene!.step(controls)
        return Step(scene!.view, reward: result.reward, terminated: result.terminated, info: result.info)
    }

    /// The places of the track; none before the first reset.
    var track: [[Double]] { scene?.track.places.map { [$0.bearing, $0.direction, $0.x, $0.y] } ?? [] }
}

extension RaceScene {
    /// How the car moves.
    var carState: CarRacing.CarState {
        let hull = world[car.hull]
        return CarRacing.CarState(
            x: Double(hull.position.x), y: Double(hull.position.y), angle: Double(hull.angle),
            velocityX: Double(hull.linearVelocity.x), velocityY: Double(hull.linearVelocity.y),
            angularVelocity: Double(hull.angularVelocity),
            wheelAngles: car.wheels.map { Double(world[$0.body].angle) }, wheelSpeeds: car.wheels.map(\.speed))
    }
}
