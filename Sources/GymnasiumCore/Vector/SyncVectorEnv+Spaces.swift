import LyceumNumerics

extension SyncVectorEnv {
    /// Refuses more sub-environments than are allowed, or than a batch of their observations or actions can hold.
    static func checkSize(_ first: E, lanes count: Int) throws {
        try checkCount("count", count, 1...Limits.lanes, of: "lanes")
        guard first.observationSpace.allowsBatch(count), first.actionSpace.allowsBatch(count) else {
            throw InvalidArgument(
                "count", given: count,
                expected: "fewer lanes, with at most \(Limits.spaceNumbers) numbers in all observations, or actions")
        }
    }

    static func checkActions(_ environments: [E]) throws {
        let first = environments[0].actionSpace
        for (lane, env) in environments.enumerated() where env.actionSpace != first {
            throw LanesDiffer(
                "action", lane: lane, first, env.actionSpace, mend: "make all lanes with the same action space")
        }
    }

    /// The space of one sub-environment's observations, and the space of the batches.
    static func spaces(
        _ environments: [E], _ mode: ObservationMode<E.ObservationSpace>
    ) throws -> (E.ObservationSpace, E.ObservationSpace.Batched) {
        let first = environments[0].observationSpace
        switch mode {
        case .same:
            for (lane, env) in environments.enumerated() where env.observationSpace != first {
                throw LanesDiffer(
                    "observation", lane: lane, first, env.observationSpace,
                    mend: "make all lanes with the same one, or write observationMode: .different")
            }
            return (first, first.batched(environments.count))
        case .different:
            try checkShapes(environments, first)
            let batched = try AnySpace.batched(differing: environments.map(\.observationSpace.erased))
            guard let typed = batched as? E.ObservationSpace.Batched ?? batched.as(E.ObservationSpace.Batched.self)
            else {
                return (first, first.batched(environments.count))
            }
            return (first, typed)
        case .custom(let batched, let single):
            try checkShapes(environments, single)
            return (single, batched)
        }
    }

    private static func checkShapes(_ environments: [E], _ space: E.ObservationSpace) throws {
        for (lane, env) in environments.enumerated() where !env.observationSpace.isDTypeShapeEquivalent(to: space) {
            throw LanesDiffer(
                "observation", lane: lane, space, env.observationSpace,
                mend: "lanes may differ in their bounds, and not in shapes and types")
        }
    }
}
