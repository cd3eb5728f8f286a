// exp, log and their relatives on a vector of numbers, within two units in the last place.
//
// The polynomials are those of the Cephes library (S. L. Moshier, expf.c, logf.c and tanhf.c, release 2.2).

// e to the power x.
INLINE fv expv(fv x) {
    fv magic = splatv(12582912.0f);  // 1.5 · 2²³: adding it rounds to a whole number
    fv c = selectv(x < -104.0f, splatv(-104.0f), selectv(x > 89.0f, splatv(89.0f), x));
    fv t = fmav(c, splatv(1.44269504088896341f), magic);
    fv n = t - magic;
    fv r = fmav(n, splatv(-0.693359375f), c);
    r = fmav(n, splatv(2.12194440e-4f), r);
    fv p = splatv(1.9875691500e-4f);
    p = fmav(p, r, splatv(1.3981999507e-3f));
    p = fmav(p, r, splatv(8.3334519073e-3f));
    p = fmav(p, r, splatv(4.1665795894e-2f));
    p = fmav(p, r, splatv(1.6666665459e-1f));
    p = fmav(p, r, splatv(5.0000001201e-1f));
    fv y = fmav(p, r * r, r) + 1.0f;
    iv k = (iv)t - (iv)magic;
    iv half = k >> 1;  // two factors, so that a result below the normal numbers is rounded once
    return y * (fv)((half + 127) << 23) * (fv)((k - half + 127) << 23);
}

// The natural logarithm.
INLINE fv logv(fv x) {
    iv small = (iv)(x < 1.17549435e-38f);
    fv scaled = selectv(small, x * 8388608.0f, x);
    iv bits = (iv)scaled;
    iv exponent = (bits - 0x3f3504f3) >> 23;  // so that the rest is from √½ to √2
    fv f = (fv)(bits - (exponent << 23)) - 1.0f;
    fv e = __builtin_convertvector(exponent - (small & 23), fv);
    fv z = f * f;
    fv p = splatv(7.0376836292e-2f);
    p = fmav(p, f, splatv(-1.1514610310e-1f));
    p = fmav(p, f, splatv(1.1676998740e-1f));
    p = fmav(p, f, splatv(-1.2420140846e-1f));
    p = fmav(p, f, splatv(1.4249322787e-1f));
    p = fmav(p, f, splatv(-1.6668057665e-1f));
    p = fmav(p, f, splatv(2.0000714765e-1f));
    p = fmav(p, f, splatv(-2.4999993993e-1f));
    p = fmav(p, f, splatv(3.3333331174e-1f));
    fv y = p * f * z;
    y = fmav(e, splatv(-2.12194440e-4f), y);
    y = fmav(z, splatv(-0.5f), y);
    fv result = fmav(e, splatv(0.693359375f), f + y);
    fv infinity = splatv(__builtin_inff());
    result = selectv((iv)(x == infinity), infinity, result);
    result = selectv((iv)(x == 0.0f), -infinity, result);
    result = selectv((iv)(x < 0.0f), splatv(__builtin_nanf("")), result);
    return selectv((iv)(x != x), x, result);
}

// log(1 + y) for y from 0 to 1: the logarithm of the rounded sum, corrected by what the sum lost.
INLINE fv log_one_plusv(fv y) {
    fv u = y + 1.0f;
    return logv(u) + (y - (u - 1.0f)) / u;
}

INLINE fv tanhv(fv x) {
    fv a = absolutev(x);
    fv z = x * x;
    fv p = splatv(-5.70498872745e-3f);
    p = fmav(p, z, splatv(2.06390887954e-2f));
    p = fmav(p, z, splatv(-5.37397155531e-2f));
    p = fmav(p, z, splatv(1.33314422036e-1f));
    p = fmav(p, z, splatv(-3.33332819422e-1f));
    fv near = fmav(p * z, x, x);
    fv far = 1.0f - 2.0f / (expv(a + a) + 1.0f);
    far = (fv)((iv)far | ((iv)x & (iv)splatv(-0.0f)));
    return selectv((iv)(a < 0.625f), near, far);
}

INLINE fv sigmoidv(fv x) {
    fv e = expv(-absolutev(x));
    fv d = e + 1.0f;
    return selectv((iv)(x >= 0.0f), 1.0f / d, e / d);
}

// log(1 + exp x) = max(x, 0) + log(1 + exp -|x|).
INLINE fv softplusv(fv x) { return maximumv(x, splatv(0.0f)) + log_one_plusv(expv(-absolutev(x))); }

// a to the power p: by multiplication for a whole p up to 8, else exp(p log a).
INLINE fv powerv(fv a, float p) {
    float size = p < 0 ? -p : p;
    if (size <= 8.0f && size == (float)(int)size) {
        fv y = splatv(1.0f);
        for (int i = 0; i < (int)size; i++) y *= a;
        return p < 0 ? 1.0f / y : y;
    }
    if (p == 0.5f) return __builtin_elementwise_sqrt(a);
    fv y = expv(p * logv(a));
    return selectv((iv)(a == 0.0f), splatv(p > 0 ? 0.0f : __builtin_inff()), y);
}

// a to the power b; where a is negative, a whole b is raised from |a|.
INLINE fv powersv(fv a, fv b) {
    fv y = expv(b * logv(absolutev(a)));
    y = selectv((iv)(b == 0.0f), splatv(1.0f), y);
    fv limited = selectv((iv)(absolutev(b) < 8388608.0f), b, splatv(0.0f));
    iv whole = __builtin_convertvector(limited, iv);
    iv isWhole = (iv)((__builtin_convertvector(whole, fv) == b) | (absolutev(b) >= 8388608.0f));
    iv negative = (iv)(a < 0.0f);
    y = selectv(negative & ~isWhole, splatv(__builtin_nanf("")), y);
    iv odd = (whole & 1) != 0;
    return selectv(negative & odd, -y, y);
}
