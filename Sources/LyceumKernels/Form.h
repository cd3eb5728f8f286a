// One form of all functions: included once by each file that compiles them for a processor.

#define INLINE static inline __attribute__((always_inline))

INLINE f8 load8(const float *x) {
    f8 v;
    memcpy(&v, x, sizeof v);
    return v;
}

INLINE void store8(float *x, f8 v) { memcpy(x, &v, sizeof v); }

INLINE f4 load4(const float *x) {
    f4 v;
    memcpy(&v, x, sizeof v);
    return v;
}

INLINE f8 splat8(float x) { return (f8){x, x, x, x, x, x, x, x}; }

// The first numbers of a row, followed by zeros.
INLINE f8 load_part(const float *x, long count) {
    float t[8] = {0};
    for (long i = 0; i < count; i++) t[i] = x[i];
    return load8(t);
}

INLINE void store_part(float *x, f8 v, long count) {
    float t[8];
    store8(t, v);
    for (long i = 0; i < count; i++) x[i] = t[i];
}

// a b + c, rounded once.
INLINE f8 fma8(f8 a, f8 b, f8 c) { return __builtin_elementwise_fma(a, b, c); }
INLINE f4 fma4(f4 a, f4 b, f4 c) { return __builtin_elementwise_fma(a, b, c); }

INLINE f8 select8(i8 mask, f8 a, f8 b) { return (f8)((mask & (i8)a) | (~mask & (i8)b)); }
INLINE f8 absolute8(f8 x) { return (f8)((i8)x & 0x7fffffff); }

// The larger; NaN if either is NaN.
INLINE f8 maximum8(f8 a, f8 b) { return select8((i8)((a > b) | (a != a)), a, b); }
INLINE f8 minimum8(f8 a, f8 b) { return select8((i8)((a < b) | (a != a)), a, b); }

// The sum of the lanes of a and b, in the order of ly_sum.
INLINE float fold8(f8 a, f8 b) {
    f8 s = a + b;
    f4 h = __builtin_shufflevector(s, s, 0, 1, 2, 3) + __builtin_shufflevector(s, s, 4, 5, 6, 7);
    return (h[0] + h[2]) + (h[1] + h[3]);
}

#include "Functions.h"
#include "Elementwise.h"
#include "Rows.h"
#include "Matmul.h"

const LYKernels FORM = {
    unary, unary_gradient, binary, binary_gradient, select_row, sum, dot, accumulate, accumulate_constant,
    accumulate_multiple, sum_rows, softmax, softmax_gradient, normalise, normalise_gradient, transpose, matmul,
};
