// The form for processors with AVX2 and FMA.

#include "Vector.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define FORM ly_kernels_avx2
#define LANES 8
#define MASKS 1
#include "Form.h"
#pragma clang attribute pop

#endif
