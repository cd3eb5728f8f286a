import LyceumValues

extension EnvSpec: CustomStringConvertible {
    /// The spec in lines of `field=value`, as Gymnasium 1.4's `EnvSpec.pprint` gives them: only what differs from the
    /// default, without entry points.
    public var description: String { text() }

    /// The spec in lines of `field=value`.
    ///
    /// - Parameters:
    ///   - includesEntryPoints: whether the types are named.
    ///   - printsAll: whether fields that have their default are listed as well.
    public func text(includesEntryPoints: Bool = false, printsAll: Bool = false) -> String {
        var lines = ["id=\(id)"]
        func add(_ name: String, _ value: Value, if isNeeded: Bool) {
            if isNeeded || printsAll { lines.append("\(name)=\(value.string ?? value.description)") }
        }
        add("entry_point", .string(entryPoint), if: includesEntryPoints)
        add("reward_threshold", threshold?.value ?? .none, if: threshold != nil)
        add("nondeterministic", .bool(nondeterministic), if: nondeterministic)
        add("max_episode_steps", maxEpisodeSteps.map(Value.int) ?? .none, if: maxEpisodeSteps != nil)
        add("order_enforce", .bool(orderEnforce), if: !orderEnforce)
        add("disable_env_checker", .bool(disableEnvChecker), if: disableEnvChecker)
        if additionalWrappers.isEmpty {
            if printsAll { lines.append("additional_wrappers=[]") }
        } else {
            let wrappers = additionalWrappers.map { wrapper in
                "\n\tname=\(wrapper.name), kwargs=\(wrapper.arguments.map(\.description) ?? "None")"
            }
            lines.append("additional_wrappers=[\(wrappers.joined(separator: ","))\n]")
        }
        return lines.joined(separator: "\n")
    }
}

extension EnvSpec {
    /// The threshold as Gymnasium writes it, `475.0` or `8`; `nil` where none is defined.
    package var rewardThresholdText: String? { threshold?.value.description }
}
