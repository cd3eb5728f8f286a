// Functions of one and of two numbers, a vector of them at a time.

// Sets d to v, or adds v to it, for the numbers at i or those that are left.
#define PUT(v)                                       \
    do {                                             \
        fv value = (v);                              \
        if (part) {                                  \
            if (add) value += load_part(d + i, left); \
            store_part(d + i, value, left);          \
        } else {                                     \
            if (add) value += loadv(d + i);          \
            storev(d + i, value);                    \
        }                                            \
    } while (0)

#define GET(p) (part ? load_part((p) + i, left) : loadv((p) + i))

// Runs body over the row: i is where it stands, left how many there are.
#define OVER_ROW(body)                          \
    do {                                        \
        long i = 0, left = LANES;               \
        for (; i + LANES <= count; i += LANES) { \
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

#define UNARY(v) OVER_ROW({ fv x = GET(source); PUT(v); })

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
    case LYUnaryPower: UNARY(powerv(x, p));
    case LYUnaryExp: UNARY(expv(x));
    case LYUnaryLog: UNARY(logv(x));
    case LYUnarySquareRoot: UNARY(__builtin_elementwise_sqrt(x));
    case LYUnaryAbsolute: UNARY(absolutev(x));
    case LYUnaryTanh: UNARY(tanhv(x));
    case LYUnaryReLU: UNARY(maximumv(x, splatv(0.0f)));
    case LYUnaryLeakyReLU: UNARY(selectv((iv)(x > 0.0f), x, x * p));
    case LYUnaryELU: UNARY(selectv((iv)(x > 0.0f), x, p * (expv(x) - 1.0f)));
    case LYUnarySigmoid: UNARY(sigmoidv(x));
    case LYUnarySoftplus: UNARY(softplusv(x));
    case LYUnaryClamp: UNARY(selectv((iv)(x < p), splatv(p), selectv((iv)(x > q), splatv(q), x)));
    }
}

#define SLOPE(v) OVER_ROW({ fv x = GET(source); fv y = GET(result); fv g = GET(gradient); (void)x; (void)y; PUT(v); })

static void unary_gradient(
    LYUnary function, long count, const float *source, const float *result, const float *gradient, float *d, float p,
    float q, int add) {
    fv zero = splatv(0.0f);
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
        SLOPE(g * (p * powerv(x, p - 1.0f)));
    case LYUnaryExp: SLOPE(g * y);
    case LYUnaryLog: SLOPE(g / x);
    case LYUnarySquareRoot: SLOPE(g / (y + y));
    case LYUnaryAbsolute: SLOPE(selectv((iv)(x > 0.0f), g, selectv((iv)(x < 0.0f), -g, zero)));
    case LYUnaryTanh: SLOPE(g * (1.0f - y * y));
    case LYUnaryReLU: SLOPE(selectv((iv)(x > 0.0f), g, zero));
    case LYUnaryLeakyReLU: SLOPE(selectv((iv)(x > 0.0f), g, g * p));
    case LYUnaryELU: SLOPE(selectv((iv)(x > 0.0f), g, g * (y + p)));
    case LYUnarySigmoid: SLOPE(g * (y * (1.0f - y)));
    case LYUnarySoftplus: SLOPE(g * sigmoidv(x));
    case LYUnaryClamp: SLOPE(selectv((iv)((x < p) | (x > q)), zero, g));
    }
}

#define OPERAND(x, step) ((step) ? GET(x) : splatv(*(x)))
#define TRUTH(condition) (fv)((iv)(condition) & (iv)splatv(1.0f))
#define BINARY(v) \
    OVER_ROW({ fv a = OPERAND(first, firstStep); fv b = OPERAND(second, secondStep); PUT(v); })

// |d| < p takes the parabola, the rest the line that continues it.
INLINE fv smooth_l1(fv d, float p) {
    fv a = absolutev(d);
    return selectv((iv)(a < p), 0.5f * a * a / p, a - 0.5f * p);
}

INLINE fv smooth_l1_slope(fv d, float p) {
    fv sign = selectv((iv)(d > 0.0f), splatv(1.0f), selectv((iv)(d < 0.0f), splatv(-1.0f), splatv(0.0f)));
    return selectv((iv)(absolutev(d) < p), d / p, sign);
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
    case LYBinaryMaximum: BINARY(maximumv(a, b));
    case LYBinaryMinimum: BINARY(minimumv(a, b));
    case LYBinaryPower: BINARY(powersv(a, b));
    case LYBinarySquaredDifference: BINARY((a - b) * (a - b));
    case LYBinarySmoothL1: BINARY(smooth_l1(a - b, p));
    case LYBinaryGreater: BINARY(TRUTH(a > b));
    case LYBinaryGreaterOrEqual: BINARY(TRUTH(a >= b));
    case LYBinaryEqual: BINARY(TRUTH(a == b));
    }
}

#define PARTIAL(v)                              \
    OVER_ROW({                                  \
        fv a = OPERAND(first, firstStep);       \
        fv b = OPERAND(second, secondStep);     \
        fv g = GET(gradient);                   \
        (void)a;                                \
        (void)b;                                \
        PUT(v);                                 \
    })

// The share of a in the gradient of the larger of a and b: equal ones get half each, as in PyTorch.
INLINE fv sharev(fv g, iv chosen, iv equal) { return selectv(equal, 0.5f * g, selectv(chosen, g, splatv(0.0f))); }

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
        if (ofSecond) { PARTIAL(sharev(g, (iv)(b > a), (iv)(a == b))); }
        PARTIAL(sharev(g, (iv)(a > b), (iv)(a == b)));
    case LYBinaryMinimum:
        if (ofSecond) { PARTIAL(sharev(g, (iv)(b < a), (iv)(a == b))); }
        PARTIAL(sharev(g, (iv)(a < b), (iv)(a == b)));
    case LYBinaryPower:
        if (ofSecond) { PARTIAL(selectv((iv)(a == 0.0f), splatv(0.0f), g * powersv(a, b) * logv(a))); }
        PARTIAL(selectv((iv)(b == 0.0f), splatv(0.0f), g * b * powersv(a, b - 1.0f)));
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
