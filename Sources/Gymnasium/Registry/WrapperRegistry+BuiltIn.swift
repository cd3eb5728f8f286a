import GymnasiumCore
import GymnasiumWrappers
import LyceumValues

/// The wrappers of this package that can be made again from their arguments, under Gymnasium's names.
let builtInWrappers: [(name: String, construct: WrapperRegistry.Construct)] =
    commonWrappers + observationWrappers + actionWrappers + rewardWrappers + renderingWrappers

private let commonWrappers: [(name: String, construct: WrapperRegistry.Construct)] = [
    ("TimeLimit", { AnyEnv(try TimeLimit($0, maxEpisodeSteps: try $1.required("max_episode_steps"))) }),
    (
        "OrderEnforcing",
        {
            AnyEnv(
                OrderEnforcing($0, allowsEarlyRender: try $1("disable_render_order_enforcing", default: false)))
        }
    ),
    ("PassiveEnvChecker", { env, _ in AnyEnv(try PassiveEnvChecker(env)) }),
    ("Autoreset", { env, _ in AnyEnv(Autoreset(env)) }),
    (
        "RecordEpisodeStatistics",
        {
            AnyEnv(
                try RecordEpisodeStatistics(
                    $0, bufferLength: try $1("buffer_length", default: 100),
                    statsKey: try $1("stats_key", default: "episode")))
        }
    ),
]

private let observationWrappers: [(name: String, construct: WrapperRegistry.Construct)] = [
    (
        "FilterObservation",
        { env, arguments in
            let keys: Value = try arguments.required("filter_keys")
            if let names = [String](keys), !names.isEmpty { return AnyEnv(try FilterObservation(env, keys: names)) }
            if let positions = keys.integers { return AnyEnv(try FilterObservation(env, positions: positions)) }
            throw InvalidOption("filter_keys", given: keys, expected: "a list of keys or of positions")
        }
    ),
    ("GrayscaleObservation", { AnyEnv(try GrayscaleObservation($0, keepDim: try $1("keep_dim", default: false))) }),
    ("ResizeObservation", { AnyEnv(try ResizeObservation($0, shape: try $1.required("shape"))) }),
    ("ReshapeObservation", { AnyEnv(try ReshapeObservation($0, shape: try $1.required("shape"))) }),
    (
        "RescaleObservation",
        {
            AnyEnv(
                try RescaleObservation(
                    $0, minObs: try $1.required("min_obs"), maxObs: try $1.required("max_obs")))
        }
    ),
    (
        "DtypeObservation",
        { env, arguments in
            let name: String = try arguments.required("dtype")
            guard let dtype = ScalarType(rawValue: name) else {
                throw InvalidOption("dtype", given: name, expected: "NumPy's name of a type, such as float32")
            }
            return AnyEnv(try DtypeObservation(env, dtype: dtype))
        }
    ),
    (
        "AddRenderObservation",
        { env, arguments in
            let isOnly = try arguments("render_only", default: true)
            let renderKey = try arguments("render_key", default: "pixels")
            let obsKey = try arguments("obs_key", default: "state")
            return isOnly
                ? AnyEnv(try AddRenderObservation(env))
                : AnyEnv(try AddRenderObservation(addingTo: env, renderKey: renderKey, obsKey: obsKey))
        }
    ),
    (
        "DiscretizeObservation",
        { env, arguments in
            let bins: BinCounts = try arguments.required("bins")
            return try arguments("multidiscrete", default: false)
                ? AnyEnv(try DiscretizeObservation(env, bins: bins, as: MultiDiscrete.self))
                : AnyEnv(try DiscretizeObservation(env, bins: bins, as: Discrete.self))
        }
    ),
    ("FlattenObservation", { env, _ in AnyEnv(try FlattenObservation(env)) }),
    ("DelayObservation", { AnyEnv(try DelayObservation($0, delay: try $1.required("delay"))) }),
    (
        "TimeAwareObservation",
        {
            AnyEnv(
                try TimeAwareObservation(
                    $0, flatten: try $1("flatten", default: true),
                    normalizeTime: try $1("normalize_time", default: false),
                    dictTimeKey: try $1("dict_time_key", default: "time")))
        }
    ),
    (
        "FrameStackObservation",
        { env, arguments in
            let padding: FramePadding<Value> =
                switch try arguments("padding_type", default: Value.string("reset")) {
                case "reset": .reset
                case "zero": .zero
                case let element: .element(env.observationSpace.canonical(element))
                }
            return AnyEnv(
                try FrameStackObservation(env, stackSize: try arguments.required("stack_size"), padding: padding))
        }
    ),
    ("NormalizeObservation", { AnyEnv(try NormalizeObservation($0, epsilon: try $1("epsilon", default: 1e-8))) }),
    ("MaxAndSkipObservation", { AnyEnv(try MaxAndSkipObservation($0, skip: try $1("skip", default: 4))) }),
    (
        "AtariPreprocessing",
        { env, arguments in
            let settings = try AtariSettings(arguments)
            return try arguments("scale_obs", default: false)
                ? AnyEnv(try AtariPreprocessing(env, settings, scaled: Float.self))
                : AnyEnv(try AtariPreprocessing(env, settings, scaled: UInt8.self))
        }
    ),
]

