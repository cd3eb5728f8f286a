import Gymnasium
import Testing

/// A wrapper with nothing of its own.
private struct Plain<Base: VectorEnv>: VectorWrapper {
    typealias SingleObservationSpace = Base.SingleObservationSpace
    typealias SingleActionSpace = Base.SingleActionSpace
    var base: Base

    mutating func step(_ actions: Base.Actions) throws -> VectorStep<Base.Observations> { try base.step(actions) }
}

@Suite("Wrappers of vector environments") struct VectorWrapperTests {
    @Test("A wrapper is a vector environment, and forwards what it does not write")
    func forwards() throws {
        var lanes = Plain(base: try makeVec("Pendulum-v1", count: 2, renderMode: .rgbArray))
        var base = lanes.base
        #expect(lanes.count == 2 && lanes.autoresetMode == .nextStep && lanes.renderMode == .rgbArray)
        #expect(lanes.spec == base.spec)
        #expect(lanes.observationSpace == base.observationSpace && lanes.actionSpace == base.actionSpace)
        #expect(lanes.singleActionSpace == base.singleActionSpace)
        #expect(lanes.description == "<Plain, SyncVectorEnv(Pendulum-v1, num_envs=2)>")
        #expect(AnyVectorEnv(lanes).description == lanes.description)
        #expect(try lanes.reset(seed: 4) == base.reset(seed: 4))
        try lanes.actionSpace.seed(1)
        let actions = lanes.actionSpace.sample()
        #expect(try lanes.step(actions) == base.step(actions))
        #expect(try lanes.render() == base.render())
        try lanes.close()
        #expect(lanes.isClosed && lanes.base.isClosed)
        #expect(throws: ClosedEnvironment.self) { try lanes.step(actions) }
    }

    @Test("Properties are read and set through wrappers, for all lanes or each")
    func attributes() throws {
        var lanes = Plain(base: Plain(base: try makeVec("Pendulum-v1", count: 3)))
        #expect(lanes.attribute("g") == [10.0, 10.0, 10.0])
        try lanes.setAttribute("g", to: 5.0)
        #expect(lanes.attribute("g") == [5.0, 5.0, 5.0])
        try lanes.setAttribute("g", to: [1.0, 2.0, 3.0])
        #expect(lanes.base.base.attribute("g") == [1.0, 2.0, 3.0])
        #expect(lanes.attribute("nothing") == [nil, nil, nil])
        #expect(throws: InvalidArgument.self) { try lanes.setAttribute("g", to: [1.0]) }
    }

    @Test("The metadata is that of the lanes, and a wrapper that adds to it leaves theirs alone")
    func metadata() throws {
        let base = try makeVec("Pendulum-v1", count: 2, renderMode: .rgbArray)
        #expect(Plain(base: base).metadata == base.metadata)
        let shown = try base.humanRendered()
        #expect(shown.metadata.renderModes.contains(.human))
        #expect(shown.base.metadata == base.metadata)
    }
}
