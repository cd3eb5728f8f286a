// One form of the functions on 64-bit numbers: included once by each file that compiles them for a processor. HAS_FUSED is 1
// where that processor has fused multiply-adds.

#define INLINE static inline __attribute__((always_inline))

INLINE d8 load_doubles(const double *x) {
    d8 v;
    memcpy(&v, x, sizeof v);
    return v;
}

INLINE void store_doubles(double *x, d8 v) { memcpy(x, &v, sizeof v); }

INLINE d8 all(double x) { return (d8){x, x, x, x, x, x, x, x}; }
INLINE l8 all_bits(int64_t x) { return (l8){x, x, x, x, x, x, x, x}; }
INLINE d8 fused(d8 a, d8 b, d8 c) { return __builtin_elementwise_fma(a, b, c); }
INLINE d8 either(l8 mask, d8 a, d8 b) { return (d8)((mask & (l8)a) | (~mask & (l8)b)); }
INLINE l8 sign_bits(d8 x) { return (l8)x & INT64_MIN; }
INLINE d8 with_sign(d8 x, l8 sign) { return (d8)((l8)x ^ sign); }
INLINE d8 size(d8 x) { return (d8)((l8)x & INT64_MAX); }
INLINE int any(l8 mask) { return __builtin_reduce_or(mask) != 0; }

#if HAS_FUSED
#include "Angles.h"
#else
#define sines_and_cosines 0
#define sine_and_cosine 0
#define one_by_one 0
#endif
#include "CartPole.h"

const LYRowKernels FORM = {sines_and_cosines, sine_and_cosine, one_by_one, cart_pole};
