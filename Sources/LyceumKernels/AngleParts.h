// The polynomials of sines and cosines, on NUMBER: one number or eight. Included once for each, with a NAME for its functions
// and a CONSTANT of its type.

typedef struct NAME(Entries) {
    NUMBER sine, sine_rest, cosine, cosine_rest;
} NAME(Entries);

#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)

// (sin x - x) / x³ and (1 - cos x) / x² of a rest, from its square.
INLINE NUMBER NAME(sine_tail)(NUMBER square) {
    return FUSED(square, CONSTANT(0x1.11110e829872fp-7), CONSTANT(-0x1.5555555555515p-3));
}
INLINE NUMBER NAME(cosine_tail)(NUMBER square) {
    NUMBER inner = FUSED(square, CONSTANT(0x1.6c16bedd9e239p-10), CONSTANT(-0x1.5555555555535p-5));
    return FUSED(square, inner, CONSTANT(0.5));
}

// The sine of angle + low, where low is far below angle, from the polynomial of the angle itself.
INLINE NUMBER NAME(short_sine)(NUMBER angle, NUMBER low) {
    NUMBER square = angle * angle;
    NUMBER sum = FUSED(square, CONSTANT(-0x1.addffc2fcdf59p-26), CONSTANT(0x1.71de27b9a7ed9p-19));
    sum = FUSED(square, sum, CONSTANT(-0x1.a01a019db08b8p-13));
    sum = FUSED(square, sum, CONSTANT(0x1.1111111110ecep-7));
    sum = FUSED(square, sum, CONSTANT(-0x1.5555555555555p-3));
    return angle + FUSED(square, FUSED(sum, angle, -(0.5 * low)), low);
}

// The same from the table; low has the sign that it has beside the angle's magnitude.
INLINE NUMBER NAME(table_sine)(NUMBER rest, NUMBER low, NAME(Entries) at) {
    NUMBER square = rest * rest;
    NUMBER sine = rest + FUSED(rest * square, NAME(sine_tail)(square), low);
    NUMBER versine = FUSED(rest, low, square * NAME(cosine_tail)(square));
    NUMBER sum = FUSED(at.cosine_rest, sine, at.sine_rest);
    sum = FUSED(-versine, at.sine, sum);
    return at.sine + FUSED(sine, at.cosine, sum);
}

// The cosine; here the rest has low in it.
INLINE NUMBER NAME(table_cosine)(NUMBER rest, NAME(Entries) at) {
    NUMBER square = rest * rest;
    NUMBER sine = FUSED(rest * square, NAME(sine_tail)(square), rest);
    NUMBER versine = square * NAME(cosine_tail)(square);
    NUMBER sum = FUSED(-sine, at.sine_rest, at.cosine_rest);
    sum = FUSED(-versine, at.cosine, sum);
    return at.cosine + FUSED(-sine, at.sine, sum);
}

#undef FUSED
#undef NUMBER
#undef NAME
#undef CONSTANT
