import GymnasiumCore
import LyceumValues

extension EnvSpec {
    /// The spec as JSON that Gymnasium 1.4's `EnvSpec.from_json` reads.
    ///
    /// The fields and their order are Gymnasium's. Environments and wrappers that Gymnasium has get its entry points,
    /// so that `gym.make` makes the same stack of them; others keep the names that they have here.
    public var json: String {
        let wrappers = additionalWrappers.map { wrapper in
            Value.dictionary([
                "name": .string(wrapper.name), "entry_point": .string(PythonEntryPoint.wrapper(wrapper.name)),
                "kwargs": wrapper.arguments.map(Value.dictionary) ?? .none,
            ])
        }
        let python = PythonEntryPoint.all.first { $0.own == entryPoint }
        let fields: Info = [
            "id": .string(id), "entry_point": .string(python?.single ?? entryPoint),
            "reward_threshold": threshold?.value ?? .none,
            "nondeterministic": .bool(nondeterministic),
            "max_episode_steps": maxEpisodeSteps.map(Value.int) ?? .none, "order_enforce": .bool(orderEnforce),
            "disable_env_checker": .bool(disableEnvChecker), "kwargs": .dictionary(options),
            "additional_wrappers": .list(wrappers),
            "vector_entry_point": python?.vector.map(Value.string) ?? .none,
        ]
        return fields.json
    }

    /// Reads a spec from the JSON that ``json`` writes.
    ///
    /// The JSON that Gymnasium 1.4's `EnvSpec.to_json` writes is read as well; its entry points of vectors and wrappers
    /// are ignored. A field that is missing or null gets its default, even `additional_wrappers`, which Gymnasium
    /// requires. Vectors among the options come back as lists, which environments read in the same way.
    ///
    /// - Throws: ``MalformedJSON``; ``MalformedSpec`` for JSON that is not a spec; ``MalformedID``.
    public init(json text: String) throws {
        guard case .dictionary(let fields) = try Value(json: text) else {
            throw MalformedSpec(problem: "it is not an object")
        }
        var reader = SpecReader(fields: fields)
        try self.init(
            try reader.required("id"), entryPoint: PythonEntryPoint.own(try reader.optional("entry_point") ?? ""),
            rewardThreshold: try reader.optional("reward_threshold"),
            nondeterministic: try reader.optional("nondeterministic") ?? false,
            maxEpisodeSteps: try reader.optional("max_episode_steps"),
            orderEnforce: try reader.optional("order_enforce") ?? true,
            disableEnvChecker: try reader.optional("disable_env_checker") ?? false,
            options: try reader.optional("kwargs") ?? [:], additionalWrappers: try reader.wrappers())
        if let written: Value = fields["reward_threshold"] { threshold = RewardThreshold(written) }
        reader.skip("vector_entry_point")
        try reader.checkAllRead()
    }
}

/// Thrown for JSON that is not a spec.
public struct MalformedSpec: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let problem: String

    public var description: String { "the JSON is not the spec of an environment: \(problem)" }
}

private struct SpecReader {
    let fields: Info
    /// The position of the fields in the spec, for messages.
    let place: String
    private var read: Set<String> = []

    init(fields: Info, place: String = "") {
        self.fields = fields
        self.place = place
    }

    mutating func required<Content: ValueConvertible>(_ key: String) throws -> Content {
        guard let content: Content = try optional(key) else {
            throw MalformedSpec(problem: "\(place)\"\(key)\" is missing")
        }
        return content
    }

    mutating func optional<Content: ValueConvertible>(_ key: String) throws -> Content? {
        read.insert(key)
        let value: Value? = fields[key]
        guard let value, value != .none else { return nil }
        guard let content = Content(value) else {
            throw MalformedSpec(problem: "\(place)\"\(key)\" is \(value); expected \(kind(of: Content.self))")
        }
        return content
    }

    /// Skips a field that Gymnasium writes and that has no meaning here.
    mutating func skip(_ key: String) { read.insert(key) }

    mutating func wrappers() throws -> [WrapperSpec] {
        try (optional("additional_wrappers") ?? [Info]()).enumerated().map { index, entry in
            var reader = SpecReader(fields: entry, place: "in wrapper \(index), ")
            let spec = WrapperSpec(name: try reader.required("name"), arguments: try reader.optional("kwargs"))
            reader.skip("entry_point")
            try reader.checkAllRead()
            return spec
        }
    }

    func checkAllRead() throws {
        guard let key = fields.keys.first(where: { !read.contains($0) }) else { return }
        let hint = nearest(to: key, among: read).map { ": did you mean \"\($0)\"?" } ?? ""
        throw MalformedSpec(problem: "\(place)there is no field \"\(key)\"\(hint)")
    }
}

/// The kind of content of a field, in words.
private func kind(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Double.Type: "a number"
    case is Int.Type: "a whole number"
    case is Bool.Type: "true or false"
    case is Info.Type: "an object"
    default: "a list of objects"
    }
}
