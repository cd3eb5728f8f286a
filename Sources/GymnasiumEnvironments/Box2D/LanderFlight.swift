import GymnasiumCore
import LyceumNumerics
import LyceumPhysics

/// What both lunar landers share: the moon, the craft above it, and how a step moves and rates the craft.
///
/// The craft's coordinates are 64-bit numbers made of the world's 32-bit ones; rewards are computed in them, and only the
/// observation is rounded.
struct LanderFlight: Sendable {
    /// The moon, the craft and its two legs.
    var world: World
    /// The height of the moon at ``terrainX``.
    let terrain: [Double]
    let craft: BodyID
    let legs: (left: BodyID, right: BodyID)
    /// Where the wind and the turbulence are on their curves; `nil` without wind.
    var windIndex: Int?
    var torqueIndex: Int?
    /// Whether the hull of the craft has touched the moon.
    var hasCrashed = false
    /// Whether the legs touch the moon.
    var contacts = (left: false, right: false)
    /// What the engines have thrown out lately; only kept to be drawn.
    var sparks: [Spark] = []
    private var shaping: Double?

    init(
        world: World, terrain: [Double], craft: BodyID, legs: (left: BodyID, right: BodyID), windIndex: Int?,
        torqueIndex: Int?
    ) {
        self.world = world
        self.terrain = terrain
        self.craft = craft
        self.legs = legs
        self.windIndex = windIndex
        self.torqueIndex = torqueIndex
    }

    /// How the engines fire in a step.
    struct Thrust {
        /// The power of the main engine: 0, or 0.5 to 1.
        var main = 0.0
        /// The power of a side engine: 0, or 0.5 to 1.
        var side = 0.0
        /// Which side engine fires: -1 the left one, 1 the right one.
        var direction = 0.0
    }

    /// How strong wind and turbulence are: the greatest force in N and the greatest torque in N m.
    struct Weather {
        let wind: Double
        let turbulence: Double

        init(wind: Double, turbulence: Double) throws {
            try LunarLander.Settings.checkPower("windPower", wind)
            try LunarLander.Settings.checkPower("turbulencePower", turbulence)
            self.wind = wind
            self.turbulence = turbulence
        }
    }

    /// Fires the engines and moves on by a fiftieth of a second.
    ///
    /// - Parameters:
    ///   - thrust: how the engines fire.
    ///   - weather: how strong wind and turbulence are; `nil` for a calm.
    ///   - random: two numbers are drawn from it.
    ///   - showsSparks: whether what the engines throw out is kept to be drawn.
    mutating func step(
        _ thrust: Thrust, _ weather: Weather?, using random: inout Generator, showsSparks: Bool
    ) throws -> Step<[Float]> {
        if let weather, !contacts.left, !contacts.right { blow(weather) }
        fire(thrust, using: &random, showsSparks: showsSparks)
        try world.step(1 / 50, velocityIterations: 180, positionIterations: 60)
        noteContacts()
        if !sparks.isEmpty { moveSparks() }
        return rate(thrust)
    }

    // MARK: Forces

    private mutating func blow(_ weather: Weather) {
        func strength(_ index: Int) -> Double {
            Math.tanh(Math.sin(0.02 * Double(index)) + Math.sin(Double.pi * 0.01 * Double(index)))
        }
        if let index = windIndex {
            world[craft].applyForce(Vector2(Float(strength(index) * weather.wind), 0))
            windIndex = index + 1
        }
        if let index = torqueIndex {
            world[craft].applyTorque(Float(strength(index) * weather.turbulence))
            torqueIndex = index + 1
        }
    }

    private mutating func fire(_ thrust: Thrust, using random: inout Generator, showsSparks: Bool) {
        let angle = Double(world[craft].angle)
        let position = world[craft].position
        let (x, y) = (Double(position.x), Double(position.y))
        let (sine, cosine) = (Math.sin(angle), Math.cos(angle))
        let along = (-1 + 2 * random.random()) / Self.scale
        let across = (-1 + 2 * random.random()) / Self.scale
        if thrust.main > 0 {
            let reach = 4 / Self.scale + 2 * along
            let offset = (x: sine * reach - cosine * across, y: -cosine * reach - sine * across)
            push(
                offset, power: 13, thrust.main, at: (x + offset.x, y + offset.y),
                sparkDensity: showsSparks ? 3.5 : nil)
        }
        if thrust.side > 0 {
            let reach = 3 * across + thrust.direction * 12 / Self.scale
            let offset = (x: sine * along - cosine * reach, y: -cosine * along - sine * reach)
            // The one arm is 17 and the other 14 long, as in Gymnasium.
            let place = (x + offset.x - sine * 17 / Self.scale, y + offset.y + cosine * 14 / Self.scale)
            push(offset, power: 0.6, thrust.side, at: place, sparkDensity: showsSparks ? 0.7 : nil)
        }
    }

    /// Pushes the craft away from an offset.
    private mutating func push(
        _ offset: (x: Double, y: Double), power: Double, _ throttle: Double, at place: (x: Double, y: Double),
        sparkDensity: Double?
    ) {
        let point = Vector2(Float(place.x), Float(place.y))
        let impulse = Vector2(Float(-offset.x * power * throttle), Float(-offset.y * power * throttle))
        world[craft].applyImpulse(impulse, at: point)
        if let sparkDensity {
            sparks.append(Spark(at: place, impulse: impulse, density: sparkDensity, power: throttle))
        }
    }

    // MARK: Outcome

    private mutating func noteContacts() {
        for event in world.events {
            let touches: Bool
            switch event.kind {
            case .began: touches = true
            case .ended: touches = false
            case .solved: continue
            }
            if touches, event.involves(craft) { hasCrashed = true }
            if event.involves(legs.left) { contacts.left = touches }
            if event.involves(legs.right) { contacts.right = touches }
        }
    }

    private mutating func rate(_ thrust: Thrust) -> Step<[Float]> {
        let position = world[craft].position
        let velocity = world[craft].linearVelocity
        let x = (Double(position.x) - Self.width / 2) / (Self.width / 2)
        let y = (Double(position.y) - (Self.padHeight + 18 / Self.scale)) / (Self.height / 2)
        let speedX = Double(velocity.x) * (Self.width / 2) / Self.stepsPerSecond
        let speedY = Double(velocity.y) * (Self.height / 2) / Self.stepsPerSecond
        let angle = Double(world[craft].angle)
        let turnSpeed = 20 * Double(world[craft].angularVelocity) / Self.stepsPerSecond
        let left = contacts.left ? 1.0 : 0
        let right = contacts.right ? 1.0 : 0

        let distance = (x * x + y * y).squareRoot()
        let speed = (speedX * speedX + speedY * speedY).squareRoot()
        let newShaping = -100 * distance - 100 * speed - 100 * abs(angle) + 10 * left + 10 * right
        var reward = shaping.map { newShaping - $0 } ?? 0
        shaping = newShaping
        reward -= thrust.main * 0.30
        reward -= thrust.side * 0.03
        let isOut = hasCrashed || abs(x) >= 1
        let isAsleep = !world[craft].isAwake
        if isOut { reward = -100 }
        if isAsleep { reward = 100 }
        let observation = [
            Float(x), Float(y), Float(speedX), Float(speedY), Float(angle), Float(turnSpeed), Float(left), Float(right),
        ]
        return Step(observation, reward: reward, terminated: isOut || isAsleep)
    }
}
