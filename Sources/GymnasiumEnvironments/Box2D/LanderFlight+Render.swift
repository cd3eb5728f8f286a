import GymnasiumCore
import LyceumGraphics
import LyceumPhysics
import LyceumValues

extension LanderFlight {
    /// A puff of an engine: it flies, falls, and fades within some steps.
    struct Spark {
        var x, y, speedX, speedY: Double
        /// What is left of its power; below 0 it is gone.
        var power: Double

        /// A puff that an engine throws out while the craft gets an impulse.
        init(at place: (x: Double, y: Double), impulse: Vector2, density: Double, power: Double) {
            let radius = 2 / LanderFlight.scale
            let mass = density * Double.pi * radius * radius
            (x, y) = place
            (speedX, speedY) = (-Double(impulse.x) / mass, -Double(impulse.y) / mass)
            self.power = power
        }
    }

    /// Lets the sparks fly for a step; those that reach the moon bounce.
    mutating func moveSparks() {
        let gravity = Double(world.gravity.y)
        for index in sparks.indices {
            var spark = sparks[index]
            spark.speedY += gravity / Self.stepsPerSecond
            spark.x += spark.speedX / Self.stepsPerSecond
            spark.y += spark.speedY / Self.stepsPerSecond
            let ground = groundHeight(at: spark.x) + 2 / Self.scale
            if spark.y < ground {
                spark.y = ground
                spark.speedY *= -0.3
            }
            spark.power -= 0.15
            sparks[index] = spark
        }
        sparks.removeAll { $0.power < 0 }
    }

    private func groundHeight(at x: Double) -> Double {
        let place = min(max(x / Self.width * 10, 0), 9.999)
        let left = Int(place)
        let part = place - Double(left)
        return (1 - part) * terrain[left] + part * terrain[left + 1]
    }

    /// Draws moon, craft and flags.
    var picture: Canvas {
        var canvas = Canvas(width: 600, height: 400, background: .white)
        let place = Placement(at: Point(0, 400), scale: Self.scale, yUp: true)
        let ground = zip(Self.terrainX, terrain).map { Point($0, $1) }
        canvas.fill(place(ground + [Point(Self.width, Self.height + 1), Point(0, Self.height + 1)]), .black)
        for spark in sparks {
            func shade(_ value: Double) -> UInt8 { UInt8(min(max(0.2, value), 1) * 255) }
            let color = Color(shade(0.15 + spark.power), shade(0.5 * spark.power), shade(0.5 * spark.power))
            canvas.fill(circleAt: place(spark.x, spark.y), radius: 2, color)
        }
        let corners = Self.hull.map { Vector2(Float($0.x / Self.scale), Float($0.y / Self.scale)) }
        let legWidth = Float(Self.leg.halfWidth / Self.scale)
        let legHeight = Float(Self.leg.halfHeight / Self.scale)
        let leg = [
            Vector2(-legWidth, -legHeight), Vector2(legWidth, -legHeight), Vector2(legWidth, legHeight),
            Vector2(-legWidth, legHeight),
        ]
        for (body, shape) in [(craft, corners), (legs.left, leg), (legs.right, leg)] {
            let outline = place(
                shape.map { world[body].worldPoint($0) }.map { Point(Double($0.x), Double($0.y)) })
            canvas.draw(outline, fill: Color(128, 102, 230), line: Color(77, 77, 128), width: 1)
        }
        for x in [Self.pad.left, Self.pad.right] {
            let foot = place(x, Self.padHeight)
            let top = foot - Point(0, 50)
            canvas.stroke([foot, top], width: 1, .white)
            canvas.fill([top, top + Point(0, 10), top + Point(25, 5)], Color(204, 204, 0))
        }
        return canvas
    }
}

extension LunarLander {
    /// Images of 600 × 400, meant to be watched at 50 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 50)

    /// Draws the craft above the moon: Gymnasium's picture, with smooth edges.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, with a warning, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: flight, warnsWithoutMode: true) { $0.picture }
    }
}

extension LunarLanderContinuous {
    /// Images of 600 × 400, meant to be watched at 50 frames a second.
    public static let metadata = LunarLander.metadata

    /// Draws the craft above the moon: Gymnasium's picture, with smooth edges.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, with a warning, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: flight, warnsWithoutMode: true) { $0.picture }
    }
}

extension LunarLander: Playable {
    /// Up, or w, fires the main engine; left and right, or a and d, turn the craft to that side.
    public var keysToAction: [KeyCombination: Int] {
        [[]: 0, .left: 1, "a": 1, .up: 2, "w": 2, .right: 3, "d": 3]
    }
}

extension LunarLanderContinuous: Playable {
    /// Up, or w, fires the main engine; left and right, or a and d, turn the craft to that side, together with up or alone.
    public var keysToAction: [KeyCombination: [Float]] {
        [
            []: [0, 0], .left: [0, -1], "a": [0, -1], .right: [0, 1], "d": [0, 1], .up: [1, 0], "w": [1, 0],
            [.left, .up]: [1, -1], "aw": [1, -1], [.right, .up]: [1, 1], "dw": [1, 1],
        ]
    }
}
