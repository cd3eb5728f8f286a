import LyceumNumerics

/// The square as the mathematics library's `pow` rounds it.
///
/// Python's `x ** 2` calls `pow`, whose result differs from `x * x` in the last bit for about one number in a thousand.
/// An optimiser replaces the call by the product, and is therefore kept away from it.
@inline(never) @_optimize(none)
func squared(_ x: Double) -> Double { Math.pow(x, 2) }

/// The square as the mathematics library's `powf` rounds it.
@inline(never) @_optimize(none)
func squared(_ x: Float) -> Float { Math.pow(x, 2) }
