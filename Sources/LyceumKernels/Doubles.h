// Eight 64-bit numbers at once, in the compiler's own vectors: one register of AVX-512, two of AVX or four of SSE2 or NEON.

#ifndef LYCEUM_DOUBLES_H
#define LYCEUM_DOUBLES_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "LyceumKernels.h"

typedef double d8 __attribute__((vector_size(64)));
typedef double d4 __attribute__((vector_size(32)));
typedef int64_t l8 __attribute__((vector_size(64)));

// The functions of a form; those of angles are null where only the C library is as exact.
typedef struct LYRowKernels {
    void (*sines_and_cosines)(long, const double *, double *, double *);
    double (*sine_and_cosine)(double, double *);
    void (*one_by_one)(long, const double *, double *, double *);
    bool (*cart_pole)(
        const LYCartPole *, long, const long *, double *, double *, double *, double *, float *, double *, bool *);
} LYRowKernels;

extern const LYRowKernels ly_rows_portable;
#if defined(__x86_64__)
extern const LYRowKernels ly_rows_avx2;
extern const LYRowKernels ly_rows_avx512;
#endif

#endif