private let actionWrappers: [(name: String, construct: WrapperRegistry.Construct)] = [
    ("ClipAction", { env, _ in AnyEnv(try ClipAction(env)) }),
    (
        "RescaleAction",
        {
            AnyEnv(
                try RescaleAction(
                    $0, minAction: try $1.required("min_action"), maxAction: try $1.required("max_action")))
        }
    ),
    (
        "DiscretizeAction",
        { env, arguments in
            let bins: BinCounts = try arguments.required("bins")
            return try arguments("multidiscrete", default: false)
                ? AnyEnv(try DiscretizeAction(env, bins: bins, as: MultiDiscrete.self))
                : AnyEnv(try DiscretizeAction(env, bins: bins, as: Discrete.self))
        }
    ),
    (
        "StickyAction",
        { env, arguments in
            let probability: Double = try arguments.required("repeat_action_probability")
            let duration = try arguments("repeat_action_duration", default: Value.int(1))
            if let length = duration.int {
                return AnyEnv(
                    try StickyAction(env, repeatActionProbability: probability, repeatActionDuration: length))
            }
            guard let bounds = duration.integers, bounds.count == 2, bounds[0] <= bounds[1] else {
                throw InvalidOption(
                    "repeat_action_duration", given: duration,
                    expected: "a whole number of 1 or more, or the least and the greatest of two")
            }
            return AnyEnv(
                try StickyAction(
                    env, repeatActionProbability: probability, repeatActionDuration: bounds[0]...bounds[1]))
        }
    ),
    ("RepeatAction", { AnyEnv(try RepeatAction($0, numRepeats: try $1.required("num_repeats"))) }),
]

private let rewardWrappers: [(name: String, construct: WrapperRegistry.Construct)] = [
    (
        "ClipReward",
        {
            AnyEnv(
                try ClipReward(
                    $0, minReward: try $1("min_reward", as: Double.self),
                    maxReward: try $1("max_reward", as: Double.self)))
        }
    ),
    (
        "NormalizeReward",
        {
            AnyEnv(
                try NormalizeReward(
                    $0, gamma: try $1("gamma", default: 0.99), epsilon: try $1("epsilon", default: 1e-8)))
        }
    ),
]

private let renderingWrappers: [(name: String, construct: WrapperRegistry.Construct)] = [
    ("HumanRendering", { env, _ in AnyEnv(try HumanRendering(env)) }),
    (
        "RenderCollection",
        {
            AnyEnv(
                try RenderCollection(
                    $0, popFrames: try $1("pop_frames", default: true),
                    resetClean: try $1("reset_clean", default: true)))
        }
    ),
    (
        "AddWhiteNoise",
        {
            AnyEnv(
                try AddWhiteNoise(
                    $0, probability: try $1.required("probability_of_noise_per_pixel"),
                    isGrayscale: try $1("is_noise_grayscale", default: false)))
        }
    ),
    (
        "ObstructView",
        {
            AnyEnv(
                try ObstructView(
                    $0, ratio: try $1.required("obstructed_pixels_ratio"),
                    width: try $1.required("obstruction_width"),
                    isGrayscale: try $1("is_noise_grayscale", default: false)))
        }
    ),
]

extension Options {
    /// The argument of a key that must be given.
    ///
    /// - Throws: ``InvalidOption`` where it is not given, or is of another kind.
    fileprivate func required<Content: ValueConvertible>(_ key: String) throws -> Content {
        guard let content = try self(key, as: Content.self) else {
            throw InvalidOption(key, given: "missing", expected: "a value of type \(Content.self)")
        }
        return content
    }
}

extension AnySpace {
    /// A value in the form that the space inside gives its elements: after JSON, a vector is a list.
    fileprivate func canonical(_ value: Value) -> Value {
        func canonical<S: Space>(_ space: S) -> Value { S.element(of: value).map { S.value(of: $0) } ?? value }
        return canonical(base)
    }
}
