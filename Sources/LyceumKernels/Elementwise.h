// Functions of one and of two numbers, eight at a time.

// Sets d to v, or adds v to it, for the eight numbers at i or those that are left.
#define PUT(v)                                       \
    do {                                             \
        f8 value = (v);                              \
        if (part) {                                  \
            if (add) value += load_part(d + i, left); \
            store_part(d + i, value, left);          \
        } else {                                     \
            if (add) value += load8(d + i);          \
            store8(d + i, value);                    \
        }                                            \
    } while (0)

#define GET(p) (part ? load_part((p) + i, left) : load8((p) + i))

// Runs body over the row: i is where it stands, left how many there are.
#define OVER_ROW(body)                          \
    do {                                        \
        long i = 0, left = 8;                   \
        for (; i + 8 <= count; i += 8) {        \
            enum { part = 0 };                  \
            body;                               \
        }                                       \
        if (i < count) {                        \
            enum { part = 1 };                  \
            left = count - i;                   \
            body;                               \
        }                                       \
    } while (0);                                \
    break

#define UNARY(v) OVER_ROW({ f8 x = GET(source); PUT(v); })

static void unary(LYUnary function, long count, const float *source, float *d, float p, float q) {
    enum { add = 0 };
    switch (function) {
    case LYUnaryCopy: memcpy(d, source, (size_t)count * sizeof *d); break;
    case LYUnaryNegate: UNARY(-x);
    case LYUnaryAdd: UNARY(x + p);
    case LYUnaryMultiply: UNARY(x * p);
    case LYUnaryDivide: UNARY(x / p);
    case LYUnarySubtractFrom: UNARY(p - x);
    case LYUnaryDivideInto: UNARY(p / x);
    case LYUnarySquare: UNARY(x * x);
    case LYUnaryPower: UNARY(power8(x, p));
    case LYUnaryExp: UNARY(exp8(x));
    case LYUnaryLog: UNARY(log8(x));
    case LYUnarySquareRoot: UNARY(__builtin_elementwise_sqrt(x));
    case LYUnaryAbsolute: UNARY(absolute8(x));
    case LYUnaryTanh: UNARY(tanh8(x));
    case LYUnaryReLU: UNARY(maximum8(x, splat8(0.0f)));
    case LYUnaryLeakyReLU: UNARY(select8((i8)(x > 0.0f), x, x * p));
    case LYUnaryELU: UNARY(select8((i8)(x > 0.0f), x, p * (exp8(x) - 1.0f)));
    case LYUnarySigmoid: UNARY(sigmoid8(x));
    case LYUnarySoftplus: UNARY(softplus8(x));
    case LYUnaryClamp: UNARY(select8((i8)(x < p), splat8(p), select8((i8)(x > q), splat8(q), x)));
    }
}

#define SLOPE(v) OVER_ROW({ f8 x = GET(source); f8 y = GET(result); f8 g = GET(gradient); (void)x; (void)y; PUT(v); })

static void unary_gradient(
    LYUnary function, long count, const float *source, const float *result, const float *gradient, float *d, float p,
    float q, int add) {
    f8 zero = splat8(0.0f);
    switch (function) {
    case LYUnaryCopy:
    case LYUnaryAdd: SLOPE(g);
    case LYUnaryNegate:
    case LYUnarySubtractFrom: SLOPE(-g);
    case LYUnaryMultiply: SLOPE(g * p);
    case LYUnaryDivide: SLOPE(g / p);
    case LYUnaryDivideInto: SLOPE(-(g * y) / x);
    case LYUnarySquare: SLOPE(g * (x + x));
    case LYUnaryPower:
        if (p == 0.0f) { SLOPE(zero * g); }
        SLOPE(g * (p * power8(x, p - 1.0f)));
    case LYUnaryExp: SLOPE(g * y);
    case LYUnaryLog: SLOPE(g / x);
    case LYUnarySquareRoot: SLOPE(g / (y + y));
    case LYUnaryAbsolute: SLOPE(select8((i8)(x > 0.0f), g, select8((i8)(x < 0.0f), -g, zero)));
    case LYUnaryTanh: SLOPE(g * (1.0f - y * y));
    case LYUnaryReLU: SLOPE(select8((i8)(x > 0.0f), g, zero));
    case LYUnaryLeakyReLU: SLOPE(select8((i8)(x > 0.0f), g, g * p));
    case LYUnaryELU: SLOPE(select8((i8)(x > 0.0f), g, g * (y + p)));
    case LYUnarySigmoid: SLOPE(g * (y * (1.0f - y)));
    case LYUnarySoftplus: SLOPE(g * sigmoid8(x));
    case LYUnaryClamp: SLOPE(select8((i8)((x < p) | (x > q)), zero, g));
    }
}

