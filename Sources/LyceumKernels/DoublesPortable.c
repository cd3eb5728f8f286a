// The form on 64-bit numbers that every processor has. ARM's have fused multiply-adds.

#include "Doubles.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

#define FORM ly_rows_portable
#if defined(__aarch64__)
#define HAS_FUSED 1
#else
#define HAS_FUSED 0
#endif
#include "DoublesForm.h"
