// Sines and cosines of a row.
//
// The bits are those of the scalar functions of glibc 2.36 on a processor with fused multiply-adds: the same operations in
// the same order, eight angles at a time. An angle is brought near 0 by a multiple of π/2 in four parts. What is left is
// split into a multiple of 1/128, whose sine and cosine are in the table, and a rest of at most 1/256, for which short
// polynomials do. Every number here is part of that definition; -fp-contract is off, so that only what is written as fused
// is fused.

#include "SineTable.h"

// Angles below the first bound are used as they are, those below the second are taken from π/2, and those below the third are
// reduced by multiples of it.
static const double plain_bound = 0x1.b6p-1, right_bound = 0x1.368fdp+1, reduced_bound = 0x1.921fbp+26;

// Below this the sine is a polynomial of the angle itself.
static const double short_bound = 0.126;

// π/2 and what that double lacks.
static const double right = 0x1.921fb54442d18p+0, right_rest = 0x1.1a62633145c07p-54;

#define NUMBER d8
#define NAME(function) function##_8
#define CONSTANT(x) all(x)
#include "AngleParts.h"
#define NUMBER double
#define NAME(function) function##_1
#define CONSTANT(x) (x)
#include "AngleParts.h"

// The angle as a multiple of 1/128, in the lowest bits.
INLINE d8 rounded(d8 magnitude) { return magnitude + 0x1.8p+45; }

// Angles that are too large are computed in another way; the rows that they find here, behind those that are filled, are not used.
INLINE Entries_8 entries(d8 multiple) {
    l8 k = (l8)multiple & 127;
    int64_t at[8];
    memcpy(at, &k, sizeof at);
    d4 row[8];
    for (int i = 0; i < 8; i++) memcpy(&row[i], sine_table[at[i]], sizeof row[i]);
#define TOGETHER(a, b) __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7)
    d8 r04 = TOGETHER(row[0], row[4]), r15 = TOGETHER(row[1], row[5]);
    d8 r26 = TOGETHER(row[2], row[6]), r37 = TOGETHER(row[3], row[7]);
#undef TOGETHER
    d8 even01 = __builtin_shufflevector(r04, r15, 0, 8, 2, 10, 4, 12, 6, 14);
    d8 odd01 = __builtin_shufflevector(r04, r15, 1, 9, 3, 11, 5, 13, 7, 15);
    d8 even23 = __builtin_shufflevector(r26, r37, 0, 8, 2, 10, 4, 12, 6, 14);
    d8 odd23 = __builtin_shufflevector(r26, r37, 1, 9, 3, 11, 5, 13, 7, 15);
    return (Entries_8){
        __builtin_shufflevector(even01, even23, 0, 1, 8, 9, 4, 5, 12, 13),
        __builtin_shufflevector(odd01, odd23, 0, 1, 8, 9, 4, 5, 12, 13),
        __builtin_shufflevector(even01, even23, 2, 3, 10, 11, 6, 7, 14, 15),
        __builtin_shufflevector(odd01, odd23, 2, 3, 10, 11, 6, 7, 14, 15),
    };
}

INLINE d8 sine_of(d8 angle, d8 low, d8 multiple, Entries_8 at) {
    d8 magnitude = size(angle);
    l8 sign = sign_bits(angle);
    d8 rest = magnitude - (multiple - 0x1.8p+45);
    d8 far = with_sign(table_sine_8(rest, with_sign(low, sign), at), sign);
    return either(magnitude < short_bound, short_sine_8(angle, low), far);
}

INLINE d8 cosine_of(d8 angle, d8 low, d8 multiple, Entries_8 at) {
    d8 rest = size(angle) - (multiple - 0x1.8p+45);
    return table_cosine_8(rest + with_sign(low, sign_bits(angle)), at);
}

// Eight angles below plain_bound.
INLINE void plain(d8 x, double *sines, double *cosines) {
    d8 magnitude = size(x), none = all(0);
    d8 multiple = rounded(magnitude);
    Entries_8 at = entries(multiple);
    if (cosines) store_doubles(cosines, table_cosine_8(magnitude - (multiple - 0x1.8p+45), at));
    if (!sines) return;
    d8 sine = sine_of(x, none, multiple, at);
    store_doubles(sines, either(magnitude < 0x1p-26, x, sine));
}

