import Gymnasium
import LyceumNumerics

/// A walk along five places with a tail wind, healthy but for one planted fault.
///
/// An observation is `[place, wind]`, the place from 0 to 4 and the wind from -1 to 1. The walk begins somewhere, 1 goes
/// forward and 0 back, and it ends by chance.
package struct FaultyWalk: Env {
    package typealias Observation = Value
    package typealias Action = Value

    /// What is wrong, and everything else is right.
    package enum Fault: String, CaseIterable, Sendable {
        case noObservations, noActions, noParts, infiniteObservations, constantObservation, infiniteActions
        case lopsidedActions, darkImage, colorsFirst, samplesOutside, unseededSamples, refusesSpaceSeed
        case growingActions, narrowingObservations, newActionSpace, computedActionSpace, computedRandom, samplingDraws
        case recorderInside, refusesReset, resetsOnce, refusesOptions, chancyStart, chancyStartInfo, ignoresSeed
        case constantSeed, alwaysReseeds, returnsToItsSeed, keepsItsStart, remembersEpisode, startsOutside
        case stepsOutside, stepsBelow, observesNan, wrongShape, wrongKind, nanReward, infiniteReward, hiddenKey,
            namelessKey
        case refusesAction, truncatesAtOnce, tires, chancySteps, chancyRewards, chancyEnds, chancyInfo, noTime, endless
        case sharedPlace, sharedWind, closesForAll, forgetsAttribute
        case unknownMode, doubledMode, noRate, noTimeBetweenFrames, refusesRender, rendersText, rendersNothing
        case emptyImage, grayImage, rendersUnasked, growingImage, renderDraws, renderMoves, closesOnce, takesAnything
    }

    /// State outside of the struct, which an environment must not have.
    private final class Shared: @unchecked Sendable {
        var place = 0
        var wind: Float = 0
        var isClosed = false
    }

    package struct Refused: Error {}

    package let fault: Fault?
    package var observationSpace: AnySpace
    package let renderMode: RenderMode?
    /// How much energy a step costs.
    package var effort = 1.0
    private var actions: AnySpace
    private var stream = Generator()
    private let shared = Shared()
    private var place = 0
    private var wind: Float = 0
    private var energy = 100.0
    private var steps = 0
    private var resets = 0
    private var lastSeed: Int?
    private var first: (place: Int, wind: Float)?
    private var isClosed = false

    package init(_ fault: Fault? = nil) {
        self.fault = fault
        renderMode = fault == .rendersUnasked ? nil : .rgbArray
        observationSpace =
            switch fault {
            case .noObservations: Discrete(0).erased
            case .noParts: TupleSpace().erased
            case .infiniteObservations: Box(low: nil, high: nil, shape: [2], dtype: Float.self).erased
            case .constantObservation: Box(low: [0, -1, 3], high: [4, 1, 3]).erased
            case .darkImage: ArrayBox(low: 0, high: 1, shape: [10, 12, 3], dtype: UInt8.self).erased
            case .colorsFirst: ArrayBox(low: 0, high: 255, shape: [3, 10, 12], dtype: UInt8.self).erased
            default: Box(low: [0, -1], high: [4, 1]).erased
            }
        actions =
            switch fault {
            case .noActions: Discrete(0).erased
            case .infiniteActions: Box(low: nil, high: nil, shape: [1], dtype: Float.self).erased
            case .lopsidedActions: Box(low: 0, high: 5).erased
            case .samplesOutside: CrookedSpace(.samplesOutside).erased
            case .unseededSamples: CrookedSpace(.unseeded).erased
            case .refusesSpaceSeed: CrookedSpace(.refusesSeed).erased
            default: Discrete(2).erased
            }
    }

    package var actionSpace: AnySpace {
        get { fault == .computedActionSpace ? Discrete(2, seed: 1).erased : actions }
        set {
            actions = newValue
            if fault == .samplingDraws { _ = stream.nextUInt64() }
        }
    }

    package var random: Generator {
        get { fault == .computedRandom ? Generator() : stream }
        set { stream = newValue }
    }

    package var metadata: Metadata {
        switch fault {
        case .unknownMode: Metadata(renderModes: [.ansi], renderFPS: 4)
        case .doubledMode: Metadata(renderModes: [.rgbArray, .rgbArray], renderFPS: 4)
        case .noRate: Metadata(renderModes: [.rgbArray])
        case .noTimeBetweenFrames: Metadata(renderModes: [.rgbArray], renderFPS: 0)
        default: Metadata(renderModes: [.rgbArray], renderFPS: 4)
        }
    }

    package var maxEpisodeSteps: Int? { fault == .noTime ? 0 : fault == .endless ? 30 : nil }

    package static let attributes = [
        Attribute<FaultyWalk>("effort", \.namedEffort), Attribute(readOnly: "steps", \.steps),
    ]

    private var namedEffort: Double {
        get { effort }
        set { effort = fault == .forgetsAttribute ? 0 : newValue }
    }

    package mutating func reset(seed: Int?, options: Info) throws -> Reset<Value> {
        if fault == .refusesReset || fault == .refusesOptions && !options.isEmpty { throw Refused() }
        if fault == .recorderInside { throw RecorderWasCopied(call: "reset") }
        if fault == .resetsOnce, resets > 0 { throw Refused() }
        resets += 1
        if seed != nil { lastSeed = seed }
        switch fault {
        case .ignoresSeed: break
        case .constantSeed: if seed != nil { stream = try Generator(seed: 5) }
        case .alwaysReseeds: stream = try Generator(seed: seed ?? 123)
        case .returnsToItsSeed: try reseed(lastSeed)
        default: if let seed { stream = try Generator(seed: seed) }
        }
        place = try stream.integers(5)
        wind = Float(try stream.uniform(-1, 1))
        if fault == .keepsItsStart {
            if seed != nil { first = (place, wind) }
            (place, wind) = first ?? (place, wind)
        }
        if fault == .chancyStart { wind = .random(in: -1...1) }
        steps = 0
        if fault != .remembersEpisode { energy = 100 }
        if fault == .newActionSpace { actions = Discrete(2).erased }
        shared.place = place
        shared.wind = wind
        return Reset(
            fault == .startsOutside ? .floats([9, 0]) : observation,
            info: fault == .chancyStartInfo ? ["luck": .double(.random(in: 0..<1))] : ["place": .int(place)])
    }

    package mutating func step(_ action: Value) throws -> Step<Value> {
        if fault != .takesAnything, !actions.contains(action) { throw InvalidAction(action, in: actions) }
        steps += 1
        if fault == .refusesAction, action == 1 { throw Refused() }
        if fault == .tires, steps + resets > 60 { throw Refused() }
        if fault == .closesForAll, shared.isClosed { throw Refused() }
        if fault == .sharedPlace { place = shared.place }
        if fault == .sharedWind { wind = shared.wind }
        place = (place + (action == 1 ? 1 : 4)) % 5
        wind = min(1, max(-1, wind + Float(try stream.uniform(-0.1, 0.1))))
        if fault == .chancySteps { wind = .random(in: -1...1) }
        energy -= effort * (1.5 + Double(wind))
        shared.place = place
        shared.wind = wind
        if fault == .growingActions, steps == 3 { actions = Discrete(3).erased }
        if fault == .narrowingObservations, steps == 3 { observationSpace = Box(low: [0, -1], high: [5, 1]).erased }
        let isDone = try stream.integers(10) == 0
        return Step(
            stepObservation, reward: reward,
            terminated: fault == .chancyEnds ? Bool.random() : isDone && fault != .endless,
            truncated: fault == .truncatesAtOnce, info: info)
    }

    private var observation: Value {
        switch fault {
        case .constantObservation: .floats([Float(place), wind, 3])
        case .darkImage: picture([10, 12, 3])
        case .colorsFirst: picture([3, 10, 12])
        default: .floats([Float(place), wind])
        }
    }

    private var stepObservation: Value {
        switch fault {
        case .stepsOutside: .floats([5, wind])
        case .stepsBelow: .floats([Float(place), -1.5])
        case .observesNan: .floats([Float(place), .nan])
        case .wrongShape: .floats([Float(place)])
        case .wrongKind: .string("windy")
        default: observation
        }
    }

    private func picture(_ shape: [Int]) -> Value {
        .array(.uint8(NDArray(shape: shape, repeating: UInt8(place % 2))))
    }

    private var reward: Double {
        switch fault {
        case .nanReward: .nan
        case .infiniteReward: -.infinity
        case .chancyRewards: .random(in: 0..<1)
        default: energy
        }
    }

    private var info: Info {
        switch fault {
        case .hiddenKey: ["_place": .int(place)]
        case .namelessKey: ["": .int(place)]
        case .chancyInfo: ["luck": .double(.random(in: 0..<1))]
        default: ["place": .int(place)]
        }
    }

    package mutating func render() throws -> RenderedFrame? {
        switch fault {
        case .refusesRender: throw Refused()
        case .rendersText: return .text("place \(place)")
        case .rendersNothing: return nil
        case .emptyImage: return .image(NDArray(shape: [0, 6, 3], repeating: 0))
        case .grayImage: return .image(NDArray(shape: [4, 6], repeating: 0))
        case .growingImage: return .image(NDArray(shape: [4 + steps, 6, 3], repeating: 0))
        case .renderDraws: _ = stream.nextUInt64()
        case .renderMoves: place = (place + 1) % 5
        default: break
        }
        return .image(NDArray(shape: [4, 6, 3], repeating: UInt8(place)))
    }

    package mutating func close() throws {
        if fault == .closesOnce, isClosed { throw Refused() }
        isClosed = true
        shared.isClosed = true
    }
}

