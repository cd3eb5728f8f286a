// How a stack of layers is looked through whose types are known only at run time.

extension Env {
    /// The layer inside: what a ``Wrapper`` is around and an ``AnyEnv`` holds; `nil` for the innermost environment.
    ///
    /// An environment of another type is not put in its place.
    package var inside: (any Env)? {
        get { (self as? any Wrapper)?.base ?? (self as? AnyEnv)?.content }
        set {
            guard let newValue else { return }
            let changed = (self as? any Wrapper)?.around(newValue) ?? (self as? AnyEnv)?.holding(newValue)
            if let changed = changed as? Self { self = changed }
        }
    }

    /// The layer of the stack that has a given type, to read or to replace: `env[as: CartPole.self]?.gravity = 5`.
    public subscript<E: Env>(as type: E.Type) -> E? {
        get { self as? E ?? inside?[as: type] }
        set {
            guard let newValue else { return }
            if let new = newValue as? Self {
                self = new
            } else if var inside {
                inside[as: type] = newValue
                self.inside = inside
            }
        }
    }

    /// The environment below all wrappers in its own type, even if it was made by its string id.
    package var innermost: any Env {
        let bottom = unwrapped
        return (bottom as? AnyEnv)?.content ?? bottom
    }
}

extension Wrapper {
    /// The same layer around another environment of the same type.
    fileprivate func around(_ env: any Env) -> any Env {
        var layer = self
        if let base = env as? Base { layer.base = base }
        return layer
    }
}
