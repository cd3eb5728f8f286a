// Eight 32-bit numbers at once, in the compiler's own vectors: one AVX register, or two of SSE2 or NEON.

#ifndef LYCEUM_VECTOR_H
#define LYCEUM_VECTOR_H

#include <stdint.h>
#include <string.h>

#include "LyceumKernels.h"

typedef float f8 __attribute__((vector_size(32)));
typedef float f4 __attribute__((vector_size(16)));
typedef int32_t i8 __attribute__((vector_size(32)));

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
    void (*matmul)(
        long, long, long, const float *, long, long, const float *, long, long, float *, long, int);
} LYKernels;

// The form in use.
const LYKernels *ly_form(void);

extern const LYKernels ly_kernels_portable;
#if defined(__x86_64__)
extern const LYKernels ly_kernels_avx2;
#endif

#endif
