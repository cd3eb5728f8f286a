// Several 32-bit numbers at once, in the compiler's own vectors: eight are one AVX register, or two of SSE2 or NEON.

#ifndef LYCEUM_VECTOR_H
#define LYCEUM_VECTOR_H

#include <stdint.h>
#include <string.h>

#include "LyceumKernels.h"

typedef float f4 __attribute__((vector_size(16)));
typedef float f8 __attribute__((vector_size(32)));
typedef float f16 __attribute__((vector_size(64)));
typedef int32_t i8 __attribute__((vector_size(32)));
typedef int32_t i16 __attribute__((vector_size(64)));

// C = S + A B: m × k times k × n. Row i of S is startRow numbers after the one before; S is 0 where start is NULL.
typedef struct LYProduct {
    long m, n, k;
    const float *a;
    long aRow, aColumn;
    const float *b;
    long bRow, bColumn;
    float *c;
    long cRow;
    const float *start;
    long startRow;
} LYProduct;

// The functions of a form.
typedef struct LYKernels {
    void (*unary)(LYUnary, long, const float *, float *, float, float);
    void (*unary_gradient)(
        LYUnary, long, const float *, const float *, const float *, float *, float, float, int);
    void (*binary)(LYBinary, long, const float *, long, const float *, long, float *, float);
    void (*binary_gradient)(
        LYBinary, int, long, const float *, long, const float *, long, const float *, float *, float, int);
    void (*select)(long, const float *, const float *, const float *, float *);
    float (*sum)(long, const float *);
    float (*dot)(long, const float *, const float *);
    void (*accumulate)(long, const float *, float *);
    void (*accumulate_constant)(long, float, float *);
    void (*accumulate_multiple)(long, float, const float *, float *);
    void (*sum_rows)(long, long, const float *, long, float *, int);
    void (*softmax)(long, long, const float *, float *, int);
    void (*softmax_gradient)(long, long, const float *, const float *, float *, int, int);
    void (*normalise)(long, long, const float *, float *, float *, float);
    void (*normalise_gradient)(long, long, const float *, const float *, const float *, float *, int);
    void (*transpose)(long, long, const float *, float *);
    void (*matmul)(const LYProduct *);
    void (*adam)(long, const LYAdam *, const float *, float *, float *, float *, float *);
    void (*move_towards)(long, float, const float *, float *);
} LYKernels;

// The form in use.
const LYKernels *ly_form(void);

extern const LYKernels ly_kernels_portable;
#if defined(__x86_64__)
extern const LYKernels ly_kernels_avx2;
extern const LYKernels ly_kernels_avx512;
#endif

#endif
