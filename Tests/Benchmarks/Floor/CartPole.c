// What a step of CartPole costs at the least: the same arithmetic and the same random draws in one loop in C, without errors,
// layers, or an observation that outlives the step. The benchmarks compare with it, and check that it adds up to the same.

#include "Floor.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

typedef unsigned __int128 Wide;

typedef struct {
    Wide state, increment;
    uint32_t half;
    int has_half;
} Stream;

typedef struct {
    double position, velocity, angle, spin;
    int steps;
    Stream random;
} CartPole;

static Stream stream(FloorStream from) {
    Stream stream = {(Wide)from.state[1] << 64 | from.state[0], (Wide)from.increment[1] << 64 | from.increment[0], 0, 0};
    return stream;
}

static inline uint64_t draw64(Stream *random) {
    const Wide multiplier = (Wide)0x2360ED051FC65DA4u << 64 | 0x4385DF649FCCF645u;
    random->state = random->state * multiplier + random->increment;
    uint64_t high = random->state >> 64, folded = high ^ (uint64_t)random->state;
    unsigned turn = high >> 58;
    return folded >> turn | folded << (-turn & 63);
}

static inline uint32_t draw32(Stream *random) {
    if (random->has_half) {
        random->has_half = 0;
        return random->half;
    }
    uint64_t word = draw64(random);
    random->half = word >> 32;
    random->has_half = 1;
    return (uint32_t)word;
}

static inline int below(Stream *random, uint32_t count) {
    uint64_t product = (uint64_t)draw32(random) * count;
    if ((uint32_t)product < count) {
        uint32_t least = (0u - count) % count;
        while ((uint32_t)product < least) product = (uint64_t)draw32(random) * count;
    }
    return product >> 32;
}

static inline double start(Stream *random) { return -0.05 + (0.05 - -0.05) * ((draw64(random) >> 11) * 0x1p-53); }

static inline void observe(const CartPole *cart, float *observation) {
    observation[0] = cart->position;
    observation[1] = cart->velocity;
    observation[2] = cart->angle;
    observation[3] = cart->spin;
}

static inline void reset(CartPole *cart, float *observation) {
    cart->position = start(&cart->random);
    cart->velocity = start(&cart->random);
    cart->angle = start(&cart->random);
    cart->spin = start(&cart->random);
    cart->steps = 0;
    observe(cart, observation);
}

static inline int step(CartPole *cart, int action, float *observation) {
    double force = action == 1 ? 10.0 : -10.0;
    double sine = sin(cart->angle), cosine = cos(cart->angle), spin = cart->spin;
    double push = (force + 0.05 * (spin * spin) * sine) / 1.1;
    double turn = (9.8 * sine - cosine * push) / (0.5 * (4.0 / 3.0 - 0.1 * (cosine * cosine) / 1.1));
    double acceleration = push - 0.05 * turn * cosine / 1.1;
    cart->position += 0.02 * cart->velocity;
    cart->velocity += 0.02 * acceleration;
    cart->angle += 0.02 * spin;
    cart->spin += 0.02 * turn;
    cart->steps += 1;
    observe(cart, observation);
    return fabs(cart->position) > 2.4 || fabs(cart->angle) > 12 * 2 * 3.141592653589793 / 360 || cart->steps >= 500;
}

double floor_cartpole(FloorStream environment, FloorStream actions, long steps) {
    CartPole cart = {.random = stream(environment)};
    Stream choices = stream(actions);
    float observation[4];
    double sum = 0;
    reset(&cart, observation);
    for (long index = 0; index < steps; index += 1) {
        int is_done = step(&cart, below(&choices, 2), observation);
        sum += observation[2];
        if (is_done) reset(&cart, observation);
    }
    return sum;
}
