import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Shows the agent what `render` draws: in place of the observation, or beside it.
///
/// ```swift
/// var env = try make("CartPole-v1", renderMode: .rgbArray).observationsRendered()      // images only
/// var both = try make("CartPole-v1", renderMode: .rgbArray).renderAddedToObservations()
/// // {'state': array([…]), 'pixels': <image>}
/// ```
///
/// An observation that is a dictionary gets the image as a further entry; any other becomes the entry `state` of a new
/// one. The size of the images is found by drawing with a copy of the environment.
public struct AddRenderObservation<Base: Env, ObservationSpace: Space>: Wrapper {
    /// An image, or a dictionary with one in it.
    public typealias Observation = ObservationSpace.Element
    public var base: Base
    /// The space of the images, or of dictionaries with one.
    public var observationSpace: ObservationSpace
    /// Whether observations are images only.
    public let renderOnly: Bool
    /// The key of the image in a dictionary.
    public let renderKey: String
    /// The key of the observation in a new dictionary.
    public let obsKey: String
    private let join: @Sendable (Base.Observation, NDArray<UInt8>) -> Observation

    /// An environment that shows images only.
    ///
    /// - Throws: ``InvalidRenderMode`` where the environment draws no images.
    public init(_ base: Base) throws where ObservationSpace == ArrayBox<UInt8> {
        self.init(
            base, try Self.imageSpace(of: base), renderOnly: true, renderKey: "pixels", obsKey: "state"
        ) { $1 }
    }

    /// An environment that shows images beside its observations.
    ///
    /// - Parameters:
    ///   - renderKey: the key of the image.
    ///   - obsKey: the key of the observation, unless that is a dictionary.
    /// - Throws: ``InvalidRenderMode`` where the environment draws no images; ``KeyAlreadyUsed``.
    public init(
        addingTo base: Base, renderKey: String = "pixels", obsKey: String = "state"
    ) throws where ObservationSpace == AnySpace {
        let images = try Self.imageSpace(of: base)
        let inner = base.observationSpace.erased
        let isDictionary = inner.as(DictSpace.self) != nil
        var parts =
            inner.as(DictSpace.self).map { space in zip(space.keys, space.spaces).map { ($0, $1 as any Space) } }
            ?? [(obsKey, inner)]
        guard !parts.contains(where: { $0.0 == renderKey }) else {
            throw KeyAlreadyUsed(wrapper: Self.typeName, key: renderKey, argument: "renderKey")
        }
        parts.append((renderKey, images))
        parts.sort { $0.0 < $1.0 }
        self.init(base, DictSpace(parts).erased, renderOnly: false, renderKey: renderKey, obsKey: obsKey) {
            let value = Base.ObservationSpace.value(of: $0)
            var entries = isDictionary ? value.dictionary ?? [:] : [obsKey: value]
            entries[renderKey] = .array(.uint8($1))
            return .dictionary(entries)
        }
    }

    private init(
        _ base: Base, _ space: ObservationSpace, renderOnly: Bool, renderKey: String, obsKey: String,
        join: @escaping @Sendable (Base.Observation, NDArray<UInt8>) -> Observation
    ) {
        self.base = base
        self.renderOnly = renderOnly
        self.renderKey = renderKey
        self.obsKey = obsKey
        self.join = join
        observationSpace = space
    }

    private static func imageSpace(of base: Base) throws -> ArrayBox<UInt8> {
        guard base.renderMode == .rgbArray else {
            throw InvalidRenderMode(typeName, env: base, expected: [.rgbArray])
        }
        var copy = base
        try copy.reset()
        let image = try Self.image(try copy.render(), of: base)
        return ArrayBox(low: 0, high: 255, shape: image.shape)
    }

    private static func image(_ frame: RenderedFrame?, of base: Base) throws -> NDArray<UInt8> {
        guard case .image(let image) = frame else {
            throw InvalidRenderMode(typeName, env: base, expected: [.rgbArray])
        }
        return image
    }

    private mutating func observation(_ observation: Base.Observation) throws -> Observation {
        join(observation, try Self.image(try base.render(), of: base))
    }

    /// Starts an episode, and draws.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        let reset = try base.reset(seed: seed, options: options)
        return Reset(try observation(reset.observation), info: reset.info)
    }

    /// Takes an action, and draws.
    public mutating func step(_ action: Base.Action) throws -> Step<Observation> {
        let step = try base.step(action)
        return step.with(observation: try observation(step.observation))
    }

    /// Whether observations are images only, and the two keys.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName,
            arguments: [
                "render_only": .bool(renderOnly), "render_key": .string(renderKey), "obs_key": .string(obsKey),
            ])
    }
}

extension Env {
    /// The environment with what `render` draws in place of its observations.
    public func observationsRendered() throws -> AddRenderObservation<Self, ArrayBox<UInt8>> {
        try AddRenderObservation(self)
    }

    /// The environment with what `render` draws beside its observations.
    public func renderAddedToObservations(
        renderKey: String = "pixels", obsKey: String = "state"
    ) throws -> AddRenderObservation<Self, AnySpace> {
        try AddRenderObservation(addingTo: self, renderKey: renderKey, obsKey: obsKey)
    }
}