// Eight angles of any size. Where the table's entry would not be the same for the sine and the cosine, which is at some borders
// between two entries, and beyond reduced_bound, the C library computes.
INLINE void reduced(d8 x, double *sines, double *cosines) {
    d8 magnitude = size(x);
    l8 is_plain = magnitude < plain_bound;
    l8 is_right = ~is_plain & (magnitude < right_bound);

    d8 turns = fused(x, all(0x1.45f306dc9c883p-1), all(0x1.8p+52));
    l8 quadrant = (l8)turns & ~is_plain;
    d8 count = (d8)((l8)(turns - 0x1.8p+52) & ~is_plain);
    d8 left = fused(-count, all(-0x1.dde973cp-27), fused(-count, all(0x1.921fb58p+0), x));
    d8 third = fused(-count, all(-0x1.cb3b398p-55), left);
    d8 lost = fused(-count, all(-0x1.cb3b398p-55), left - third);
    d8 fourth = fused(-count, all(-0x1.d747f23e32ed7p-83), third);
    d8 low = lost + fused(-count, all(-0x1.d747f23e32ed7p-83), third - fourth);

    d8 complement = right - magnitude;
    d8 sum = complement + right_rest;
    d8 angle = either(is_right, sum, fourth);
    low = either(is_right, (complement - sum) + right_rest, low);
    d8 other_angle = either(is_right, complement, fourth);
    d8 other_low = either(is_right, all(right_rest), low);

    d8 multiple = rounded(size(angle));
    Entries_8 at = entries(multiple);
    d8 sine = sine_of(angle, low, multiple, at);
    d8 cosine = cosine_of(other_angle, other_low, multiple, at);

    l8 is_left = ~(magnitude < reduced_bound) | ((l8)multiple != (l8)rounded(size(other_angle)));
    l8 swaps = ((quadrant & 1) != 0) | is_right;
    if (sines) {
        l8 sign = (is_right & sign_bits(x)) | (~is_right & ((quadrant & 2) << 62));
        d8 result = with_sign(either(swaps, cosine, sine), sign);
        store_doubles(sines, either(magnitude < 0x1p-26, x, result));
    }
    if (cosines) {
        l8 sign = ~is_right & (((quadrant + 1) & 2) << 62);
        store_doubles(cosines, with_sign(either(swaps, sine, cosine), sign));
    }
    if (!any(is_left)) return;
    for (int i = 0; i < 8; i++) {
        double angle = x[i];
        if (is_left[i]) ly_library_sines_and_cosines(1, &angle, sines ? sines + i : 0, cosines ? cosines + i : 0);
    }
}

INLINE void eight(const double *x, double *sines, double *cosines) {
    d8 v = load_doubles(x);
    if (any(~(size(v) < plain_bound))) {
        reduced(v, sines, cosines);
    } else {
        plain(v, sines, cosines);
    }
}

INLINE void row(long count, const double *x, double *sines, double *cosines) {
    long i = 0;
    for (; i + 8 <= count; i += 8) eight(x + i, sines ? sines + i : 0, cosines ? cosines + i : 0);
    if (i == count) return;
    double angles[8] = {0}, last_sines[8], last_cosines[8];
    memcpy(angles, x + i, (count - i) * sizeof *x);
    eight(angles, sines ? last_sines : 0, cosines ? last_cosines : 0);
    if (sines) memcpy(sines + i, last_sines, (count - i) * sizeof *x);
    if (cosines) memcpy(cosines + i, last_cosines, (count - i) * sizeof *x);
}

static void sines_and_cosines(long count, const double *x, double *sines, double *cosines) {
    if (!cosines) {
        row(count, x, sines, 0);
    } else if (!sines) {
        row(count, x, 0, cosines);
    } else {
        row(count, x, sines, cosines);
    }
}

// The sine of one angle, and its cosine; beyond plain_bound the C library's.
static double sine_and_cosine(double x, double *cosine) {
    double magnitude = fabs(x);
    if (!(magnitude < plain_bound)) {
        *cosine = cos(x);
        return sin(x);
    }
    double multiple = magnitude + 0x1.8p+45;
    int64_t bits;
    memcpy(&bits, &multiple, sizeof bits);
    const double *entry = sine_table[bits & 127];
    Entries_1 at = {entry[0], entry[1], entry[2], entry[3]};
    double rest = magnitude - (multiple - 0x1.8p+45);
    *cosine = table_cosine_1(rest, at);
    if (magnitude < short_bound) return magnitude < 0x1p-26 ? x : short_sine_1(x, 0);
    return copysign(table_sine_1(rest, 0, at), x);
}

// Sines and cosines of a row by sine_and_cosine, for the check that it has the C library's bits.
static void one_by_one(long count, const double *x, double *sines, double *cosines) {
    for (long i = 0; i < count; i++) sines[i] = sine_and_cosine(x[i], &cosines[i]);
}
