import GymnasiumCore

/// A wrapper that needs pictures, around an environment that was made without them.
public struct InvalidRenderMode: Error, Sendable, Equatable, CustomStringConvertible {
    /// The wrapper that needs them, such as `RecordVideo`.
    public let wrapper: String
    /// The environment as printed.
    public let env: String
    /// The mode it was made with.
    public let given: RenderMode?
    /// The modes that it can work with.
    public let expected: [RenderMode]
    private let function: String

    /// A wrapper, the environment it was put around, and the modes that it can work with.
    public init(_ wrapper: String, env: some Env, expected: [RenderMode]) {
        self.wrapper = wrapper
        self.env = env.description
        given = env.renderMode
        self.expected = expected
        function = "make"
    }

    /// A wrapper, the vector environment it was put around, and the modes that it can work with.
    public init(_ wrapper: String, lanes: some VectorEnv, expected: [RenderMode]) {
        self.wrapper = wrapper
        env = lanes.description
        given = lanes.renderMode
        self.expected = expected
        function = "makeVec"
    }

    public var description: String {
        let mode = given.map { "the render mode \($0)" } ?? "no render mode"
        let modes = expected.map(\.rawValue).joined(separator: " or ")
        let example = expected.first == .rgbArray ? ".rgbArray" : ".\(expected.first.map { "\($0)" } ?? "ansi")"
        return "\(wrapper) needs an environment that draws (\(modes)), and \(env) has \(mode): "
            + "make it with \(function)(…, renderMode: \(example))"
    }
}

extension Env {
    /// Checks that an environment draws images, for a wrapper of a name.
    ///
    /// - Throws: ``InvalidRenderMode``.
    func requireImages(_ wrapper: String) throws {
        guard renderMode == .rgbArray || renderMode == .rgbArrayList else {
            throw InvalidRenderMode(wrapper, env: self, expected: [.rgbArray, .rgbArrayList])
        }
    }
}
