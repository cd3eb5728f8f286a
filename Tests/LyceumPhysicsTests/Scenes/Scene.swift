import Foundation
import LyceumPhysics
import TestSupport

/// What happens in a world, as `Reference/scenes.json` describes it.
struct Scene: Decodable {
    let name: String
    let steps: Int
    let bodies: [BodyItem]
    let joints: [JointItem]
    let actions: [Action]
    let gravity: [Double]?
    let dt: Double?
    let durations: [Double]?
    let velocity: Int?
    let position: Int?
    let warm: Bool?
    let continuous: Bool?
    let sleep: Bool?
    let events: Bool?
    let oneWay: [Int]?
    let belt: [Double]?
    let rays: [[[Double]]]?
    let lidar: Lidar?

    struct BodyItem: Decodable {
        let type: String
        let at: [Double]
        let fixtures: [FixtureItem]
        let angle: Double?
        let velocity: [Double]?
        let turn: Double?
        let linearDamping: Double?
        let angularDamping: Double?
        let gravityScale: Double?
        let bullet: Bool?
        let fixedRotation: Bool?
        let allowSleep: Bool?
        let awake: Bool?
        let active: Bool?
    }

    struct FixtureItem: Decodable {
        let circle: [Double]?
        let box: [Double]?
        let polygon: [[Double]]?
        let edge: [[Double]]?
        let chain: [[Double]]?
        let loop: [[Double]]?
        let before: [Double]?
        let after: [Double]?
        let density: Double?
        let friction: Double?
        let restitution: Double?
        let sensor: Bool?
        let category: UInt16?
        let mask: UInt16?
        let group: Int16?
    }

    struct JointItem: Decodable {
        let kind: String
        let a: Int
        let b: Int
        let anchors: [[Double]]?
        let angle: Double?
        let axis: [Double]?
        let limits: [Double]?
        let motor: [Double]?
        let spring: [Double]?
        let length: Double?
        let force: Double?
        let torque: Double?
        let at: [Double]?
        let collide: Bool?
    }

    /// A body and the ends of the rays from it.
    struct Lidar: Decodable {
        let body: Int
        let ends: [[Double]]

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            body = try list.decode(Int.self)
            ends = try list.decode([[Double]].self)
        }
    }

    /// What is done to the world before a step.
    struct Action: Decodable {
        let step: Int
        let what: String
        /// The number of a body, or a new one.
        let body: Int?
        let newBody: BodyItem?
        let joint: Int?
        let newJoint: JointItem?
        let fixture: Int?
        let newFixture: FixtureItem?
        let at: [Double]?
        let angle: Double?
        /// Numbers, a truth value as 0 or 1, or a word.
        let value: [Double]
        let word: String?

        private enum Key: String, CodingKey {
            case step
            case what = "do"
            case body, joint, fixture, at, angle, value
        }

        init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: Key.self)
            step = try box.decode(Int.self, forKey: .step)
            what = try box.decode(String.self, forKey: .what)
            body = try? box.decode(Int.self, forKey: .body)
            newBody = try? box.decode(BodyItem.self, forKey: .body)
            joint = try? box.decode(Int.self, forKey: .joint)
            newJoint = try? box.decode(JointItem.self, forKey: .joint)
            fixture = try? box.decode(Int.self, forKey: .fixture)
            newFixture = try? box.decode(FixtureItem.self, forKey: .fixture)
            at = try? box.decode([Double].self, forKey: .at)
            angle = try? box.decode(Double.self, forKey: .angle)
            word = try? box.decode(String.self, forKey: .value)
            if let isTrue = try? box.decode(Bool.self, forKey: .value) {
                value = [isTrue ? 1 : 0]
            } else if let number = try? box.decode(Double.self, forKey: .value) {
                value = [number]
            } else {
                value = (try? box.decode([Double].self, forKey: .value)) ?? []
            }
        }
    }

    /// All scenes of the file.
    static func all(in text: String) throws -> [Scene] {
        struct File: Decodable {
            let scenes: [Scene]
        }
        return try JSONDecoder().decode(File.self, from: Data(text.utf8)).scenes
    }
}

/// A vector of two numbers of a scene.
func vector(_ values: [Double]) -> Vector2 { Vector2(Float(values[0]), Float(values[1])) }

extension Scene.FixtureItem {
    var fixture: Fixture {
        Fixture(
            shape, density: Float(density ?? 0), friction: Float(friction ?? 0.2), restitution: Float(restitution ?? 0),
            isSensor: sensor ?? false,
            filter: Filter(category: category ?? 1, mask: mask ?? .max, group: group ?? 0))
    }

    private var shape: Shape {
        let before = before.map(vector)
        let after = after.map(vector)
        if let circle { return .circle(radius: Float(circle[0]), center: vector([circle[1], circle[2]])) }
        if let box {
            let rest = box.dropFirst(2) + [0, 0, 0]
            return .box(
                halfWidth: Float(box[0]), halfHeight: Float(box[1]), center: vector(Array(rest)),
                angle: Float(rest[rest.startIndex + 2]))
        }
        if let polygon { return .polygon(polygon.map(vector)) }
        if let edge { return .edge(vector(edge[0]), vector(edge[1]), before: before, after: after) }
        if let chain { return .chain(chain.map(vector), before: before, after: after) }
        return .loop((loop ?? []).map(vector))
    }
}

extension Scene.JointItem {
    var definition: JointDefinition {
        let anchors: JointDefinition.Anchors =
            anchors.map { .local(vector($0[0]), vector($0[1]), angle: Float(angle ?? 0)) } ?? .at(.zero)
        let limits = limits.map { Float($0[0])...Float($0[1]) }
        let motor = motor.map { JointMotor(speed: Float($0[0]), most: Float($0[1])) }
        let spring = spring.map { JointSpring(frequency: Float($0[0]), dampingRatio: Float($0[1])) }
        let axis = vector(axis ?? [1, 0])
        let force = Float(force ?? 0)
        switch kind {
        case "revolute": return .revolute(anchors, limits: limits, motor: motor)
        case "distance": return .distance(anchors, length: length.map { Float($0) }, spring: spring)
        case "prismatic": return .prismatic(anchors, axis: axis, limits: limits, motor: motor)
        case "weld": return .weld(anchors, spring: spring)
        case "wheel": return .wheel(anchors, axis: axis, spring: spring, motor: motor)
        case "friction": return .friction(anchors, force: force, torque: Float(torque ?? 0))
        case "rope": return .rope(anchors, length: length.map { Float($0) })
        default:
            return .mouse(
                at: vector(at ?? [0, 0]), force: force, spring: spring ?? JointSpring(frequency: 0, dampingRatio: 0))
        }
    }
}
