import Gymnasium
import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// What a trace says of its run: the environment, and what was around it.
public struct TraceHeader: Sendable, Equatable {
    /// How `make` makes the environment whose steps are traced; `nil` where it was not made by an id.
    public var env: EnvSpec?
    /// The environment as printed.
    public var envDescription: String
    /// The recorder's stack as printed: the layers outside of the environment, which may change rewards and actions, come first.
    public var stack: String
    /// The spaces as printed.
    public var observationSpace: String
    /// The space of the actions in the trace.
    public var actionSpace: String
    /// The library that wrote it.
    public var library: String
    /// A number for the elementary functions of the machine: equal ones give the same bits.
    public var mathematics: String
    /// Which episodes are kept with all steps.
    public var policy: TracePolicy
    /// How the program was started; `nil` in traces of older versions, and where that was too long to be kept.
    public var command: RunCommand?

    /// This library.
    public static let library = "Lyceum 0"

    /// A number for the sines, cosines, exponentials and hyperbolic tangents of this machine.
    public static let mathematics: String = {
        var check = CheckValue()
        for index in 0..<64 {
            let x = Double(index - 31) * 0.37 + 1 / Double(index + 3)
            for number in [Math.sin(x), Math.cos(x), Math.exp(x), Math.tanh(x)] { check.add(number.bitPattern) }
            let single = Float(x)
            for number in [Math.sin(single), Math.cos(single), Math.exp(single), Math.tanh(single)] {
                check.add(UInt64(number.bitPattern))
            }
        }
        let digits = String(check.number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }()

    /// The header of an environment's trace.
    init<E: Env>(_ env: E, stack: String, policy: TracePolicy) {
        var spec = env.spec
        spec?.options["render_mode"] = nil as Value?
        self.env = spec
        envDescription = env.description
        self.stack = stack
        observationSpace = env.observationSpace.description
        actionSpace = env.actionSpace.description
        library = Self.library
        mathematics = Self.mathematics
        self.policy = policy
        command = RunCommand.own
    }

    /// The header as JSON.
    var json: String {
        var fields: Info = [
            "library": .string(library), "mathematics": .string(mathematics),
            "env": env.map { .string($0.json) } ?? .none, "description": .string(envDescription),
            "stack": .string(stack), "observations": .string(observationSpace), "actions": .string(actionSpace),
            "policy": policy.value,
        ]
        if let command { fields["command"] = command.value }
        return fields.json
    }

    /// Reads what ``json`` wrote.
    init(json: String) throws(TraceProblem) {
        do {
            guard case .dictionary(let fields) = try Value(json: json) else {
                throw TraceProblem("the header is no object")
            }
            func text(_ key: String) throws -> String {
                guard let text = fields[key]?.string else { throw TraceProblem("the header has no \"\(key)\"") }
                return text
            }
            library = try text("library")
            mathematics = try text("mathematics")
            env = try fields["env"]?.string.map { try EnvSpec(json: $0) }
            envDescription = try text("description")
            stack = try text("stack")
            observationSpace = try text("observations")
            actionSpace = try text("actions")
            guard let policy = TracePolicy(fields["policy"] ?? .none) else {
                throw TraceProblem("the header has no \"policy\"")
            }
            self.policy = policy
            command = try (fields["command"] as Value?).map { try RunCommand($0) }
        } catch let problem as TraceProblem {
            throw problem
        } catch {
            throw TraceProblem("the header cannot be read: \(error)")
        }
    }
}
