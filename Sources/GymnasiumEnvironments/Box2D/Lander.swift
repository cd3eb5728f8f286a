import GymnasiumCore

/// What the lander with four actions and the one with throttles have in common: how a flight starts, and the weather.
protocol Lander: Env {
    var gravity: Double { get }
    var isWindy: Bool { get }
    var windPower: Double { get }
    var turbulencePower: Double { get }
    var flight: LanderFlight? { get set }
}

extension Lander {
    /// The weather of the next step; `nil` without wind.
    var weather: LanderFlight.Weather? {
        get throws { isWindy ? try LanderFlight.Weather(wind: windPower, turbulence: turbulencePower) : nil }
    }

    /// Starts a flight high above a new moon, and lets the craft fall for one step.
    mutating func launch(seed: Int?) throws -> Reset<[Float]> {
        try LunarLander.Settings.checkGravity(gravity)
        let weather = try weather
        try reseed(seed)
        var flight = try LanderFlight(gravity: gravity, isWindy: isWindy, using: &random)
        let step = try flight.step(LanderFlight.Thrust(), weather, using: &random, showsSparks: false)
        self.flight = flight
        return Reset(step.observation)
    }
}
