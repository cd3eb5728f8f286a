// The form on 64-bit numbers for processors with AVX-512.

#include "Doubles.h"

#if defined(__x86_64__)

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,fma"))), apply_to = function)
#define FORM ly_rows_avx512
#define HAS_FUSED 1
#include "DoublesForm.h"
#pragma clang attribute pop

#endif
