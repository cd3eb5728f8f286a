import Gymnasium
import LyceumNumerics
import TestSupport

/// The cases of `wrapper_bits.tsv`, done again: wrappers whose numbers are Gymnasium's bit for bit.
///
/// This is compiled as students' programs are, with optimisation in a release build, and not like the tests themselves.
package struct WrapperBits {
    private var numbers: [Value]
    private let type: String
    private let seed: Int
    private var hash = ByteHash()

    /// The lines, of all kinds or of one, whose result is another one than Gymnasium's.
    ///
    /// - Parameters:
    ///   - lines: the file, split at line ends and tabs.
    ///   - kind: the first column; `nil` for all.
    /// - Returns: how many cases there were, and one text for each that failed.
    package static func failures(_ lines: [[String]], kind: String? = nil) -> (count: Int, failures: [String]) {
        var count = 0
        var failures: [String] = []
        for (index, line) in lines.enumerated().dropFirst() where kind == nil || line[0] == kind {
            count += 1
            do {
                let found = try result(line)
                if found != line[4] { failures.append("line \(index + 1): \(found) for \(line)") }
            } catch {
                failures.append("line \(index + 1): \(error) for \(line)")
            }
        }
        return (count, failures)
    }

    private static func result(_ line: [String]) throws -> String {
        var bits = WrapperBits(
            numbers: try Value(json: line[2]).values ?? [], type: line[1], seed: Int(line[3]) ?? -1)
        switch line[0] {
        case "resize": try bits.resize()
        case "rescale": try bits.rescale()
        case "unscale": try bits.unscale()
        case "normalize": try bits.normalize()
        default: try bits.lanes()
        }
        return bits.hash.digits
    }

    private init(numbers: [Value], type: String, seed: Int) {
        (self.numbers, self.type, self.seed) = (numbers, type, seed)
    }

    private func int(_ index: Int) -> Int { numbers[index].int ?? 0 }
    private func doubles(_ index: Int) -> [Double] {
        numbers[index].values?.compactMap { $0.string.flatMap { Double($0) } ?? $0.double } ?? []
    }

    // MARK: The kinds

    private mutating func resize() throws {
        let shape = [int(0), int(1), int(2)].filter { $0 > 0 }
        var generator = try Generator(seed: seed)
        let pixels: [UInt8] = try generator.integers(0, 255, endpoint: true, count: shape.reduce(1, *))
        let image = try NDArray(shape: shape, elements: pixels)
        let space = ArrayBox<UInt8>(low: 0, high: 255, shape: shape)
        var env = try Showing(space, [image]).observationsResized(to: [int(3), int(4)])
        try add(.array(.uint8(env.reset().observation)))
    }

    private mutating func rescale() throws {
        let (space, elements) = try boxes(box, (4...6).map(doubles))
        var env = try Showing(space, elements).observationsRescaled(min: .each(doubles(2)), max: .each(doubles(3)))
        add(try env.reset().observation)
        for _ in 0..<2 { add(try env.step(.int(0)).observation) }
    }

    private mutating func unscale() throws {
        let (space, actions) = try boxes(box, (4...6).map(doubles))
        var env = try Showing(AnySpace(Discrete(2)), [.int(0)], actions: space)
            .actionsRescaled(min: .each(doubles(2)), max: .each(doubles(3)))
        try env.reset()
        for action in actions { _ = try env.step(action) }
        for action in env.base.actions { add(action) }
    }

    private mutating func normalize() throws {
        let (count, length, frozen) = (int(0), int(2), int(3))
        let epsilon = numbers[1].string.flatMap { Double($0) } ?? 0
        var generator = try Generator(seed: seed)
        let rows = try (0..<length).map { _ in
            if type.hasPrefix("float") {
                let (offset, scale) = (Double(numbers[4].string ?? "") ?? 0, Double(numbers[5].string ?? "") ?? 0)
                return try generator.normal(offset, scale, count: count)
            }
            return try (generator.integers(int(4), int(5), count: count) as [Int]).map(Double.init)
        }
        let (space, elements): (AnySpace, [Value])
        switch type {
        case "Discrete": (space, elements) = (AnySpace(Discrete(48)), rows.map { .int(Int($0[0])) })
        case "MultiDiscrete":
            space = AnySpace(MultiDiscrete(Array(repeating: 7, count: count)))
            elements = rows.map { .integers($0.map { Int($0) }) }
        case "MultiBinary":
            space = AnySpace(MultiBinary(count))
            elements = rows.map { MultiBinary.value(of: $0.map { Int8($0) }) }
        default:
            let low = Array(repeating: -Double.infinity, count: count)
            (space, elements) = try boxes((low, low.map { -$0 }), rows)
        }
        var env = try Showing(space, elements).observationsNormalized(epsilon: epsilon)
        env.updatesStatistics = frozen > 0
        add(try env.reset().observation)
        for step in 1..<max(length, 1) {
            env.updatesStatistics = step < frozen
            add(try env.step(.int(0)).observation)
        }
    }

    private mutating func lanes() throws {
        let mode = numbers[1].string == "sync" ? VectorizeMode.sync : .vectorEntryPoint
        var lanes = try makeVec(type, count: int(0), vectorizationMode: mode)
        for name in numbers.dropFirst(2) {
            switch name.string {
            case "NormalizeObservation": lanes = AnyVectorEnv(try lanes.observationsNormalized())
            case "NormalizeReward": lanes = AnyVectorEnv(try lanes.rewardsNormalized())
            case "RecordEpisodeStatistics": lanes = AnyVectorEnv(try lanes.episodeStatisticsRecorded())
            case "DtypeObservation": lanes = AnyVectorEnv(try lanes.observationsCast(to: .float64))
            default: lanes = AnyVectorEnv(try lanes.observationsFlattened())
            }
        }
        add(try lanes.reset(seed: seed).observations)
        try lanes.singleActionSpace.seed(seed)
        for _ in 0..<40 {
            let actions = (0..<lanes.count).map { _ in lanes.singleActionSpace.sample() }
            let batch = try lanes.step(try lanes.singleActionSpace.batch(actions))
            add(batch.observations)
            add(.doubles(batch.rewards))
        }
    }

    // MARK: Boxes of a type that is known at run time

    private var box: (low: [Double], high: [Double]) { (doubles(0), doubles(1)) }

    private func boxes(
        _ bounds: (low: [Double], high: [Double]), _ rows: [[Double]]
    ) throws -> (AnySpace, [Value]) {
        func make<S: Scalar>(_ type: S.Type) throws -> (AnySpace, [Value]) {
            let low = bounds.low.map { $0 == -.infinity ? nil : S(sample: $0) }
            let high = bounds.high.map { $0 == .infinity ? nil : S(sample: $0) }
            let space = Box<S>(low: low, high: high, dtype: S.self)
            return (AnySpace(space), rows.map { S.value(ofVector: $0.map { S(sample: $0) }) })
        }
        return switch type {
        case "float32": try make(Float.self)
        case "float64": try make(Double.self)
        case "int8": try make(Int8.self)
        case "uint8": try make(UInt8.self)
        case "int16": try make(Int16.self)
        case "uint16": try make(UInt16.self)
        case "int32": try make(Int32.self)
        case "uint32": try make(UInt32.self)
        case "int64": try make(Int.self)
        default: try make(UInt64.self)
        }
    }

    // MARK: The bytes

    private mutating func add(_ value: Value) {
        switch value {
        case .floats(let numbers): for number in numbers { hash.add(number.bitPattern) }
        case .doubles(let numbers): for number in numbers { hash.add(number.bitPattern) }
        case .integers(let numbers): for number in numbers { hash.add(number) }
        case .array(.float32(let array)): add(.floats(array.elements))
        case .array(.float64(let array)): add(.doubles(array.elements))
        case .array(.int64(let array)): add(.integers(array.elements))
        case .array(let array):
            let size = ["8": 1, "16": 2, "32": 4, "64": 8][array.scalarType.rawValue.drop { !$0.isNumber }] ?? 1
            for number in array.integers ?? [] { hash.add(UInt64(bitPattern: Int64(number)), bytes: size) }
        default: for part in value.values ?? [] { add(part) }
        }
    }

}

/// An environment that shows given observations one after the other, and keeps the actions.
private struct Showing<ObservationSpace: Space>: Env {
    typealias Observation = ObservationSpace.Element
    var observationSpace: ObservationSpace
    var actionSpace: AnySpace
    var random = Generator()
    private let observations: [Observation]
    private var position = 0
    private(set) var actions: [Value] = []

    init(
        _ observationSpace: ObservationSpace, _ observations: [Observation], actions: AnySpace = AnySpace(Discrete(2))
    ) {
        (self.observationSpace, self.observations, actionSpace) = (observationSpace, observations, actions)
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        position = 0
        return Reset(observations[0])
    }

    mutating func step(_ action: Value) throws -> Step<Observation> {
        actions.append(action)
        position = (position + 1) % observations.count
        return Step(observations[position], reward: 0)
    }
}
