#ifndef BENCHMARK_FLOOR_H
#define BENCHMARK_FLOOR_H

#include <stdint.h>

/// The state of a PCG64 stream: NumPy's `state` and `inc`, low halves first.
typedef struct {
    uint64_t state[2];
    uint64_t increment[2];
} FloorStream;

/// Plays CartPole-v1 with sampled actions, resets included, and returns the sum of all angles that were observed.
double floor_cartpole(FloorStream environment, FloorStream actions, long steps);

#endif
