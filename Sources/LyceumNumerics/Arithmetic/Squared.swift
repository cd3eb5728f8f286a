/// The square as the mathematics library's `pow` rounds it.
///
/// Python's `x ** 2` calls `pow`, whose result differs from `x * x` in the last bit for about one number in a thousand:
/// where the exact square lies almost in the middle between two numbers. Everywhere else the product, which is rounded
/// correctly, is the same and much faster. glibc's `pow` is exact to 0.05 units in the last place before it rounds.
@inlinable @inline(__always)
package func squared(_ x: Double) -> Double {
    let product = x * x
    let rest = (-product).addingProduct(x, x)
    return rest.magnitude < 0.45 * product.ulp ? product : libmSquare(x)
}

/// The square as the mathematics library's `powf` rounds it.
@inlinable @inline(__always)
package func squared(_ x: Float) -> Float {
    let exact = Double(x) * Double(x)
    let product = Float(exact)
    return (exact - Double(product)).magnitude < 0.45 * Double(product.ulp) ? product : libmSquare(x)
}

// An optimiser replaces a power of 2 by the product, and is therefore kept away from these two.
@usableFromInline @inline(never) @_optimize(none)
func libmSquare(_ x: Double) -> Double { Math.pow(x, 2) }

@usableFromInline @inline(never) @_optimize(none)
func libmSquare(_ x: Float) -> Float { Math.pow(x, 2) }
