import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Attributes by name")
struct AttributeTests {
    /// An environment of a student's own with attributes.
    struct Own: Env {
        var observationSpace = Discrete(1)
        var actionSpace = Discrete(2)
        var random = Generator()
        var speed = 1.5
        var lives = 3
        var title = "own"
        var wind: [Double] = [0, 1]
        let size = 8

        static let attributes = [
            Attribute<Own>("speed", \.speed), Attribute("lives", \.lives), Attribute("title", \.title),
            Attribute("wind", \.wind), Attribute(readOnly: "size", \.size),
        ]

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: speed) }
    }

    /// A wrapper with attributes, one of them named like one of the environment inside.
    struct Faster<Base: Env>: Wrapper {
        var base: Base
        var speed = 100
        var factor = 2.0

        static var attributes: [Attribute<Faster>] {
            [Attribute("factor", \.factor), Attribute("speed", \.speed)]
        }

        mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
            var step = try base.step(action)
            step.reward *= factor
            return step
        }
    }

    static let names = [
        "gravity", "masscart", "masspole", "length", "total_mass", "polemass_length", "force_mag", "tau",
        "theta_threshold_radians", "x_threshold", "kinematics_integrator", "sutton_barto_reward",
    ]

    @Test("CartPole has Gymnasium's, with Gymnasium's values")
    func cartPole() throws {
        let env = try make("CartPole-v1")
        #expect(env.attributeNames == Self.names)
        let values: [Value] = [
            9.8, 1.0, 0.1, 0.5, 1.1, 0.05, 10.0, 0.02, .double(12 * 2 * Double.pi / 360), 2.4, "euler", false,
        ]
        #expect(env.attributeNames.map { env[$0] } == values)
    }

    @Test("a number that is set by name changes the dynamics as setting the property does")
    func set() throws {
        var env = try make("CartPole-v1")
        var typed = try make(.cartPole)
        let (_, warnings) = Warnings.collecting {
            env["gravity"] = 5
            env["masspole"] = 0.3
        }
        #expect(warnings.isEmpty && env["gravity"] == 5.0)
        typed.gravity = 5
        typed.poleMass = 0.3
        try env.reset(seed: 3)
        try typed.reset(seed: 3)
        for action in [1, 1, 0, 1] {
            #expect(try env.step(.int(action)).observation.floats == typed.step(action).observation)
        }
        #expect(env[as: CartPole.self]?.gravity == 5)
    }

    @Test("every attribute of CartPole can be written, but for the one that only can be read")
    func all() throws {
        var env = try make("CartPole-v1")
        for name in Self.names.dropLast(2) {
            try env.setAttribute(name, to: 0.25)
            #expect(env[name] == 0.25, "\(name)")
        }
        let error = try #require(throws: InvalidAttribute.self) {
            try env.setAttribute("sutton_barto_reward", to: true)
        }
        #expect(error.name == "sutton_barto_reward" && error.given == "True" && error.problem == "it can only be read")
        #expect(env["sutton_barto_reward"] == false)
    }

    @Test("it goes through wrappers, typed and not")
    func wrappers() throws {
        var dynamic = try make("CartPole-v1").rewardsClipped(to: 0...1)
        var typed = try make(.cartPole).rewardsClipped(to: 0...1)
        var erased = AnyEnv(typed)
        dynamic["gravity"] = 5
        typed["gravity"] = 5
        erased["gravity"] = 5
        #expect(dynamic["gravity"] == 5.0 && typed.gravity == 5 && erased[as: CartPole.self]?.gravity == 5)
        #expect(dynamic.attributeNames == Self.names && typed.attributeNames == Self.names)
    }

    @Test("an unknown name throws, and the error lists the known ones and the nearest")
    func unknown() throws {
        var env = try make("CartPole-v1").rewardsClipped(to: 0...1)
        let before = env
        let error = try #require(throws: UnknownAttribute.self) { try env.setAttribute("gravty", to: 5) }
        #expect(error.name == "gravty" && error.known == Self.names && error.suggestion == "gravity")
        #expect(error.env == env.description)
        #expect(
            error.description.contains("has no attribute \"gravty\": did you mean \"gravity\"? it has gravity, mass"))
        let far = try #require(throws: UnknownAttribute.self) { try env.setAttribute("zzz", to: 5) }
        #expect(far.suggestion == nil && far.description.contains("\"zzz\": it has gravity, "))
        #expect(Self.names.allSatisfy { env[$0] == before[$0] })
        var none = Probe()
        let empty = try #require(throws: UnknownAttribute.self) { try none.setAttribute("x", to: 1) }
        #expect(empty.known.isEmpty && empty.description.hasSuffix("it has none"))
    }

    @Test("the subscript warns of an unknown name instead, reads nil and writes nothing")
    func subscripts() throws {
        var env = try make("CartPole-v1")
        let (read, reading) = Warnings.collecting { env["gravty"] }
        #expect(read == nil && reading.count == 1 && reading[0].contains("did you mean \"gravity\"?"))
        let (_, writing) = Warnings.collecting { env["gravty"] = 5 }
        #expect(writing.count == 1 && writing[0].contains("did you mean \"gravity\"?"))
        for value in ["5", nil, true, [1]] as [Value?] {
            let (_, wrong) = Warnings.collecting { env["gravity"] = value }
            #expect(wrong.count == 1 && wrong[0].contains("the attribute \"gravity\" cannot be set to"))
        }
        let (_, readOnly) = Warnings.collecting { env["sutton_barto_reward"] = true }
        #expect(readOnly.count == 1 && readOnly[0].contains("it can only be read"))
        #expect(env["gravity"] == 9.8 && env["sutton_barto_reward"] == false)
    }

    @Test("a value of another kind throws, and the error tells value and present value")
    func wrongKind() throws {
        var env = AnyEnv(Own())
        let cases: [(String, Value)] = [
            ("speed", "fast"), ("lives", 1.5), ("lives", true), ("title", 3), ("wind", 1.0), ("wind", [1, "a"]),
        ]
        for (name, value) in cases {
            let present = try #require(env.attribute(name))
            let error = try #require(throws: InvalidAttribute.self) { try env.setAttribute(name, to: value) }
            #expect(error.name == name && error.given == value.description, "\(error)")
            #expect(error.description.contains("\(present)"), "\(error)")
            #expect(env.attribute(name) == present)
        }
    }

    @Test("kinematics_integrator follows Gymnasium's rule: euler, and any other text is the other one")
    func integrator() throws {
        var env = try make("CartPole-v1")
        for (text, integrator) in [
            ("semi-implicit euler", CartPole.KinematicsIntegrator.semiImplicitEuler), ("euler", .euler),
            ("Euler", .semiImplicitEuler),
        ] {
            try env.setAttribute("kinematics_integrator", to: .string(text))
            #expect(env[as: CartPole.self]?.kinematicsIntegrator == integrator)
        }
        #expect(env["kinematics_integrator"] == "semi-implicit euler")
        #expect(throws: InvalidAttribute.self) { try env.setAttribute("kinematics_integrator", to: 1) }
    }

    @Test("a copy is not changed, nor the original by its copy")
    func copies() throws {
        var env = try make("CartPole-v1")
        var copy = env
        copy["gravity"] = 1
        #expect(env["gravity"] == 9.8 && copy["gravity"] == 1.0)
        env["gravity"] = 2
        #expect(env["gravity"] == 2.0 && copy["gravity"] == 1.0)
    }

    @Test("a student's own attributes of every kind are read and written, by id, too")
    func own() throws {
        try register("attributes/Own-v0") { _ in Own() }
        var env = try make("attributes/Own-v0")
        #expect(env.attributeNames == ["speed", "lives", "title", "wind", "size"])
        try env.setAttribute("speed", to: 2)
        try env.setAttribute("lives", to: 9)
        try env.setAttribute("title", to: "new")
        try env.setAttribute("wind", to: [1, 2.5])
        #expect(env["speed"] == 2.0 && env["lives"] == 9 && env["title"] == "new" && env["wind"] == .doubles([1, 2.5]))
        #expect(env["size"] == 8)
        try env.reset(seed: 1)
        #expect(try env.step(0).reward == 2)
        #expect(throws: InvalidAttribute.self) { try env.setAttribute("size", to: 9) }
    }

    @Test("of two layers with an attribute of one name the outer one is meant")
    func layers() throws {
        var env = AnyEnv(Faster(base: try Own().rewardsClipped(to: 0...10)))
        #expect(env.attributeNames == ["factor", "speed", "lives", "title", "wind", "size"])
        #expect(env["speed"] == 100)
        try env.setAttribute("speed", to: 7)
        try env.setAttribute("factor", to: 3)
        #expect(env["speed"] == 7 && env[as: Own.self]?.speed == 1.5)
        try env.reset(seed: 1)
        #expect(try env.step(0).reward == 4.5)
        #expect(throws: InvalidAttribute.self) { try env.setAttribute("speed", to: 7.5) }
    }
}
