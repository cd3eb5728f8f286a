// The choice of a form, and the functions that go through it.

#if defined(__linux__)
#include <malloc.h>
#endif

#include "Vector.h"

static const LYKernels *_Atomic form = &ly_kernels_portable;

const LYKernels *ly_form(void) { return form; }

int ly_variant_is_available(LYVariant variant) {
    if (variant == LYVariantPortable) return 1;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
    if (variant == LYVariantAVX2) return 1;
    return variant == LYVariantAVX512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq");
#else
    return 0;
#endif
}

int ly_use_variant(LYVariant variant) {
    if (!ly_variant_is_available(variant)) return 0;
    switch (variant) {
    case LYVariantPortable: form = &ly_kernels_portable; break;
#if defined(__x86_64__)
    case LYVariantAVX2: form = &ly_kernels_avx2; break;
    case LYVariantAVX512: form = &ly_kernels_avx512; break;
#else
    default: break;
#endif
    }
    return 1;
}

__attribute__((constructor)) static void choose(void) {
    if (!ly_use_variant(LYVariantAVX512)) ly_use_variant(LYVariantAVX2);
#if defined(__GLIBC__)
    // Keep up to 64 MB for the next update: otherwise glibc returns freed memory to the system at once, page by page.
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

LYVariant ly_variant(void) {
#if defined(__x86_64__)
    if (form == &ly_kernels_avx512) return LYVariantAVX512;
    if (form == &ly_kernels_avx2) return LYVariantAVX2;
#endif
    return LYVariantPortable;
}

void ly_unary(LYUnary function, long count, const float *x, float *y, float p, float q) {
    form->unary(function, count, x, y, p, q);
}

void ly_unary_gradient(
    LYUnary function, long count, const float *x, const float *y, const float *g, float *d, float p, float q,
    int add) {
    form->unary_gradient(function, count, x, y, g, d, p, q, add);
}

void ly_binary(
    LYBinary function, long count, const float *a, long aStep, const float *b, long bStep, float *y, float p) {
    form->binary(function, count, a, aStep, b, bStep, y, p);
}

void ly_binary_gradient(
    LYBinary function, int second, long count, const float *a, long aStep, const float *b, long bStep, const float *g,
    float *d, float p, int add) {
    form->binary_gradient(function, second, count, a, aStep, b, bStep, g, d, p, add);
}

void ly_select(long count, const float *c, const float *a, const float *b, float *y) { form->select(count, c, a, b, y); }

float ly_sum(long count, const float *x) { return form->sum(count, x); }

float ly_dot(long count, const float *a, const float *b) { return form->dot(count, a, b); }

void ly_accumulate(long count, const float *x, float *y) { form->accumulate(count, x, y); }

void ly_accumulate_constant(long count, float p, float *y) { form->accumulate_constant(count, p, y); }

void ly_accumulate_multiple(long count, float p, const float *x, float *y) {
    form->accumulate_multiple(count, p, x, y);
}

void ly_sum_rows(long rows, long count, const float *x, long stride, float *y, int add) {
    form->sum_rows(rows, count, x, stride, y, add);
}

void ly_softmax(long rows, long count, const float *x, float *y, int logarithm) {
    form->softmax(rows, count, x, y, logarithm);
}

void ly_softmax_gradient(long rows, long count, const float *y, const float *g, float *d, int logarithm, int add) {
    form->softmax_gradient(rows, count, y, g, d, logarithm, add);
}

void ly_normalise(long rows, long count, const float *x, float *y, float *scales, float epsilon) {
    form->normalise(rows, count, x, y, scales, epsilon);
}

void ly_normalise_gradient(
    long rows, long count, const float *y, const float *scales, const float *g, float *d, int add) {
    form->normalise_gradient(rows, count, y, scales, g, d, add);
}

void ly_transpose(long rows, long columns, const float *x, float *y) { form->transpose(rows, columns, x, y); }

void ly_adam(
    long count, const LYAdam *step, const float *g, float *value, float *mean, float *square, float *largest) {
    form->adam(count, step, g, value, mean, square, largest);
}

void ly_move_towards(long count, float share, const float *goal, float *value) {
    form->move_towards(count, share, goal, value);
}