#define OPERAND(x, step) ((step) ? GET(x) : splat8(*(x)))
#define TRUTH(condition) (f8)((i8)(condition) & (i8)splat8(1.0f))
#define BINARY(v) \
    OVER_ROW({ f8 a = OPERAND(first, firstStep); f8 b = OPERAND(second, secondStep); PUT(v); })

// |d| < p takes the parabola, the rest the line that continues it.
INLINE f8 smooth_l1(f8 d, float p) {
    f8 a = absolute8(d);
    return select8((i8)(a < p), 0.5f * a * a / p, a - 0.5f * p);
}

INLINE f8 smooth_l1_slope(f8 d, float p) {
    f8 sign = select8((i8)(d > 0.0f), splat8(1.0f), select8((i8)(d < 0.0f), splat8(-1.0f), splat8(0.0f)));
    return select8((i8)(absolute8(d) < p), d / p, sign);
}

static void binary(
    LYBinary function, long count, const float *first, long firstStep, const float *second, long secondStep, float *d,
    float p) {
    enum { add = 0 };
    switch (function) {
    case LYBinaryAdd: BINARY(a + b);
    case LYBinarySubtract: BINARY(a - b);
    case LYBinaryMultiply: BINARY(a * b);
    case LYBinaryDivide: BINARY(a / b);
    case LYBinaryMaximum: BINARY(maximum8(a, b));
    case LYBinaryMinimum: BINARY(minimum8(a, b));
    case LYBinaryPower: BINARY(powers8(a, b));
    case LYBinarySquaredDifference: BINARY((a - b) * (a - b));
    case LYBinarySmoothL1: BINARY(smooth_l1(a - b, p));
    case LYBinaryGreater: BINARY(TRUTH(a > b));
    case LYBinaryGreaterOrEqual: BINARY(TRUTH(a >= b));
    case LYBinaryEqual: BINARY(TRUTH(a == b));
    }
}

#define PARTIAL(v)                              \
    OVER_ROW({                                  \
        f8 a = OPERAND(first, firstStep);       \
        f8 b = OPERAND(second, secondStep);     \
        f8 g = GET(gradient);                   \
        (void)a;                                \
        (void)b;                                \
        PUT(v);                                 \
    })

// The share of a in the gradient of the larger of a and b: equal ones get half each, as in PyTorch.
INLINE f8 share8(f8 g, i8 chosen, i8 equal) { return select8(equal, 0.5f * g, select8(chosen, g, splat8(0.0f))); }

static void binary_gradient(
    LYBinary function, int ofSecond, long count, const float *first, long firstStep, const float *second,
    long secondStep, const float *gradient, float *d, float p, int add) {
    switch (function) {
    case LYBinaryAdd: PARTIAL(g);
    case LYBinarySubtract:
        if (ofSecond) { PARTIAL(-g); }
        PARTIAL(g);
    case LYBinaryMultiply:
        if (ofSecond) { PARTIAL(g * a); }
        PARTIAL(g * b);
    case LYBinaryDivide:
        if (ofSecond) { PARTIAL(-(g * (a / b)) / b); }
        PARTIAL(g / b);
    case LYBinaryMaximum:
        if (ofSecond) { PARTIAL(share8(g, (i8)(b > a), (i8)(a == b))); }
        PARTIAL(share8(g, (i8)(a > b), (i8)(a == b)));
    case LYBinaryMinimum:
        if (ofSecond) { PARTIAL(share8(g, (i8)(b < a), (i8)(a == b))); }
        PARTIAL(share8(g, (i8)(a < b), (i8)(a == b)));
    case LYBinaryPower:
        if (ofSecond) { PARTIAL(select8((i8)(a == 0.0f), splat8(0.0f), g * powers8(a, b) * log8(a))); }
        PARTIAL(select8((i8)(b == 0.0f), splat8(0.0f), g * b * powers8(a, b - 1.0f)));
    case LYBinarySquaredDifference:
        if (ofSecond) { PARTIAL(g * (2.0f * (b - a))); }
        PARTIAL(g * (2.0f * (a - b)));
    case LYBinarySmoothL1:
        if (ofSecond) { PARTIAL(-(g * smooth_l1_slope(a - b, p))); }
        PARTIAL(g * smooth_l1_slope(a - b, p));
    case LYBinaryGreater:
    case LYBinaryGreaterOrEqual:
    case LYBinaryEqual: PARTIAL(0.0f * g);
    }
}

static void select_row(long count, const float *c, const float *a, const float *b, float *d) {
    for (long i = 0; i < count; i++) d[i] = c[i] != 0.0f ? a[i] : b[i];
}
