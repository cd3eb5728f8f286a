// exp, log and their relatives on eight numbers, within two units in the last place.
//
// The polynomials are those of the Cephes library (S. L. Moshier, expf.c, logf.c and tanhf.c, release 2.2).

// e to the power x.
INLINE f8 exp8(f8 x) {
    f8 magic = splat8(12582912.0f);  // 1.5 · 2²³: adding it rounds to a whole number
    f8 c = select8(x < -104.0f, splat8(-104.0f), select8(x > 89.0f, splat8(89.0f), x));
    f8 t = fma8(c, splat8(1.44269504088896341f), magic);
    f8 n = t - magic;
    f8 r = fma8(n, splat8(-0.693359375f), c);
    r = fma8(n, splat8(2.12194440e-4f), r);
    f8 p = splat8(1.9875691500e-4f);
    p = fma8(p, r, splat8(1.3981999507e-3f));
    p = fma8(p, r, splat8(8.3334519073e-3f));
    p = fma8(p, r, splat8(4.1665795894e-2f));
    p = fma8(p, r, splat8(1.6666665459e-1f));
    p = fma8(p, r, splat8(5.0000001201e-1f));
    f8 y = fma8(p, r * r, r) + 1.0f;
    i8 k = (i8)t - (i8)magic;
    i8 half = k >> 1;  // two factors, so that a result below the normal numbers is rounded once
    return y * (f8)((half + 127) << 23) * (f8)((k - half + 127) << 23);
}

// The natural logarithm.
INLINE f8 log8(f8 x) {
    i8 small = (i8)(x < 1.17549435e-38f);
    f8 scaled = select8(small, x * 8388608.0f, x);
    i8 bits = (i8)scaled;
    i8 exponent = (bits - 0x3f3504f3) >> 23;  // so that the rest is from √½ to √2
    f8 f = (f8)(bits - (exponent << 23)) - 1.0f;
    f8 e = __builtin_convertvector(exponent - (small & 23), f8);
    f8 z = f * f;
    f8 p = splat8(7.0376836292e-2f);
    p = fma8(p, f, splat8(-1.1514610310e-1f));
    p = fma8(p, f, splat8(1.1676998740e-1f));
    p = fma8(p, f, splat8(-1.2420140846e-1f));
    p = fma8(p, f, splat8(1.4249322787e-1f));
    p = fma8(p, f, splat8(-1.6668057665e-1f));
    p = fma8(p, f, splat8(2.0000714765e-1f));
    p = fma8(p, f, splat8(-2.4999993993e-1f));
    p = fma8(p, f, splat8(3.3333331174e-1f));
    f8 y = p * f * z;
    y = fma8(e, splat8(-2.12194440e-4f), y);
    y = fma8(z, splat8(-0.5f), y);
    f8 result = fma8(e, splat8(0.693359375f), f + y);
    f8 infinity = splat8(__builtin_inff());
    result = select8((i8)(x == infinity), infinity, result);
    result = select8((i8)(x == 0.0f), -infinity, result);
    result = select8((i8)(x < 0.0f), splat8(__builtin_nanf("")), result);
    return select8((i8)(x != x), x, result);
}

// log(1 + y) for y from 0 to 1: the logarithm of the rounded sum, corrected by what the sum lost.
INLINE f8 log_one_plus8(f8 y) {
    f8 u = y + 1.0f;
    return log8(u) + (y - (u - 1.0f)) / u;
}

INLINE f8 tanh8(f8 x) {
    f8 a = absolute8(x);
    f8 z = x * x;
    f8 p = splat8(-5.70498872745e-3f);
    p = fma8(p, z, splat8(2.06390887954e-2f));
    p = fma8(p, z, splat8(-5.37397155531e-2f));
    p = fma8(p, z, splat8(1.33314422036e-1f));
    p = fma8(p, z, splat8(-3.33332819422e-1f));
    f8 near = fma8(p * z, x, x);
    f8 far = 1.0f - 2.0f / (exp8(a + a) + 1.0f);
    far = (f8)((i8)far | ((i8)x & (i8)splat8(-0.0f)));
    return select8((i8)(a < 0.625f), near, far);
}

INLINE f8 sigmoid8(f8 x) {
    f8 e = exp8(-absolute8(x));
    f8 d = e + 1.0f;
    return select8((i8)(x >= 0.0f), 1.0f / d, e / d);
}

// log(1 + exp x) = max(x, 0) + log(1 + exp -|x|).
INLINE f8 softplus8(f8 x) { return maximum8(x, splat8(0.0f)) + log_one_plus8(exp8(-absolute8(x))); }

// a to the power p: by multiplication for a whole p up to 8, else exp(p log a).
INLINE f8 power8(f8 a, float p) {
    float size = p < 0 ? -p : p;
    if (size <= 8.0f && size == (float)(int)size) {
        f8 y = splat8(1.0f);
        for (int i = 0; i < (int)size; i++) y *= a;
        return p < 0 ? 1.0f / y : y;
    }
    if (p == 0.5f) return __builtin_elementwise_sqrt(a);
    f8 y = exp8(p * log8(a));
    return select8((i8)(a == 0.0f), splat8(p > 0 ? 0.0f : __builtin_inff()), y);
}

// a to the power b; where a is negative, a whole b is raised from |a|.
INLINE f8 powers8(f8 a, f8 b) {
    f8 y = exp8(b * log8(absolute8(a)));
    y = select8((i8)(b == 0.0f), splat8(1.0f), y);
    f8 limited = select8((i8)(absolute8(b) < 8388608.0f), b, splat8(0.0f));
    i8 whole = __builtin_convertvector(limited, i8);
    i8 isWhole = (i8)((__builtin_convertvector(whole, f8) == b) | (absolute8(b) >= 8388608.0f));
    i8 negative = (i8)(a < 0.0f);
    y = select8(negative & ~isWhole, splat8(__builtin_nanf("")), y);
    i8 odd = (whole & 1) != 0;
    return select8(negative & odd, -y, y);
}
