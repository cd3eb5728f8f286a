// The arithmetic of LyceumLearning on rows of 32-bit floating-point numbers, and some on rows of 64-bit ones.
//
// Every function gives the same bits on every machine: sums are taken in the one order that is stated here, whatever the
// width of the processor's vectors and the number of threads, and exp, log and tanh are computed by the code of this
// target. The fastest form that the processor has is chosen once, when the program starts. The exception are the 64-bit sines
// and cosines, which have the bits of the machine's C library.

#ifndef LYCEUM_KERNELS_H
#define LYCEUM_KERNELS_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: The form in use

// The forms of the functions below.
typedef enum LYVariant {
    LYVariantPortable = 0,  // whatever the compiler's baseline has: SSE2, NEON
    LYVariantAVX2 = 1,      // AVX2 and FMA
    LYVariantAVX512 = 2     // AVX-512 F, VL and DQ beside them
} LYVariant;

// The form in use.
LYVariant ly_variant(void);

// Whether this processor can run a form.
int ly_variant_is_available(LYVariant variant);

// Uses a form from now on; 0, and no change, if this processor cannot run it. For tests and measurements.
int ly_use_variant(LYVariant variant);

// MARK: Threads

// The number of threads that a large matrix product is shared between: the processors of this machine, or
// LYCEUM_THREADS of the environment, until it is set.
long ly_thread_count(void);

// Sets the number of threads; less than 1 counts as 1.
void ly_set_thread_count(long count);

// MARK: One number to one number

// The functions of one number; p and q are their constants.
typedef enum LYUnary {
    LYUnaryCopy,         // x
    LYUnaryNegate,       // -x
    LYUnaryAdd,          // x + p
    LYUnaryMultiply,     // x p
    LYUnaryDivide,       // x / p
    LYUnarySubtractFrom, // p - x
    LYUnaryDivideInto,   // p / x
    LYUnarySquare,       // x x
    LYUnaryPower,        // x to the power p
    LYUnaryExp,
    LYUnaryLog,
    LYUnarySquareRoot,
    LYUnaryAbsolute,
    LYUnaryTanh,
    LYUnaryReLU,         // x if x > 0, else 0
    LYUnaryLeakyReLU,    // x if x > 0, else p x
    LYUnaryELU,          // x if x > 0, else p (exp x - 1)
    LYUnarySigmoid,
    LYUnarySoftplus,     // log(1 + exp x)
    LYUnaryClamp         // p if x < p, q if x > q, else x
} LYUnary;

// y[i] = f(x[i]).
void ly_unary(LYUnary function, long count, const float *x, float *y, float p, float q);

// d[i] = g[i] f'(x[i]), or that added to d[i]; y is what ly_unary gave. d may be g, here and in the gradients below.
void ly_unary_gradient(
    LYUnary function, long count, const float *x, const float *y, const float *g, float *d, float p, float q, int add);

// MARK: Two numbers to one number

// The functions of two numbers; p is their constant. A comparison is 1 where it holds, else 0.
typedef enum LYBinary {
    LYBinaryAdd,
    LYBinarySubtract,
    LYBinaryMultiply,
    LYBinaryDivide,
    LYBinaryMaximum,
    LYBinaryMinimum,
    LYBinaryPower,
    LYBinarySquaredDifference,
    LYBinarySmoothL1,  // d d / 2p if |d| < p, else |d| - p / 2, for d = a - b
    LYBinaryGreater,
    LYBinaryGreaterOrEqual,
    LYBinaryEqual
} LYBinary;

// y[i] = f(a[i aStep], b[i bStep]); the steps are 0 or 1.
void ly_binary(
    LYBinary function, long count, const float *a, long aStep, const float *b, long bStep, float *y, float p);

// d[i] = g[i] ∂f/∂a, or ∂f/∂b if second is not 0, or that added to d[i].
void ly_binary_gradient(
    LYBinary function, int second, long count, const float *a, long aStep, const float *b, long bStep, const float *g,
    float *d, float p, int add);

// y[i] = a[i] where c[i] is not 0, else b[i].
void ly_select(long count, const float *c, const float *a, const float *b, float *y);

// MARK: Sums

// The sum: number i goes to the lane i mod 16, in order; lane l and lane l + 8 are added, then l and l + 4, and so on.
float ly_sum(long count, const float *x);

// The sum of a[i] b[i], each product and its addition rounded once, in the lanes of ly_sum.
float ly_dot(long count, const float *a, const float *b);

// y[i] += x[i].
void ly_accumulate(long count, const float *x, float *y);

// y[i] += p.
void ly_accumulate_constant(long count, float p, float *y);

// y[i] += p x[i], rounded once.
void ly_accumulate_multiple(long count, float p, const float *x, float *y);