/// Two choices, with one planted fault.
package struct CrookedSpace: JSONSpace {
    package enum Fault: Sendable { case samplesOutside, unseeded, refusesSeed, losesJSON }

    package let fault: Fault?
    package let count: Int
    package var random = Generator()
    package var structure: SpaceStructure { .other(description) }
    package var description: String { "CrookedSpace(\(count))" }

    package init(_ fault: Fault? = nil, count: Int = 2) {
        self.fault = fault
        self.count = count
    }

    package mutating func sample() -> Int {
        let number = Int(random.random() * Double(count))
        return fault == .samplesOutside ? number + 1 : number
    }

    package mutating func sample(mask: Value) throws -> Int { sample() }
    package mutating func sample(probability: Value) throws -> Int { sample() }
    package func contains(_ element: Int) -> Bool { 0..<count ~= element }
    package func validate() {}

    package mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        if fault == .refusesSeed { throw FaultyWalk.Refused() }
        random = fault == .unseeded ? Generator() : try Generator(seed: seed?.int ?? 0)
        return seed ?? 0
    }

    package static func value(of element: Int) -> Value { .int(element) }
    package static func element(of value: Value) -> Int? { value.int }
    package static func == (left: CrookedSpace, right: CrookedSpace) -> Bool { left.count == right.count }

    package func samples(ofJSON layout: Value) throws -> [Int] {
        (layout.values ?? []).compactMap { fault == .losesJSON ? 0 : $0.int }
    }
}
