extension Env {
    /// The environment below all wrappers in its own type, even if it was made by its string id.
    package var innermost: any Env {
        let bottom = unwrapped
        guard let dynamic = bottom as? AnyEnv else { return bottom }
        return (dynamic.box as? any EnvHolder)?.held ?? bottom
    }
}

/// A box whose environment can be taken out without knowing its type.
private protocol EnvHolder {
    var held: any Env { get }
}

extension TypedEnvBox: EnvHolder {
    fileprivate var held: any Env { env }
}