// y[i] += the sum over r of x[r stride + i], r running in order; y[i] starts from 0 if add is 0.
void ly_sum_rows(long rows, long count, const float *x, long stride, float *y, int add);

// MARK: Rows

// y = exp(x - max) / sum for each row of a contiguous matrix; the logarithm of it if logarithm is not 0.
void ly_softmax(long rows, long count, const float *x, float *y, int logarithm);

// The gradient of ly_softmax: d from y and g, or that added to d.
void ly_softmax_gradient(long rows, long count, const float *y, const float *g, float *d, int logarithm, int add);

// y = (x - mean) / sqrt(variance + epsilon) for each row; scales receives 1 / sqrt(variance + epsilon).
void ly_normalise(long rows, long count, const float *x, float *y, float *scales, float epsilon);

// The gradient of ly_normalise: d from y, scales and g, or that added to d.
void ly_normalise_gradient(
    long rows, long count, const float *y, const float *scales, const float *g, float *d, int add);

// y[j rows + i] = x[i columns + j].
void ly_transpose(long rows, long columns, const float *x, float *y);

// MARK: 64-bit numbers

// The forms of the functions below.
typedef enum LYRows {
    LYRowsPortable = 0,  // whatever the compiler's baseline has: SSE2, NEON
    LYRowsAVX2 = 1,      // AVX2 and FMA
    LYRowsAVX512 = 2     // AVX-512
} LYRows;

// The form in use, which is chosen at the first use: the widest that this processor can run.
LYRows ly_rows(void);

// Uses a form from now on; 0, and no change, if this processor cannot run it. For tests and measurements.
int ly_use_rows(LYRows rows);

// sines[i] = sin x[i] and cosines[i] = cos x[i] with the bits of the C library; sines or cosines may be null, and the
// results may be written over x. The code of this target is used where it is found to have those bits when a form is
// chosen, else the C library.
void ly_sines_and_cosines(long count, const double *x, double *sines, double *cosines);

// The same by the C library, one angle after the other.
void ly_library_sines_and_cosines(long count, const double *x, double *sines, double *cosines);

// sin x, and cos x in *cosine, likewise: faster than the two functions where |x| < 0.855.
double ly_sine_and_cosine(double x, double *cosine);

// Whether the code of this target has the C library's bits in the form in use.
int ly_angles_are_of_rows(void);

// What all poles on carts have in common, in SI units, and what a step is rewarded with.
typedef struct LYCartPole {
    double gravity, pole_mass, total_mass, pole_half_length, pole_mass_length, force, time_step;
    double position_threshold, angle_threshold;
    bool is_semi_implicit;
    double reward, last_reward;
} LYCartPole;

// Advances poles on carts, pushed to the right where the action is 1 and to the left where it is 0; whether any is down, which
// terminated says of each. The observations are four numbers for each.
bool ly_cart_pole(
    const LYCartPole *world, long count, const long *actions, double *position, double *velocity, double *angle,
    double *angularVelocity, float *observations, double *rewards, bool *terminated);

// MARK: Matrices

// C = A B, or C + A B if add is not 0: m × k times k × n.
//
// An element starts from 0 (from what it was, if add is not 0) and takes the k products in order, each product and its
// addition rounded once. A row of A is aRow numbers after the one before, a column aColumn; one of bRow and bColumn
// is 1. The rows of C are contiguous, cRow apart.
void ly_matmul(
    long m, long n, long k, const float *a, long aRow, long aColumn, const float *b, long bRow, long bColumn, float *c,
    long cRow, int add);

// y = x weightᵀ + bias: x is rows × inputs, the weight outputs × inputs, both contiguous. An element starts from its bias,
// from 0 where that is NULL, and is added up as by ly_matmul.
void ly_linear(
    long rows, long outputs, long inputs, const float *x, const float *weight, const float *bias, float *y);

// MARK: Optimisers and target networks

// The constants of a step of Adam.
typedef struct LYAdam {
    float sign, decay;                          // slope = sign g + decay value
    float meanShare, squareKeep, squareShare;   // mean += (slope - mean) meanShare; square likewise, from its square
    float keep, size, epsilon;                  // value = value keep - size (mean / (sqrt square + epsilon))
} LYAdam;

// A step of Adam on numbers with the gradient g, each operation rounded; with `largest`, where not NULL, the largest square
// so far takes the place of the square.
void ly_adam(
    long count, const LYAdam *step, const float *g, float *value, float *mean, float *square, float *largest);

// value[i] += share (goal[i] - value[i]), each operation rounded.
void ly_move_towards(long count, float share, const float *goal, float *value);

#ifdef __cplusplus
}
#endif

#endif
