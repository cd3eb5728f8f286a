// One form of all functions: included once by each file that compiles them for a processor.
//
// LANES, 8 or 16, is how many numbers a vector of the form has, where numbers side by side have nothing to do with each
// other; what adds numbers up goes on in eights, whose order is part of the result. MASKS is 1 where the processor reads a
// part of a vector at once.

#define INLINE static inline __attribute__((always_inline))

#if LANES == 16
typedef f16 fv;
typedef i16 iv;
#else
typedef f8 fv;
typedef i8 iv;
#endif

INLINE f4 load4(const float *x) {
    f4 v;
    memcpy(&v, x, sizeof v);
    return v;
}

INLINE f8 load8(const float *x) {
    f8 v;
    memcpy(&v, x, sizeof v);
    return v;
}

INLINE fv loadv(const float *x) {
    fv v;
    memcpy(&v, x, sizeof v);
    return v;
}

INLINE void store8(float *x, f8 v) { memcpy(x, &v, sizeof v); }
INLINE void storev(float *x, fv v) { memcpy(x, &v, sizeof v); }

INLINE f8 splat8(float x) { return (f8){x, x, x, x, x, x, x, x}; }
INLINE fv splatv(float x) { return x - (fv){0}; }

// The first numbers of a row, followed by zeros. Where the processor has masks, they are quicker than to go through memory.
#if defined(__x86_64__) && MASKS
INLINE f8 load_part8(const float *x, long count) {
    return (f8)_mm256_maskload_ps(x, (__m256i)((i8){0, 1, 2, 3, 4, 5, 6, 7} < (int)count));
}
#else
INLINE f8 load_part8(const float *x, long count) {
    float t[8] = {0};
    for (long i = 0; i < count; i++) t[i] = x[i];
    return load8(t);
}
#endif

#if defined(__x86_64__) && LANES == 16
INLINE fv load_part(const float *x, long count) {
    return (fv)_mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), x);
}

INLINE void store_part(float *x, fv v, long count) {
    _mm512_mask_storeu_ps(x, (__mmask16)((1u << count) - 1), (__m512)v);
}
#else
INLINE fv load_part(const float *x, long count) { return load_part8(x, count); }

INLINE void store_part(float *x, fv v, long count) {
    float t[LANES];
    storev(t, v);
    for (long i = 0; i < count; i++) x[i] = t[i];
}
#endif

// a b + c, rounded once.
INLINE f4 fma4(f4 a, f4 b, f4 c) { return __builtin_elementwise_fma(a, b, c); }
INLINE f8 fma8(f8 a, f8 b, f8 c) { return __builtin_elementwise_fma(a, b, c); }
INLINE fv fmav(fv a, fv b, fv c) { return __builtin_elementwise_fma(a, b, c); }

INLINE fv selectv(iv mask, fv a, fv b) { return (fv)((mask & (iv)a) | (~mask & (iv)b)); }
INLINE fv absolutev(fv x) { return (fv)((iv)x & 0x7fffffff); }

// The larger; NaN if either is NaN.
INLINE fv maximumv(fv a, fv b) { return selectv((iv)((a > b) | (a != a)), a, b); }
INLINE fv minimumv(fv a, fv b) { return selectv((iv)((a < b) | (a != a)), a, b); }

// The sum of the lanes of a and b, in the order of ly_sum.
INLINE float fold8(f8 a, f8 b) {
    f8 s = a + b;
    f4 h = __builtin_shufflevector(s, s, 0, 1, 2, 3) + __builtin_shufflevector(s, s, 4, 5, 6, 7);
    return (h[0] + h[2]) + (h[1] + h[3]);
}

#include "Functions.h"
#include "Elementwise.h"
#include "Rows.h"
#include "Transpose.h"
#include "Matmul.h"
#include "Steps.h"

const LYKernels FORM = {
    unary, unary_gradient, binary, binary_gradient, select_row, sum, dot, accumulate, accumulate_constant,
    accumulate_multiple, sum_rows, softmax, softmax_gradient, normalise, normalise_gradient, transpose, matmul, adam,
    move_towards,
};
