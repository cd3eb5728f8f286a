// The form for processors with AVX-512.

#include "Vector.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512vl,avx512dq"))), apply_to = function)
#define FORM ly_kernels_avx512
#define LANES 16
#define MASKS 1
#include "Form.h"
#pragma clang attribute pop

#endif
