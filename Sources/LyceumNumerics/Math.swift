#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The elementary functions that dynamics call: one place through which every sine of the package goes.
///
/// On Linux they are glibc's, which NumPy's scalar functions use as well, so results agree to the last bit.
public enum Math {
    /// The sine of an angle in radians.
    @inlinable @inline(__always)
    public static func sin(_ x: Double) -> Double { _sin(x) }
}

@usableFromInline @inline(__always)
func _sin(_ x: Double) -> Double {
    #if canImport(Darwin)
        Darwin.sin(x)
    #elseif canImport(Glibc)
        Glibc.sin(x)
    #else
        Musl.sin(x)
    #endif
}
