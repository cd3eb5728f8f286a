// The choice of a form for functions on 64-bit numbers, and the check that its sines and cosines are this machine's.

#include <stdatomic.h>

#include "Doubles.h"
#include "TellingAngles.h"

typedef void (*Angles)(long, const double *, double *, double *);
typedef double (*Angle)(double, double *);

void ly_library_sines_and_cosines(long count, const double *x, double *sines, double *cosines) {
    for (long i = 0; i < count; i++) {
        double angle = x[i];
        if (sines) sines[i] = sin(angle);
        if (cosines) cosines[i] = cos(angle);
    }
}

static double library_sine_and_cosine(double x, double *cosine) {
    *cosine = cos(x);
    return sin(x);
}

enum { CHECKED = 64 };

// Whether a form gives what the C library gives.
static bool agrees(Angles form, const double *angles, long count) {
    double sines[CHECKED], cosines[CHECKED], expected_sines[CHECKED], expected_cosines[CHECKED];
    form(count, angles, sines, cosines);
    ly_library_sines_and_cosines(count, angles, expected_sines, expected_cosines);
    long size = count * (long)sizeof *angles;
    return memcmp(sines, expected_sines, size) == 0 && memcmp(cosines, expected_cosines, size) == 0;
}

// The check is on the angles that tell one library from another, on some at the borders between two ways to compute, and on
// some along the range of most dynamics, one row after the other so that no way goes untried because of its neighbours.
static bool is_exact(Angles form) {
    static const double borders[] = {
        0.0, -0.0, 0x1p-1074, -0x1p-1030, 0x1.fffffffffffffp-27, 0x1p-26, 0x1.020c49ba5e353p-3, 0.126, 0x1.4p-7,
        0x1.921fb54442d18p-1, 0x1.b5fffffffffffp-1, 0x1.b6p-1, -0x1.b6p-1, 0x1.921fb54442d18p+0, -0x1.921fb54442d18p+0,
        0x1.368fcffffffffp+1, 0x1.368fdp+1, 0x1.921fb54442d18p+1, 0x1.2d97c7f3321d2p+2, 0x1.921fb54442d18p+2,
        0x1.921faffffffffp+26, 0x1.921fbp+26, 0x1p+1023,
    };
    long count = sizeof telling_angles / sizeof *telling_angles;
    for (long first = 0; first < count; first += 8) {
        if (!agrees(form, telling_angles + first, first + 8 < count ? 8 : count - first)) return 0;
    }
    if (!agrees(form, borders, sizeof borders / sizeof *borders)) return 0;
    double angles[CHECKED];
    for (int row = 0; row < 8; row++) {
        for (int i = 0; i < CHECKED; i++) angles[i] = (i - CHECKED / 2) * 0x1.3p-9 * (1 << row);
        if (!agrees(form, angles, CHECKED)) return 0;
    }
    return 1;
}

// The form in use, and its sines and cosines: none before the first use. Threads that choose at once choose the same.
static double first_sine_and_cosine(double x, double *cosine);
static const LYRowKernels *_Atomic form;
static _Atomic(Angles) angles;
static _Atomic(Angle) angle = first_sine_and_cosine;

// The kernels of a form; null where the processor cannot run it.
static const LYRowKernels *kernels(LYRows rows) {
    switch (rows) {
        case LYRowsPortable: return &ly_rows_portable;
#if defined(__x86_64__)
        case LYRowsAVX2:
            __builtin_cpu_init();
            return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &ly_rows_avx2 : 0;
        case LYRowsAVX512:
            __builtin_cpu_init();
            return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
                    && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma") ? &ly_rows_avx512 : 0;
#endif
        default: return 0;
    }
}

int ly_use_rows(LYRows rows) {
    const LYRowKernels *found = kernels(rows);
    if (!found) return 0;
    bool is_own = found->sines_and_cosines && is_exact(found->sines_and_cosines) && is_exact(found->one_by_one);
    angles = is_own ? found->sines_and_cosines : ly_library_sines_and_cosines;
    angle = is_own ? found->sine_and_cosine : library_sine_and_cosine;
    form = found;
    return 1;
}

static void choose(void) {
    if (!ly_use_rows(LYRowsAVX512) && !ly_use_rows(LYRowsAVX2)) ly_use_rows(LYRowsPortable);
}

LYRows ly_rows(void) {
    if (!form) choose();
    if (form == kernels(LYRowsAVX512)) return LYRowsAVX512;
    return form == kernels(LYRowsAVX2) ? LYRowsAVX2 : LYRowsPortable;
}

int ly_angles_are_of_rows(void) {
    if (!form) choose();
    return angles != ly_library_sines_and_cosines;
}

void ly_sines_and_cosines(long count, const double *x, double *sines, double *cosines) {
    if (!form) choose();
    angles(count, x, sines, cosines);
}

static double first_sine_and_cosine(double x, double *cosine) {
    choose();
    return atomic_load_explicit(&angle, memory_order_relaxed)(x, cosine);
}

double ly_sine_and_cosine(double x, double *cosine) {
    return atomic_load_explicit(&angle, memory_order_relaxed)(x, cosine);
}

bool ly_cart_pole(
    const LYCartPole *world, long count, const long *actions, double *position, double *velocity, double *angle,
    double *angularVelocity, float *observations, double *rewards, bool *terminated) {
    if (!form) choose();
    return form->cart_pole(
        world, count, actions, position, velocity, angle, angularVelocity, observations, rewards, terminated);
}
