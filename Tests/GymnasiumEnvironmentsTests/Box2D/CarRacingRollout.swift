import Gymnasium
import LyceumNumerics
import TestSupport

/// A race made by its id, and what of it the reference data know.
struct Race {
    var env: AnyEnv

    /// - Parameter options: those of `make`; `max_episode_steps` among them is its argument.
    init(_ options: Info, renderMode: RenderMode? = nil) throws {
        var options = options
        let limit: Int? = options["max_episode_steps"]
        options["max_episode_steps"] = nil as Value?
        env = try make("CarRacing-v3", options, renderMode: renderMode, maxEpisodeSteps: limit)
    }

    var car: CarRacing.CarState? { env[as: CarRacing.self]?.car ?? env[as: CarRacingDiscrete.self]?.car }
    var track: [[Double]] { env[as: CarRacing.self]?.track ?? env[as: CarRacingDiscrete.self]?.track ?? [] }

    /// The car's numbers of 32 bits.
    var numbers: [Float] {
        guard let car else { return [] }
        return ([car.x, car.y, car.angle, car.velocityX, car.velocityY, car.angularVelocity] + car.wheelAngles)
            .map { Float($0) }
    }

    /// What a policy of the reference data does.
    mutating func action(_ policy: String) -> Value {
        let isDiscrete = env[as: CarRacingDiscrete.self] != nil
        switch policy {
        case "follow": return follow(isDiscrete: isDiscrete)
        case "sample": return env.actionSpace.sample()
        case "scale": return .floats((env.actionSpace.sample().floats ?? []).map { $0 * 3 })
        case "gas": return isDiscrete ? 3 : .floats([0, 1, 0])
        default: return isDiscrete ? 0 : .floats([0, 0, 0])
        }
    }

    /// Heads for the place four tiles ahead of the nearest one.
    private func follow(isDiscrete: Bool) -> Value {
        guard let car else { return 0 }
        let track = track
        func distance(_ place: [Double]) -> Double {
            (place[2] - car.x) * (place[2] - car.x) + (place[3] - car.y) * (place[3] - car.y)
        }
        let distances = track.map(distance)
        let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        let goal = track[(nearest + 4) % track.count]
        let (cosine, sine) = (Math.cos(car.angle), Math.sin(car.angle))
        let right = (goal[2] - car.x) * cosine + (goal[3] - car.y) * sine
        let ahead = -(goal[2] - car.x) * sine + (goal[3] - car.y) * cosine
        let turn = Math.atan2(right, ahead)
        let speed = (car.velocityX * car.velocityX + car.velocityY * car.velocityY).squareRoot()
        let limit: Double = abs(turn) < 0.1 ? 30 : 20
        if isDiscrete { return abs(turn) > 0.1 ? (turn > 0 ? 1 : 2) : speed < limit ? 3 : 0 }
        return .floats([Float(min(max(2 * turn, -1), 1)), speed < limit ? 0.5 : 0, speed < limit + 5 ? 0 : 0.2])
    }
}

/// What a roll-out of a race gives, as the reference data write it.
struct RaceRollout {
    private(set) var episodes = 0
    /// The hash of all bytes after every 100 steps.
    private(set) var hashes: [String] = []
    /// The car after every 10 steps.
    private(set) var cars: [[Float]] = []
    /// What the last steps of episodes said of the lap.
    private(set) var lapsFinished: [Bool?] = []
    private var bytes = ByteHash()

    /// Plays from a seed on; episodes that end are followed by others.
    init(_ options: Info, policy: String, seed: Int, steps: Int) throws {
        var race = try Race(options)
        try race.env.reset(seed: seed)
        try race.env.actionSpace.seed(seed)
        note(race)
        for count in 1...steps {
            let step = try race.env.step(race.action(policy))
            note(race)
            bytes.add(step.reward.bitPattern)
            bytes.add(step.terminated ? 1 : 0 as UInt8)
            bytes.add(step.truncated ? 1 : 0 as UInt8)
            if count.isMultiple(of: 10) { cars.append(race.numbers) }
            if step.isDone {
                episodes += 1
                lapsFinished.append(step.info["lap_finished"])
                try race.env.reset()
                note(race)
            }
            if count.isMultiple(of: 100) { hashes.append(bytes.digits) }
        }
    }

    private mutating func note(_ race: Race) {
        for number in race.numbers { bytes.add(number.bitPattern) }
        for speed in race.car?.wheelSpeeds ?? [] { bytes.add(speed.bitPattern) }
    }
}
